using System.Globalization;
using LandPlanner.Figures;
using LandPlanner.Stores;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Figures;

namespace LandPlanner.Web.Figures;

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

    /// <summary>Where a figure comes from, on the map.</summary>
    public Task<IReadOnlyList<FigureGround>> ShapesAsync(FigureRun run, FigureResult result, CancellationToken ct) => FigureGround.ReadAsync(host.Workspace, run, result, ct);

    private string KeyOf(int year) =>
        string.Join('/', host.Watch.Layers.Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Name}@{layer.Revision}")).Prepend(year.ToString(CultureInfo.InvariantCulture)));
}
