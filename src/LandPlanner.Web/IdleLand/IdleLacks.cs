using LandPlanner.Calendars;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using Microsoft.Extensions.Localization;

namespace LandPlanner.Web.IdleLand;

/// <summary>What a move still lacks, in the interface's language, while it is filled in. Whether it can be made is <see cref="IdleProcess"/>'s to say when it is sent.</summary>
internal sealed class IdleLacks(IdleDesk desk, IStringLocalizer<IdleLacks> words)
{
    /// <summary>All of it at once.</summary>
    /// <param name="notices">The parcel's earlier moves.</param>
    public IReadOnlyList<string> Of(LedgerRow row, IReadOnlyList<LedgerRow> notices, IdleMoveDraft draft)
    {
        var (lacks, move, table) = (new List<string>(), draft.Move, desk.Table);
        if (draft.On > desk.Today)
            lacks.Add(words["Ahead", Moments.Write(draft.On)]);
        if (notices.Select(notice => notice.Date("on")).Append(row.Date("found_on")).Max() is { } last && draft.On < last)
            lacks.Add(words["BeforeLast", Moments.Write(last)]);
        if (move.NeedsNote && draft.Note.Trim().Length == 0)
            lacks.Add(words["NoNote"]);
        if (move.IdentifiesCause && draft.Cause.Length == 0)
            lacks.Add(words["NoCause"]);
        var cause = table.FindCause(move.IdentifiesCause ? draft.Cause : row.Text("cause"));
        if (move.Causes.Count > 0 && (cause is null || !move.Causes.Contains(cause.Kind)))
            lacks.Add(words["CauseKind", string.Join(words["Or"], move.Causes.Select(kind => words[kind.ToString()].Value))]);
        lacks.AddRange(Waits(notices, draft));
        lacks.AddRange(Terms(draft));
        var verdict = IdleVerdict.On(IdleParcel.Of(row, table) with { Cause = cause }, draft.On, table);
        var isMet = move.Demand switch
        {
            IdleDemand.Possible => verdict.Standing is IdleStanding.Suspected or IdleStanding.NotKnown,
            IdleDemand.Suspected => verdict.Standing == IdleStanding.Suspected,
            IdleDemand.Fee => verdict.Fee is { Cents: > 0 },
            IdleDemand.TakeBack => verdict.IsTakeBackDue,
            _ => true,
        };
        if (!isMet)
            lacks.Add(words[$"Demand{move.Demand}", string.Join(Languages.Say("", " "), desk.Reasons(verdict))]);
        return lacks;
    }

    private IEnumerable<string> Waits(IReadOnlyList<LedgerRow> notices, IdleMoveDraft draft)
    {
        if (draft.Move.Wait is not { } wait)
            yield break;
        DateOnly? LastOf(string? move) => notices.Where(notice => notice.Text("move") == move).Max(notice => notice.Date("on"));
        if (LastOf(wait.Move) is not { } made)
            yield return words["NotMade", desk.TitleOf(wait.Move)];
        else if (!(LastOf(wait.Unless) >= made) && Waits(wait, made, draft.On) is { } waits)
            yield return waits;
    }

    /// <summary>Null where the term is over.</summary>
    private string? Waits(IdleWait wait, DateOnly made, DateOnly on)
    {
        try
        {
            var last = wait.Term.DueOn(made, desk.Calendar);
            var term = words[wait.Term.Kind.ToString(), wait.Term.Count].Value;
            return on > last ? null : words[wait.Unless is null ? "Waits" : "WaitsUnless", Moments.Write(last.AddDays(1)), desk.TitleOf(wait.Move), term, wait.Unless is { } unless ? desk.TitleOf(unless) : ""].Value;
        }
        catch (CalendarMissingException missing)
        {
            return words["NoCalendar", missing.Year];
        }
    }

    private IEnumerable<string> Terms(IdleMoveDraft draft)
    {
        if (draft.Move.Term is not { } term)
            yield break;
        if (draft.Until is not { } until)
            yield return words["NoUntil"];
        else if (until <= draft.On)
            yield return words["UntilBefore", Moments.Write(draft.On)];
        else if (until > draft.On.AddYears(term.Years))
            yield return words["UntilBeyond", Moments.Write(draft.On.AddYears(term.Years)), term.Years];
    }
}
