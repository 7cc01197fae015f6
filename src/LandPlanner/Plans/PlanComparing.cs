using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.LandClasses;
using LandPlanner.Overlays;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Plans;

/// <summary>All that a comparison looks at.</summary>
/// <param name="Changes">The survey before, the plan after; villages and basic farmland beside them.</param>
/// <param name="Controls">Control lines of the plan (<see cref="PlanControls"/>); what of them lies beyond the plan's ground is left alone.</param>
public sealed record PlanInput(ChangeInput Changes, IReadOnlyList<AuditLayer> Controls, PlanRules Rules);

/// <summary>Holds a plan's classes against a survey, and its basic farmland against the layer of it.</summary>
/// <remarks>
/// Areas are those of the change matrix, and close as it does. A plan speaks of the ground of its features alone: what lies beside them it neither leaves out nor has too much of.
/// Deterministic.
/// </remarks>
public static class PlanComparing
{
    /// <exception cref="WorkspaceException">A layer is not fit to be compared.</exception>
    public static PlanComparison Run(PlanInput input, CancellationToken ct)
    {
        var changes = input.Changes with { AfterSchemes = input.Rules.Schemes };
        var matrix = ChangeMatrix.Run(changes, ct);
        var controls = ControlsOf(input);
        var basic = changes.BasicFarmland.SelectMany(layer => layer.Features).Where(feature => feature.Shape is { IsEmpty: false }).Select(feature => new Ground(feature.Id, "", feature.Shape!)).ToList();
        var conflicts = new List<Draft>(FarmlandToBuilding(matrix));
        if (basic.Count > 0)
            conflicts.AddRange(Common(changes, PlanConflictKind.BasicFarmlandToBuilding, BuildingOf(changes), basic, ct));
        if (basic.Count > 0 && controls.Count > 0)
        {
            var plan = changes.After.Features.Where(feature => feature.Shape is { IsEmpty: false }).Select(feature => new Ground(feature.Id, "", feature.Shape!)).ToList();
            conflicts.AddRange(Rest(changes, PlanConflictKind.BasicFarmlandLeftOut, basic, controls, plan, ct).Select(draft => draft with { PlanIds = [] }));
            conflicts.AddRange(Rest(changes, PlanConflictKind.BasicFarmlandOnlyInPlan, controls, basic, plan, ct));
        }

        return new(matrix, Shares(matrix, input.Changes.Classes), Numbered(changes, conflicts, ct), input.Changes.After.Info.Term, [.. input.Controls.Select(layer => layer.Info.Name)], controls.Count > 0);
    }

