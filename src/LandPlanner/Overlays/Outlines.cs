using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>Points, lines and the rings of polygons, laid out flat: says how far a polygon's outline lies from the nearest. Never changes; any thread may ask.</summary>
internal sealed class Outlines
{
    private const int EdgesPerRun = 8;

    private readonly double[] _xs;
    private readonly double[] _ys;
    private readonly (int First, int End)[] _runs;
    private readonly GridBox[] _boxes;
    private readonly PackedTree _tree;

    /// <param name="shapes">Of any kind, in metres; those without a point add nothing.</param>
    public Outlines(IEnumerable<Geometry> shapes, CancellationToken ct)
    {
        var (xs, ys, runs) = (new List<double>(), new List<double>(), new List<(int First, int End)>());
        foreach (var line in shapes.SelectMany(Lines).Where(line => line.Count > 0))
        {
            ct.ThrowIfCancellationRequested();
            var first = xs.Count;
            // A point is an edge without length.
            for (var i = 0; i < Math.Max(2, line.Count); i++)
            {
                xs.Add(Grid.ToLong(line.GetX(Math.Min(i, line.Count - 1))));
                ys.Add(Grid.ToLong(line.GetY(Math.Min(i, line.Count - 1))));
            }

            for (; first < xs.Count - 1; first += EdgesPerRun)
                runs.Add((first, Math.Min(first + EdgesPerRun, xs.Count - 1)));
        }

        (_xs, _ys, _runs) = ([.. xs], [.. ys], [.. runs]);
        _boxes = Array.ConvertAll(_runs, BoxOf);
        _tree = PackedTree.Over(_boxes, threads: 0);
    }

    public bool IsEmpty => _runs.Length == 0;

    /// <summary>In metres of the plane; 0 where outlines meet, +∞ where there is nothing to be near to.</summary>
    public double MetresFrom(PolygonSet set, int index)
    {
        var root = set.Root(index);
        return root < 0 ? double.PositiveInfinity : Math.Sqrt(_tree.Nearest(set.Nodes[root].Box, (run, least) => Least(set, set.Nodes[root], run, least))) / Grid.Scale;
    }

    private double Least(PolygonSet set, in EdgeNode node, int run, double least)
    {
        if (node.Box.Squared(_boxes[run]) >= least)
            return least;
        if (node.IsLeaf)
            return LeastOfEdges(set, node, run, least);
        for (var child = node.First; child < node.End; child++)
            least = Least(set, set.Nodes[child], run, least);
        return least;
    }

    private double LeastOfEdges(PolygonSet set, in EdgeNode leaf, int run, double least)
    {
        for (var edge = leaf.First; edge < leaf.End; edge++)
        {
            if (set.EdgeBox(edge).Squared(_boxes[run]) >= least)
                continue;
            for (var other = _runs[run].First; other < _runs[run].End; other++)
                least = Math.Min(least, EdgeDistance.Squared(set.Xs, set.Ys, edge, _xs, _ys, other));
        }

        return least;
    }

    private GridBox BoxOf((int First, int End) run)
    {
        var box = GridBox.Empty;
        for (var i = run.First; i < run.End; i++)
            box = box.Join(GridBox.Of(_xs[i], _ys[i], _xs[i + 1], _ys[i + 1]));
        return box;
    }

    private static IEnumerable<CoordinateSequence> Lines(Geometry shape) => shape switch
    {
        Point point => [point.CoordinateSequence],
        LineString line => [line.CoordinateSequence],
        Polygon polygon => [polygon.Shell.CoordinateSequence, .. polygon.Holes.Select(hole => hole.CoordinateSequence)],
        _ => Enumerable.Range(0, shape.NumGeometries).SelectMany(i => Lines(shape.GetGeometryN(i))),
    };
}
