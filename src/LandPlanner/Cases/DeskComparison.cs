using LandPlanner.Audits;
using LandPlanner.Overlays;

namespace LandPlanner.Cases;

/// <summary>Compares patches with the layers of the desk (内业套合): land use then and now, basic farmland, red line, approvals, plan.</summary>
/// <remarks>
/// <para>After the domain reference §3.5: farmland lost, less what was approved, is suspect. What is not covered (no survey after the patch, no layer of approvals) never makes a patch
/// lawful or unchanged.</para>
/// <para>Where polygons of a layer lie over each other their ground is counted once. Neither the order of layers and features nor the number of threads changes the result.</para>
/// </remarks>
public static class DeskComparison
{
    /// <param name="patches">Valid polygons.</param>
    /// <returns>One for each patch, in their order.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static IReadOnlyList<DeskResult> Run(DeskInput input, IReadOnlyList<DeskPatch> patches, CancellationToken ct)
    {
        if (patches.Count == 0)
            return [];
        var ground = new DeskGround(input, [.. patches.Select(patch => patch.Shape)], ct);
        DeskFacts[] facts = [.. patches.Select(patch => Facts(patch, patch.IsImagedBackwards ? patch with { ImagedBefore = null, ImagedAfter = null } : patch))];
        input.Progress?.Report(0.05);
        new Overlay(input, ground, facts).Measure();
        input.Progress?.Report(0.4);
        // Patches of the same surveys and the same year are taken together.
        var groups = facts.GroupBy(fact => (fact.Surveys, fact.Patch.ImagedAfter?.Year)).ToList();
        foreach (var (group, place) in groups.Select((group, place) => (group.ToArray(), place)))
        {
            ct.ThrowIfCancellationRequested();
            new DeskChanges(input, ground, group).Measure();
            input.Progress?.Report(0.4 + 0.55 * (place + 1) / groups.Count);
        }

        var judge = new DeskJudge(input.Table, ground);
        var results = Array.ConvertAll(facts, judge.Judge);
        input.Progress?.Report(1);
        return results;

        DeskFacts Facts(DeskPatch told, DeskPatch patch) =>
            new(patch, Shares.Whole.Of(patch.Shape, input.Areas), DeskSurveys.For(ground.Surveys, patch)) { IsImagedBackwards = told.IsImagedBackwards };
    }

    /// <summary>What lies under the patches, whatever became of them.</summary>
    private sealed class Overlay(DeskInput input, DeskGround ground, DeskFacts[] facts)
    {
        private readonly PolygonSet _patches = ground.Lay([.. facts.Select(fact => fact.Patch.Shape)]);

        public void Measure()
        {
            Set(ground.BasicFarmland, (fact, within) => fact.BasicFarmland = within, (fact, beyond) => fact.BeyondBasicFarmland = beyond);
            Set(ground.RedLine, (fact, within) => fact.RedLine = within, (fact, beyond) => fact.BeyondRedLine = beyond);
            Set(ground.UrbanBoundary, (fact, within) => fact.UrbanBoundary = within, null);
            MeasurePlans();
            if (ground.Approvals.Count == 0)
                return;
            // A layer of approvals is few and far between: its extent says nothing of how far it is complete.
            if (ground.TellsReach(ground.Approvals))
                SetBeyond(ground.Approvals, (fact, beyond) => fact.BeyondApprovals = beyond);
            MeasureApprovals();
        }

        private void Set(IReadOnlyList<LayerView> layers, Action<DeskFacts, double> set, Action<DeskFacts, double>? setBeyond)
        {
            if (layers.Count == 0)
                return;
            var within = ground.Within(_patches, ground.Near(layers));
            for (var i = 0; i < facts.Length; i++)
                set(facts[i], within[i]);
            if (setBeyond is not null)
                SetBeyond(layers, setBeyond);
        }

        private void SetBeyond(IReadOnlyList<LayerView> layers, Action<DeskFacts, double> set)
        {
            var reached = ground.Within(_patches, ground.Reach(layers));
            for (var i = 0; i < facts.Length; i++)
                set(facts[i], Math.Max(0, _patches.SquareMetres(i) - reached[i]));
        }

        private void MeasurePlans()
        {
            if (ground.Plans.Count == 0)
                return;
            var plans = ground.Near(ground.Plans);
            foreach (var group in ground.Pairs(_patches, plans.Cover.Polygons).GroupBy(pair => pair.A))
                facts[group.Key].Plan = DeskClasses.Close(facts[group.Key].Whole, group.Select(pair => (DeskClasses.Planned(plans.Members[pair.B]), pair.SquareMetres)));
        }

        private void MeasureApprovals()
        {
            var sheet = ground.Near(ground.Approvals);
            var kinds = Array.ConvertAll(sheet.Members, member => DeskApprovals.KindOf(input.Table, member.Layer, member.Feature));
            // Each approval by itself: one of conversion and one of expropriation lie over each other as a rule.
            var alone = ground.Lay([.. sheet.Members.Select(member => member.Feature.Shape)]);
            foreach (var group in ground.Pairs(_patches, alone).GroupBy(pair => pair.A))
            {
                var fact = facts[group.Key];
                fact.Approvals = [.. group
                    .GroupBy(pair => (Kind: kinds[pair.B], Number: DeskApprovals.NumberOf(sheet.Members[pair.B]), IsLater: !DeskApprovals.IsInTime(sheet.Members[pair.B].Layer, sheet.Members[pair.B].Feature, fact.Patch.ImagedAfter?.Year)))
                    .Select(one => new DeskApproval(one.Key.Kind, one.Key.Number, Rounded(fact, one.Sum(pair => pair.SquareMetres)), one.Key.IsLater))
                    .Where(one => one.Area >= input.Tolerance.Noise)
                    .OrderBy(one => one.IsLater).ThenByDescending(one => one.Area).ThenBy(one => one.Kind.Id, StringComparer.Ordinal).ThenBy(one => one.Number, StringComparer.Ordinal)];
            }
        }

        private static Areas.Area Rounded(DeskFacts fact, double squareMetres) => DeskClasses.AtMost(fact.Whole.Area, squareMetres);
    }
}
