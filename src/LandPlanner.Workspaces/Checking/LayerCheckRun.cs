using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Checks;
using LandPlanner.Features;
using LandPlanner.Reports.Checks;
using LandPlanner.Stores;
using LandPlanner.Workspaces.RulePacks;

namespace LandPlanner.Workspaces.Checking;

/// <summary>Checks a layer of a workspace, and shows the problems as layers of it.</summary>
public static class LayerCheckRun
{
    private const string Source = "check";

    /// <exception cref="WorkspaceException">A layer is not there, or has no polygons; nothing was changed.</exception>
    public static async Task<CheckedLayer> ExecuteAsync(
        Workspace workspace, CheckRequest request, Action<double> progress, CancellationToken ct)
    {
        var (info, frame, input) = await ReadInputAsync(workspace, request, ct);
        progress(0.1);
        var result = await Task.Run(() => LayerCheck.Run(input, ct, share => progress(0.1 + 0.9 * share)), ct);
        return new(
            info.Name, info.Role.Name, info.Crs.ToString(), info.Vintage, info.Count, info.Area, info.ContentHash,
            frame?.Name, result);
    }

    private static async Task<(LayerInfo Layer, LayerInfo? Frame, CheckInput Input)> ReadInputAsync(
        Workspace workspace, CheckRequest request, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var info = await PolygonLayerAsync(snapshot, request.Layer, ct);
        var frame = request.Within is { } within ? await PolygonLayerAsync(snapshot, within, ct) : null;
        var input = new CheckInput(await FeaturesAsync(snapshot, info, ct), workspace.Areas)
        {
            Kinds = request.Kinds,
            Limits = Limits(workspace, request),
            Layer = info,
            Role = workspace.Tables.Roles.Get(info.Role),
            Table = workspace.Tables.Checks.FirstOrDefault(known => known.Role == info.Role),
            Classes = workspace.Tables.LandClasses,
            Frame = frame is null ? null
                : [.. (await FeaturesAsync(snapshot, frame, ct)).Select(feature => feature.Shape)],
            Villages = await VillagesAsync(workspace, snapshot, ct),
        };
        return (info, frame, input);
    }

    /// <summary>Sees, before any work is done, that the problems of a layer can be shown.</summary>
    /// <exception cref="WorkspaceException">A layer that no check has made has the name of one to be made.</exception>
    public static async Task RequireNamesAsync(Workspace workspace, string layer, CancellationToken ct)
    {
        var (polygons, points) = Names(layer);
        var other = (await workspace.Store.ListLayersAsync(ct)).FirstOrDefault(known =>
            (known.Name == polygons || known.Name == points) && known.Provenance?.Source != Source);
        if (other is not null)
        {
            throw new WorkspaceException(
                $"A layer '{other.Name}' is there already and was not made by a check. Rename it, or check with --no-layer.");
        }
    }

    private static (string Polygons, string Points) Names(string layer) => ($"check_{layer}", $"check_{layer}_points");

    /// <summary>
    /// Puts the problems into the layers <c>check_LAYER</c> (polygons) and <c>check_LAYER_points</c>, in the place of
    /// those of an earlier check. A layer without anything to show is made only to replace another.
    /// </summary>
    /// <returns>The names of the layers that show something.</returns>
    /// <exception cref="WorkspaceException">Other layers have these names; nothing was changed.</exception>
    public static async Task<IReadOnlyList<string>> ShowAsync(
        Workspace workspace, CheckedLayer layer, RevisionNote note, CancellationToken ct)
    {
        await RequireNamesAsync(workspace, layer.Name, ct);
        var (polygons, points) = Names(layer.Name);
        var shown = new List<string>();
        if (await ShowAsync(workspace, layer, polygons, GeometryKind.Polygon,
            [.. ProblemsLayer.Polygons(layer.Result)], note, ct))
            shown.Add(polygons);
        if (await ShowAsync(workspace, layer, points, GeometryKind.Point, [.. ProblemsLayer.Points(layer.Result)],
            note, ct))
            shown.Add(points);
        return shown;
    }

