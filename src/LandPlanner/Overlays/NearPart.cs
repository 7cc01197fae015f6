using System.Numerics;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>
/// Cuts of a large shape what lies near a box, at the cost of what lies there: an overlay with something small need not
/// look at all of it.
/// </summary>
/// <remarks>
/// Within the box the part is the shape, vertex for vertex: the frame it is cut by holds every edge that meets the box as a
/// whole, so that what is cut lies outside, and an overlay crosses the same edges as with the whole shape.
/// </remarks>
internal static class NearPart
{
    // Shapes of fewer edges are overlaid before they were cut.
    private const int Many = 128;

    // A frame through a vertex, or with a corner on an edge, has no general position; one beside it has.
    private const int Frames = 16;

    /// <summary>The part near a box in metres; null where it is not worth while, and the whole shape had better be taken.</summary>
    public static MultiPolygon? Of(PolygonSet set, int index, Envelope box)
    {
        var root = set.Root(index);
        if (root < 0 || box.IsNull || EdgesOf(set, index) <= Many)
            return null;
        var near = InUnits(box);
        var (whole, around) = (set.Nodes[root].Box, near);
        Join(set, root, near, ref around);
        for (var i = 1; i <= Frames; i++)
        {
            // Each corner goes its own way, along no line that edges are likely to run on.
            var frame = new GridBox(around.MinX - i, around.MinY - i * i, around.MaxX + 2 * i, around.MaxY + i * i + i + 1);
            if (Size(frame) > Size(whole) / 2)
                return null;
            if (TryCut(set, index, frame) is { } part)
                return part;
        }

        return null;
    }

    private static int EdgesOf(PolygonSet set, int index) =>
        set.RingEnd(set.FirstRing(index + 1) - 1) - set.RingStart(set.FirstRing(index));

    private static GridBox InUnits(Envelope box) => new(
        Grid.ToLong(box.MinX) - 1, Grid.ToLong(box.MinY) - 1, Grid.ToLong(box.MaxX) + 1, Grid.ToLong(box.MaxY) + 1);

    private static double Size(in GridBox box) => (box.MaxX - box.MinX) * (box.MaxY - box.MinY);

    /// <summary>Widens a box by the edges that meet another.</summary>
    private static void Join(PolygonSet set, int node, in GridBox near, ref GridBox around)
    {
        ref readonly var here = ref set.Nodes[node];
        if (!here.Box.Meets(near))
            return;
        if (!here.IsLeaf)
        {
            for (var child = here.First; child < here.End; child++)
                Join(set, child, near, ref around);
            return;
        }

        for (var edges = set.EdgesIn(here, near); edges != 0; edges &= edges - 1)
            around = around.Join(set.EdgeBox(here.First + BitOperations.TrailingZeroCount(edges)));
    }

    /// <summary>Null where shape and frame are in no general position.</summary>
    private static MultiPolygon? TryCut(PolygonSet set, int index, in GridBox frame)
    {
        var box = new Envelope(
            frame.MinX / Grid.Scale, frame.MaxX / Grid.Scale, frame.MinY / Grid.Scale, frame.MaxY / Grid.Scale);
        var framed = PolygonSet.Build([GeometryFactory.Default.ToGeometry(box)], set.Areas, threads: 1);
        var pair = OverlapArea.Measure(set, index, framed, 0);
        if (pair.PlanarSquareMetres == 0)
            return GeometryFactory.Default.CreateMultiPolygon();
        var rings = new List<double[]>();
        return new OverlapRings(set, set.Root(index), framed, framed.Root(0)).TryWalk(rings)
            ? RingAssembly.TryJoin(rings, pair.PlanarSquareMetres)
            : null;
    }
}
