using LandPlanner.Areas;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What of each subject lies outside all polygons of a set. Any thread may ask.</summary>
internal sealed class Remainder
{
    private readonly FeatureSet _subjects;
    private readonly FeatureSet _cover;
    private readonly Lazy<ArraySegment<OverlapPair>[]> _pairs;

    // Each found when first asked for; the same whoever finds it.
    private readonly Found?[] _outside;

    public Remainder(FeatureSet subjects, FeatureSet cover, AuditInput input, CancellationToken ct)
    {
        (_subjects, _cover, _outside) = (subjects, cover, new Found[subjects.Count]);
        _pairs = new(() => cover.PairsOf(subjects.Polygons, input.Threads, ct));
    }

    /// <summary>The part outside; null where there is none to speak of, and of a subject without a shape.</summary>
    public Geometry? this[int subject] => (_outside[subject] ??= new(Outside(subject))).Shape;

    /// <summary>Measures all subjects at once, on all threads, before they are asked for one by one.</summary>
    public Remainder Measured()
    {
        _ = _pairs.Value;
        return this;
    }

    private Geometry? Outside(int subject)
    {
        if (!_subjects[subject].HasShape)
            return null;
        var (shape, near) = (_subjects.Shape(subject), _pairs.Value[subject]);
        if (near.Count == 0)
            return shape;
        // Areas of the cover's parts add up but for what of them lies over others, and a full sum needs no shape.
        var open = _subjects.SquareMetres(subject) - near.Sum(pair => pair.SquareMetres);
        if (IsNothing(open) && IsNothing(open + _cover.Overlap([.. near.Select(pair => pair.B)])))
            return null;
        return Evidence.Difference(shape, Evidence.Union([.. near.Select(pair => _cover.Near(pair.B, shape.EnvelopeInternal))]));
    }

    private static bool IsNothing(double squareMetres) => Area.FromSquareMetres(squareMetres) <= Area.Zero;

    private sealed record Found(Geometry? Shape);
}
