using LandPlanner.Overlays;

namespace LandPlanner.Audits;

/// <summary>The part of each subject outside the constraint, as far as the constraint's layer reaches.</summary>
internal sealed class OutsideAudit(AuditWorld world, Rule rule, FeatureSet subjects, FeatureSet constraint)
    : RuleAudit(world, rule, subjects)
{
    private Remainder? _outside;
    private Remainder? _missing;

    protected override void Prepare()
    {
        _outside = World.Outside(Subjects, constraint).Measured();
        _missing = World.Coverage.Missing(Subjects, constraint).Measured();
    }

    protected override Judgement? JudgeOne(int subject)
    {
        if (!Subjects[subject].HasShape)
            return Judgement.NotCovered(null, Areas, constraint);
        if (_outside![subject] is not { } outside)
            return Judgement.Clear;

        var missing = _missing![subject];
        var pieces = Pieces.Of(missing is null ? outside : Evidence.Difference(outside, missing), Rule.Tolerance, Areas);
        var judgement = Exceeded(Found(pieces.Counting)) ?? NotExceeded(missing, constraint);
        return judgement with { Slivers = Found(pieces.Slivers) };
    }

    private FoundPart? Found(IReadOnlyList<NetTopologySuite.Geometries.Polygon> pieces) =>
        pieces.Count == 0 ? null : FoundPart.Of(Pieces.Join(pieces), Areas, Judgement.Layers(constraint));
}
