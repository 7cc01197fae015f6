using LandPlanner.Overlays;
using LandPlanner.Stores;

namespace LandPlanner.Audits;

/// <summary>Applies a rule pack to layers: one verdict for each rule and subject.</summary>
/// <remarks>
/// Deterministic: neither the order of layers and features nor the number of threads changes a byte of the result.
/// </remarks>
public static class Audit
{
    /// <exception cref="WorkspaceException">
    /// A layer named as subject is missing, has no polygons, or no rule speaks of its role; or a rule named is not in the pack, or not in force.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static AuditResult Run(AuditInput input, CancellationToken ct)
    {
        var world = new AuditWorld(input, ct);
        var subjects = new HashSet<(string, long)>();
        var drafts = new List<Draft>();
        var outcomes = new List<RuleOutcome>();
        var (chosen, leftOut) = Choose(input);
        foreach (var rule in chosen)
        {
            input.Progress?.Report(new(rule, outcomes.Count, chosen.Count));
            outcomes.Add(Apply(world, rule, drafts, subjects));
        }

        input.Progress?.Report(new(null, chosen.Count, chosen.Count));
        if (input.IsBrief)
            return Result([.. drafts.Select(Brief)]);
        var breakdown = new Breakdown(world, PolygonSet.Build([.. drafts.Select(draft => draft.Found.Shape)], input.Areas, new ParallelOptions { CancellationToken = ct }));
        var findings = new List<Finding>(drafts.Count);
        foreach (var draft in drafts)
        {
            ct.ThrowIfCancellationRequested();
            findings.Add(breakdown.Complete(draft, findings.Count));
        }

        return Result(findings);

        AuditResult Result(IReadOnlyList<Finding> told) =>
            new(input.Pack.Info, input.On, subjects.Count, outcomes, told, [.. world.Used.Select(layer => Source(layer, world))]) { LeftOut = leftOut };
    }

    private static Finding Brief(Draft draft) => new(
        draft.Rule.Id, draft.Verdict, draft.Layer.Info.Name, draft.Subject.Id, draft.Layer.NameOf(draft.Subject), draft.Layer.Text(draft.Subject, "number"), draft.Layer.Text(draft.Subject, "village"),
        null, draft.Found.PlanarArea, draft.Found.Area, draft.Found.Constraints)
    {
        Declared = draft.Declared,
        ConstraintSum = draft.Found.ConstraintSum,
    };

    /// <summary>The rules in force that were asked for, and the ids of those that were not.</summary>
    private static (List<Rule> Chosen, List<string> LeftOut) Choose(AuditInput input)
    {
        var (pack, inForce) = (input.Pack, input.Pack.Rules.Where(rule => rule.IsInForce(input.On)).ToList());
        if (input.Rules is not { } named)
            return (inForce, []);
        foreach (var id in named.Where(id => !inForce.Exists(rule => rule.Id == id)))
        {
            throw new WorkspaceException(pack.Rules.Any(rule => rule.Id == id)
                ? (Sentence)$"The rule '{id}' is not in force on {input.On:yyyy-MM-dd}."
                : $"The rule pack '{pack.Info.Id}' has no rule '{id}'; it has: {string.Join(", ", pack.Rules.Select(rule => rule.Id))}.");
        }

        return (inForce.FindAll(rule => named.Contains(rule.Id)), [.. inForce.Select(rule => rule.Id).Except(named)]);
    }

    private static RuleOutcome Apply(AuditWorld world, Rule rule, List<Draft> drafts, HashSet<(string, long)> subjects)
    {
        var counts = new long[Enum.GetValues<Verdict>().Length];
        foreach (var layer in world.SubjectLayers(rule))
        {
            if (rule.Measure == Measure.DeclaredArea && !layer.Has("declaredArea"))
                continue;
            var set = world.Set([layer], rule.Subject.Where);
            var judgements = RuleAudit.For(world, rule, set, world.Input.IsBrief ? Drawing.Loose : Drawing.Joined).Judge();
            for (var i = 0; i < judgements.Length; i++)
            {
                if (judgements[i] is not { } judgement)
                    continue;
                counts[(int)judgement.Verdict]++;
                subjects.Add((layer.Info.Name, set[i].Feature.Id));
                drafts.AddRange(Drafts(rule, set[i], judgement));
            }
        }

        return Outcome(rule, counts);
    }

    private static IEnumerable<Draft> Drafts(Rule rule, FeatureSet.Member subject, Judgement judgement)
    {
        var main = judgement.Found is { } found
            ? new Draft(rule, judgement.Verdict, subject.Layer, subject.Feature, found, judgement.Declared)
            : null;
        var sliver = judgement.Slivers is { } slivers
            ? new Draft(rule, Verdict.Sliver, subject.Layer, subject.Feature, slivers, null)
            : null;
        return new[] { main, sliver }.OfType<Draft>().OrderBy(draft => draft.Verdict);
    }

    private static RuleOutcome Outcome(Rule rule, long[] counts) => new(
        rule.Id, rule.TitleZh, rule.TitleEn, rule.Measure, rule.Severity, rule.Limit, rule.LimitShare, rule.Tolerance, rule.Basis,
        counts.Sum(), counts[(int)rule.Exceeded], counts[(int)Verdict.Clear], counts[(int)Verdict.NotCovered]);

    private static AuditSource Source(LayerView layer, AuditWorld world)
    {
        var (info, from) = (layer.Info, layer.Info.Provenance);
        var note = string.Join(" ", new[] { layer.Note, Coverage.NoteOn(layer, world) }.Where(text => text.Length > 0));
        return new(
            info.Name, info.Role.Name, info.Vintage, info.Count, info.Area, info.ContentHash, info.Crs.ToString(),
            from?.Source ?? "", from?.Sha256 ?? "", from?.CrsFound ?? "", note);
    }
}
