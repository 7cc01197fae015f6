using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.IdleLand;

/// <summary>How far works on a parcel have come.</summary>
public enum IdleWorks
{
    /// <summary>Nobody said.</summary>
    Unknown,
    NotStarted,
    UnderWay,
    Stopped,
}

/// <summary>What is known of supplied land of which it is asked whether it lies idle. What is null is not known.</summary>
/// <param name="AgreedStart">The day on which works should have started by contract, allocation decision or a later agreement; null where none was agreed.</param>
/// <param name="DeliveredOn">The day of the certificate of delivery (交地确认书).</param>
/// <param name="Works">As known now; before <paramref name="StartedOn"/> and <paramref name="StoppedOn"/> it was otherwise.</param>
/// <param name="ToBuild">The area that should be built on.</param>
/// <param name="Built">The area built on.</param>
/// <param name="Investment">In all, without the price of the land, and taxes.</param>
/// <param name="Invested">Until now, likewise.</param>
/// <param name="Price">Paid for the land, or for its allocation: what the fee is reckoned on.</param>
/// <param name="Cause">Why it lies idle, once it is identified; null before.</param>
public sealed record IdleParcel(
    DateOnly? AgreedStart, DateOnly? DeliveredOn, IdleWorks Works, DateOnly? StartedOn, DateOnly? StoppedOn, Area? ToBuild, Area? Built, Money? Investment, Money? Invested, Money? Price, IdleCause? Cause)
{
    public const string NotStarted = "not-started";
    public const string UnderWay = "under-way";
    public const string Stopped = "stopped";

    /// <summary>Days on which something happened: none of them is ahead.</summary>
    public static readonly IReadOnlyList<string> Happened = ["contract_on", "delivered_on", "started_on", "stopped_on"];

    /// <summary>A row of the ledger of idle land. A start that was put off by agreement is the agreed one.</summary>
    public static IdleParcel Of(LedgerRow row, IdleTable table) => new(
        row.Date("extended_start") ?? row.Date("agreed_start"), row.Date("delivered_on"),
        row.Text("works") switch
        {
            NotStarted => IdleWorks.NotStarted,
            UnderWay => IdleWorks.UnderWay,
            Stopped => IdleWorks.Stopped,
            _ => IdleWorks.Unknown,
        },
        row.Date("started_on"), row.Date("stopped_on"), row.SquareMetres("to_build_m2"), row.SquareMetres("built_m2"), Amount(row, "investment_fen"), Amount(row, "invested_fen"), Amount(row, "price_fen"),
        table.FindCause(row.Text("cause")));

    /// <summary>What cannot be true of a row together, or has not come by a day. Full sentences.</summary>
    public static IReadOnlyList<string> Complaints(LedgerRow row, DateOnly today)
    {
        var complaints = Happened.Where(field => row.Date(field) > today).Select(field => Sentence.Said($"{field} is {row.Date(field):yyyy-MM-dd}, which has not come yet.")).ToList();
        var (works, started, stopped) = (row.Text("works"), row.Date("started_on"), row.Date("stopped_on"));
        if (works == NotStarted && (started ?? stopped) is not null)
            complaints.Say("Works that have not started have no day of start or stop: leave started_on and stopped_on empty, or set works.");
        if (stopped is not null && works != Stopped)
            complaints.Say("Only works that are stopped have a day since when: set works=stopped, or leave stopped_on empty.");
        if (started > stopped)
            complaints.Say($"Works that started on {started:yyyy-MM-dd} cannot have stopped on {stopped:yyyy-MM-dd}.");
        if (row.Date("contract_on") > row.Date("agreed_start"))
            complaints.Say($"The agreed start {row.Date("agreed_start"):yyyy-MM-dd} lies before the contract of {row.Date("contract_on"):yyyy-MM-dd}.");
        if (row.SquareMetres("to_build_m2") is { } whole && whole <= Area.Zero)
            complaints.Say("The area to be built on must be more than nothing.");
        if (row.Integer("investment_fen") is <= 0)
            complaints.Say("The total investment must be more than nothing.");
        if (row.SquareMetres("built_m2") > row.SquareMetres("to_build_m2"))
            complaints.Say($"{row.Real("built_m2"):0.##} m² cannot be built on of {row.Real("to_build_m2"):0.##} m² that should be: one of the two is wrong.");
        if (Amount(row, "invested_fen") is { } invested && Amount(row, "investment_fen") is { } total && invested.Cents > total.Cents)
            complaints.Say($"{invested} cannot be invested of {total} in all: one of the two is wrong; where more was spent than planned, set investment to what it came to.");
        return complaints;
    }

    private static Money? Amount(LedgerRow row, string field) => row.Integer(field) is { } cents ? new(cents) : null;
}
