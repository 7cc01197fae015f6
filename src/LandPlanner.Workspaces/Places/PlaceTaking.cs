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
    /// <exception cref="WorkspaceException">There is no such layer or kind, the layer has no shapes, or is the ledger itself; nothing was changed.</exception>
    public static Task<PlaceTakingResult> RunAsync(Workspace workspace, string layer, string kindWord, DateOnly today, DateOnly dueOn, bool preview, RevisionNote note, CancellationToken ct) =>
        Attempts.RunAsync(() => TryAsync(workspace, layer, kindWord, today, dueOn, preview, note, ct));

    private static async Task<PlaceTakingResult> TryAsync(Workspace workspace, string layer, string kindWord, DateOnly today, DateOnly dueOn, bool preview, RevisionNote note, CancellationToken ct)
    {
        var book = await PlaceBook.OpenAsync(workspace, ct);
        var (kind, info) = (book.Kinds.Get(kindWord), await workspace.Store.GetLayerAsync(layer, ct));
        if (info.Kind == GeometryKind.None || info.Name == book.PlaceForm.Layer)
            throw new WorkspaceException($"No places can be taken from '{layer}': {(info.Kind == GeometryKind.None ? "it has no shapes" : "it is the ledger of places itself")}. Nothing was changed.");
        var features = await workspace.Store.ReadAsync(layer, FeatureQuery.All, ct).ToListAsync(ct);
        var source = new Source(info, workspace.Tables.Roles.Get(info.Role), kind);
        var places = await book.ReadAsync(new() { Kinds = [kind.Id] }, ct);
        var known = features.Where(feature => feature.Shape is { IsEmpty: false }).ToDictionary(feature => feature.Id);
        var matches = PlaceMatching.Match(
            layer, [.. known.Values.Select(feature => new PlaceCandidate(feature.Id, feature.Shape!, source.Text(feature, "name")))], places, book.Kinds.SamePlaceMetres);

        var fresh = matches.Count(match => match.Kind == PlaceMatchKind.New);
        var numbers = fresh == 0 || preview ? null : await Numbering.TakeAsync(workspace, kind.Prefix, fresh, note, ct);
        var villages = await Villages.ReadAsync(workspace, ct);
        var (taken, adds, updates) = (new List<TakenPlace>(), new List<LedgerRow>(), new List<LedgerRow>());
        foreach (var match in matches)
        {
            var feature = known[match.Candidate.Id];
            if (match.Kind == PlaceMatchKind.New)
            {
                var (row, remarks) = source.Row(book.Places.NewRow(null), feature, numbers?.At(adds.Count) ?? "", villages);
                adds.Add(row.With([new("due_on", dueOn), new("added_on", today)]));
                taken.Add(new(match, row.Text("number"), row.Text("name"), row.Text("village"), false, remarks));
            }
            else
            {
                var renewed = match.Kind == PlaceMatchKind.Near;
                if (renewed)
                    updates.Add(match.Place!.Row.With([new("source_layer", layer), new("source_id", feature.Id)]));
                taken.Add(new(match, match.Place?.Number ?? "", match.Place?.Name ?? match.Candidate.Name, match.Place?.Village ?? "", renewed, []));
            }
        }

        var nothing = preview || adds.Count + updates.Count == 0;
        var revision = nothing ? null : await CommitAsync(workspace, book, adds, updates, numbers, note, ct);
        return new(kind, taken, [.. features.Where(feature => feature.Shape is null or { IsEmpty: true }).Select(feature => feature.Id)], revision);
    }

    private static async Task<Revision> CommitAsync(
        Workspace workspace, PlaceBook book, List<LedgerRow> adds, List<LedgerRow> updates, TakenNumbers? numbers, RevisionNote note, CancellationToken ct)
    {
        var edit = new Edit(note) { Adds = [.. adds.Select(book.Places.Add)], Updates = [.. updates.Select(book.Places.Update)] };
        if (numbers is not null)
            edit = edit with { Updates = [.. edit.Updates, numbers.Step] };
        await book.Places.EnsureAsync(note, ct);
        return await workspace.CommitRowsAsync(edit, ct);
    }

    /// <summary>A layer as places are taken from it.</summary>
    private sealed class Source(LayerInfo layer, RoleDefinition role, PlaceKind kind)
    {
        public string Text(Feature feature, string meaning) =>
            role.FieldFor(meaning, layer.Schema) is >= 0 and var index ? FieldText.Write(feature.Values[index]).Trim() : "";

        public (LedgerRow Row, IReadOnlyList<string> Remarks) Row(LedgerRow empty, Feature feature, string number, Villages villages)
        {
            var at = LabelPoint.Of(feature.Shape)!;
            var (details, remarks) = Details(feature);
            var row = empty.WithShape(new Point(at) { SRID = feature.Shape!.SRID }).With(
            [
                new("number", number),
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
