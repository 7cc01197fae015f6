using LandPlanner.Calendars;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.IdleLand;

/// <summary>The way of idle land from suspicion to its end: 疑似 → 调查通知 → 认定 → 处置 → 销号. Immutable.</summary>
/// <param name="Begins">The state of a parcel that was just found.</param>
/// <param name="FirstDueDays">Within how many days after that the first notice is due.</param>
/// <param name="Ends">States after which nothing follows.</param>
public sealed record IdleProcess(IReadOnlyList<IdleMove> Moves, string Begins, int FirstDueDays, IReadOnlyList<string> Ends)
{
    /// <summary>Moves that start from a state.</summary>
    public IEnumerable<IdleMove> From(string state) => Moves.Where(move => move.From.Contains(state));

    /// <summary>The move whose paper goes by a word: its id, either title, or what the paper is called.</summary>
    /// <param name="number">Of the parcel.</param>
    /// <exception cref="LedgerEntryException">No move issues such a paper.</exception>
    public IdleMove PaperOf(string number, string word)
    {
        var papers = Moves.Where(move => move.NoticeZh.Length > 0).ToList();
        return papers.Find(move => move.Id == word || move.TitleZh == word || move.TitleEn == word || move.NoticeZh == word)
            ?? throw new LedgerEntryException(number, [Sentence.Said($"There is no paper '{word}'; there are {string.Join(", ", papers.Select(move => $"{move.Id} ({move.NoticeZh})"))}.")]);
    }

    /// <summary>Whether what should have come next has not come by a day.</summary>
    public bool IsOverdue(LedgerRow row, DateOnly day) => !Ends.Contains(row.Text("state")) && row.Date("due_on") < day;

    /// <param name="earlier">All moves of the parcel, in any order: rows of the ledger of notices.</param>
    /// <exception cref="LedgerEntryException">It cannot be made: every reason at once.</exception>
    /// <exception cref="CalendarMissingException">Working days of a year are needed that is not known.</exception>
    public IdleStep Make(LedgerForm form, LedgerRow row, IReadOnlyList<LedgerRow> earlier, IdleMoveRequest request, IdleTable table, WorkingCalendar calendar, DateOnly today)
    {
        var number = row.Text("number");
        var move = Moves.FirstOrDefault(move => move.Id == request.Move || move.TitleZh == request.Move || move.TitleEn == request.Move)
            ?? throw new LedgerEntryException(number, [Sentence.Said($"There is no move '{request.Move}'; there are {Listed(Moves)}.")]);
        var complaints = new List<string>();
        if (!move.From.Contains(row.Text("state")))
            complaints.Say($"'{move.Id}' ({move.TitleZh}) is not made from '{row.Text("state")}' ({form.Get("state").Say(row.Text("state"), english: false)}); from there {(From(row.Text("state")).Any() ? (Sentence)$"one can {Listed(From(row.Text("state")))}" : "nothing follows")}.");
        CheckDay(row, earlier, request, today, complaints);
        if (move.NeedsNote && request.Note.Trim().Length == 0)
            complaints.Say($"'{move.Id}' needs a note that says why.");
        if (move.NoticeZh.Length == 0 && request.NoticeNumber.Length > 0)
            complaints.Say($"'{move.Id}' issues no paper, so it has no number.");
        var cause = Cause(form, row, move, request, table, complaints);
        if (move.Causes.Count > 0 && (cause is null || !move.Causes.Contains(cause.Kind)))
            complaints.Say($"'{move.Id}' is for land idle by {string.Join(Sentence.Said(" or "), move.Causes.Select(Word))}; this is {(cause is null ? (Sentence)"not identified" : $"idle by {Word(cause.Kind)}")}.");
        CheckWait(earlier, move, request, calendar, complaints);
        CheckTerm(move, request, complaints);
        var verdict = IdleVerdict.On(IdleParcel.Of(row, table) with { Cause = cause }, request.On, table);
        CheckVerdict(move, verdict, complaints);
        if (complaints.Count > 0)
            throw new LedgerEntryException(number, complaints);
        DateOnly? due = move.DueDays is { } days ? request.On.AddDays(days) : null;
        return new(move, request, row, After(row, move, request, cause, due, verdict), due, verdict);
    }

    private LedgerRow After(LedgerRow row, IdleMove move, IdleMoveRequest request, IdleCause? cause, DateOnly? due, IdleVerdict verdict)
    {
        var values = new Dictionary<string, object?> { ["state"] = move.To, ["cause"] = cause?.Id };
        if (move.To != row.Text("state") || due is not null)
            values["due_on"] = due;
        if (move.IdentifiesCause)
            values["identified_on"] = request.On;
        if (move.WithdrawsIdentification)
            values["cause"] = values["identified_on"] = values["way"] = values["fee_fen"] = null;
        if (move.Way is { } way)
            values["way"] = way;
        if (move.Demand == IdleDemand.Fee)
            values["fee_fen"] = verdict.Fee?.Cents;
        if (move.Term is { } term)
            values[term.Field] = request.Until;
        if (Ends.Contains(move.To))
            values["closed_on"] = request.On;
        return row.With(values);
    }

