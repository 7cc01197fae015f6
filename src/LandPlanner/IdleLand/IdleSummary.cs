using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Projects;

namespace LandPlanner.IdleLand;

/// <summary>What the ledger of idle land comes to on a day. Each list of groups adds up to the total in parcels, m² and mu.</summary>
/// <param name="ByState">By state.</param>
/// <param name="ByCause">By cause identified; empty where none is.</param>
/// <param name="ByWay">By way of disposal chosen; empty where none is.</param>
/// <param name="Disposed">Of those that were closed by the day: by way. Adds up to <paramref name="DisposedTotal"/>.</param>
/// <param name="Fees">All fees decided.</param>
/// <param name="Overdue">Parcels whose next step should have been made.</param>
public sealed record IdleSummary(
    LedgerGroup Total, IReadOnlyList<LedgerGroup> ByState, IReadOnlyList<LedgerGroup> ByCause, IReadOnlyList<LedgerGroup> ByWay, LedgerGroup DisposedTotal, IReadOnlyList<LedgerGroup> Disposed, Money Fees,
    int Overdue)
{
    /// <summary>The key of parcels that nothing follows for, whatever their facts once said.</summary>
    public const string Over = "over";

    /// <summary>Parcels by what the facts say on the day, as far as they are still followed.</summary>
    public required IReadOnlyList<LedgerGroup> ByVerdict { get; init; }

    public static IdleSummary Of(IReadOnlyList<LedgerRow> rows, DateOnly day, IdleTable table, IdleProcess process)
    {
        var disposed = rows.Where(row => row.Date("closed_on") <= day && row.Text("way").Length > 0).ToList();
        return new(
            LedgerGroup.Of(rows, AreaOf), By(rows, "state"), By(rows, "cause"), By(rows, "way"), LedgerGroup.Of(disposed, AreaOf), By(disposed, "way"),
            Money.Sum(rows.Select(row => new Money(row.Integer("fee_fen") ?? 0))), rows.Count(row => process.IsOverdue(row, day)))
        {
            ByVerdict = LedgerGroup.By(rows, row => process.Ends.Contains(row.Text("state")) ? Over : Word(IdleVerdict.On(IdleParcel.Of(row, table), day, table).Standing), AreaOf),
        };
    }

    public static Area AreaOf(LedgerRow row) => row.SquareMetres("area_m2") ?? Area.Zero;

    /// <summary>"suspected".</summary>
    public static string Word(IdleStanding standing) => standing switch
    {
        IdleStanding.NotDue => "not-due",
        IdleStanding.NotIdle => "not-idle",
        IdleStanding.Suspected => "suspected",
        _ => "not-known",
    };

    private static IReadOnlyList<LedgerGroup> By(IEnumerable<LedgerRow> rows, string field) => LedgerGroup.By(rows, row => row.Text(field), AreaOf);
}
