using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Schemes;

/// <summary>What the checks of a tract scheme, or of boundary additions, came to.</summary>
/// <param name="Year">Null where nobody said.</param>
/// <param name="Parcels">By id.</param>
/// <param name="Area">The sum of the parcels' official areas.</param>
/// <param name="Checks">In the table's order; consent once a village.</param>
public sealed record SchemeResult(LayerRole Role, string Layer, int? Year, IReadOnlyList<SchemePart> Parcels, Area Area, IReadOnlyList<SchemeCheck> Checks)
{
    /// <summary>The boundary by zone before and after; null for a tract scheme, and where it is not known.</summary>
    public ZoneBalance? Zones { get; init; }

    /// <summary>Why the zones of boundary additions are not known; null where they are, and for a tract scheme.</summary>
    public ZonesUnknown? ZonesUnknown { get; init; }

    public int Count(SchemeOutcome outcome) => Checks.Count(check => check.Outcome == outcome);
}

/// <summary>Why no areas by zone can be reckoned.</summary>
public sealed record ZonesUnknown(string Zh, string En);

/// <summary>The boundary by zone, before and after the additions. <c>After − Before</c> over all zones is what was outside.</summary>
/// <param name="Outside">The part of the additions that lay in no zone.</param>
/// <param name="Inside">The part that lay in one already.</param>
public sealed record ZoneBalance(IReadOnlyList<ZoneArea> Zones, Area Outside, Area Inside)
{
    public Area Before => Zones.Aggregate(Area.Zero, (sum, zone) => sum + zone.Before);

    public Area After => Zones.Aggregate(Area.Zero, (sum, zone) => sum + zone.After);
}

/// <summary>One zone: <c>After = Before + Gained − Lost</c>.</summary>
/// <param name="Gained">From outside and from other zones.</param>
/// <param name="Lost">To other zones.</param>
public sealed record ZoneArea(BoundaryZone Zone, Area Before, Area Gained, Area Lost)
{
    public Area After => Before + Gained - Lost;
}