    private static void CheckDay(LedgerRow row, IReadOnlyList<LedgerRow> earlier, IdleMoveRequest request, DateOnly today, List<string> complaints)
    {
        if (request.On > today)
            complaints.Say($"{request.On:yyyy-MM-dd} has not come yet.");
        if (earlier.Select(notice => notice.Date("on")).Append(row.Date("found_on")).Max() is { } last && request.On < last)
            complaints.Say($"{request.On:yyyy-MM-dd} lies before {last:yyyy-MM-dd}, when the last that is known happened.");
    }

    private static IdleCause? Cause(LedgerForm form, LedgerRow row, IdleMove move, IdleMoveRequest request, IdleTable table, List<string> complaints)
    {
        if (!move.IdentifiesCause)
        {
            if (request.Cause.Length > 0)
                complaints.Say($"'{move.Id}' does not say a cause; that is identified by another move.");
            return table.FindCause(row.Text("cause"));
        }

        var field = form.Get("cause");
        var cause = field.CodeOf(request.Cause) is { } code ? table.FindCause(code) : null;
        if (cause is null)
            complaints.Say($"The cause {(request.Cause.Length == 0 ? (Sentence)"is missing" : $"cannot be '{request.Cause}'")}; it is one of {string.Join(", ", field.Choices.Select(choice => $"{choice.Code} ({choice.TitleZh})"))}.");
        return cause;
    }

    private void CheckWait(IReadOnlyList<LedgerRow> earlier, IdleMove move, IdleMoveRequest request, WorkingCalendar calendar, List<string> complaints)
    {
        if (move.Wait is not { } wait)
            return;
        var title = Moves.First(other => other.Id == wait.Move).TitleZh;
        if (LastOf(earlier, wait.Move) is not { } made)
            complaints.Say($"'{wait.Move}' ({title}) comes before it, and was not made.");
        else if (!(LastOf(earlier, wait.Unless) >= made) && wait.Term.DueOn(made, calendar) is var last && request.On <= last)
            complaints.Say($"It can be made on {last.AddDays(1):yyyy-MM-dd} at the earliest, when {wait.Term} since '{wait.Move}' ({title}) are over{(wait.Unless is { } unless ? (Sentence)$", or once '{unless}' was made" : "")}.");
    }

    private static void CheckTerm(IdleMove move, IdleMoveRequest request, List<string> complaints)
    {
        if (move.Term is not { } term)
        {
            if (request.Until is not null)
                complaints.Say($"'{move.Id}' has no day until when.");
            return;
        }

        if (request.Until is not { } until)
            complaints.Say($"'{move.Id}' needs the day until when.");
        else if (until <= request.On)
            complaints.Say($"It cannot last until {until:yyyy-MM-dd}, which is not after {request.On:yyyy-MM-dd}.");
        else if (until > request.On.AddYears(term.Years))
            complaints.Say($"It can last until {request.On.AddYears(term.Years):yyyy-MM-dd} at the longest, {term.Years} year(s).");
    }

    private static void CheckVerdict(IdleMove move, IdleVerdict verdict, List<string> complaints)
    {
        var isMet = move.Demand switch
        {
            IdleDemand.Possible => verdict.Standing is IdleStanding.Suspected or IdleStanding.NotKnown,
            IdleDemand.Suspected => verdict.Standing == IdleStanding.Suspected,
            IdleDemand.Fee => verdict.Fee is { Cents: > 0 },
            IdleDemand.TakeBack => verdict.IsTakeBackDue,
            _ => true,
        };
        if (isMet)
            return;
        var asked = move.Demand switch
        {
            IdleDemand.Possible => (Sentence)"By the facts it is not idle",
            IdleDemand.Suspected => "The facts do not show it idle",
            IdleDemand.Fee => "The facts do not show a fee",
            _ => "The facts do not show that it is to be taken back",
        };
        complaints.Say($"{asked}: {string.Join(" ", verdict.Reasons.Select(reason => Sentence.InChinese ? reason.Zh : reason.En))}");
    }

    private static DateOnly? LastOf(IReadOnlyList<LedgerRow> earlier, string? move) => earlier.Where(notice => notice.Text("move") == move).Max(notice => notice.Date("on"));

    private static string Listed(IEnumerable<IdleMove> moves) => string.Join(", ", moves.Select(move => $"{move.Id} ({move.TitleZh})"));

    private static Sentence Word(IdleCauseKind kind) => kind switch
    {
        IdleCauseKind.Enterprise => (Sentence)"the holder's doing",
        IdleCauseKind.Government => "the government's doing",
        _ => "force majeure",
    };
}
