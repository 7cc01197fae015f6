using LandPlanner.Audits;
using LandPlanner.Figures;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Figures;

/// <summary>The figures of a year, recomputed from one moment of a workspace.</summary>
/// <param name="Head">The newest revision of that moment.</param>
/// <param name="Results">In the order of the sheet: one a figure, or the one figure asked for.</param>
/// <param name="World">The layers as they were read.</param>
/// <param name="Drifts">When figures that do not hold stopped to, by id; those that never held are not there.</param>
public sealed record FigureRun(
    FigureSheet Sheet, Revision Head, IReadOnlyList<FigureResult> Results, FigureWorld World, IReadOnlyDictionary<string, FigureDrift> Drifts)
{
    /// <summary>Whether everything reported can be said again.</summary>
    public bool Holds => Results.All(result => result.Holds);

    /// <summary>Reads each layer that is asked once, with shapes only where a figure asks for them.</summary>
    /// <param name="only">The one figure to recompute; null for all.</param>
    /// <exception cref="FigureException">A figure asks of a layer what it cannot be asked.</exception>
    public static async Task<FigureRun> ExecuteAsync(Workspace workspace, FigureSheet sheet, Figure? only, CancellationToken ct)
    {
        var figures = only is null ? sheet.Figures : [only];
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var infos = await snapshot.ListLayersAsync(ct);
        var world = new FigureWorld([.. infos.Select(layer => FigureLayer.Of(layer, []))], FigureSheets.WordsOf(workspace.Tables), workspace.Areas, Tolerance.Default);
        // All is checked against the fields the layers have before a feature is read.
        foreach (var figure in figures)
            world.Recompute(figure, ct);
        foreach (var (name, hasShapes) in FigureWorld.Needs(figures, world.Layers))
            world = world.With(name, await snapshot.ReadAsync(name, new() { WithoutShapes = !hasShapes }, ct).ToListAsync(ct));
        var results = figures.Select(figure => world.Recompute(figure, ct)).ToList();
        var revisions = await snapshot.ReadRevisionsAsync(ct).ToListAsync(ct);
        var (past, drifts) = (new FigureDrifts(snapshot, revisions, world), new Dictionary<string, FigureDrift>(StringComparer.Ordinal));
        foreach (var result in results.Where(result => !result.Holds))
        {
            if (await past.FindAsync(result, ct) is { } drift)
                drifts.Add(result.Figure.Id, drift);
        }

        return new(sheet, revisions[^1], results, world, drifts);
    }
}
