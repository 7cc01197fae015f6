using LandPlanner.Calendars;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.IdleLand;

/// <summary>What the paper of a move says, as <c>data/idle/notices.yaml</c> has it.</summary>
/// <param name="Move">The id of the move that issues it.</param>
/// <param name="Basis">Articles cited beside those the facts rest on.</param>
/// <param name="Paragraphs">With {…} for what is filled in.</param>
public sealed record IdleNoticeText(string Move, string Mark, IReadOnlyList<Audits.LegalBasis> Basis, IReadOnlyList<string> Paragraphs);

/// <summary>The paper of a move: issued, or drafted because the move could be made.</summary>
/// <param name="Row">The parcel as it stood with the move.</param>
/// <param name="DueOn">The last day of what comes next; null where nothing is due.</param>
/// <param name="Number">Of the paper; empty where it has none yet.</param>
/// <param name="Verdict">On the day of the move.</param>
/// <param name="IsIssued">Whether the move was made; else it is a draft.</param>
public sealed record IdleNotice(IdleMove Move, LedgerRow Row, DateOnly On, DateOnly? DueOn, string Number, IdleVerdict Verdict, bool IsIssued)
{
    /// <summary>What the holder has to answer, before the move that waits for it; null where none does.</summary>
    public DueRule? AnswerTerm { get; init; }

    /// <summary>The last day of it.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>As decided, else as the facts have it; null where it is not known.</summary>
    public Money? Fee => IsIssued && Move.Demand == IdleDemand.Fee && Row.Integer("fee_fen") is { } cents ? new(cents) : Verdict.Fee;

    /// <summary>What shows the land idle, without what follows from it; empty where facts are missing.</summary>
    public IReadOnlyList<IdleReason> Facts => Verdict.Standing == IdleStanding.NotKnown ? [] : [.. Verdict.Reasons.Take(1 + Verdict.Reasons.TakeWhile(reason => reason.Law is not null).Count())];

    /// <summary>The paper of a move that was made, the last where it was made again; else its draft.</summary>
    /// <param name="notices">All moves of the parcel, as rows of the ledger of notices.</param>
    /// <exception cref="LedgerEntryException">The move issues no paper, or was not made and cannot be: every reason at once.</exception>
    /// <exception cref="CalendarMissingException">Working days of a year are needed that is not known.</exception>
    public static IdleNotice Of(LedgerForm form, LedgerRow row, IReadOnlyList<LedgerRow> notices, IdleMoveRequest request, IdleProcess process, IdleTable table, WorkingCalendar calendar, DateOnly today)
    {
        var move = process.Moves.FirstOrDefault(move => move.NoticeZh.Length > 0 && (move.Id == request.Move || move.TitleZh == request.Move || move.TitleEn == request.Move || move.NoticeZh == request.Move))
            ?? throw new LedgerEntryException(
                row.Text("number"), [Sentence.Said($"There is no paper '{request.Move}'; there are {string.Join(", ", process.Moves.Where(move => move.NoticeZh.Length > 0).Select(move => $"{move.Id} ({move.NoticeZh})"))}.")]);
        var term = process.Moves.FirstOrDefault(next => next.Wait?.Move == move.Id)?.Wait?.Term;
        var made = notices.OrderBy(notice => notice.Id).ToList();
        if (made.FindLastIndex(notice => notice.Text("move") == move.Id) is >= 0 and var index)
        {
            var (on, then) = (made[index].Date("on")!.Value, AsOf(row, made.Skip(index + 1), process));
            return new(move, then, on, made[index].Date("due_on"), made[index].Text("notice_number"), IdleVerdict.On(IdleParcel.Of(then, table), on, table), IsIssued: true) { AnswerTerm = term, AnswerBy = term?.DueOn(on, calendar) };
        }

        var step = process.Make(form, row, notices, request with { Move = move.Id }, table, calendar, today);
        return new(move, step.After, request.On, step.DueOn, request.NoticeNumber, step.Verdict, IsIssued: false) { AnswerTerm = term, AnswerBy = term?.DueOn(request.On, calendar) };
    }

    /// <summary>Without what later moves wrote and a verdict goes by.</summary>
    private static LedgerRow AsOf(LedgerRow row, IEnumerable<LedgerRow> later, IdleProcess process)
    {
        var moves = later.Select(notice => process.Moves.FirstOrDefault(move => move.Id == notice.Text("move"))).OfType<IdleMove>().ToList();
        return row.With(
        [
            .. moves.Where(move => move.IdentifiesCause).Select(_ => KeyValuePair.Create("cause", (object?)null)), .. moves.Where(move => move.Term is not null).Select(move => KeyValuePair.Create(move.Term!.Field, (object?)null)),
        ]);
    }
}
