using LandPlanner.Features;
using LandPlanner.Figures;
using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Workspaces.Figures;

/// <summary>A feature that shows on the map where a figure comes from.</summary>
/// <param name="Feature">With its shape.</param>
public sealed record FigureGround(string Layer, Feature Feature)
{
    /// <summary>
    /// Exactly the features behind a figure, as they stood when it was recomputed. For rows of a ledger without shapes stand the villages that they name, each once; other features without a shape are left out.
    /// </summary>
    public static async Task<IReadOnlyList<FigureGround>> ReadAsync(Workspace workspace, FigureRun run, FigureResult result, CancellationToken ct)
    {
        var ground = new List<FigureGround>();
        foreach (var trace in result.Traces)
        {
            var layer = run.World.Layers.First(layer => layer.Name == trace.Layer);
            var features = await workspace.Store.ReadAsync(trace.Layer, new() { Ids = [.. trace.Ids], AsOf = run.Head.Number }, ct).ToListAsync(ct);
            if (layer.Kind == GeometryKind.None)
                ground.AddRange(await VillagesAsync(workspace, layer, features, ct));
            else
                ground.AddRange(features.Where(feature => feature.Shape is not null).Select(feature => new FigureGround(trace.Layer, feature)));
        }

        return ground;
    }

    private static async Task<IEnumerable<FigureGround>> VillagesAsync(Workspace workspace, FigureLayer layer, IReadOnlyList<Feature> rows, CancellationToken ct)
    {
        var named = workspace.Tables.Roles.Get(layer.Role).FieldFor("village", layer.Schema);
        if (named < 0)
            return [];
        var names = rows.Select(row => (row.Values[named] as string)?.Trim()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
            from villages in await FarmlandLayers.VillagesAsync(workspace, workspace.Store, ct)
            let field = villages.Role.FieldFor("village", villages.Info.Schema) is >= 0 and var own ? own : villages.Role.FieldFor("name", villages.Info.Schema)
            where field >= 0
            from village in villages.Features
            where village.Shape is not null && village.Values[field] is string name && names.Contains(name.Trim())
            select new FigureGround(villages.Info.Name, village);
    }
}
