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

    private const string Source = "plan";

    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <exception cref="WorkspaceException">A layer is missing or not fit; nothing was changed.</exception>
    public static async Task<PlanRun> ExecuteAsync(Workspace workspace, PlanRequest request, Action<double> progress, CancellationToken ct)
    {
        var (input, layers) = await ReadInputAsync(workspace, request, progress, ct);
        var comparison = await Task.Run(() => PlanComparing.Run(input, ct), ct).WaitAsync(ct);
        return new(comparison, request.KeepsLayer ? await ShowAsync(workspace, comparison, layers, request.Note, ct) : null);
    }

    /// <summary>All that a comparison looks at, of one moment, and the layers there were.</summary>
    private static async Task<(PlanInput Input, IReadOnlyList<LayerInfo> Layers)> ReadInputAsync(Workspace workspace, PlanRequest request, Action<double> progress, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var layers = await snapshot.ListLayersAsync(ct);
        var changes = await ChangeRun.ReadInputAsync(workspace, snapshot, layers, new(request.Survey, request.Plan, request.Note) { Approvals = [] }, progress, ct);
        Require(changes.After.Info, PlannedUse, "plan compare PLAN SURVEY");
        Require(changes.Before.Info, LayerRole.LandUse, "plan compare PLAN SURVEY");
        var controls = await ChangeRun.ReadAsync(snapshot, workspace, PlanControls.Of(changes.After.Info, layers, request.Controls), ct);
        return (new(changes, controls, workspace.Tables.Plans), layers);
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
