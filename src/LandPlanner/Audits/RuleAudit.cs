using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Applies one rule to subjects: those of a layer, or one under the pen.</summary>
internal abstract class RuleAudit(AuditWorld world, Rule rule, FeatureSet subjects)
{
    protected AuditWorld World { get; } = world;

    protected Rule Rule { get; } = rule;

    protected FeatureSet Subjects { get; } = subjects;

    protected EllipsoidalArea Areas => World.Input.Areas;

    public static RuleAudit For(AuditWorld world, Rule rule, FeatureSet subjects, Drawing drawing)
    {
        if (rule.Measure == Measure.DeclaredArea)
            return new DeclaredAreaAudit(world, rule, subjects);
        if (world.Constraint(rule) is not { } constraint)
            return new MissingConstraintAudit(world, rule, subjects);
        return rule.Measure == Measure.Overlap
            ? new OverlapAudit(world, rule, subjects, constraint, drawing)
            : new OutsideAudit(world, rule, subjects, constraint);
    }

    /// <summary>One judgement a subject, in their order; null for one the rule does not speak of.</summary>
    public Judgement?[] Judge()
    {
        var judgements = new Judgement?[Subjects.Count];
        if (Subjects.Count == 1)
        {
            Prepare();
            judgements[0] = JudgeOne(0);
            return judgements;
        }

        var options = new ParallelOptions
        {
            CancellationToken = World.Cancelled,
            MaxDegreeOfParallelism = World.Input.Threads > 0 ? World.Input.Threads : Environment.ProcessorCount,
        };
        Prepare();
        Parallel.For(0, judgements.Length, options, subject => judgements[subject] = JudgeOne(subject));
        return judgements;
    }

    /// <summary>What is done once for all subjects.</summary>
    protected abstract void Prepare();

    /// <summary>Called from many threads.</summary>
    protected abstract Judgement? JudgeOne(int subject);

    /// <summary>The rule's verdict on what counts, or null where it stays within the limit.</summary>
    protected Judgement? Exceeded(FoundPart? found) =>
        found is not null && found.Area > Rule.Limit ? new(Rule.Exceeded, found) : null;

    /// <summary>Not covered where what the constraint does not reach counts by the tolerance; else clear.</summary>
    protected Judgement NotExceeded(Geometry? missing, FeatureSet constraint)
    {
        if (missing is null)
            return Judgement.Clear;
        var pieces = Pieces.Of(missing, Rule.Tolerance, Areas).Counting;
        return pieces.Count == 0 ? Judgement.Clear : Judgement.NotCovered(Pieces.Join(pieces), Areas, constraint);
    }
}
