namespace LandPlanner.Audits;

internal enum PieceKind
{
    Counting,
    Sliver,
    Noise,
}

/// <summary>Says by areas and perimeters alone how the pieces of a union fall out by the tolerance, without building it.</summary>
/// <remarks>
/// The width 2A ÷ P of pieces joined along a line is at least (2A₁ + 2A₂) ÷ (P₁ + P₂), since the line is gone from both
/// perimeters, and so at least the lesser of theirs: what is no sliver alone is part of none. A small or thin piece is
/// looked at with a neighbour it shares a line with; one that shares none with any is judged alone. The lowest piece that can
/// join one does so first, and with its lowest neighbour, so that the outcome depends on the pieces' order alone; the others
/// are looked at again only where a neighbour of theirs has joined a group or a group they wait for has grown.
/// </remarks>
internal sealed class PieceSorting
{
    // What corners rounded to 1 µm, as a union has them, may change for each metre of perimeter.
    private const double Blur = 1e-6;

    private readonly IReadOnlyList<OverlapPiece> _pieces;
    private readonly Tolerance _tolerance;
    private readonly PieceKind?[] _kinds;
    private readonly int[] _groups;
    private readonly (double SquareMetres, double Planar, double Perimeter)[] _sums;
    private readonly Lazy<NearPieces> _near;

    // Pieces to look at, and by group those that it was too small for.
    private readonly SortedSet<int> _open = [];
    private readonly Dictionary<int, List<int>> _waiting = [];

    private PieceSorting(IReadOnlyList<OverlapPiece> pieces, Tolerance tolerance)
    {
        (_pieces, _tolerance, _near) = (pieces, tolerance, new(() => new(pieces), isThreadSafe: false));
        _sums = [.. pieces.Select(piece => (piece.SquareMetres, piece.PlanarSquareMetres, piece.PerimeterMetres))];
        _groups = [.. Enumerable.Range(0, pieces.Count)];
        _kinds = Array.ConvertAll(_sums, sum => IsSurelyNoSliver(sum) ? PieceKind.Counting : (PieceKind?)null);
    }

    /// <summary>The kind of each piece; null where only the union tells.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static PieceKind[]? Sort(IReadOnlyList<OverlapPiece> pieces, Tolerance tolerance, CancellationToken ct)
    {
        var sorting = new PieceSorting(pieces, tolerance);
        sorting.JoinToNeighbours(ct);
        return sorting.JudgeTheRest(ct) ? Array.ConvertAll(sorting._kinds, kind => kind!.Value) : null;
    }

    private void JoinToNeighbours(CancellationToken ct)
    {
        _open.UnionWith(Enumerable.Range(0, _pieces.Count).Where(i => _kinds[i] is null));
        while (_open.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            var small = _open.Min;
            _open.Remove(small);
            JoinOrWait(small);
        }
    }

    private void JoinOrWait(int small)
    {
        var groups = new HashSet<int>();
        foreach (var other in _near.Value.Of(small).Where(other => _kinds[other] == PieceKind.Counting))
        {
            var group = _groups[other];
            if (!IsEnough(small, group))
            {
                groups.Add(group);
            }
            else if (_near.Value.IsAlongALine(small, other))
            {
                Join(small, group);
                return;
            }
        }

        foreach (var group in groups)
            (_waiting.TryGetValue(group, out var waiting) ? waiting : _waiting[group] = []).Add(small);
    }

    private void Join(int small, int group)
    {
        (_kinds[small], _groups[small], _sums[group]) = (PieceKind.Counting, group, Together(small, group));
        _open.UnionWith(_near.Value.Of(small).Where(other => _kinds[other] is null));
        if (!_waiting.TryGetValue(group, out var waiting))
            return;
        var ready = waiting.Where(other => _kinds[other] is null && IsEnough(other, group)).ToHashSet();
        waiting.RemoveAll(other => _kinds[other] is not null || ready.Contains(other));
        _open.UnionWith(ready);
    }

    private bool IsEnough(int small, int group) => IsSurelyNoSliver(Together(small, group));

    private (double SquareMetres, double Planar, double Perimeter) Together(int small, int group)
    {
        var ((areaA, planarA, perimeterA), (areaB, planarB, perimeterB)) = (_sums[small], _sums[group]);
        return (areaA + areaB, planarA + planarB, perimeterA + perimeterB);
    }

    private bool JudgeTheRest(CancellationToken ct)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (_kinds[i] is null && (_kinds[i] = JudgeAlone(i)) is null)
                return false;
        }

        return true;
    }

    private PieceKind? JudgeAlone(int index)
    {
        var (area, planar, perimeter) = _sums[index];
        var blur = Blur * (1 + perimeter);
        if (!_near.Value.IsApart(index) || _tolerance.IsNoise(area - blur) != _tolerance.IsNoise(area + blur))
            return null;
        if (_tolerance.IsNoise(area))
            return PieceKind.Noise;
        return _tolerance.IsSliver(area + blur, planar + blur, perimeter) ? PieceKind.Sliver : null;
    }

    private bool IsSurelyNoSliver((double SquareMetres, double Planar, double Perimeter) sum)
    {
        var blur = Blur * (1 + sum.Perimeter);
        return !_tolerance.IsSliver(sum.SquareMetres - blur, sum.Planar - blur, sum.Perimeter)
            && !_tolerance.IsNoise(sum.SquareMetres - blur);
    }
}
