using LandPlanner.Calendars;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Places;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Places;

/// <summary>The inspected places of the workspace as panels ask for them, and what people enter of them.</summary>
/// <remarks>Any thread may ask.</remarks>
internal sealed class PlaceDesk(WorkspaceHost host, TimeProvider clock)
{

    // The ledgers that places are told by.
    private static readonly string[] Told = ["place", "inspection", "round", "evidence"];

    public Workspace Workspace => host.Workspace;

    public PlaceKinds Kinds => host.Workspace.Tables.PlaceKinds;

    public LedgerForm Form => host.Workspace.Tables.Ledgers.Get("place");

    /// <summary>The name of the layer that holds the places.</summary>
    public string Layer => Form.Layer;

    /// <summary>Another whenever a ledger that places are told by has changed.</summary>
    public long Stamp => host.Watch.Layers.Where(layer => Told.Contains(layer.Role.Name)).Sum(layer => layer.Revision);

    public DateOnly Today => ChinaTime.Today(clock);

    /// <summary>Layers that places can be taken from, by name.</summary>
    public IReadOnlyList<LayerInfo> Sources => [.. host.Watch.Layers.Where(layer => layer.Kind != GeometryKind.None && host.Workspace.Tables.Ledgers.OfLayer(layer.Name) is null)
        .OrderBy(layer => layer.Role.Name == "place" ? 0 : 1).ThenBy(layer => layer.Name, StringComparer.Ordinal)];

    /// <summary>The longest due first, then what is not in use.</summary>
    public async Task<IReadOnlyList<InspectedPlace>> ListAsync(CancellationToken ct)
    {
        var places = await (await PlaceBook.OpenAsync(Workspace, ct)).ReadAsync(PlaceFilter.All, ct);
        return [.. places.OrderBy(place => place.State == InspectedPlace.Active ? 0 : 1).ThenBy(place => place.DueOn).ThenBy(place => place.Number, StringComparer.Ordinal)];
    }

    /// <summary>One place with all that belongs to it; null where there is none.</summary>
    public async Task<PlaceFile?> ReadAsync(long id, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(Workspace, ct);
        return await book.FindAsync(id, ct) is { } place
            ? new(place, await book.HistoryAsync(place, ct), await book.PhotosAsync(place, ct), await book.GroundAsync(place, ct))
            : null;
    }

    public async Task<IReadOnlyList<Round>> RoundsAsync(CancellationToken ct) => await (await PlaceBook.OpenAsync(Workspace, ct)).RoundsAsync(ct);

    /// <summary>A round with its places in order.</summary>
    /// <exception cref="WorkspaceException">There is no such round.</exception>
    public async Task<(Round Round, IReadOnlyList<RoundPlace> Places)> RoundAsync(string number, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(Workspace, ct);
        var round = await book.GetRoundAsync(number, ct);
        return (round, await book.PlacesOfAsync(round, ct));
    }

    /// <exception cref="WorkspaceException">Something in it does not fit; nothing was kept.</exception>
    public async Task<InspectionOutcome> InspectAsync(InspectionDraft draft, string author)
    {
        var outcome = await Inspecting.RunAsync(Workspace, await draft.RequestAsync(Today), new(author, $"inspect {draft.Place.Number}"), CancellationToken.None);
        await LookAsync();
        return outcome;
    }

    /// <exception cref="WorkspaceException">It cannot be planned so; nothing was kept.</exception>
    public async Task<RoundOutcome> PlanAsync(RoundRequest request, string author, CancellationToken ct)
    {
        var outcome = await RoundPlanning.PlanAsync(Workspace, request, new(author, $"plan a round for {Moments.Write(request.On)}"), ct);
        await LookAsync();
        return outcome;
    }

    public async Task FinishAsync(string number, bool leave, string author)
    {
        await RoundPlanning.FinishAsync(Workspace, number, Today, leave, new(author, $"finish round {number}"), CancellationToken.None);
        await LookAsync();
    }

    public async Task DropAsync(string number, string author)
    {
        await RoundPlanning.DropAsync(Workspace, number, new(author, $"drop round {number}"), CancellationToken.None);
        await LookAsync();
    }

    public async Task<PlaceTakingResult> TakeAsync(string layer, PlaceKind kind, bool preview, string author)
    {
        var result = await PlaceTaking.RunAsync(Workspace, layer, kind.Id, Today, Today, preview, new(author, $"take {layer} as {kind.Id}"), CancellationToken.None);
        await LookAsync();
        return result;
    }

    public Picked Pick(InspectedPlace place) => new(Layer, place.Id);

    /// <summary>Sees at once what was just committed.</summary>
    private Task LookAsync() => host.Watch.LookAsync(CancellationToken.None);
}

/// <summary>A place with all that belongs to it.</summary>
/// <param name="History">The newest first.</param>
/// <param name="Photos">Rows of the ledger of evidence, the oldest first.</param>
/// <param name="Ground">What photos are measured from.</param>
public sealed record PlaceFile(InspectedPlace Place, IReadOnlyList<Inspection> History, IReadOnlyList<LedgerRow> Photos, Geometry? Ground);
