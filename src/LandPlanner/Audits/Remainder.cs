using LandPlanner.Areas;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What of each subject lies outside all polygons of a set.</summary>
internal sealed class Remainder
{
    private readonly Geometry?[] _outside;

    private Remainder(Geometry?[] outside) => _outside = outside;

    /// <summary>The part outside; null where there is none to speak of.</summary>
    public Geometry? this[int subject] => _outside[subject];

    public static Remainder Of(FeatureSet subjects, Cover cover, AuditInput input, CancellationToken ct)
    {
        var pairs = CrossTab.Pairs(subjects.Polygons, cover.Polygons, ct, input.Threads);
        var outside = new Geometry?[subjects.Members.Length];
        foreach (var (subject, near) in Runs(pairs, subjects.Members.Length))
        {
            ct.ThrowIfCancellationRequested();
            if (subjects.Members[subject].HasShape)
                outside[subject] = Outside(subjects, subject, near, cover);
        }

        return new(outside);
    }

    /// <summary>The pairs of each subject in turn, also of those that have none.</summary>
    internal static IEnumerable<(int Subject, ArraySegment<OverlapPair> Pairs)> Runs(IReadOnlyList<OverlapPair> all, int subjects)
    {
        var (pairs, start) = (all.ToArray(), 0);
        for (var subject = 0; subject < subjects; subject++)
        {
            var end = start;
            while (end < pairs.Length && pairs[end].A == subject)
                end++;
            yield return (subject, new(pairs, start, end - start));
            start = end;
        }
    }

    private static Geometry? Outside(FeatureSet subjects, int subject, ArraySegment<OverlapPair> near, Cover cover)
    {
        var shape = subjects.Shape(subject);
        if (near.Count == 0)
            return shape;
        // Where the cover's parts do not overlap each other their areas add up, and a full sum needs no shape.
        var sum = near.Sum(pair => pair.SquareMetres);
        if (Area.FromSquareMetres(subjects.SquareMetres(subject) - sum) <= Area.Zero && !near.Any(pair => cover.Overlapping.Contains(pair.B)))
            return null;
        return Evidence.Difference(shape, Evidence.Union([.. near.Select(pair => cover.Shapes[pair.B]!)]));
    }
}
