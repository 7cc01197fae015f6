namespace LandPlanner.SampleTown;

/// <summary>What became of the land within a year: the second survey, and which patches changed.</summary>
internal sealed class Changes
{
    private const int LeastCells = 16;

    private readonly Ground _ground;
    private readonly Chance _chance;
    private readonly int[] _keys;
    private readonly Dictionary<int, int> _landOf = [];
    private readonly Stack<int> _candidates;

    /// <param name="isFree">Whether a patch may change.</param>
    public Changes(Ground ground, Func<int, bool> isFree, long seed)
    {
        (_ground, _chance, _keys) = (ground, new(seed, "changes"), [.. ground.Survey.Of]);
        _candidates = new(_chance.Shuffle(
            Enumerable.Range(0, ground.Cells.Length).Where(patch => isFree(patch) && ground.Cells[patch].Length >= LeastCells)));
    }

    /// <summary>Converts some free patches of one kind, a few of them only in part, and takes them off the candidates.</summary>
    /// <returns>The patches changed, fewer where there are not so many.</returns>
    public IReadOnlyList<int> Convert(int count, Func<int, bool> which, Func<int, bool> inPart, params string[] into)
    {
        var (changed, passed) = (new List<int>(), new Stack<int>());
        while (changed.Count < count && _candidates.TryPop(out var patch))
        {
            if (!which(patch))
            {
                passed.Push(patch);
                continue;
            }

            var key = inPart(changed.Count) ? SplitOff(patch) : patch;
            _landOf[key] = LandClass.Number(into[changed.Count % into.Length]);
            changed.Add(patch);
        }

        while (passed.TryPop(out var patch))
            _candidates.Push(patch);
        return changed;
    }

    /// <summary>Takes some free patches off the candidates without changing them.</summary>
    public IReadOnlyList<int> Reserve(int count, Func<int, bool> which)
    {
        var chosen = _candidates.Where(which).Take(count).ToHashSet();
        var rest = _candidates.Where(patch => !chosen.Contains(patch)).Reverse().ToArray();
        _candidates.Clear();
        foreach (var patch in rest)
            _candidates.Push(patch);
        return [.. chosen];
    }

    public Survey Survey() => SampleTown.Survey.From(_ground.Grid, _keys, LandOf, _ground.Villages.Of);

    private int LandOf(int key) =>
        _landOf.TryGetValue(key, out var land) ? land : _ground.Survey.Patches[key % _ground.Cells.Length].Land;

    /// <summary>Cuts a patch along a line of the grid into two pieces that each hang together; the whole patch where it cannot be cut so.</summary>
    private int SplitOff(int patch)
    {
        var (grid, cells) = (_ground.Grid, _ground.Cells[patch]);
        var key = patch + _ground.Cells.Length;
        foreach (var along in new[] { grid.Columns, 1 })
        {
            int Place(int cell) => along == 1 ? cell % grid.Columns : cell / along;
            var middle = cells.Select(Place).Order().ElementAt(cells.Length / 2);
            var (near, far) = (cells.Where(cell => Place(cell) < middle).ToHashSet(), cells.Where(cell => Place(cell) >= middle).ToHashSet());
            if (!HangsTogether(near) || !HangsTogether(far))
                continue;
            foreach (var cell in far)
                _keys[cell] = key;
            return key;
        }

        return patch;
    }

    private bool HangsTogether(HashSet<int> cells)
    {
        if (cells.Count < LeastCells / 4)
            return false;
        var seen = new HashSet<int> { cells.First() };
        var open = new Stack<int>(seen);
        while (open.TryPop(out var cell))
        {
            for (var side = 0; side < 4; side++)
            {
                var next = _ground.Grid.Neighbour(cell, side);
                if (cells.Contains(next) && seen.Add(next))
                    open.Push(next);
            }
        }

        return seen.Count == cells.Count;
    }
}
