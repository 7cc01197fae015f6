using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.IdleLand;

/// <summary>Rows of the ledger of idle buildings.</summary>
public static class IdleBuilding
{
    /// <summary>Of floor, not of ground; nothing where nobody said.</summary>
    public static Area FloorOf(LedgerRow row) => row.SquareMetres("floor_m2") ?? Area.Zero;

    /// <summary>Days on which something happened: none of them is ahead.</summary>
    public static readonly IReadOnlyList<string> Happened = ["idle_since", "revived_on"];

    /// <summary>What cannot be true of a row, or has not come by a day. Full sentences.</summary>
    public static IReadOnlyList<string> Complaints(LedgerRow row, DateOnly today)
    {
        var (isRevived, on) = (row.Text("state") == IdleOffering.Revived, row.Date("revived_on"));
        var complaints = Happened.Where(field => row.Date(field) > today).Select(field => Sentence.Said($"{field} is {row.Date(field):yyyy-MM-dd}, which has not come yet.")).ToList();
        if (isRevived && (on is null || row.Text("way").Length == 0))
            complaints.Say("What is revived was so on a day and in a way: give revived_on and way as well.");
        if (!isRevived && on is not null)
            complaints.Say("Only what is revived has a day of that: set state=revived, or leave revived_on empty.");
        if (on < row.Date("idle_since"))
            complaints.Say($"It cannot be revived on {on:yyyy-MM-dd}, before it lay idle.");
        return complaints;
    }
}