    private static List<PlanShare> Shares(ChangeResult matrix, LandClassTables tables)
    {
        var open = matrix.ToDecide.ToLookup(one => (one.Scheme, one.Code), one => one.Candidates);
        return
        [
            .. matrix.Cells.GroupBy(cell => (cell.Before, cell.After)).OrderBy(group => (uint)group.Key.Before).ThenBy(group => (uint)group.Key.After)
                .Select(group => new PlanShare(group.Key.Before, group.Key.After, Outcome(group.First()), group.Aggregate(Area.Zero, (sum, cell) => sum + cell.Area))),
        ];

        PlanOutcome Outcome(ChangeCell cell)
        {
            if (cell.Before < 0 || cell.After < 0)
                return cell.Before < 0 ? PlanOutcome.NotSurveyed : PlanOutcome.NotPlanned;
            var (present, planned) = (matrix.Classes[cell.Before], matrix.Classes[cell.After]);
            if (present.Known is null || planned.Known is null)
                return PlanOutcome.NotKnown;
            if (Options(present) is not { Count: > 0 } options)
                return PlanOutcome.NotKnown;
            // Whichever of them it is, it lies within what is planned.
            if (options.All(code => IsWithin(planned.Scheme, code, planned.Code)) || (options.Count == 1 && present.Scheme == planned.Scheme && IsWithin(planned.Scheme, planned.Code, options[0])))
                return PlanOutcome.Kept;
            return cell.Kind == ChangeKind.Undecided ? PlanOutcome.NotKnown : PlanOutcome.Changed;
        }

        IReadOnlyList<string> Options(MatrixClass present) => open[(present.Scheme, present.Code)].FirstOrDefault() ?? [present.Code];

        bool IsWithin(string scheme, string code, string ancestor)
        {
            for (var at = tables.Find(scheme, code); at is not null; at = at.Parent is { } parent ? tables.Find(scheme, parent) : null)
            {
                if (at.Code.Equals(ancestor, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }
    }

    private static IEnumerable<Draft> FarmlandToBuilding(ChangeResult matrix) => matrix.Patches.Where(patch => patch is { Kind: ChangeKind.NonAgricultural, IsSliver: false })
        .Select(patch => new Draft(PlanConflictKind.FarmlandToBuilding, matrix.Classes[patch.Before].Code, matrix.Classes[patch.After].Code, patch.AfterIds, patch.Shape, patch.Area) { Village = patch.Village.Name });

    private static List<Ground> BuildingOf(ChangeInput changes)
    {
        var plan = new LayerView(changes.After, changes.Areas, changes.Classes.Only(changes.AfterSchemes));
        return [.. plan.Features.Where(feature => feature.Shape is { IsEmpty: false } && plan.ClassOf(feature)?.Flow == FlowKind.Construction).Select(feature => new Ground(feature.Id, plan.Text(feature, "class"), feature.Shape!))];
    }

    private static List<Ground> ControlsOf(PlanInput input) =>
    [
        .. input.Controls.Select(layer => new LayerView(layer, input.Changes.Areas, input.Changes.Classes))
            .SelectMany(view => view.Features.Where(feature => feature.Shape is { IsEmpty: false } && input.Rules.BasicFarmlandCodes.Contains(view.Text(feature, "kind"))))
            .Select(feature => new Ground(feature.Id, "", feature.Shape!)),
    ];

    /// <summary>What lies both within one of these and within any of those.</summary>
    private static IEnumerable<Draft> Common(ChangeInput changes, PlanConflictKind kind, List<Ground> these, List<Ground> those, CancellationToken ct) =>
        Near(changes, these, those, ct).SelectMany(pair => pair.Near.Count == 0 ? [] : Pieced(changes, kind, pair.One, Evidence.Intersection(pair.One.Shape, Evidence.Union(pair.Near))));

    /// <summary>What of these lies within none of those, as far as the plan's ground goes.</summary>
    private static IEnumerable<Draft> Rest(ChangeInput changes, PlanConflictKind kind, List<Ground> these, List<Ground> those, List<Ground> plan, CancellationToken ct)
    {
        // First what is left, in pieces, and only then the ground: pieces are near few features, where a control line of a town is near all.
        var left = Near(changes, these, those, ct).SelectMany(pair => Pieced(changes, kind, pair.One, pair.Near.Count == 0 ? pair.One.Shape : Evidence.Difference(pair.One.Shape, Evidence.Union(pair.Near)))
            .Select(draft => pair.One with { Shape = draft.Shape })).ToList();
        return Common(changes, kind, left, plan, ct);
    }

    private static IEnumerable<(Ground One, IReadOnlyList<Geometry> Near)> Near(ChangeInput changes, List<Ground> these, List<Ground> those, CancellationToken ct)
    {
        var pairs = CrossTab.Pairs(PolygonSet.Build([.. these.Select(one => one.Shape)], changes.Areas), PolygonSet.Build([.. those.Select(one => one.Shape)], changes.Areas), ct, changes.Threads)
            .ToLookup(pair => pair.A, pair => those[pair.B].Shape);
        return these.Select((one, i) => (one, (IReadOnlyList<Geometry>)[.. pairs[i]]));
    }

    private static IEnumerable<Draft> Pieced(ChangeInput changes, PlanConflictKind kind, Ground one, Geometry shape) => Pieces.Of(shape, changes.Tolerance, changes.Areas).Counting
        .Select(piece => new Draft(kind, "", one.Class, [one.Id], piece, changes.Areas.Of(piece)));

    private static IReadOnlyList<PlanConflict> Numbered(ChangeInput changes, List<Draft> drafts, CancellationToken ct)
    {
        var villages = changes.Villages.SelectMany(layer => layer.Features.Where(feature => feature.Shape is { IsEmpty: false })
            .Select(feature => (Name: layer.Role.FieldFor("village", layer.Info.Schema) is >= 0 and var field ? feature.Values[field] as string ?? "" : "", Shape: feature.Shape!))).ToList();
        var largest = CrossTab.Pairs(PolygonSet.Build([.. drafts.Select(draft => (Geometry)draft.Shape)], changes.Areas), PolygonSet.Build([.. villages.Select(village => village.Shape)], changes.Areas), ct, changes.Threads)
            .GroupBy(pair => pair.A).ToDictionary(group => group.Key, group => villages[group.MaxBy(pair => pair.SquareMetres).B].Name);
        return
        [
            .. drafts.Select((draft, i) => draft.Village.Length > 0 ? draft : draft with { Village = largest.GetValueOrDefault(i, "") })
                .OrderBy(draft => draft.Kind).ThenBy(draft => draft.Village, StringComparer.Ordinal).ThenBy(draft => draft.Shape.EnvelopeInternal.MinX).ThenBy(draft => draft.Shape.EnvelopeInternal.MinY)
                .ThenBy(draft => draft.Area.Hundredths)
                .Select((draft, i) => new PlanConflict(i + 1, draft.Kind, draft.Village, draft.Present, draft.Planned, draft.PlanIds, draft.Shape, draft.Area)),
        ];
    }

    private sealed record Ground(long Id, string Class, Geometry Shape);

    private sealed record Draft(PlanConflictKind Kind, string Present, string Planned, IReadOnlyList<long> PlanIds, Polygon Shape, Area Area)
    {
        public string Village { get; init; } = "";
    }
}
