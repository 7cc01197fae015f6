using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Places;

/// <summary>What a round is to be.</summary>
/// <param name="On">The day; what is due by then is gone to.</param>
/// <param name="Filter">Kinds and village; the rest of it is not asked.</param>
public sealed record RoundRequest(DateOnly On, PlaceFilter Filter, RoundLimits Limits)
{
    /// <summary>The day on which it is planned: what was inspected before is no part of it. Null for the day of the round.</summary>
    public DateOnly? MadeOn { get; init; }

    /// <summary>Where one sets out, in the workspace's plane; null for whichever place is best to begin with.</summary>
    public Coordinate? Start { get; init; }

    /// <summary>Whether one comes back to the start.</summary>
    public bool Returns { get; init; }

    public string Title { get; init; } = "";

    public string Person { get; init; } = "";

    /// <summary>Says what the round would be, and writes nothing.</summary>
    public bool IsPreview { get; init; }
}

/// <param name="Elsewhere">Due places that another round that is still to be done has already, with its number.</param>
/// <param name="Round">Null where nothing was written: for a preview, or because nothing is due.</param>
public sealed record RoundOutcome(RoundDraft Draft, IReadOnlyList<(InspectedPlace Place, string Round)> Elsewhere, Round? Round);

/// <summary>Plans rounds, and closes them.</summary>
public static class RoundPlanning
{
    /// <exception cref="WorkspaceException">There is no such kind, or one is to come back to a start that was not given, or the author may not write it; nothing was changed.</exception>
    public static async Task<RoundOutcome> PlanAsync(Workspace workspace, RoundRequest request, RevisionNote note, CancellationToken ct)
    {
        if (request is { Returns: true, Start: null })
            throw new WorkspaceException("To come back to the start, a start must be given.");
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var first = await DraftAsync(book, request, ct);
        if (request.IsPreview || first.Draft.Stops.Count == 0)
            return first;
        await RequireAsync(workspace, book, first.Draft.Stops.Select(stop => stop.Place), note, ct);
        await book.Rounds.EnsureAsync(note, ct);
        // One turn for the rounds of all days, taken before what is due is read: two on two days share no place.
        return await LedgerTurn.TakeAsync(workspace, book.Rounds.Form.Id, note, CommitAsync, ct);

        async Task<RoundOutcome> CommitAsync(FeatureUpdate turn)
        {
            var planned = await DraftAsync(book, request, ct);
            if (planned.Draft.Stops.Count == 0)
                return planned;
            await RequireAsync(workspace, book, planned.Draft.Stops.Select(stop => stop.Place), note, ct);
            var number = await Numbering.TakeAsync(workspace, FormattableString.Invariant($"{request.On:yyyyMMdd}"), 1, note, ct);
            await workspace.CommitRowsAsync(new(note) { Adds = [book.Rounds.Add(Row(book, request, planned.Draft, number.At(0), note.Author))], Updates = [turn, number.Step] }, ct);
            return planned with { Round = await book.GetRoundAsync(number.At(0), ct) };
        }
    }

    private static async Task<RoundOutcome> DraftAsync(PlaceBook book, RoundRequest request, CancellationToken ct)
    {
        var due = (await book.ReadAsync(request.Filter with { DueBy = request.On }, ct)).Where(place => place.At is not null).ToList();
        var open = (await book.OpenRoundsAsync(ct)).SelectMany(round => round.Places.Select(place => (place, round.Number))).DistinctBy(pair => pair.place).ToDictionary(pair => pair.place, pair => pair.Number);
        var draft = RoundDraft.Plan([.. due.Where(place => !open.ContainsKey(place.Number))], request.Start, request.Returns, request.Limits, book.Kinds.Travel, ct);
        return new(draft, [.. due.Where(place => open.ContainsKey(place.Number)).Select(place => (place, open[place.Number]))], null);
    }

    /// <summary>Closes a round that was made.</summary>
    /// <param name="leave">Closes it though places were not inspected; they are written down as left out.</param>
    /// <exception cref="WorkspaceException">There is no such round, it is closed already, or places are left and may not be, or the author may not write it; nothing was changed.</exception>
    public static async Task<Round> FinishAsync(Workspace workspace, string number, DateOnly on, bool leave, RevisionNote note, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var round = Open(await book.GetRoundAsync(number, ct));
        var places = await book.PlacesOfAsync(round, ct);
        await RequireAsync(workspace, book, places.Select(place => place.Place), note, ct);
        var left = places.Where(place => place.Inspection is null).Select(place => place.Place.Number).ToList();
        if (left.Count > 0 && !leave)
            throw new WorkspaceException($"{left.Count} of the {round.Places.Count} places of round {number} were not inspected: {string.Join(", ", left)}. Nothing was saved: enter their inspections first, or close the round without them (--leave).");
        return await ChangeAsync(workspace, book, round, [new("state", Round.Done), new("done_on", on), new("left_out", string.Join(',', left))], note, ct);
    }

    /// <summary>Gives a round up; its places can be planned anew.</summary>
    /// <exception cref="WorkspaceException">There is no such round, it is closed already, or the author may not write it; nothing was changed.</exception>
    public static async Task<Round> DropAsync(Workspace workspace, string number, RevisionNote note, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var round = Open(await book.GetRoundAsync(number, ct));
        await RequireAsync(workspace, book, (await book.PlacesOfAsync(round, ct)).Select(place => place.Place), note, ct);
        return await ChangeAsync(workspace, book, round, [new("state", Round.Dropped)], note, ct);
    }

    private static Round Open(Round round) => round.State == Round.Planned
        ? round
        : throw new WorkspaceException($"The round {round.Number} is {round.State} already. Nothing was changed.");

    // A round is of the villages of its places.
    private static async Task RequireAsync(Workspace workspace, PlaceBook book, IEnumerable<InspectedPlace> places, RevisionNote note, CancellationToken ct) =>
        (await LedgerRight.RequireAsync(workspace, book.Rounds.Form.Id, note.Author, ct)).Require(places.Select(place => place.Row));

    private static async Task<Round> ChangeAsync(
        Workspace workspace, PlaceBook book, Round round, IReadOnlyList<KeyValuePair<string, object?>> changes, RevisionNote note, CancellationToken ct)
    {
        await workspace.Store.CommitAsync(new(note) { Updates = [book.Rounds.Update(round.Row.With(changes))] }, ct);
        return await book.GetRoundAsync(round.Number, ct);
    }

    private static LedgerRow Row(PlaceBook book, RoundRequest request, RoundDraft draft, string number, string author) => book.Rounds.NewRow(null).With(
    [
        // A ledger that an earlier form made has no place for it.
        .. book.Rounds.Schema.IndexOf("made_on") < 0 ? [] : (KeyValuePair<string, object?>[])[new("made_on", request.MadeOn ?? request.On)],
        new("number", number),
        new("title", request.Title),
        new("planned_on", request.On),
        new("state", Round.Planned),
        new("person", request.Person),
        new("places", string.Join(',', draft.Stops.Select(stop => stop.Place.Number))),
        new("count", (long)draft.Stops.Count),
        new("start_x", request.Start?.X),
        new("start_y", request.Start?.Y),
        new("returns", request.Returns),
        new("length_m", Math.Round(draft.Metres, 1)),
        new("minutes", (long)Math.Ceiling(draft.Minutes)),
        new("planned_by", author),
    ]);
}
