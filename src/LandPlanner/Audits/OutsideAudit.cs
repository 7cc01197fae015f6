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
        var cover = Cover.Of([.. constraint.Members.Select(member => member.Feature.Shape)], World.Input, World.Cancelled);
        _outside = Remainder.Of(Subjects, cover, World.Input, World.Cancelled);
        _missing = World.Coverage.Missing(Subjects, constraint);
    }

    protected override Judgement? JudgeOne(int subject)
    {
        if (!Subjects.Members[subject].HasShape)
            return Judgement.NotCovered(null, constraint);
        if (_outside![subject] is not { } outside)
            return Judgement.Clear;

        var missing = _missing![subject];
        var pieces = Pieces.Of(missing is null ? outside : Evidence.Difference(outside, missing), Rule.Tolerance, Areas);
        var judgement = Exceeded(pieces, Judgement.Layers(constraint)) ?? NotExceeded(missing, constraint);
        return pieces.Slivers.Count == 0
            ? judgement
            : judgement with { Slivers = Pieces.Join(pieces.Slivers), SliverConstraints = Judgement.Layers(constraint) };
    }
}
