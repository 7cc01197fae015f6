namespace LandPlanner.SampleTown;

/// <summary>Joins pieces that are too small, or too many, to a neighbour in the same village, the smallest first.</summary>
internal sealed class PatchMerger
{
    private readonly int[] _parent;
    private readonly long[] _size;
    private readonly int[] _land;
    private readonly int[] _village;
    private readonly Dictionary<int, int>[] _sides;
    private readonly PriorityQueue<int, (long Size, int Piece)> _smallest = new();

    public PatchMerger(CellGrid grid, Components pieces, int[] landOf, int[] villageOf)
    {
        _parent = Enumerable.Range(0, pieces.Sizes.Count).ToArray();
        _size = pieces.Sizes.Select(size => (long)size).ToArray();
        _land = pieces.Firsts.Select(cell => landOf[cell]).ToArray();
        _village = pieces.Firsts.Select(cell => villageOf[cell]).ToArray();
        _sides = Array.ConvertAll(_parent, _ => new Dictionary<int, int>());
        Count = _parent.Length;
        MeetNeighbours(grid, pieces.Of);
        for (var piece = 0; piece < _parent.Length; piece++)
            _smallest.Enqueue(piece, (_size[piece], piece));
    }

    /// <summary>Pieces left.</summary>
    public int Count { get; private set; }

    public int LandOf(int piece) => _land[Root(piece)];

    public int Root(int piece)
    {
        while (_parent[piece] != piece)
            piece = _parent[piece] = _parent[_parent[piece]];
        return piece;
    }

    /// <summary>Merges until no piece has fewer cells than <paramref name="least"/> and no more than <paramref name="most"/> are left, if it can be.</summary>
    public void Run(long least, int most)
    {
        while (_smallest.TryDequeue(out var piece, out var rank))
        {
            if (_parent[piece] != piece || rank.Size != _size[piece])
                continue;
            if (rank.Size >= least && Count <= most)
                return;
            if (BestNeighbour(piece) is var other && other >= 0)
                Join(piece, other);
        }
    }

    private void MeetNeighbours(CellGrid grid, int[] of)
    {
        for (var cell = 0; cell < of.Length; cell++)
        {
            for (var side = 1; side <= 2; side++)
            {
                var next = grid.Neighbour(cell, side);
                if (next < 0 || of[cell] < 0 || of[next] < 0 || of[cell] == of[next] || _village[of[cell]] != _village[of[next]])
                    continue;
                Touch(of[cell], of[next], 1);
                Touch(of[next], of[cell], 1);
            }
        }
    }

    private void Touch(int piece, int other, int sides) => _sides[piece][other] = _sides[piece].GetValueOrDefault(other) + sides;

    private int BestNeighbour(int piece)
    {
        var (best, most) = (-1, 0.0);
        foreach (var (other, sides) in _sides[piece])
        {
            var merit = sides * Kinship(_land[piece], _land[other]) / Math.Sqrt(_size[other]);
            if (merit > most || merit == most && other < best)
                (best, most) = (other, merit);
        }

        return best;
    }

    private static double Kinship(int one, int other) =>
        one == other ? 60 : LandClass.All[one].Family == LandClass.All[other].Family ? 6 : LandClass.All[other].IsLinear ? 0.3 : 1;

    private void Join(int piece, int other)
    {
        if (_size[piece] > _size[other])
            _land[other] = _land[piece];
        _parent[piece] = other;
        _size[other] += _size[piece];
        foreach (var (third, sides) in _sides[piece])
        {
            _sides[third].Remove(piece);
            if (third == other)
                continue;
            Touch(third, other, sides);
            Touch(other, third, sides);
        }

        _sides[piece].Clear();
        Count--;
        _smallest.Enqueue(other, (_size[other], other));
    }
}
