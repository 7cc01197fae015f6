using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Places;

/// <summary>What becomes of a feature that is taken into the ledger.</summary>
/// <param name="Number">Of its place; empty where it got none, or gets one only when it is taken in earnest.</param>
/// <param name="IsRenewed">The place had been taken from another feature, and names this one now.</param>
/// <param name="Remarks">Values that could not be taken over, as full sentences.</param>
public sealed record TakenPlace(PlaceMatch Match, string Number, string Name, string Village, bool IsRenewed, IReadOnlyList<string> Remarks);

/// <param name="WithoutShape">Ids of features that lie nowhere and were left out.</param>
/// <param name="Revision">Null where nothing was written: for a preview, or because all was there already.</param>
public sealed record PlaceTakingResult(PlaceKind Kind, IReadOnlyList<TakenPlace> Places, IReadOnlyList<long> WithoutShape, Revision? Revision);

/// <summary>Takes the features of a layer into the ledger of places, none of them twice.</summary>
public static class PlaceTaking
{
    /// <param name="dueOn">When the new ones are to be inspected first.</param>
    /// <param name="preview">Says what would be taken, and writes nothing.</param>
    /// <exception cref="WorkspaceException">There is no such layer or kind, the layer has no shapes, or is the ledger itself, or the author may not write the places; nothing was changed.</exception>
    public static async Task<PlaceTakingResult> RunAsync(Workspace workspace, string layer, string kindWord, DateOnly today, DateOnly dueOn, bool preview, RevisionNote note, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var kind = book.Kinds.Get(kindWord);
        var offer = await OfferAsync(workspace, book, layer, kind, today, dueOn, ct);
        if (preview || offer.IsEmpty)
            return offer.Result(null);
        var right = await LedgerRight.RequireAsync(workspace, book.PlaceForm.Id, note.Author, ct);
        right.Require([.. offer.Adds, .. offer.Updates]);
        await book.Places.EnsureAsync(note, ct);
        // A place that names another feature now may be inspected meanwhile: then all is read again as well.
        return await Attempts.RunAsync(() => LedgerTurn.NumberAsync(workspace, kind.Prefix, note, TakeAsync, ct));

        async Task<PlaceTakingResult> TakeAsync(NumberSeries series)
        {
            var found = await OfferAsync(workspace, book, layer, kind, today, dueOn, ct);
            right.Require([.. found.Adds, .. found.Updates]);
            if (found.IsEmpty)
                return found.Result(null);
            var numbers = series.Take(found.Adds.Count);
            var numbered = found.Numbered(numbers);
            var edit = new Edit(note) { Adds = [.. numbered.Adds.Select(book.Places.Add)], Updates = [numbers.Step, .. numbered.Updates.Select(book.Places.Update)] };
            return numbered.Result(await workspace.CommitRowsAsync(edit, ct));
        }
    }

    private static async Task<Offer> OfferAsync(Workspace workspace, PlaceBook book, string layer, PlaceKind kind, DateOnly today, DateOnly dueOn, CancellationToken ct)
    {
        var info = await workspace.Store.GetLayerAsync(layer, ct);
        if (info.Kind == GeometryKind.None || info.Name == book.PlaceForm.Layer)
            throw new WorkspaceException($"No places can be taken from '{layer}': {(info.Kind == GeometryKind.None ? (Sentence)"it has no shapes" : "it is the ledger of places itself")}. Nothing was changed.");
        var features = await workspace.Store.ReadAsync(layer, FeatureQuery.All, ct).ToListAsync(ct);
        var source = new Source(info, workspace.Tables.Roles.Get(info.Role), kind);
        var places = await book.ReadAsync(new() { Kinds = [kind.Id] }, ct);
        var known = features.Where(feature => feature.Shape is { IsEmpty: false }).ToDictionary(feature => feature.Id);
        var matches = PlaceMatching.Match(
            layer, [.. known.Values.Select(feature => new PlaceCandidate(feature.Id, feature.Shape!, source.Text(feature, "name")))], places, book.Kinds.SamePlaceMetres);

        var villages = await Villages.ReadAsync(workspace, ct);
        var (taken, adds, updates) = (new List<TakenPlace>(), new List<LedgerRow>(), new List<LedgerRow>());
        foreach (var match in matches)
        {
            var feature = known[match.Candidate.Id];
            if (match.Kind == PlaceMatchKind.New)
            {
                var (row, remarks) = source.Row(book.Places.NewRow(null), feature, villages);
                adds.Add(row.With([new("due_on", dueOn), new("added_on", today)]));
                taken.Add(new(match, "", row.Text("name"), row.Text("village"), false, remarks));
            }
            else
            {
                var renewed = match.Kind == PlaceMatchKind.Near;
                if (renewed)
                    updates.Add(match.Place!.Row.With([new("source_layer", layer), new("source_id", feature.Id)]));
                taken.Add(new(match, match.Place?.Number ?? "", match.Place?.Name ?? match.Candidate.Name, match.Place?.Village ?? "", renewed, []));
            }
        }

        return new(kind, taken, adds, updates, [.. features.Where(feature => feature.Shape is null or { IsEmpty: true }).Select(feature => feature.Id)]);
    }

