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
/// looked at with a neighbour it shares a line with; one that shares none with any is judged alone.
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

    private PieceSorting(IReadOnlyList<OverlapPiece> pieces, Tolerance tolerance)
    {
        (_pieces, _tolerance) = (pieces, tolerance);
        _sums = [.. pieces.Select(piece => (piece.SquareMetres, piece.PlanarSquareMetres, piece.PerimeterMetres))];
        _groups = [.. Enumerable.Range(0, pieces.Count)];
        _kinds = Array.ConvertAll(_sums, sum => IsSurelyNoSliver(sum) ? PieceKind.Counting : (PieceKind?)null);
    }

    /// <summary>The kind of each piece; null where only the union tells.</summary>
    public static PieceKind[]? Sort(IReadOnlyList<OverlapPiece> pieces, Tolerance tolerance)
    {
        var sorting = new PieceSorting(pieces, tolerance);
        while (sorting.JoinOneToANeighbour())
        {
        }

        return sorting.JudgeTheRest() ? Array.ConvertAll(sorting._kinds, kind => kind!.Value) : null;
    }

    private bool JoinOneToANeighbour()
    {
        for (var small = 0; small < _pieces.Count; small++)
        {
            if (_kinds[small] is not null)
                continue;
            for (var other = 0; other < _pieces.Count; other++)
            {
                if (_kinds[other] == PieceKind.Counting && TryJoin(small, _groups[other], other))
                    return true;
            }
        }

        return false;
    }

    private bool TryJoin(int small, int group, int neighbour)
    {
        var ((areaA, planarA, perimeterA), (areaB, planarB, perimeterB)) = (_sums[small], _sums[group]);
        var sum = (areaA + areaB, planarA + planarB, perimeterA + perimeterB);
        if (!IsSurelyNoSliver(sum) || !Contact.IsAlongALine(_pieces[small].Polygon, _pieces[neighbour].Polygon))
            return false;
        (_kinds[small], _groups[small], _sums[group]) = (PieceKind.Counting, group, sum);
        return true;
    }

    private bool JudgeTheRest()
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_kinds[i] is null && (_kinds[i] = JudgeAlone(i)) is null)
                return false;
        }

        return true;
    }

    private PieceKind? JudgeAlone(int index)
    {
        var (area, planar, perimeter) = _sums[index];
        var blur = Blur * (1 + perimeter);
        if (!IsApart(index) || _tolerance.IsNoise(area - blur) != _tolerance.IsNoise(area + blur))
            return null;
        if (_tolerance.IsNoise(area))
            return PieceKind.Noise;
        return _tolerance.IsSliver(area + blur, planar + blur, perimeter) ? PieceKind.Sliver : null;
    }

    private bool IsApart(int index)
    {
        var polygon = _pieces[index].Polygon;
        for (var other = 0; other < _pieces.Count; other++)
        {
            if (other != index && !Contact.IsInCornersAtMost(polygon, _pieces[other].Polygon))
                return false;
        }

        return true;
    }

    private bool IsSurelyNoSliver((double SquareMetres, double Planar, double Perimeter) sum)
    {
        var blur = Blur * (1 + sum.Perimeter);
        return !_tolerance.IsSliver(sum.SquareMetres - blur, sum.Planar - blur, sum.Perimeter)
            && !_tolerance.IsNoise(sum.SquareMetres - blur);
    }
}
