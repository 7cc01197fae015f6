using LandPlanner.Features;

namespace LandPlanner.Checks;

/// <summary>Looks for everything that is wrong with one polygon layer.</summary>
/// <remarks>
/// <para>
/// The answer depends on neither the order of the features nor the number of threads. Shapes may be invalid: each is
/// reported, and takes part in the rest as it would be stored after an import. Areas are official.
/// </para>
/// <para>
/// Every problem is said once: a shape that is there twice is no overlap with itself, and what is a sliver
/// has no spikes.
/// </para>
/// </remarks>
public static class LayerCheck
{
    /// <param name="progress">Told how much is done, from 0 to 1; null where nobody asks.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static CheckResult Run(CheckInput input, CancellationToken ct, Action<double>? progress = null)
    {
        var options = new ParallelOptions
        {
            CancellationToken = ct,
            MaxDegreeOfParallelism = input.Threads > 0 ? input.Threads : Environment.ProcessorCount,
        };
        var found = new Findings(input.Kinds);
        var shapes = CheckedShapes.Of(input.Features, input.Areas, options);
        progress?.Invoke(0.2);
        CheckShapes(input, shapes, found, options, progress);
        progress?.Invoke(0.8);
        CheckAttributes(input, shapes, found, options);
        progress?.Invoke(1);
        return new(
            input.Features.Count, input.Kinds, input.Limits, found.InOrder(), found.Unchecked,
            input.Table?.Titles ?? new Dictionary<string, RuleTitle>());
    }

    private static void CheckShapes(
        CheckInput input, CheckedShapes shapes, Findings found, ParallelOptions options, Action<double>? progress)
    {
        if (found.Wants(CheckKinds.Invalid))
            InvalidShapes.Find(shapes, input.Areas, found);
        if (found.Wants(CheckKinds.Sliver | CheckKinds.Spike | CheckKinds.TinyEdge))
            RingFaults.Find(shapes, input, found, options);
        if (!found.Wants(CheckKinds.Overlap | CheckKinds.Gap | CheckKinds.Duplicate | CheckKinds.Outside))
            return;
        var twins = Duplicates.Of(shapes);
        if (found.Wants(CheckKinds.Duplicate))
            twins.Find(shapes, input.Areas, found);
        var edges = BoundaryEdges.Of(shapes.Sound, options);
        progress?.Invoke(0.4);
        if (found.Wants(CheckKinds.Overlap | CheckKinds.Duplicate))
            new Overlapping(input, shapes, twins, found).Find(edges, options);
        progress?.Invoke(0.6);
        if (found.Wants(CheckKinds.Gap | CheckKinds.Outside))
            new Gaps(input, shapes, found).Find(edges, options);
    }

    private static void CheckAttributes(
        CheckInput input, CheckedShapes shapes, Findings found, ParallelOptions options)
    {
        if (input.Layer is not { } layer || input.Role is not { } role)
            return;
        var records = new Records(new(layer, input.Features, role), input, shapes);
        if (input.Table is null)
            TellWithoutStandard(input, role.Role, found);
        else if (found.Wants(CheckKinds.Attribute | CheckKinds.SmallPatch))
            new AttributeCheck(records, input.Table, input.Classes, found).Find(options.CancellationToken);
        if (found.Wants(CheckKinds.DeclaredArea))
            records.FindDeclaredAreas(input.Limits, found);
        if (found.Wants(CheckKinds.Closure) && role.Role == LayerRole.LandUse)
            new VillageClosure(records, input, found).Find(options);
    }

    /// <summary>Who asks for everything asks for what there is; who asks for this by name must hear that there is none.</summary>
    private static void TellWithoutStandard(CheckInput input, LayerRole role, Findings found)
    {
        if (input.Kinds == CheckKinds.All)
            return;
        foreach (var kind in new[] { CheckKinds.Attribute, CheckKinds.SmallPatch, CheckKinds.Closure }.Where(found.Wants))
            found.CouldNot(kind, UncheckedReasons.NoStandard, role.Name);
    }
}
