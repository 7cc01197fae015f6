using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Places;

/// <summary>The ledgers of inspected places, of their inspections and of rounds, as a workspace has them.</summary>
/// <remarks>
/// Places of every kind stand in one layer of points, for a round goes through all kinds and a layer has one kind of geometry. Where a place is a reach or a field its own shape stays in the layer
/// it was taken from, which the place names.
/// </remarks>
public sealed class PlaceBook
{
    private readonly Workspace _workspace;

    private PlaceBook(Workspace workspace, Ledger places, Ledger inspections, Ledger rounds, EvidenceIntake evidence) =>
        (_workspace, Places, Inspections, Rounds, Evidence) = (workspace, places, inspections, rounds, evidence);

    internal Ledger Places { get; }

    internal Ledger Inspections { get; }

    internal Ledger Rounds { get; }

    internal EvidenceIntake Evidence { get; }

    public PlaceKinds Kinds => _workspace.Tables.PlaceKinds;

    /// <summary>The form of what every place has.</summary>
    public LedgerForm PlaceForm => Places.Form;

    /// <exception cref="WorkspaceException">A layer has the name of one of the ledgers and is none.</exception>
    public static async Task<PlaceBook> OpenAsync(Workspace workspace, CancellationToken ct) => new(
        workspace, await Ledger.OpenAsync(workspace, "place", ct), await Ledger.OpenAsync(workspace, "inspection", ct), await Ledger.OpenAsync(workspace, "round", ct),
        await EvidenceIntake.OpenAsync(workspace, ct));

    /// <summary>In the order in which they were entered.</summary>
    public async Task<IReadOnlyList<InspectedPlace>> ReadAsync(PlaceFilter filter, CancellationToken ct)
    {
        var kinds = filter.Kinds.Select(Kinds.Get).ToList();
        var where = kinds.Count == 0 ? null : new AttributeFilter.OneOf("kind", [.. kinds.Select(kind => kind.Id)]);
        return await Places.ReadAsync(new() { Where = where }, ct).Select(Place).Where(filter.Fits).ToListAsync(ct);
    }

    /// <exception cref="WorkspaceException">There is no such place.</exception>
    public async Task<InspectedPlace> GetAsync(string number, CancellationToken ct) => await Places.FindAsync("number", number, ct) is { } row
        ? Place(row)
        : throw new WorkspaceException($"There is no place '{number}'. 'landplanner place list' lists them.");

    /// <summary>Null where there is none.</summary>
    public async Task<InspectedPlace?> FindAsync(long id, CancellationToken ct) => await Places.FindAsync(id, ct) is { } row ? Place(row) : null;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Inspection>> HistoryAsync(InspectedPlace place, CancellationToken ct) =>
    [
        .. await InspectionsAsync("place_id", place.Id, ct).Select(row => new Inspection(row, place.Kind)).OrderByDescending(inspection => inspection.On)
            .ThenByDescending(inspection => inspection.Row.Id).ToListAsync(ct),
    ];

    /// <summary>Photos of a place and of its inspections, the oldest first: rows of the ledger of evidence.</summary>
    public async Task<IReadOnlyList<LedgerRow>> PhotosAsync(InspectedPlace place, CancellationToken ct)
    {
        var where = new AttributeFilter.AllOf([new AttributeFilter.Compare("subject_layer", Comparison.Equal, Places.Layer), new AttributeFilter.Compare("subject_id", Comparison.Equal, place.Id)]);
        return await Evidence.Ledger.ReadAsync(new() { Where = where }, ct).ToListAsync(ct);
    }

    /// <summary>The shape a place was taken from, where it is there still and the place still lies in it; else its point. Null where somebody took that away.</summary>
    public async Task<Geometry?> GroundAsync(InspectedPlace place, CancellationToken ct)
    {
        var (layer, id) = (place.Row.Text("source_layer"), place.Row.Integer("source_id"));
        if (id is null || (await _workspace.Store.ListLayersAsync(ct)).All(known => known.Name != layer))
            return place.Row.Shape;
        var source = await _workspace.Store.ReadAsync(layer, new() { Ids = [id.Value] }, ct).FirstOrDefaultAsync(ct);
        // Whoever moved the place away from there knows better than the layer.
        return source?.Shape is { } shape && (place.Row.Shape is not { } point || shape.Distance(point) <= Kinds.SamePlaceMetres) ? shape : place.Row.Shape;
    }

    /// <summary>The newest planned day first.</summary>
    public async Task<IReadOnlyList<Round>> RoundsAsync(CancellationToken ct) =>
        [.. await Rounds.ReadAsync(FeatureQuery.All, ct).Select(row => new Round(row)).OrderByDescending(round => round.PlannedOn).ThenByDescending(round => round.Row.Id).ToListAsync(ct)];

    /// <exception cref="WorkspaceException">There is no such round.</exception>
    public async Task<Round> GetRoundAsync(string number, CancellationToken ct) => await Rounds.FindAsync("number", number, ct) is { } row
        ? new(row)
        : throw new WorkspaceException($"There is no round '{number}'. 'landplanner place round list' lists them.");

    /// <summary>A round's places in visiting order, each with the inspection that was made of it.</summary>
    public async Task<IReadOnlyList<RoundPlace>> PlacesOfAsync(Round round, CancellationToken ct)
    {
        var places = (await Places.ReadAsync(new() { Where = new AttributeFilter.OneOf("number", [.. round.Places]) }, ct).ToListAsync(ct)).ToDictionary(row => row.Text("number"), Place);
        var made = (await InspectionsAsync("round", round.Number, ct).ToListAsync(ct)).ToLookup(row => row.Text("place"));
        return [.. round.Places.Where(places.ContainsKey).Select(number => new RoundPlace(
            places[number], made[number].LastOrDefault() is { } row ? new(row, places[number].Kind) : null))];
    }

    internal async Task<IReadOnlyList<Round>> OpenRoundsAsync(CancellationToken ct) => await Rounds
        .ReadAsync(new() { Where = new AttributeFilter.Compare("state", Comparison.Equal, Round.Planned) }, ct).Select(row => new Round(row)).ToListAsync(ct);

    internal InspectedPlace Place(LedgerRow row) => new(row, Kinds.Get(row.Text("kind")));

    private IAsyncEnumerable<LedgerRow> InspectionsAsync(string field, object value, CancellationToken ct) =>
        Inspections.ReadAsync(new() { Where = new AttributeFilter.Compare(field, Comparison.Equal, value) }, ct);
}
