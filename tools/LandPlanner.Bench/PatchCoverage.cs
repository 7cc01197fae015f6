using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace LandPlanner.Bench;

/// <summary>
/// A layer of patches without gaps or overlaps: the Voronoi cells of a site in each cell of a lattice, a hectare each unless
/// said, their shared boundaries divided and bent as a survey draws them: about 55 vertices a patch, on the 0.1 mm grid.
/// </summary>
/// <remarks>The same columns, rows, seed and redrawn share give the same patches, always.</remarks>
internal sealed class PatchCoverage
{
    private const double WestMetres = 400_000;
    private const double SouthMetres = 4_120_000;
    private const int PointsOnEdge = 8;
    private const double ShortEdgeMetres = 2;

    // No site further away than this many cells of the lattice can have a common border: a cell of the lattice holds one.
    private const int Reach = 3;

    private static readonly (int Column, int Row)[] Around =
    [
        .. from dx in Enumerable.Range(-Reach, 2 * Reach + 1)
        from dy in Enumerable.Range(-Reach, 2 * Reach + 1)
        where (dx, dy) != (0, 0)
        orderby dx * dx + dy * dy
        select (dx, dy),
    ];

    private readonly int _columns;
    private readonly int _rows;
    private readonly ulong _seed;
    private readonly double _redrawn;
    private readonly double _cellMetres;

    /// <param name="redrawn">The share of boundaries drawn anew: the other vintage of the layer with the same seed.</param>
    public PatchCoverage(int columns, int rows, ulong seed, double redrawn = 0, double cellMetres = 100) =>
        (_columns, _rows, _seed, _redrawn, _cellMetres) = (columns, rows, seed, redrawn, cellMetres);

    public Polygon[] Patches()
    {
        var patches = new Polygon[_columns * _rows];
        Parallel.For(0, patches.Length, i => patches[i] = Patch(i % _columns, i / _columns));
        return patches;
    }

    private Polygon Patch(int column, int row)
    {
        var borders = Cell(column, row);
        var corners = new Coordinate[borders.Count];
        for (var i = 0; i < corners.Length; i++)
            corners[i] = Corner((column, row), borders[(i + corners.Length - 1) % corners.Length].Site, borders[i].Site);
        var ring = new List<Coordinate>();
        for (var i = 0; i < corners.Length; i++)
            AddBorder(ring, corners[i], corners[(i + 1) % corners.Length], (column, row), borders[i].Site);
        ring.Add(ring[0]);
        var flat = ring.SelectMany(point => new[] { point.X, point.Y }).ToArray();
        return new(new LinearRing(new PackedDoubleCoordinateSequence(flat, 2, 0), GeometryFactory.Default));
    }

    /// <summary>The neighbours of a site, counter-clockwise: the half-planes nearer to it than to each other site, cut from a square.</summary>
    private List<Border> Cell(int column, int row)
    {
        var (x, y) = Site(column, row);
        var (near, far) = (-Reach * _cellMetres * 2, Reach * _cellMetres * 2);
        List<Border> cell =
        [
            new(near, near, (column, row - 9)), new(far, near, (column + 9, row)), new(far, far, (column, row + 9)), new(near, far, (column - 9, row)),
        ];
        foreach (var (dx, dy) in Around)
        {
            var (other, here) = (Site(column + dx, row + dy), cell);
            var (otherX, otherY) = (other.X - x, other.Y - y);
            if (here.Any(corner => 4 * (corner.X * corner.X + corner.Y * corner.Y) > otherX * otherX + otherY * otherY))
                cell = Cut(here, otherX, otherY, (column + dx, row + dy));
        }

        return cell;
    }

