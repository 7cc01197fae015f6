using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Plans;
using LandPlanner.Reports.Plans;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Changes;

namespace LandPlanner.Workspaces.Plans;

/// <summary>A plan of a workspace held against a survey.</summary>
/// <param name="Layer">The layer that shows the conflicts; null where none was asked for.</param>
public sealed record PlanRun(PlanComparison Comparison, string? Layer)
{
    public static readonly LayerRole PlannedUse = new("planned-use");
    public static readonly LayerRole ControlLine = new("control-line");

    private const string Source = "plan";

    /// <param name="plan">A layer of planned classes.</param>
    /// <param name="survey">A layer of land use.</param>
    /// <param name="keepsLayer">Whether the conflicts are kept as a layer.</param>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <exception cref="WorkspaceException">A layer is missing or not fit; nothing was changed.</exception>
    public static async Task<PlanRun> ExecuteAsync(Workspace workspace, string plan, string survey, bool keepsLayer, RevisionNote note, Action<double> progress, CancellationToken ct)
    {
        var (input, layers) = await ChangeRun.ReadInputAsync(workspace, new(survey, plan, note) { Approvals = [] }, progress, ct);
        Require(input.After.Info, PlannedUse, "plan compare PLAN SURVEY");
        Require(input.Before.Info, LayerRole.LandUse, "plan compare PLAN SURVEY");
        var controls = new List<AuditLayer>();
        foreach (var info in layers.Where(layer => layer.Role == ControlLine && layer.Kind == GeometryKind.Polygon && (layer.Term is null || input.After.Info.Term is null || layer.Term == input.After.Info.Term)))
            controls.Add(new(info, await workspace.Store.ReadAsync(info.Name, FeatureQuery.All, ct).ToListAsync(ct), workspace.Tables.Roles.Get(info.Role)));
        var comparison = await Task.Run(() => PlanComparing.Run(new(input, controls, workspace.Tables.Plans), ct), ct).WaitAsync(ct);
        return new(comparison, keepsLayer ? await ShowAsync(workspace, comparison, layers, note, ct) : null);
    }

    private static void Require(LayerInfo layer, LayerRole role, string usage)
    {
        // A village's plan may have been imported as parcels, before there was a role for it.
        if (layer.Role != role && !(role == PlannedUse && layer.Role == LayerRole.PlanParcel))
            throw new WorkspaceException($"'{layer.Name}' has the role '{layer.Role}', where '{role}' is expected: name the plan first, then the survey ({usage}).");
    }

    private static Task<string> ShowAsync(Workspace workspace, PlanComparison comparison, IReadOnlyList<LayerInfo> layers, RevisionNote note, CancellationToken ct) => DerivedLayer.ShowAsync(
        workspace, layers,
        new(
            PlanConflictsLayer.Draft($"plan_{comparison.Matrix.After.Layer}_{comparison.Matrix.Before.Layer}"), Source, DerivedLayer.IdOf(PlanJson.Write(comparison)),
            () => PlanConflictsLayer.Features(comparison)),
        note, ct);
}
