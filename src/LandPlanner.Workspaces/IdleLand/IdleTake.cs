using LandPlanner.Farmland;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.IdleLand;

/// <summary>Which layer to take idle land or idle buildings from.</summary>
/// <param name="FormId"><see cref="IdleOffering.Parcels"/> or <see cref="IdleOffering.Buildings"/>.</param>
/// <param name="FoundOn">The day parcels were found: their first notice is due by it.</param>
public sealed record IdleTakeRequest(string FormId, string Layer, DateOnly FoundOn, RevisionNote Note)
{
    /// <summary>Whether they are only shown, and nothing is written.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether of those that lie in part on ground the ledger has, the rest is taken.</summary>
    public bool TakesRemainders { get; init; }

    /// <summary>Whether what was closed, dismissed or revived before is taken again from the same feature.</summary>
    public bool TakesAgain { get; init; }
}

/// <summary>Idle land or buildings of a layer taken into their ledger, each ground once.</summary>
/// <param name="Offers">Of each feature of the layer, what became of it.</param>
/// <param name="Revision">The one they were taken in; null where nothing was.</param>
public sealed record IdleTake(IdleTakeRequest Request, IReadOnlyList<PlotOffer> Offers, Revision? Revision)
{
    /// <exception cref="WorkspaceException">There is no such layer, or it has nothing for this ledger; nothing was changed.</exception>
    public static async Task<IdleTake> RunAsync(Workspace workspace, IdleTakeRequest request, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, request.FormId, ct);
        var offers = await OffersAsync(workspace, ledger, request, ct);
        if (request.IsPreview || offers.All(offer => offer.Row is null))
            return new(request, offers, null);
        await ledger.EnsureAsync(request.Note, ct);
        return await LedgerTurn.TakeAsync(workspace, Prefix(request), request.Note, step => TakeAsync(workspace, ledger, request, step, ct), ct);
    }

    private static async Task<IdleTake> TakeAsync(Workspace workspace, Ledger ledger, IdleTakeRequest request, FeatureUpdate step, CancellationToken ct)
    {
        var offers = await OffersAsync(workspace, ledger, request, ct);
        var rows = offers.Select(offer => offer.Row).OfType<LedgerRow>().ToList();
        return new(request, offers, rows.Count == 0 ? null : await workspace.CommitRowsAsync(new(request.Note) { Adds = [.. rows.Select(ledger.Add)], Updates = [step] }, ct));
    }

    private static async Task<IReadOnlyList<PlotOffer>> OffersAsync(Workspace workspace, Ledger ledger, IdleTakeRequest request, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var layer = await FarmlandLayers.ReadAsync(workspace, snapshot, request.Layer, ct);
        var tables = workspace.Tables.Idle;
        var offering = new IdleOffering(ledger.Form, ledger.Schema, layer, await FarmlandLayers.AroundAsync(workspace, snapshot, ct), tables.Process, tables.FloorColumns);
        var there = await ledger.ReadAsync(FeatureQuery.All, ct).ToListAsync(ct);
        return await Task.Run(() => offering.Against(there, workspace.Tables.Farmland.Plots, Prefix(request), request.FoundOn, request.TakesRemainders, request.TakesAgain, ct), ct);
    }

    private static string Prefix(IdleTakeRequest request) => request.FormId == IdleOffering.Buildings ? "LY" : "XZ";
}
