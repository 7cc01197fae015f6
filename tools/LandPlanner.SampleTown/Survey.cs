namespace LandPlanner.SampleTown;

/// <summary>A patch of the survey: the number of its class in <see cref="LandClass.All"/>, its village, and a cell of it.</summary>
internal sealed record Patch(int Land, int Village, int FirstCell)
{
    public LandClass Class => LandClass.All[Land];
}

/// <summary>The land-use survey of one year: patches that share the town out without rest.</summary>
/// <param name="Of">The patch of each cell; -1 outside the town.</param>
internal sealed record Survey(CellGrid Grid, IReadOnlyList<Patch> Patches, int[] Of)
{
    /// <summary>Fewest square metres a patch has on the map.</summary>
    private const double LeastSquareMetres = 330;

    public Patch PatchAt(int cell) => Patches[Of[cell]];

    /// <summary>The first survey: as many patches as asked for, or as near to it as the villages and roads allow.</summary>
    public static Survey Take(CellGrid grid, Terrain terrain, Villages villages, LandCover cover, SampleOptions options)
    {
        var scale = 1.0;
        var (landOf, villageOf) = (cover.Of, villages.Of);
        for (var attempt = 0; ; attempt++)
        {
            var pieces = Components.Find(grid, Keys(grid, terrain, villages, cover, options.Seed, scale));
            var merger = new PatchMerger(grid, pieces, landOf, villageOf);
            merger.Run((long)(LeastSquareMetres / grid.CellMetres / grid.CellMetres), int.MaxValue);
            if (merger.Count >= options.Patches && merger.Count < 1.12 * options.Patches || attempt == 4)
                return Settle(grid, pieces, new(grid, pieces, landOf, villageOf), villageOf, options.Patches);
            scale *= Math.Sqrt(merger.Count / (1.05 * options.Patches));
        }
    }

    /// <summary>The survey of cells keyed by patch, where <paramref name="land"/> says the class of each key; pieces apart become patches apart.</summary>
    public static Survey From(CellGrid grid, int[] keys, Func<int, int> land, int[] villageOf)
    {
        var pieces = Components.Find(grid, keys);
        var patches = pieces.Firsts.Select(cell => new Patch(land(keys[cell]), villageOf[cell], cell)).ToArray();
        return new(grid, patches, pieces.Of);
    }

    private static Survey Settle(CellGrid grid, Components pieces, PatchMerger merger, int[] villageOf, int count)
    {
        merger.Run((long)(LeastSquareMetres / grid.CellMetres / grid.CellMetres), count);
        return From(grid, Array.ConvertAll(pieces.Of, piece => piece < 0 ? -1 : merger.Root(piece)), merger.LandOf, villageOf);
    }

    private static int[] Keys(CellGrid grid, Terrain terrain, Villages villages, LandCover cover, long seed, double scale)
    {
        var segments = new Segments(terrain, seed, scale);
        var keys = new int[grid.Count];
        for (var cell = 0; cell < keys.Length; cell++)
        {
            var land = cover.Of[cell];
            keys[cell] = land < 0 ? -1
                : (int)(Hash.Of((ulong)villages.Of[cell], land, segments.KeyAt(LandClass.All[land], grid.U(cell), grid.V(cell))) & 0x7FFFFFFF);
        }

        return keys;
    }
}