    /// <summary>What of a convex cell about (0, 0) is nearer to it than to the site at <paramref name="x"/>, <paramref name="y"/>.</summary>
    private static List<Border> Cut(List<Border> cell, double x, double y, (int, int) site)
    {
        var middle = (x * x + y * y) / 2;
        var cut = new List<Border>(cell.Count + 1);
        for (var i = 0; i < cell.Count; i++)
        {
            var (here, next) = (cell[i], cell[(i + 1) % cell.Count]);
            var (before, after) = (here.X * x + here.Y * y - middle, next.X * x + next.Y * y - middle);
            if (before <= 0)
                cut.Add(here);
            if (before <= 0 == after <= 0)
                continue;
            var share = before / (before - after);
            var (crossX, crossY) = (here.X + share * (next.X - here.X), here.Y + share * (next.Y - here.Y));
            cut.Add(before <= 0 ? new(crossX, crossY, site) : here with { X = crossX, Y = crossY });
        }

        return cut;
    }

    /// <summary>Where three cells meet: the same for each of them to the last bit, as the sites are taken in one order.</summary>
    private Coordinate Corner((int, int) a, (int, int) b, (int, int) c)
    {
        (int Column, int Row)[] sites = [a, b, c];
        Array.Sort(sites);
        var (x, y) = Site(sites[0].Column, sites[0].Row);
        var (ux, uy) = Minus(Site(sites[1].Column, sites[1].Row), (x, y));
        var (vx, vy) = Minus(Site(sites[2].Column, sites[2].Row), (x, y));
        var twice = 2 * (ux * vy - uy * vx);
        var (u, v) = (ux * ux + uy * uy, vx * vx + vy * vy);
        return OnGrid(x + (vy * u - uy * v) / twice, y + (ux * v - vx * u) / twice);
    }

    /// <summary>The points from one corner to before the next, the same for both neighbours.</summary>
    private void AddBorder(List<Coordinate> ring, Coordinate from, Coordinate to, (int, int) here, (int, int) there)
    {
        var isForward = here.CompareTo(there) < 0;
        var border = isForward ? BorderPoints(from, to, here, there) : BorderPoints(to, from, there, here);
        if (!isForward)
            border.Reverse();
        foreach (var point in border.SkipLast(1))
        {
            if (ring.Count == 0 || !ring[^1].Equals2D(point))
                ring.Add(point);
        }
    }

    private List<Coordinate> BorderPoints(Coordinate from, Coordinate to, (int Column, int Row) a, (int Column, int Row) b)
    {
        var points = new List<Coordinate> { from };
        var length = from.Distance(to);
        var chance = new Noise(_seed, a, b);
        var isRedrawn = chance.Next() < _redrawn;
        if (isRedrawn)
            chance.Next();
        for (var i = 1; i <= PointsOnEdge && length >= ShortEdgeMetres; i++)
        {
            var along = i / (PointsOnEdge + 1.0);
            var aside = 0.15 * (chance.Next() - 0.5) * along * (1 - along);
            points.Add(OnGrid(
                from.X + along * (to.X - from.X) - aside * (to.Y - from.Y), from.Y + along * (to.Y - from.Y) + aside * (to.X - from.X)));
        }

        points.Add(to);
        return points;
    }

    private (double X, double Y) Site(int column, int row)
    {
        var chance = new Noise(_seed, (column, row), (0, 0));
        return (WestMetres + (column + chance.Next()) * _cellMetres, SouthMetres + (row + chance.Next()) * _cellMetres);
    }

    private static (double X, double Y) Minus((double X, double Y) a, (double X, double Y) b) => (a.X - b.X, a.Y - b.Y);

    private static Coordinate OnGrid(double x, double y) => new(Math.Round(x * 10_000) / 10_000, Math.Round(y * 10_000) / 10_000);

    /// <param name="X">Where the border with a site begins.</param>
    private readonly record struct Border(double X, double Y, (int Column, int Row) Site);

    /// <summary>Numbers between 0 and 1 that depend on a seed and two places alone (SplitMix64).</summary>
    private struct Noise(ulong seed, (int Column, int Row) a, (int Column, int Row) b)
    {
        private ulong _state = Mix(Mix(seed ^ Key(a)) ^ Key(b));

        public double Next() => (Mix(_state += 0x9E3779B97F4A7C15) >> 11) * (1.0 / (1UL << 53));

        private static ulong Key((int Column, int Row) place) => (uint)place.Column | (ulong)(uint)place.Row << 32;

        private static ulong Mix(ulong z)
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
