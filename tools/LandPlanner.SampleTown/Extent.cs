namespace LandPlanner.SampleTown;

/// <summary>Which cells are town: one piece without holes.</summary>
internal static class Extent
{
    public static bool[] Of(CellGrid grid, long seed)
    {
        var reach = Reaches(grid, new Noise(seed, "extent"));
        var count = (int)(CellGrid.TownSquareMetres / (grid.CellMetres * grid.CellMetres));
        var limit = Limit(reach, count);
        var inside = Largest(grid, cell => reach[cell] < limit);
        var outside = Largest(grid, cell => !inside[cell]);
        return Array.ConvertAll(outside, open => !open);
    }

    private static double[] Reaches(CellGrid grid, Noise noise)
    {
        var reach = new double[grid.Count];
        for (var cell = 0; cell < reach.Length; cell++)
        {
            var (u, v) = (grid.U(cell), grid.V(cell));
            var onRim = Math.Abs(u) > -2 * grid.CellMetres - grid.U(0) || Math.Abs(v) > -2 * grid.CellMetres - grid.V(0);
            var bend = 0.27 * noise.At(u, v, 2900, 2) + 0.05 * noise.At(u, v, 600, 2);
            reach[cell] = onRim ? double.MaxValue : Math.Sqrt(u * u / 1.1 + v * v * 1.1) * (1 + bend);
        }

        return reach;
    }

    private static double Limit(double[] reach, int count)
    {
        var sorted = reach.ToArray();
        Array.Sort(sorted);
        return sorted[Math.Min(count, sorted.Length - 1)];
    }

    private static bool[] Largest(CellGrid grid, Func<int, bool> belongs)
    {
        var keys = new int[grid.Count];
        for (var cell = 0; cell < keys.Length; cell++)
            keys[cell] = belongs(cell) ? 0 : -1;
        var pieces = Components.Find(grid, keys);
        var largest = Enumerable.Range(0, pieces.Sizes.Count).MaxBy(piece => pieces.Sizes[piece]);
        return Array.ConvertAll(pieces.Of, piece => piece == largest);
    }
}
