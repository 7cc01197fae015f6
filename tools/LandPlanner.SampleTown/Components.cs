namespace LandPlanner.SampleTown;

/// <summary>The connected pieces (over cell sides) of cells that carry the same key; cells keyed -1 belong to none.</summary>
/// <param name="Of">The piece of each cell, numbered in order of its first cell; -1 for none.</param>
/// <param name="Sizes">Cells of each piece.</param>
/// <param name="Firsts">The first cell of each piece.</param>
internal sealed record Components(int[] Of, IReadOnlyList<int> Sizes, IReadOnlyList<int> Firsts)
{
    public static Components Find(CellGrid grid, int[] keys)
    {
        var of = new int[grid.Count];
        Array.Fill(of, -1);
        var (sizes, firsts, open) = (new List<int>(), new List<int>(), new Stack<int>());
        for (var cell = 0; cell < of.Length; cell++)
        {
            if (keys[cell] < 0 || of[cell] >= 0)
                continue;
            firsts.Add(cell);
            sizes.Add(Fill(grid, keys, of, open, cell, sizes.Count));
        }

        return new(of, sizes, firsts);
    }

    private static int Fill(CellGrid grid, int[] keys, int[] of, Stack<int> open, int start, int piece)
    {
        of[start] = piece;
        open.Push(start);
        var size = 0;
        for (; open.TryPop(out var cell); size++)
        {
            for (var side = 0; side < 4; side++)
            {
                var next = grid.Neighbour(cell, side);
                if (next < 0 || of[next] >= 0 || keys[next] != keys[cell])
                    continue;
                of[next] = piece;
                open.Push(next);
            }
        }

        return size;
    }
}
