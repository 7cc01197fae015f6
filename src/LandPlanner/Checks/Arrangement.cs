using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace LandPlanner.Checks;

/// <summary>
/// The faces into which the edges left over of one or two layers divide the plane: in each, every place is covered
/// equally often by each layer. The unbounded face is not among them.
/// </summary>
/// <remarks>
/// Edges are cut where they cross or where a vertex lies on them, by snap rounding on the 0.1 mm grid. What then runs
/// back beside itself cancels once more: a vertex that only one of two neighbours has leaves nothing behind. So the
/// corners of a face lie on the grid, too: drawn as a patch it fills its place.
/// </remarks>
internal sealed class Arrangement
{
    // Numbers stay small, and those of the grid whole, when counted from a place near by.
    private readonly long _originX;
    private readonly long _originY;
    private readonly Dictionary<(long, long, long, long), List<Piece>> _pieces = [];

    private Arrangement(IReadOnlyList<BoundaryEdges> layers)
    {
        var first = layers.FirstOrDefault(layer => layer.LeftOver.Length > 0);
        if (first is null)
            return;
        (_originX, _originY) = first.Vertex(first.LeftOver[0]);
        Cut(layers);
        Faces = Polygonize();
    }

    /// <summary>In metres, in no particular order.</summary>
    public IReadOnlyList<Polygon> Faces { get; } = [];

    public static Arrangement Of(params IReadOnlyList<BoundaryEdges> layers) => new(layers);

    /// <summary>The shapes of one of the layers that bound a face, ascending.</summary>
    public int[] OwnersAround(Polygon face, int layer)
    {
        var owners = new SortedSet<int>();
        foreach (var ring in face.InteriorRings.Prepend(face.ExteriorRing))
        {
            var sequence = ring.CoordinateSequence;
            for (var i = 1; i < sequence.Count; i++)
            {
                var (key, _) = KeyOf(ToGrid(sequence, i - 1), ToGrid(sequence, i));
                foreach (var piece in _pieces[key])
                {
                    if (piece.Layer == layer)
                        owners.Add(piece.Owner);
                }
            }
        }

        return [.. owners];
    }

    private (long X, long Y) ToGrid(CoordinateSequence sequence, int i) =>
        (Grid.ToLong(sequence.GetX(i)) - _originX, Grid.ToLong(sequence.GetY(i)) - _originY);

    private void Cut(IReadOnlyList<BoundaryEdges> layers)
    {
        var noder = new SnapRoundingNoder(new PrecisionModel(1));
        noder.ComputeNodes([.. layers.SelectMany(Strings)]);
        foreach (var cut in noder.GetNodedSubstrings())
        {
            var piece = (Piece)cut.Context;
            for (var i = 1; i < cut.Count; i++)
                Add(cut.Coordinates[i - 1], cut.Coordinates[i], piece);
        }
    }

    /// <summary>Edges left over that follow each other along a ring are one string.</summary>
    private IEnumerable<ISegmentString> Strings(BoundaryEdges edges, int layer)
    {
        var left = edges.LeftOver;
        for (var first = 0; first < left.Length;)
        {
            var next = first + 1;
            while (next < left.Length && left[next] == left[next - 1] + 1)
                next++;
            var corners = Enumerable.Range(left[first], next - first + 1).Select(vertex => Near(edges.Vertex(vertex)));
            yield return new NodedSegmentString([.. corners], new Piece(layer, edges.OwnerOf(left[first]), 1));
            first = next;
        }
    }

    private Coordinate Near((long X, long Y) vertex) => new(vertex.X - _originX, vertex.Y - _originY);

    private void Add(Coordinate from, Coordinate to, Piece piece)
    {
        var (key, turn) = KeyOf(((long)from.X, (long)from.Y), ((long)to.X, (long)to.Y));
        if (turn == 0)
            return;
        if (!_pieces.TryGetValue(key, out var pieces))
            _pieces[key] = pieces = [];
        pieces.Add(piece with { Turn = turn });
    }

    private static ((long, long, long, long) Key, int Turn) KeyOf((long X, long Y) from, (long X, long Y) to)
    {
        var turn = to.CompareTo(from);
        return (turn > 0 ? (from.X, from.Y, to.X, to.Y) : (to.X, to.Y, from.X, from.Y), turn);
    }

    private List<Polygon> Polygonize()
    {
        var polygonizer = new Polygonizer();
        foreach (var (key, pieces) in _pieces)
        {
            if (pieces.GroupBy(piece => piece.Layer).All(layer => layer.Sum(piece => piece.Turn) == 0))
                continue;
            Coordinate[] ends = [new(key.Item1, key.Item2), new(key.Item3, key.Item4)];
            polygonizer.Add(GeometryFactory.Default.CreateLineString(ends));
        }

        return [.. polygonizer.GetPolygons().Cast<Polygon>().Select(InMetres)];
    }

    private Polygon InMetres(Polygon face) => face.Factory.CreatePolygon(
        InMetres(face.ExteriorRing), [.. face.InteriorRings.Select(InMetres)]);

    private LinearRing InMetres(LineString ring) => ring.Factory.CreateLinearRing(
    [
        .. ring.Coordinates.Select(corner => new Coordinate(
            Grid.FromLong((long)corner.X + _originX), Grid.FromLong((long)corner.Y + _originY))),
    ]);

    /// <param name="Turn">1 where the piece runs with its key, −1 where it runs back.</param>
    private readonly record struct Piece(int Layer, int Owner, int Turn);
}
