using LandPlanner.Areas;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Topology;

/// <summary>What became of one record's shape on the way in.</summary>
public enum IntakeStatus
{
    /// <summary>Stored as it was, but for snapping to the grid.</summary>
    Intact,

    /// <summary>Stored after a repair; the defects say what.</summary>
    Repaired,

    /// <summary>Not stored; the defects say why.</summary>
    Rejected,
}

/// <summary>A shape fit to be stored, or the reasons why there is none, with its account of area.</summary>
/// <remarks>
/// <c>AreaRead + AreaChangedByRepair + AreaChangedBySnapping = AreaStored + AreaRejected</c> holds to the last 0.01
/// m². Of a rejected record the area read is the area rejected
/// and nothing changed; of any other nothing is rejected. All areas are zero for lines and points.
/// </remarks>
public sealed record IntakeResult
{
    /// <summary>MultiPolygon, MultiLineString or MultiPoint, XY, on the grid, valid; null when rejected.</summary>
    public required Geometry? Shape { get; init; }

    public required IntakeStatus Status { get; init; }

    /// <summary>
    /// Shells less holes by the roles the file gives them. A ring with a coordinate that is no place counts nothing.
    /// </summary>
    public Area AreaRead { get; init; }

    public Area AreaChangedByRepair { get; init; }

    public Area AreaChangedBySnapping { get; init; }

    /// <summary>What <see cref="EllipsoidalArea.Of"/> says of <see cref="Shape"/>.</summary>
    public Area AreaStored { get; init; }

    public Area AreaRejected { get; init; }

    /// <summary>
    /// In the order of the file's rings, then what concerns several rings. Empty when intact, never empty otherwise.
    /// </summary>
    public IReadOnlyList<Defect> Defects { get; init; } = [];

    /// <summary>The defects as an import reports them.</summary>
    /// <param name="record">Record number as the source counts it, from 1.</param>
    public IEnumerable<RecordProblem> ProblemsOf(long record) => Defects.Select(defect => new RecordProblem(
        record,
        defect.Reason,
        defect.X,
        defect.Y,
        Status == IntakeStatus.Rejected ? "rejected" : "repaired",
        defect.AreaBefore,
        defect.AreaAfter));

    internal static IntakeResult Stored(Geometry shape, IReadOnlyList<Defect> defects) => new()
    {
        Shape = shape,
        Status = defects.Count == 0 ? IntakeStatus.Intact : IntakeStatus.Repaired,
        Defects = defects,
    };

    internal static IntakeResult Rejected(IReadOnlyList<Defect> defects, Area read = default) => new()
    {
        Shape = null,
        Status = IntakeStatus.Rejected,
        AreaRead = read,
        AreaRejected = read,
        Defects = defects,
    };
}
