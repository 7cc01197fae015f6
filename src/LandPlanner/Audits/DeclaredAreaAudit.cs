namespace LandPlanner.Audits;

/// <summary>The area each subject declares against its official one. Speaks only of subjects that declare an area.</summary>
internal sealed class DeclaredAreaAudit(AuditWorld world, Rule rule, FeatureSet subjects) : RuleAudit(world, rule, subjects)
{
    protected override void Prepare()
    {
    }

    protected override Judgement? JudgeOne(int subject)
    {
        var (layer, feature) = Subjects[subject];
        if (layer.Declared(feature) is not { } declared)
            return null;
        var shape = feature.Shape;
        var computed = Areas.Of(shape);
        var difference = Math.Abs((declared - computed).Hundredths);
        var limit = Math.Max(Rule.Limit.Hundredths, Rule.LimitShare * computed.Hundredths);
        return difference <= limit
            ? Judgement.Clear
            : new(Rule.Exceeded, FoundPart.Of(shape is { IsEmpty: false } ? shape.Normalized() : null, Areas, []))
            {
                Declared = new(declared, computed),
            };
    }
}
