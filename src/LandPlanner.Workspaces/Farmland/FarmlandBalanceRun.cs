using LandPlanner.Changes;
using LandPlanner.Farmland;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Farmland;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Changes;
using LandPlanner.Workspaces.Exports;

namespace LandPlanner.Workspaces.Farmland;

/// <summary>Which vintages to balance.</summary>
/// <param name="Change">The two layers, and whether polygons are kept as layers.</param>
public sealed record FarmlandBalanceRequest(ChangeRequest Change)
{
    /// <summary>The day the earlier layer speaks of; null for its vintage.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day the later layer speaks of; null for its vintage.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Farmland in and out between two of a workspace's layers.</summary>
/// <param name="ChangeLayer">The layer of changed polygons; null where none was asked for.</param>
/// <param name="FlowLayer">The layer of those among them that are farmland lost or won; null where none was asked for.</param>
public sealed record FarmlandBalanceRun(FarmlandLedger Ledger, string? ChangeLayer, string? FlowLayer)
{
    private const string Source = "farmland";

    /// <summary>Balances, and shows the polygons as layers. The same again changes nothing.</summary>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <exception cref="WorkspaceException">A layer is missing or not fit, or nobody says of which days they speak; nothing was changed.</exception>
    public static async Task<FarmlandBalanceRun> ExecuteAsync(Workspace workspace, FarmlandBalanceRequest request, Action<double> progress, CancellationToken ct)
    {
        var regimes = workspace.Tables.Farmland.Regimes;
        var (input, layers) = await ChangeRun.ReadInputAsync(workspace, request.Change, progress, ct);
        var (from, until) = (Day(input.Before, request.From, "--from"), Day(input.After, request.Until, "--until"));
        if (until <= from)
        {
            throw new WorkspaceException(
                $"'{input.After.Info.Name}' speaks of {until:yyyy-MM-dd}, which is not later than the {from:yyyy-MM-dd} of '{input.Before.Info.Name}'. Name the earlier layer first, or say the days with --from and --until.");
        }

        var ledger = await Task.Run(() => FarmlandLedger.Of(ChangeMatrix.Run(input, ct), from, until, ChangeDates.Of(input.After), regimes), ct).WaitAsync(ct);
        if (!request.Change.KeepsLayer)
            return new(ledger, null, null);
        var flows = new DerivedLayer(
            FarmlandFlowsLayer.Draft($"farmland_{ledger.Change.Before.Layer}_{ledger.Change.After.Layer}"), Source, IdOf(ledger), () => FarmlandFlowsLayer.Features(ledger));
        return new(
            ledger, await ChangeRun.ShowAsync(workspace, ledger.Change, layers, request.Change.Note, ct), await DerivedLayer.ShowAsync(workspace, layers, flows, request.Change.Note, ct));
    }

    /// <summary>The beginning of the SHA-256 of what a ledger says: the same layers and days give the same id.</summary>
    public static string IdOf(FarmlandLedger ledger) => DerivedLayer.IdOf(FarmlandLedgerJson.Write(ledger));

    /// <summary>Writes the workbook, the JSON and the polygons as a GeoPackage: the same ledger gives the same workbook and JSON.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(Workspace workspace, FarmlandLedger ledger, string folder, ReportLanguage language, CancellationToken ct)
    {
        var name = string.Concat($"farmland-{ledger.Change.Before.Layer}-{ledger.Change.After.Layer}".Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
        var files = ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, name + ".xlsx", FarmlandLedgerWorkbook.Write(ledger, language)), ReportFolder.Put(folder, name + ".json", FarmlandLedgerJson.Write(ledger)),
        ]);
        return [.. files, await WritePolygonsAsync(workspace, ledger, folder, name, ct)];
    }

    /// <summary>In the place of those of an earlier run, once they are whole.</summary>
    private static async Task<string> WritePolygonsAsync(Workspace workspace, FarmlandLedger ledger, string folder, string name, CancellationToken ct)
    {
        var (path, unfinished) = (Path.Combine(folder, name + ".gpkg"), Path.Combine(folder, name + ".part.gpkg"));
        try
        {
            File.Delete(unfinished);
            await Export.WriteAsync(workspace, FarmlandFlowsLayer.Draft("farmland"), FarmlandFlowsLayer.Features(ledger).ToAsyncEnumerable(), unfinished, ct);
            File.Move(unfinished, path, overwrite: true);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"The polygons cannot be written to '{path}': {failure.Message}", failure);
        }
    }

    private static DateOnly Day(LandPlanner.Audits.AuditLayer layer, DateOnly? said, string option) => said ?? layer.Info.Vintage
        ?? throw new WorkspaceException($"Nobody said of which day the layer '{layer.Info.Name}' speaks, so it is not known which regime was in force. Say it with {option} DATE, or import the layer with --vintage.");
}
