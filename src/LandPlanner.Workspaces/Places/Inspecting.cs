using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Places;

/// <summary>An inspection that somebody made.</summary>
/// <param name="Place">The place's number.</param>
/// <param name="Today">No inspection is of a later day.</param>
/// <param name="Answers">Items of the checklist, with what was typed.</param>
public sealed record InspectionRequest(string Place, DateOnly On, DateOnly Today, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>What the inspector says of the whole; null to let the answers decide.</summary>
    public bool? Passed { get; init; }

    /// <summary>Empty for whoever enters it.</summary>
    public string Inspector { get; init; } = "";

    public string Note { get; init; } = "";

    public IReadOnlyList<EvidenceFile> Photos { get; init; } = [];
}

/// <param name="Place">As it stands after the inspection.</param>
/// <param name="Round">The round it was part of; empty for none.</param>
public sealed record InspectionOutcome(InspectedPlace Place, Inspection Inspection, InspectionVerdict Verdict, string Round, Revision Revision);

/// <summary>Enters inspections: the result, and with it when the place is due again.</summary>
public static class Inspecting
{
    /// <exception cref="WorkspaceException">There is no such place, it is not in use, the day is to come, an answer does not fit, a photo does not prove it, or the author may not write it; nothing was changed.</exception>
    /// <remarks>Where somebody else enters an inspection of the place at the same time both stand, one after the other.</remarks>
    public static Task<InspectionOutcome> RunAsync(Workspace workspace, InspectionRequest request, RevisionNote note, CancellationToken ct) =>
        Attempts.RunAsync(() => TryAsync(workspace, request, note, ct));

    private static async Task<InspectionOutcome> TryAsync(Workspace workspace, InspectionRequest request, RevisionNote note, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var right = await LedgerRight.RequireAsync(workspace, book.Inspections.Form.Id, note.Author, ct);
        var made = await PrepareAsync(book, request, note.Author, ct);
        right.Require([made.Place.Row]);
        await book.Inspections.EnsureAsync(note, ct);
        if (made.Photos.Count > 0)
            await book.Evidence.Ledger.EnsureAsync(note, ct);
        var revision = await workspace.CommitRowsAsync(made.AddTo(new(note), book), ct);
        var (number, place) = (made.Row.Text("number"), made.Place);
        var stored = await book.Inspections.FindAsync("number", number, ct);
        return new(await book.GetAsync(place.Number, ct), new(stored ?? made.Row, place.Kind), made.Verdict, made.Row.Text("round"), revision);
    }

    /// <summary>Makes an inspection ready to be committed; writes nothing.</summary>
    /// <exception cref="WorkspaceException">As <see cref="RunAsync"/> says.</exception>
    internal static async Task<PreparedInspection> PrepareAsync(PlaceBook book, InspectionRequest request, string author, CancellationToken ct)
    {
        var place = await book.GetAsync(request.Place, ct);
        if (place.State != InspectedPlace.Active)
            throw new WorkspaceException($"{place.Number} ({place.Name}) is {place.State}. Nothing was saved: set it in use first ('landplanner place set {place.Number} state=active').");
        if (request.On > request.Today)
            throw new WorkspaceException($"{Moments.Write(request.On)} is still to come: an inspection is entered once it was made. Nothing was saved.");
        if (book.Kinds.LatestEntry is var latest && latest.After(request.On) < request.Today)
            throw new WorkspaceException($"{Moments.Write(request.On)} is more than {latest} ago: a mistyped year? Nothing was saved ('latest-entry' in data/places/kinds.yaml).");
        var answers = PlaceValues.None.With(LedgerEntry.Read(place.Kind.Answers, request.Answers));
        var verdict = InspectionVerdict.Of(place.Kind, answers, request.Passed);
        // One that was made before the last known, or before the round was, is entered late: nobody went there for the round.
        var isLate = request.On < place.LastOn;
        var round = (await book.OpenRoundsAsync(ct)).Where(open => !isLate && request.On >= open.Since && open.Places.Contains(place.Number)).OrderBy(open => open.PlannedOn).FirstOrDefault()?.Number ?? "";
        var photos = await TakeAsync(book, place, request, author, ct);
        var row = Row(book, place, request, answers, verdict, author).With([new("round", round), new("photos", string.Join(',', photos.Select(photo => photo.Facts.Sha256)))]);
        return new(place, row, place.After(request.On, verdict.Passed), verdict, photos);
    }

    // A photo belongs to the place: the inspection has no id before it is stored, and names its photos by their hashes.
    private static async Task<IReadOnlyList<TakenEvidence>> TakeAsync(PlaceBook book, InspectedPlace place, InspectionRequest request, string author, CancellationToken ct)
    {
        if (request.Photos.Count == 0)
            return [];
        var (ground, now) = (await book.GroundAsync(place, ct), Moments.Cut(DateTime.UtcNow));
        var photos = request.Photos.Select(file => book.Evidence.Take(file, ground, book.Places.Layer, place.Id, author, now)).ToList();
        var complaints = photos.SelectMany(photo => book.Kinds.Photos.Complaints(photo.Facts, request.On)).ToList();
        var hashes = photos.Select(photo => photo.Facts.Sha256).ToList();
        foreach (var twice in photos.GroupBy(photo => photo.Facts.Sha256).Where(same => same.Count() > 1))
            complaints.Say($"{twice.Last().Facts.FileName} is given twice.");
        await foreach (var known in book.Evidence.Ledger.ReadAsync(new() { Where = new AttributeFilter.OneOf("sha256", [.. hashes]) }, ct))
            complaints.Say($"{known.Text("file_name")} has been used as evidence already, on {Moments.Write(DateOnly.FromDateTime(known.Moment("added_at") ?? default))} by {known.Text("added_by")}.");
        return complaints.Count == 0 ? photos : throw new LedgerEntryException(place.Number, complaints);
    }

    // Numbered by the place's own count, which two people cannot both raise: the place has a version.
    private static LedgerRow Row(PlaceBook book, InspectedPlace place, InspectionRequest request, PlaceValues answers, InspectionVerdict verdict, string author) => book.Inspections.NewRow(null).With(
    [
        new("number", FormattableString.Invariant($"{place.Number}-{(place.Row.Integer("inspections") ?? 0) + 1}")),
        new("place_id", place.Id),
        new("place", place.Number),
        new("kind", place.Kind.Id),
        new("inspected_on", request.On),
        new("result", verdict.Passed ? InspectedPlace.Pass : InspectedPlace.Fail),
        new("failed", string.Join(',', verdict.Failed.Select(item => item.Field.Name))),
        new("results", answers.ToString()),
        new("next_due", place.NextDue(request.On, verdict.Passed)),
        new("inspector", request.Inspector.Length > 0 ? request.Inspector : author),
        new("entered_by", author),
        new("entered_on", request.Today),
        new("note", request.Note),
    ]);
}
