using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.Reports;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Changes;

/// <summary>A change matrix of two of a workspace's layers.</summary>
/// <param name="Layer">The layer that shows the changed polygons; null where none was asked for.</param>
public sealed record ChangeRun(ChangeResult Result, string? Layer)
{
    private const string Source = "matrix";

    /// <summary>Reading takes about this share of the work.</summary>
    private const double ReadShare = 0.2;

    /// <summary>Compares, and shows the changed polygons as a layer. The same again changes nothing.</summary>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <exception cref="WorkspaceException">A layer is missing or not fit; nothing was changed.</exception>
    public static async Task<ChangeRun> ExecuteAsync(
        Workspace workspace, ChangeRequest request, Action<double> progress, CancellationToken ct)
    {
        var (input, layers) = await ReadInputAsync(workspace, request, progress, ct);
        // Nothing is kept yet: whoever asks to stop need not wait for the step that is being reckoned.
        var result = await Task.Run(() => ChangeMatrix.Run(input, ct), ct).WaitAsync(ct);
        return new(result, request.KeepsLayer ? await ShowAsync(workspace, result, layers, request.Note, ct) : null);
    }

    /// <summary>The beginning of the SHA-256 of what a matrix says: the same layers give the same id.</summary>
    public static string IdOf(ChangeResult result) => DerivedLayer.IdOf(ChangeResultJson.Write(result));

    /// <summary>All that a matrix of two layers looks at, of one moment, and the layers there were.</summary>
    internal static async Task<(ChangeInput Input, IReadOnlyList<LayerInfo> Layers)> ReadInputAsync(
        Workspace workspace, ChangeRequest request, Action<double> progress, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var layers = await snapshot.ListLayersAsync(ct);
        return (await ReadInputAsync(workspace, snapshot, layers, request, progress, ct), layers);
    }

    /// <param name="layers">Those of the snapshot.</param>
    internal static async Task<ChangeInput> ReadInputAsync(
        Workspace workspace, IFeatureSnapshot snapshot, IReadOnlyList<LayerInfo> layers, ChangeRequest request, Action<double> progress, CancellationToken ct)
    {
        var before = await ReadAsync(snapshot, workspace, Find(layers, request.Before), ct);
        progress(ReadShare / 2);
        var after = await ReadAsync(snapshot, workspace, Find(layers, request.After), ct);
        progress(ReadShare);
        return new(before, after, workspace.Areas, workspace.Tables.LandClasses)
        {
            Villages = await ReadAsync(snapshot, workspace, Current(layers, LayerRole.Village), ct),
            Approvals = await ReadAsync(snapshot, workspace, Approvals(layers, request.Approvals), ct),
            BasicFarmland = await ReadAsync(snapshot, workspace, Current(layers, LayerRole.BasicFarmland), ct),
            Progress = new Told(share => progress(ReadShare + (1 - ReadShare) * share)),
        };
    }

    private static LayerInfo Find(IReadOnlyList<LayerInfo> layers, string name) =>
        layers.FirstOrDefault(layer => layer.Name == name) ?? throw new LayerNotFoundException(name);

    /// <summary>As the audit does: the newest vintage of a role, and layers without one.</summary>
    private static List<LayerInfo> Current(IReadOnlyList<LayerInfo> layers, LayerRole role)
    {
        var all = layers.Where(layer => layer.Role == role && layer.Kind == GeometryKind.Polygon).ToList();
        var newest = all.Max(layer => layer.Vintage);
        return [.. all.Where(layer => layer.Vintage is not { } vintage || vintage == newest)];
    }

    // What was approved once stays approved, so every vintage counts.
    private static List<LayerInfo> Approvals(IReadOnlyList<LayerInfo> layers, IReadOnlyList<string>? names)
    {
        if (names is null)
            return [.. layers.Where(layer => layer.Role == LayerRole.Approval && layer.Kind == GeometryKind.Polygon)];
        var chosen = names.Distinct().Select(name => Find(layers, name)).ToList();
        var wrong = chosen.FirstOrDefault(layer => layer.Kind != GeometryKind.Polygon);
        return wrong is null
            ? chosen
            : throw new WorkspaceException($"The layer '{wrong.Name}' has no polygons, so it cannot say what land was approved. Name a polygon layer.");
    }

    internal static async Task<IReadOnlyList<AuditLayer>> ReadAsync(
        IFeatureSnapshot snapshot, Workspace workspace, IReadOnlyList<LayerInfo> layers, CancellationToken ct)
    {
        var read = new List<AuditLayer>();
        foreach (var layer in layers)
            read.Add(await ReadAsync(snapshot, workspace, layer, ct));
        return read;
    }

    private static async Task<AuditLayer> ReadAsync(
        IFeatureSnapshot snapshot, Workspace workspace, LayerInfo layer, CancellationToken ct) => new(
        layer, await snapshot.ReadAsync(layer.Name, FeatureQuery.All, ct).ToListAsync(ct), workspace.Tables.Roles.Get(layer.Role));

    internal static Task<string> ShowAsync(
        Workspace workspace, ChangeResult result, IReadOnlyList<LayerInfo> layers, RevisionNote note, CancellationToken ct) => DerivedLayer.ShowAsync(
            workspace, layers, new(ChangedPatchesLayer.Draft($"change_{result.Before.Layer}_{result.After.Layer}"), Source, IdOf(result), () => ChangedPatchesLayer.Features(result)), note, ct);

    /// <summary>Tells at once, in the thread that reports: order is kept.</summary>
    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
