using LandPlanner.Calendars;
using LandPlanner.Ledgers;
using LandPlanner.Projects;

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

    /// <summary>When a move was made last; null where it was not.</summary>
    /// <param name="notices">All moves of the parcel, as rows of the ledger of notices.</param>
    public static LedgerRow? LastOf(IdleMove move, IEnumerable<LedgerRow> notices) => notices.Where(notice => notice.Text("move") == move.Id).MaxBy(notice => notice.Id);

    /// <summary>The paper of a move that was made, as it was issued.</summary>
    /// <param name="made">The move, a row of the ledger of notices.</param>
    /// <param name="then">The parcel as it stood right after it: what was found out since is not what was issued.</param>
    /// <exception cref="CalendarMissingException">Working days of a year are needed that is not known.</exception>
    public static IdleNotice Issued(IdleMove move, LedgerRow made, LedgerRow then, IdleProcess process, IdleTable table, WorkingCalendar calendar)
    {
        var on = made.Date("on")!.Value;
        return new IdleNotice(move, then, on, made.Date("due_on"), made.Text("notice_number"), IdleVerdict.On(IdleParcel.Of(then, table), on, table), IsIssued: true).With(process, calendar);
    }

    /// <summary>The draft of the paper of a move that can be made.</summary>
    /// <param name="notices">All moves of the parcel, as rows of the ledger of notices.</param>
    /// <exception cref="LedgerEntryException">It cannot be made: every reason at once.</exception>
    /// <exception cref="CalendarMissingException">Working days of a year are needed that is not known.</exception>
    public static IdleNotice Drafted(
        LedgerForm form, LedgerRow row, IReadOnlyList<LedgerRow> notices, IdleMove move, IdleMoveRequest request, IdleProcess process, IdleTable table, WorkingCalendar calendar, DateOnly today)
    {
        var step = process.Make(form, row, notices, request with { Move = move.Id }, table, calendar, today);
        return new IdleNotice(move, step.After, request.On, step.DueOn, request.NoticeNumber, step.Verdict, IsIssued: false).With(process, calendar);
    }

    private IdleNotice With(IdleProcess process, WorkingCalendar calendar)
    {
        var term = process.Moves.FirstOrDefault(next => next.Wait?.Move == Move.Id)?.Wait?.Term;
        return this with { AnswerTerm = term, AnswerBy = term?.DueOn(On, calendar) };
    }
}
