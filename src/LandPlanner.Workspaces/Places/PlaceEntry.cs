using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Places;

/// <summary>Enters single places by hand, and changes what is written down of them.</summary>
public static class PlaceEntry
{
    /// <param name="at">In the workspace's plane.</param>
    /// <param name="texts">Fields of every place or of the kind, with what was typed; a name among them.</param>
    /// <exception cref="WorkspaceException">There is no such kind or field, a value does not fit, a place of the kind is there already, or the author may not write it; nothing was changed.</exception>
    public static async Task<InspectedPlace> AddAsync(
        Workspace workspace, string kindWord, Coordinate at, IReadOnlyDictionary<string, string> texts, DateOnly today, DateOnly dueOn, RevisionNote note, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var right = await LedgerRight.RequireAsync(workspace, book.PlaceForm.Id, note.Author, ct);
        var kind = book.Kinds.Get(kindWord);
        // Asked before a number is taken: what is not fit to stand here takes none.
        _ = book.Places.Add(await NewAsync());
        await book.Places.EnsureAsync(note, ct);
        // Whoever adds takes the turn before the ledger is read: two at one spot cannot pass each other.
        return await LedgerTurn.NumberAsync(workspace, kind.Prefix, note, CommitAsync, ct);

        async Task<LedgerRow> NewAsync()
        {
            await RefuseNearAsync(book, kind, at, ct);
            var village = (await Villages.ReadAsync(workspace, ct)).At(at);
            var empty = book.Places.NewRow(new Point(at) { SRID = workspace.Crs.Code.Epsg }).With(
            [
                new("number", kind.Prefix), new("kind", kind.Id), new("state", InspectedPlace.Active), new("village", village), new("inspections", 0L), new("due_on", dueOn), new("added_on", today),
            ]);
            var row = Filled(book, new(empty, kind), texts);
            right.Require([row]);
            return row;
        }

        async Task<InspectedPlace> CommitAsync(NumberSeries series)
        {
            var (row, number) = (await NewAsync(), series.Take(1));
            await workspace.CommitRowsAsync(new(note) { Adds = [book.Places.Add(row.With("number", number.At(0)))], Updates = [number.Step] }, ct);
            return await book.GetAsync(number.At(0), ct);
        }
    }

    /// <param name="at">Where it lies now, in the workspace's plane, which also tells its village; null to leave it.</param>
    /// <exception cref="WorkspaceException">There is no such place or field, a value does not fit, or the author may not write it; nothing was changed.</exception>
    /// <exception cref="EditConflictException">Somebody else changed the place meanwhile.</exception>
    public static async Task<InspectedPlace> SetAsync(
        Workspace workspace, string number, IReadOnlyDictionary<string, string> texts, Coordinate? at, RevisionNote note, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var right = await LedgerRight.RequireAsync(workspace, book.PlaceForm.Id, note.Author, ct);
        var place = await book.GetAsync(number, ct);
        var row = Filled(book, place, texts);
        if (at is not null)
        {
            row = row.WithShape(new Point(at) { SRID = workspace.Crs.Code.Epsg });
            // The village goes by where it lies, unless somebody says it with the move.
            if (!texts.Keys.Any(field => book.PlaceForm.Find(field)?.Name == "village") && await Villages.ReadAsync(workspace, ct) is { IsKnown: true } villages)
                row = row.With("village", villages.At(at));
        }

        right.Require([place.Row, row]);
        await workspace.Store.CommitAsync(new(note) { Updates = [book.Places.Update(row)] }, ct);
        return await book.GetAsync(number, ct);
    }

    private static async Task RefuseNearAsync(PlaceBook book, PlaceKind kind, Coordinate at, CancellationToken ct)
    {
        var places = await book.ReadAsync(new() { Kinds = [kind.Id] }, ct);
        if (places.Where(place => place.At?.Distance(at) <= book.Kinds.SamePlaceMetres).MinBy(place => place.At!.Distance(at)) is { } near)
        {
            throw new WorkspaceException(
                $"{near.Number} ({near.Name}) lies {near.At!.Distance(at):0.#} m from there and is a {TitleOf(kind)} too: it seems to be the same place. Nothing was saved: change it with 'landplanner place set {near.Number} …'.");
        }
    }

    private static LedgerRow Filled(PlaceBook book, InspectedPlace place, IReadOnlyDictionary<string, string> texts)
    {
        var own = texts.Where(text => place.Kind.Details.Find(text.Key) is not null).ToList();
        var others = texts.Except(own).ToList();
        if (others.Where(text => book.PlaceForm.Find(text.Key) is null).Select(text => text.Key).ToList() is { Count: > 0 } unknown)
        {
            var known = book.PlaceForm.Fields.Where(field => !field.IsKept).Concat(place.Kind.Details.Fields).Select(field => $"{field.Name} ({field.TitleZh})");
            throw new LedgerEntryException(place.Number, [Sentence.Said($"A {TitleOf(place.Kind)} has no field {string.Join(", ", unknown)}; there are {string.Join(", ", known)}.")]);
        }

        var details = place.Details.With(LedgerEntry.Read(place.Kind.Details, own));
        if (LedgerEntry.Complaints(place.Kind.Details, details.Row(place.Kind.Details)) is { Count: > 0 } complaints)
            throw new LedgerEntryException(place.Number, complaints);
        var values = LedgerEntry.Read(book.PlaceForm, others);
        var filled = place with { Row = place.Row.With(values).With("details", details.ToString()) };
        // Asked for also where nothing follows from it yet: an interval that cannot be read is told now.
        var next = filled.NextDue(filled.LastOn ?? DateOnly.MinValue, filled.LastPassed != false);
        return filled is { LastOn: not null, LastPassed: not null } && values.ContainsKey("interval") ? filled.Row.With("due_on", next) : filled.Row;
    }

    private static string TitleOf(PlaceKind kind) => Sentence.InChinese ? kind.TitleZh : kind.TitleEn.ToLowerInvariant();
}
