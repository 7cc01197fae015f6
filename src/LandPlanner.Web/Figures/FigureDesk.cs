using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Figures;
using LandPlanner.Stores;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Figures;

namespace LandPlanner.Web.Figures;

/// <summary>A feature behind a figure, with its shape.</summary>
internal sealed record FigureShape(string Layer, Feature Feature);

/// <summary>The figures of the work report as the workspace stands: recomputed once for all who look, and anew when a layer has changed.</summary>
internal sealed class FigureDesk(WorkspaceHost host)
{
    private const int MostRuns = 4;

    private readonly Shelf<FigureRun> _runs = new(MostRuns);

    /// <summary>Ascending.</summary>
    public IReadOnlyList<int> Years => FigureSheets.Years(host.Workspace.Tables);

    /// <exception cref="WorkspaceException">There are no figures of that year, or they ask what they cannot be told.</exception>
    public Task<FigureRun> RunAsync(int year) => _runs.GetAsync(
        KeyOf(year),
        () => Task.Run(() => FigureRun.ExecuteAsync(host.Workspace, FigureSheets.Read(host.Workspace.Tables, year), null, CancellationToken.None)));

    /// <summary>Exactly the features behind a figure, as they stood when it was recomputed; those that have no shape are left out.</summary>
    public async Task<IReadOnlyList<FigureShape>> ShapesAsync(FigureRun run, FigureResult result, CancellationToken ct)
    {
        var shapes = new List<FigureShape>();
        foreach (var trace in result.Traces)
        {
            await foreach (var feature in host.Workspace.Store.ReadAsync(trace.Layer, new() { Ids = [.. trace.Ids], AsOf = run.Head.Number }, ct))
            {
                if (feature.Shape is not null)
                    shapes.Add(new(trace.Layer, feature));
            }
        }

        return shapes;
    }

    private string KeyOf(int year) =>
        string.Join('/', host.Watch.Layers.Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Name}@{layer.Revision}")).Prepend(year.ToString(CultureInfo.InvariantCulture)));
}
