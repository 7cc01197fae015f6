using LandPlanner.Calendars;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Farmland;

/// <summary>Plots of a layer taken into a ledger, each ground once.</summary>
/// <param name="Offers">Of each plot the layer offers, what became of it.</param>
/// <param name="Revision">The one they were taken in; null where nothing was.</param>
public sealed record PlotTake(PlotTakeRequest Request, IReadOnlyList<PlotOffer> Offers, Revision? Revision)
{
    /// <exception cref="WorkspaceException">There is no such layer, it has nothing for this ledger, or the author may not write that; nothing was changed.</exception>
    public static async Task<PlotTake> RunAsync(Workspace workspace, PlotTakeRequest request, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, request.Ledger.FormId, ct);
        if (workspace.Tables.Ledgers.OfLayer(request.Layer) is { } other && other.Id != request.Ledger.FormId)
            throw new WorkspaceException($"The layer '{request.Layer}' is itself a ledger ({other.TitleEn}): its rows stay there. Name the layer that plots are taken from. Nothing was changed.");
        var offers = await OffersAsync(workspace, ledger, request, ct);
        if (request.IsPreview || offers.All(offer => offer.Row is null))
            return new(request, offers, null);
        await RequireAsync(workspace, request, offers, ct);
        await ledger.EnsureAsync(request.Note, ct);
        return await LedgerTurn.TakeAsync(workspace, request.Ledger.NumberPrefix, request.Note, step => TakeAsync(workspace, ledger, request, step, ct), ct);
    }

    private static async Task<PlotTake> TakeAsync(Workspace workspace, Ledger ledger, PlotTakeRequest request, FeatureUpdate step, CancellationToken ct)
    {
        var offers = await OffersAsync(workspace, ledger, request, ct);
        var rows = offers.Select(offer => offer.Row).OfType<LedgerRow>().ToList();
        return new(request, offers, rows.Count == 0 ? null : await workspace.CommitRowsAsync(new(request.Note) { Adds = [.. rows.Select(ledger.Add)], Updates = [step] }, ct));
    }

    private static async Task RequireAsync(Workspace workspace, PlotTakeRequest request, IReadOnlyList<PlotOffer> offers, CancellationToken ct) =>
        (await LedgerRight.RequireAsync(workspace, request.Ledger.FormId, request.Note.Author, ct)).Require(offers.Select(offer => offer.Row).OfType<LedgerRow>());

    private static async Task<IReadOnlyList<PlotOffer>> OffersAsync(Workspace workspace, Ledger ledger, PlotTakeRequest request, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var layer = await FarmlandLayers.ReadAsync(workspace, snapshot, request.Layer, ct);
        var tables = workspace.Tables.Farmland;
        var offering = new PlotOffering(ledger.Form, ledger.Schema, layer, tables.PlotSources, await FarmlandLayers.AroundAsync(workspace, snapshot, ct), tables.Abandonment, ChinaTime.Today(TimeProvider.System));
        var there = await ledger.ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);
        return await Task.Run(() => offering.Against(there, tables.Plots, request.Ledger.NumberPrefix, request.TakesRemainders, ct), ct);
    }
}
