using LandPlanner.Areas;
using LandPlanner.Checks;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Checks;

/// <summary>Layers that cover their ground without a fault, to plant faults in. On the 0.1 mm grid of
/// EPSG:4550.</summary>
internal static class Coverages
{
    public const double East = 420_000;
    public const double North = 4_141_000;

    public static EllipsoidalArea Zone => Overlays.Shapes.Zone;

    /// <summary>Squares of ten metres, row by row from the south-west corner; square (column, row) has the id row ×
    /// columns + column + 1.</summary>
    public static Geometry?[] Squares(int columns, int rows) =>
        [.. Enumerable.Range(0, columns * rows).Select(i =>
            (Geometry?)Box(i % columns * 10, i / columns * 10, 10, 10))];

    public static Polygon Box(double x, double y, double width, double height) =>
        Ring((x, y), (x + width, y), (x + width, y + height), (x, y + height));

    /// <summary>A polygon by its corners in metres from the south-west corner, without the last one again.</summary>
    public static Polygon Ring(params (double X, double Y)[] corners) =>
        GeometryFactory.Default.CreatePolygon(Closed(corners));

    public static Coordinate[] Closed(params (double X, double Y)[] corners) =>
        [.. corners.Append(corners[0]).Select(corner =>
            new Coordinate(Grid.Snap(East + corner.X), Grid.Snap(North + corner.Y)))];

    /// <summary>
    /// Cells of about 30 m whose borders wind: each side of a cell is cut into pieces by corners that its neighbour has
    /// as well.
    /// </summary>
    public static Geometry?[] Winding(int columns, int rows, int pieces, int seed)
    {
        var cells = new Geometry?[columns * rows];
        for (var i = 0; i < cells.Length; i++)
        {
            var (column, row) = (i % columns, i / columns);
            (int X, int Y)[] nodes = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1),
                (column, row)];
            List<Coordinate> ring = [];
            for (var side = 0; side < 4; side++)
                ring.AddRange(Side(nodes[side], nodes[side + 1], pieces, seed).Take(pieces));
            ring.Add(ring[0].Copy());
            cells[i] = GeometryFactory.Default.CreatePolygon([.. ring]);
        }

        return cells;
    }

    public static CheckResult Check(Geometry?[] shapes, CheckKinds kinds = CheckKinds.Topology,
        CheckLimits? limits = null) =>
        LayerCheck.Run(
            CheckInput.Of(shapes, Zone) with { Kinds = kinds, Limits = limits ?? CheckLimits.Default },
            TestContext.Current.CancellationToken);

    /// <summary>Kind, ids and area of each problem.</summary>
    public static string[] Said(CheckResult result) =>
        [.. result.Problems.Select(problem => FormattableString.Invariant(
            $"{problem.Kind.Word()} {string.Join(',', problem.Ids)} {problem.PlanarSquareMetres:0.##}"))];

    private static IEnumerable<Coordinate> Side((int X, int Y) from, (int X, int Y) to, int pieces, int seed)
    {
        if (to.CompareTo(from) < 0)
            return Side(to, from, pieces, seed).Reverse();
        var (a, b) = (Node(from, seed), Node(to, seed));
        var chance = new Random(seed + 7919 * from.X + 104_729 * from.Y + 13 * (to.X - from.X));
        return Enumerable.Range(0, pieces + 1).Select(i => i == 0 ? a : i == pieces ? b : new Coordinate(
            Grid.Snap(a.X + (b.X - a.X) * i / pieces + Swing(chance, 0.6)),
                Grid.Snap(a.Y + (b.Y - a.Y) * i / pieces + Swing(chance, 0.6))));
    }

    private static Coordinate Node((int X, int Y) node, int seed)
    {
        var chance = new Random(seed + 31 * node.X + 15_485_863 * node.Y);
        return new(Grid.Snap(East + 30 * node.X + Swing(chance, 5)), Grid.Snap(North + 30 * node.Y + Swing(chance, 5)));
    }

    private static double Swing(Random chance, double metres) => (chance.NextDouble() - 0.5) * metres;
}