    /// <summary>What a layer has for the ledger as that stands.</summary>
    /// <param name="Adds">Rows of the new ones among <paramref name="Places"/>, in their order.</param>
    /// <param name="Updates">Rows of places that name another feature now.</param>
    private sealed record Offer(PlaceKind Kind, IReadOnlyList<TakenPlace> Places, IReadOnlyList<LedgerRow> Adds, IReadOnlyList<LedgerRow> Updates, IReadOnlyList<long> WithoutShape)
    {
        public bool IsEmpty => Adds.Count + Updates.Count == 0;

        public Offer Numbered(TakenNumbers numbers)
        {
            var next = 0;
            return this with
            {
                Adds = [.. Adds.Select((row, i) => row.With("number", numbers.At(i)))],
                Places = [.. Places.Select(place => place.Match.Kind == PlaceMatchKind.New ? place with { Number = numbers.At(next++) } : place)],
            };
        }

        public PlaceTakingResult Result(Revision? revision) => new(Kind, Places, WithoutShape, revision);
    }

    /// <summary>A layer as places are taken from it.</summary>
    private sealed class Source(LayerInfo layer, RoleDefinition role, PlaceKind kind)
    {
        public string Text(Feature feature, string meaning) =>
            role.FieldFor(meaning, layer.Schema) is >= 0 and var index ? FieldText.Write(feature.Values[index]).Trim() : "";

        public (LedgerRow Row, IReadOnlyList<string> Remarks) Row(LedgerRow empty, Feature feature, Villages villages)
        {
            var at = LabelPoint.Of(feature.Shape)!;
            var (details, remarks) = Details(feature);
            var row = empty.WithShape(new Point(at) { SRID = feature.Shape!.SRID }).With(
            [
                new("kind", kind.Id),
                new("name", Text(feature, "name") is { Length: > 0 } name ? name : $"{kind.TitleZh} {feature.Id}"),
                new("village", villages.At(at) ?? Text(feature, "village")),
                new("person", Text(feature, "responsible")),
                new("state", InspectedPlace.Active),
                new("inspections", 0L),
                new("details", details.ToString()),
                new("source_layer", layer.Name),
                new("source_id", feature.Id),
            ]);
            return (row, remarks);
        }

        private (PlaceValues Details, IReadOnlyList<string> Remarks) Details(Feature feature)
        {
            var (values, remarks) = (PlaceValues.None, new List<string>());
            foreach (var field in kind.Fields)
            {
                var index = field.From.Append(field.Field.Name).Select(layer.Schema.IndexOf).FirstOrDefault(found => found >= 0, -1);
                if (index < 0 || feature.Values[index] is not { } value)
                    continue;
                try
                {
                    values = values.With(LedgerEntry.Read(kind.Details, [new(field.Field.Name, FieldText.Write(value))]));
                }
                catch (LedgerEntryException unfit)
                {
                    remarks.AddRange(unfit.Complaints);
                }
            }

            return (values, remarks);
        }
    }
}
