using LandPlanner.Areas;

namespace LandPlanner.Audits;

/// <summary>The area each subject declares against its official one. Speaks only of subjects that declare an area.</summary>
internal sealed class DeclaredAreaAudit(AuditWorld world, Rule rule, FeatureSet subjects) : RuleAudit(world, rule, subjects)
{
    private Area?[] _declared = [];

    protected override void Prepare() => _declared = Array.ConvertAll(Subjects.Members, member => member.Layer.Declared(member.Feature));

    protected override Judgement? JudgeOne(int subject)
    {
        if (_declared[subject] is not { } declared)
            return null;
        var shape = Subjects.Members[subject].Feature.Shape;
        var computed = Areas.Of(shape);
        var difference = Math.Abs((declared - computed).Hundredths);
        var limit = Math.Max(Rule.Limit.Hundredths, Rule.LimitShare * computed.Hundredths);
        return difference <= limit
            ? Judgement.Clear
            : new(Rule.Exceeded, shape is { IsEmpty: false } ? shape.Normalized() : null, []) { Declared = new(declared, computed) };
    }
}
