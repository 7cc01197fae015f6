using NetTopologySuite.Index.HPRtree;

namespace LandPlanner.Audits;

/// <summary>Says of pieces which others they may touch, and how two that do not overlap meet. For one thread.</summary>
internal sealed class NearPieces
{
    private const int Many = 16;

    private readonly IReadOnlyList<OverlapPiece> _pieces;
    private readonly Outline?[] _outlines;
    private readonly int[]?[] _near;
    private readonly Dictionary<(int, int), bool> _alongALine = [];
    private readonly HPRtree<int>? _tree;

    public NearPieces(IReadOnlyList<OverlapPiece> pieces)
    {
        (_pieces, _outlines, _near) = (pieces, new Outline?[pieces.Count], new int[]?[pieces.Count]);
        if (pieces.Count <= Many)
            return;
        _tree = new();
        for (var i = 0; i < pieces.Count; i++)
            _tree.Insert(pieces[i].Polygon.EnvelopeInternal, i);
        _tree.Build();
    }

    /// <summary>The pieces a piece may touch, ascending.</summary>
    public int[] Of(int index) => _near[index] ??= Find(index);

    /// <summary>As <see cref="Contact.IsAlongALine"/>.</summary>
    public bool IsAlongALine(int one, int other)
    {
        if (!_alongALine.TryGetValue((one, other), out var isAlong))
            _alongALine[(one, other)] = isAlong = Contact.IsAlongALine(OutlineOf(one), OutlineOf(other));
        return isAlong;
    }

    /// <summary>Whether a piece surely stays a polygon of its own.</summary>
    public bool IsApart(int index) => Array.TrueForAll(Of(index), other => Contact.IsInCornersAtMost(OutlineOf(index), OutlineOf(other)));

    private int[] Find(int index)
    {
        var box = Contact.Reach(_pieces[index].Polygon.EnvelopeInternal);
        var candidates = _tree?.Query(box) ?? Enumerable.Range(0, _pieces.Count);
        return [.. candidates.Where(other => other != index && box.Intersects(_pieces[other].Polygon.EnvelopeInternal)).Order()];
    }

    private Outline OutlineOf(int index) => _outlines[index] ??= new(_pieces[index].Polygon);
}
