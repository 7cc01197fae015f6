using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>All that a check looks at. The engine reads nothing itself.</summary>
/// <param name="Features">Of one polygon layer, in any order, right or wrong.</param>
/// <param name="Areas">Of the CRS they are in.</param>
public sealed record CheckInput(IReadOnlyList<Feature> Features, EllipsoidalArea Areas)
{
    public CheckKinds Kinds { get; init; } = CheckKinds.All;

    public CheckLimits Limits { get; init; } = CheckLimits.Default;

    /// <summary>What the layer is, for all that is about attributes; null where only shapes are checked.</summary>
    public LayerInfo? Layer { get; init; }

    /// <summary>The role of <see cref="Layer"/>.</summary>
    public RoleDefinition? Role { get; init; }

    /// <summary>What the layer's standard asks for; null where no table speaks of its role.</summary>
    public CheckTable? Table { get; init; }

    public LandClassTables Classes { get; init; } = new([], [], []);

    /// <summary>Whether the layer must cover its ground, so that a gap of any size is a mistake.</summary>
    public bool MustCover => Table?.MustCover ?? false;

    /// <summary>
    /// The ground that the layer must cover, and leave nowhere; null where nobody said. With a frame, a gap is what of
    /// the frame is not covered, and nothing else.
    /// </summary>
    public IReadOnlyList<Geometry?>? Frame { get; init; }

    /// <summary>The layers that say where villages lie. Empty where there are none.</summary>
    public IReadOnlyList<AuditLayer> Villages { get; init; } = [];

    /// <summary>0 for as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Shapes alone; a shape's id is its place in the list, from 1.</summary>
    public static CheckInput Of(IReadOnlyList<Geometry?> shapes, EllipsoidalArea areas) =>
        new([.. shapes.Select((shape, i) => new Feature(i + 1, shape, []))], areas) { Kinds = CheckKinds.Topology };
}
