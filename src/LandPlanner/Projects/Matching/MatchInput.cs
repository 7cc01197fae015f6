using LandPlanner.Audits;
using LandPlanner.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Projects.Matching;

/// <summary>Ground that is somebody's already: a kept match, or the site of a project.</summary>
/// <param name="Zh">Whose, in Chinese: "已匹配给 XM2024-0002 …（YP2024-0001）".</param>
/// <param name="Shape">The ground; a point or a line says no more than whereabouts it lies.</param>
/// <param name="IsOwn">Of the project that asks: told, and held against nothing.</param>
public sealed record HeldGround(string Zh, string En, Geometry Shape, bool IsOwn)
{
    /// <summary>Whether it is known which ground that is.</summary>
    public bool IsKnown => Shape.Dimension == Dimension.Surface;
}

/// <summary>All that land is matched by. The engine reads nothing itself.</summary>
/// <param name="Audit">The layers, the rule pack and the day; which subjects and rules is for the match to say.</param>
/// <param name="Candidates">The layers whose features are looked at, with those of their features that may be looked at.</param>
/// <param name="ClassScheme">The land classes that plans of the day are written by; null where the table does not know it.</param>
public sealed record MatchInput(AuditInput Audit, IReadOnlyList<AuditLayer> Candidates, LandNeed Need, MatchRules Rules, string? ClassScheme)
{
    /// <summary>Rows of the ledger of idle land.</summary>
    public IReadOnlyList<LedgerRow> Idle { get; init; } = [];

    /// <summary>What the states and ways of that ledger are called; null where it has no rows.</summary>
    public LedgerForm? IdleForm { get; init; }

    public IReadOnlyList<HeldGround> Held { get; init; } = [];

    /// <summary>Projects that hold land of which nobody knows where it lies, so that it may be offered: "XM2024-0002 精密机械".</summary>
    public IReadOnlyList<string> Unplaced { get; init; } = [];

    /// <summary>A layer of roads, of any geometry; null for the road classes of the land-use layer.</summary>
    public AuditLayer? Roads { get; init; }
}
