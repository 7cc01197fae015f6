using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Held;

/// <summary>A feature held in memory, its coordinates flat.</summary>
public sealed class HeldFeature
{
    private HeldFeature(long id, long version, LooseShape? shape, Envelope? box, object?[] values) =>
        (Id, Version, Shape, Box, Values) = (id, version, shape, box, values);

    public long Id { get; }

    public long Version { get; }

    /// <summary>In the workspace's CRS; null where the feature has none.</summary>
    public LooseShape? Shape { get; }

    /// <summary>Around <see cref="Shape"/>; null where there is none.</summary>
    public Envelope? Box { get; }

    /// <summary>In the schema's order.</summary>
    public object?[] Values { get; }

    internal byte[]? Ranks { get; set; }

    public static HeldFeature Of(Feature feature) => feature.Shape is { IsEmpty: false } shape
        ? new(feature.Id, feature.Version, Flat(shape), shape.EnvelopeInternal, feature.Values)
        : new(feature.Id, feature.Version, null, null, feature.Values);

    /// <summary>How much each vertex of a ring or line of <see cref="Shape"/> matters (<see cref="VertexRanks"/>); empty where it is not known and all do.</summary>
    public ReadOnlySpan<byte> RanksOf(int ring)
    {
        var start = ring == 0 ? 0 : Shape!.RingEnds[ring - 1];
        return Ranks.AsSpan(Ranks is null ? 0 : start, Ranks is null ? 0 : Shape!.RingEnds[ring] - start);
    }

    /// <summary>The shape as NetTopologySuite has it; null where there is none.</summary>
    public Geometry? Geometry(GeometryFactory factory) => Shape is { } shape ? HeldGeometry.Of(shape, factory) : null;

    private static LooseShape Flat(Geometry shape)
    {
        var (coordinates, rings, parts) = (new List<double>(2 * shape.NumPoints), new List<int>(), new List<int>());
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            foreach (var line in Lines(shape.GetGeometryN(i)))
            {
                for (var vertex = 0; vertex < line.Count; vertex++)
                {
                    coordinates.Add(line.GetX(vertex));
                    coordinates.Add(line.GetY(vertex));
                }

                rings.Add(coordinates.Count / 2);
            }

            parts.Add(rings.Count);
        }

        return new(KindOf(shape), [.. coordinates], [.. rings], [.. parts]);
    }

    private static IEnumerable<CoordinateSequence> Lines(Geometry part) => part switch
    {
        Polygon polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(ring => ring.CoordinateSequence),
        LineString line => [line.CoordinateSequence],
        Point point => [point.CoordinateSequence],
        _ => [],
    };

    private static GeometryKind KindOf(Geometry shape) => shape.Dimension switch
    {
        Dimension.Surface => GeometryKind.Polygon,
        Dimension.Curve => GeometryKind.Line,
        _ => GeometryKind.Point,
    };
}
