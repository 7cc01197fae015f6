using LandPlanner.Overlays;

namespace LandPlanner.Audits;

/// <summary>The part of each subject inside the constraint, counted once however many constraints lie over it.</summary>
/// <remarks>
/// Verdict and area come from the areas of the parts wherever these tell all, which they do but where constraints lie over
/// each other or a small piece touches others without sharing a line; only what is shown is joined to one shape.
/// </remarks>
internal sealed class OverlapAudit(
    AuditWorld world, Rule rule, FeatureSet subjects, FeatureSet constraint, Drawing drawing)
    : RuleAudit(world, rule, subjects)
{
    private ArraySegment<OverlapPair>[] _pairs = [];
    private Remainder? _missing;

    protected override void Prepare()
    {
        _pairs = constraint.PairsOf(Subjects.Polygons, World.Input.Threads, World.Cancelled);
        _missing = World.Coverage.Missing(Subjects, constraint);
        if (Subjects.Count > 1)
            _missing.Measured();
    }

    protected override Judgement? JudgeOne(int subject)
    {
        if (!Subjects[subject].HasShape)
            return Judgement.NotCovered(null, Areas, constraint);
        var parts = Parts(subject);
        if (parts.Length == 0)
            return NotExceeded(_missing![subject], constraint);

        var overlap = constraint.Overlap(Array.ConvertAll(parts, part => part.Constraint));
        var joined = new Lazy<JoinedParts>(() => new(parts, Rule.Tolerance, Areas), isThreadSafe: false);
        FoundPart? counting, slivers;
        if (SortedParts.Of(parts, overlap, Rule.Tolerance, Areas, World.Cancelled) is { } sorted)
        {
            var exceeds = sorted.Area(PieceKind.Counting).Official > Rule.Limit;
            counting = exceeds ? Found(sorted, PieceKind.Counting, joined) : null;
            slivers = sorted.Any(PieceKind.Sliver) ? Found(sorted, PieceKind.Sliver, joined) : null;
        }
        else
        {
            counting = joined.Value.Found(PieceKind.Counting, constraint, overlap);
            slivers = joined.Value.Found(PieceKind.Sliver, constraint, overlap);
        }

        return (Exceeded(counting) ?? NotExceeded(_missing![subject], constraint)) with { Slivers = slivers };
    }

    private OverlapPart[] Parts(int subject) =>
    [
        .. _pairs[subject].Where(pair => !Rule.Tolerance.IsNoise(pair.SquareMetres))
            .Select(pair => Part(subject, pair)),
    ];

    private OverlapPart Part(int subject, OverlapPair pair)
    {
        World.Cancelled.ThrowIfCancellationRequested();
        return new(pair, constraint.Common(Subjects, subject, pair.B));
    }

    private FoundPart Found(SortedParts sorted, PieceKind kind, Lazy<JoinedParts> joined)
    {
        var shape = drawing == Drawing.Joined
            ? joined.Value.Shape(kind)
            : Subjects.Shape(0).Factory.CreateMultiPolygon([.. sorted.Polygons(kind)]);
        var (official, planar) = sorted.Area(kind);
        return new(shape, planar, official, constraint.Cite(sorted.Constraints(kind)));
    }
}