    private static async Task<bool> ShowAsync(
        Workspace workspace, CheckedLayer layer, string name, GeometryKind kind, IReadOnlyList<Feature> features,
        RevisionNote note, CancellationToken ct)
    {
        var known = (await workspace.Store.ListLayersAsync(ct)).FirstOrDefault(other => other.Name == name);
        if (features.Count == 0 && known is not { Count: > 0 })
            return false;
        await workspace.Store.WriteLayerAsync(
            ProblemsLayer.Draft(name, kind), WriteMode.Replace, features.ToAsyncEnumerable(),
            () => Provenance(workspace, layer, features), note, ct);
        return features.Count > 0;
    }

    private static Provenance Provenance(Workspace workspace, CheckedLayer layer, IReadOnlyList<Feature> features)
    {
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + workspace.Areas.Of(feature.Shape));
        return new(
            Source, layer.Name, "", Source, "UTF-8", "format", layer.Crs, Features.Provenance.FromWorkspace,
            new(features.Count, features.Count, 0, 0, area, Area.Zero, Area.Zero, area, Area.Zero, []));
    }

    private static async Task<LayerInfo> PolygonLayerAsync(IFeatureSnapshot snapshot, string name, CancellationToken ct)
    {
        var info = await snapshot.GetLayerAsync(name, ct);
        if (info.Kind == GeometryKind.Polygon)
            return info;
        throw new WorkspaceException(info.Count == 0
            ? (Sentence)$"The layer '{name}' is empty: there is nothing to check. Import its content again, with --replace."
            : $"The layer '{name}' has no polygons: only layers of polygons can be checked.");
    }

    private static async Task<IReadOnlyList<Feature>> FeaturesAsync(IFeatureSnapshot snapshot, LayerInfo layer,
        CancellationToken ct) =>
        await snapshot.ReadAsync(layer.Name, FeatureQuery.All, ct).ToListAsync(ct);

    /// <summary>The layers of villages of the newest vintage, and those without one.</summary>
    private static async Task<IReadOnlyList<AuditLayer>> VillagesAsync(
        Workspace workspace, IFeatureSnapshot snapshot, CancellationToken ct)
    {
        var all = (await snapshot.ListLayersAsync(ct))
            .Where(layer => layer.Role == LayerRole.Village && layer.Kind == GeometryKind.Polygon).ToList();
        var newest = all.Max(layer => layer.Vintage);
        var layers = new List<AuditLayer>();
        foreach (var info in all.Where(layer => layer.Vintage is not { } vintage || vintage == newest))
            layers.Add(new(info, await FeaturesAsync(snapshot, info, ct), workspace.Tables.Roles.Get(info.Role)));
        return layers;
    }

    /// <summary>The tolerance, and what a declared area may differ by, are those of the default rule pack: one
    /// policy.</summary>
    private static CheckLimits Limits(Workspace workspace, CheckRequest request)
    {
        var path = Path.Combine(workspace.Tables.Folder, "rules", "default.yaml");
        var pack = RulePackReader.Read(path, workspace.Tables.Roles, workspace.Tables.LandClasses);
        var limits = CheckLimits.Default with
        {
            Tolerance = pack.Info.Tolerance,
            OverlapFromSquareMetres = request.OverlapFromSquareMetres,
            GapUpToSquareMetres = request.GapUpToSquareMetres,
            SpikeDegrees = request.SpikeDegrees ?? CheckLimits.Default.SpikeDegrees,
            SpikeWidthMetres = request.SpikeWidthMetres ?? CheckLimits.Default.SpikeWidthMetres,
            TinyEdgeMetres = request.TinyEdgeMetres ?? CheckLimits.Default.TinyEdgeMetres,
        };
        return pack.Rules.FirstOrDefault(rule => rule.Measure == Measure.DeclaredArea) is { } declared
            ? limits with { DeclaredDifference = declared.Limit, DeclaredShare = declared.LimitShare }
            : limits;
    }
}
