using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>The part of each subject inside the constraint, counted once however many constraints lie over it.</summary>
internal sealed class OverlapAudit(AuditWorld world, Rule rule, FeatureSet subjects, FeatureSet constraint)
    : RuleAudit(world, rule, subjects)
{
    private ArraySegment<OverlapPair>[] _pairs = [];
    private Remainder? _missing;

    protected override void Prepare()
    {
        var pairs = CrossTab.Pairs(Subjects.Polygons, constraint.Polygons, World.Cancelled, World.Input.Threads);
        _pairs = [.. Remainder.Runs(pairs, Subjects.Members.Length).Select(run => run.Pairs)];
        _missing = World.Coverage.Missing(Subjects, constraint);
    }

    protected override Judgement? JudgeOne(int subject)
    {
        if (!Subjects.Members[subject].HasShape)
            return Judgement.NotCovered(null, constraint);
        var parts = _pairs[subject].Where(pair => !Rule.Tolerance.IsNoise(pair.SquareMetres))
            .Select(pair => (pair.B, Shape: Evidence.Intersection(Subjects.Shape(subject), constraint.Shape(pair.B)))).ToList();
        if (parts.Count == 0)
            return NotExceeded(_missing![subject], constraint);

        var pieces = Pieces.Of([.. parts.Select(part => part.Shape)], Rule.Tolerance, Areas);
        var judgement = Exceeded(pieces, Cite(parts, pieces.Counting, pieces.Slivers)) ?? NotExceeded(_missing![subject], constraint);
        return pieces.Slivers.Count == 0
            ? judgement
            : judgement with { Slivers = Pieces.Join(pieces.Slivers), SliverConstraints = Cite(parts, pieces.Slivers, pieces.Counting) };
    }

    /// <summary>The constraints that lie in some of the pieces.</summary>
    private IReadOnlyList<ConstraintReference> Cite(
        List<(int Index, Geometry Shape)> parts, IReadOnlyList<Polygon> pieces, IReadOnlyList<Polygon> others) =>
        constraint.Cite(parts.Where(part => others.Count == 0 || Reaches(part.Shape, pieces)).Select(part => part.Index));

    private bool Reaches(Geometry part, IReadOnlyList<Polygon> pieces)
    {
        for (var i = 0; i < part.NumGeometries; i++)
        {
            if (part.GetGeometryN(i) is Polygon { IsEmpty: false } polygon
                && !Rule.Tolerance.IsNoise(Areas.SquareMetresOf(polygon))
                && pieces.Any(piece => piece.Intersects(polygon.InteriorPoint)))
                return true;
        }

        return false;
    }
}
