namespace LandPlanner.Audits;

/// <summary>A rule whose constraint layer is not there covers nobody.</summary>
internal sealed class MissingConstraintAudit(AuditWorld world, Rule rule, FeatureSet subjects) : RuleAudit(world, rule, subjects)
{
    protected override void Prepare()
    {
    }

    protected override Judgement? JudgeOne(int subject)
    {
        var shape = Subjects[subject].Feature.Shape;
        return Judgement.NotCovered(shape is not { IsEmpty: false } ? null : World.Input.IsBrief ? shape : shape.Normalized(), Areas, null);
    }
}
