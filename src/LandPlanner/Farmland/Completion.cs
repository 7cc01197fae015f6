using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Farmland;

/// <summary>The end of work on a plot of a ledger that has one: done, then accepted (完工, 验收). Fields: state, done_on, accepted_on, accepted_by, accepted_m2, area_m2.</summary>
public static class Completion
{
    public const string Done = "done";
    public const string Accepted = "accepted";

    /// <summary>How much of a plot was accepted: less than the plot, where a part of it was.</summary>
    public static Area AcceptedOf(LedgerRow row) => row.Text("state") == Accepted ? row.SquareMetres("accepted_m2") ?? Area.Zero : Area.Zero;

    /// <exception cref="LedgerEntryException">It is accepted already, or the day has not come.</exception>
    public static LedgerRow Complete(LedgerRow row, DateOnly on, DateOnly today)
    {
        var complaints = NotYet(on, today);
        if (row.Text("state") == Accepted)
            complaints.Say($"It was accepted on {row.Date("accepted_on"):yyyy-MM-dd} already.");
        return complaints.Count == 0 ? row.With([new("state", Done), new("done_on", on)]) : throw new LedgerEntryException(row.Text("number"), complaints);
    }

    /// <param name="area">What was accepted; null for the whole plot.</param>
    /// <exception cref="LedgerEntryException">It is not done, was accepted already, nobody accepts it, or more is accepted than there is.</exception>
    public static LedgerRow Accept(LedgerRow row, DateOnly on, string by, Area? area, DateOnly today)
    {
        var complaints = NotYet(on, today);
        if (row.Text("state") == Accepted)
            complaints.Say($"It was accepted on {row.Date("accepted_on"):yyyy-MM-dd} by {row.Text("accepted_by")} already.");
        else if (row.Date("done_on") is not { } done || row.Text("state") != Done)
            complaints.Say("It cannot be accepted before it is done: say when that was with 'done' first.");
        else if (on < done)
            complaints.Say($"It cannot be accepted on {on:yyyy-MM-dd}, before it was done on {done:yyyy-MM-dd}.");
        if (by.Trim().Length == 0)
            complaints.Say("Somebody must accept it.");
        var whole = row.SquareMetres("area_m2") ?? Area.Zero;
        var accepted = area ?? whole;
        if (accepted <= Area.Zero)
            complaints.Say("The accepted area must be more than nothing.");
        if (accepted > whole)
            complaints.Say($"{Text(accepted)} cannot be accepted of a polygon of {Text(whole)}.");
        return complaints.Count == 0
            ? row.With([new("state", Accepted), new("accepted_on", on), new("accepted_by", by.Trim()), new("accepted_m2", accepted.SquareMetres)])
            : throw new LedgerEntryException(row.Text("number"), complaints);
    }

    /// <summary>A row as somebody changed it by hand, without the day of work that is not done any more.</summary>
    public static LedgerRow Settled(LedgerRow after) => after.Text("state") is Done or Accepted ? after : after.With("done_on", null);

    /// <summary>What is wrong with a row as somebody changed it by hand. Full sentences.</summary>
    public static IReadOnlyList<string> Complaints(LedgerRow before, LedgerRow after)
    {
        var (was, state) = (before.Text("state"), after.Text("state"));
        if (was == state)
            return [];
        if (was == Accepted)
            return [Sentence.Said("It is accepted: that is not taken back.")];
        return state switch
        {
            Done => [Sentence.Said("It becomes done by 'done', with the day.")],
            Accepted => [Sentence.Said("It becomes accepted by 'accept', with the day and by whom.")],
            _ => [],
        };
    }

    /// <summary>Whether it should have been done before a day and is not.</summary>
    public static bool IsOverdue(LedgerRow row, DateOnly day) => row.Text("state") is not (Done or Accepted) && row.Date("until") < day;

    private static List<string> NotYet(DateOnly on, DateOnly today) => on > today ? [Sentence.Said($"{on:yyyy-MM-dd} has not come yet.")] : [];

    private static Sentence Text(Area area) => $"{area.SquareMetres:0.00} m² ({area.Mu(4)} mu)";
}
