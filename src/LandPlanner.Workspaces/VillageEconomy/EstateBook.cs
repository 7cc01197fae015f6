using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.VillageEconomy;

/// <summary>What became of a table of estates.</summary>
/// <param name="Ignored">Headings that stood for nothing.</param>
/// <param name="Revision">Null where nothing was written: for a preview, or because all stood there already.</param>
public sealed record EstateOutcome(EstateIntake Intake, IReadOnlyList<string> Ignored, Revision? Revision);

/// <summary>An estate taken from a layer.</summary>
/// <param name="There">The estate that it is already; null where it is new.</param>
/// <param name="Complaints">Why it was left out, as full sentences; none where it was taken or is there.</param>
public sealed record TakenEstate(long FeatureId, Estate Estate, Estate? There, IReadOnlyList<string> Complaints);

/// <param name="Revision">Null where nothing was written.</param>
public sealed record EstateTaking(IReadOnlyList<TakenEstate> Estates, Revision? Revision);

/// <summary>The ledger of housing estates and their titles: polygons in one layer, points in another.</summary>
public static class EstateBook
{
    public const string FormId = "estate";
    public const string PointFormId = "estate-point";

    private const string Series = "XQ";

    private static readonly string[] Forms = [FormId, PointFormId];

    /// <summary>All estates, by number.</summary>
    public static async Task<IReadOnlyList<Estate>> ReadAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct)
    {
        var ledgers = await LedgerReader.OfAsync(reader, ct);
        var rows = new List<LedgerRow>();
        foreach (var form in Forms)
            rows.AddRange(await ledgers.ReadAsync(workspace.Tables.Ledgers.Get(form), FeatureQuery.All, ct));
        return [.. rows.Select(row => new Estate(row)).OrderBy(estate => estate.Number, StringComparer.Ordinal)];
    }

    /// <summary>Enters a table of estates, all or none of it: what it says of those there are, and those that are new.</summary>
    /// <param name="shown">What a preview has shown whoever enters; null for as it stands now.</param>
    /// <exception cref="TableRefusedException">It is no preview, and something speaks against it; nothing was saved.</exception>
    /// <exception cref="EditConflictException">Somebody else has entered or changed one of the estates since; nothing was saved.</exception>
    public static async Task<EstateOutcome> EnterAsync(Workspace workspace, IReadOnlyList<IReadOnlyList<string>> rows, bool preview, RevisionNote note, CancellationToken ct, EstateIntake? shown = null)
    {
        var sheet = NamedSheet.Read(rows, workspace.Tables.Villages.Titles, ["name"], "");
        var (polygons, points) = (await Ledger.OpenAsync(workspace, FormId, ct), await Ledger.OpenAsync(workspace, PointFormId, ct));
        var villages = await IncomeBook.VillagesAsync(workspace, ct);
        var intake = await CheckAsync();
        if (!preview)
            Require(intake);
        if (preview || intake.Changes.Count == 0)
            return new(intake, sheet.Ignored, null);
        await polygons.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, Series, note, CommitAsync, ct);

        async Task<EstateIntake> CheckAsync() => EstateIntake.Check(sheet, polygons.Form, polygons.Schema, await ReadAsync(workspace, workspace.Store, ct), villages);

        // Nothing is laid over what somebody else has entered unseen.
        async Task RequireSeenAsync(EstateIntake now)
        {
            var seen = shown ?? intake;
            foreach (var (was, change) in now.Changes.Select(change => (seen.Changes.Concat(seen.Standing).FirstOrDefault(was => was.Row == change.Row), change)))
            {
                if (was is not null && change.Before is { } there)
                    await Home(there, polygons, points).RequireSeenAsync(was.Before?.Row ?? polygons.NewRow(null), there.Row, ct);
            }
        }

        async Task<EstateOutcome> CommitAsync(FeatureUpdate turn)
        {
            var read = await CheckAsync();
            await RequireSeenAsync(read);
            Require(read);
            var numbers = new LedgerNumbering(Series, (await ReadAsync(workspace, workspace.Store, ct)).Select(estate => estate.Number));
            read = read with { Changes = [.. read.Changes.Select(change => change.Before is null ? change with { After = Numbered(change.After, numbers) } : change)] };
            var edit = new Edit(note)
            {
                Adds = [.. read.Changes.Where(change => change.Before is null).Select(change => polygons.Add(change.After.Row))],
                Updates = [turn, .. read.Changes.Where(change => change.Before is not null).Select(change => Home(change.After, polygons, points).Update(change.After.Row))],
            };
            return new(read, sheet.Ignored, read.Changes.Count == 0 ? null : await workspace.Store.CommitAsync(edit, ct));
        }
    }

    /// <summary>Sets fields of an estate that is there.</summary>
    /// <param name="name">Its number, or its name where no other has it.</param>
    /// <param name="seen">The estate as whoever changes it has seen it; null for as it stands now.</param>
    /// <exception cref="WorkspaceException">There is no such estate, or it cannot be so; nothing was saved.</exception>
    /// <exception cref="EditConflictException">Somebody else was quicker; nothing was saved.</exception>
    public static async Task<LedgerChange> SetAsync(Workspace workspace, string name, IReadOnlyList<KeyValuePair<string, string>> texts, RevisionNote note, CancellationToken ct, Estate? seen = null)
    {
        var there = await ReadAsync(workspace, workspace.Store, ct);
        var named = there.Where(estate => estate.Number == name).ToList() is { Count: > 0 } numbered ? numbered : there.Where(estate => estate.Name == name).ToList();
        if (named is not [var found])
        {
            throw new WorkspaceException(named.Count == 0
                ? (Sentence)$"There is no estate '{name}'. 'landplanner village titles list' lists those there are."
                : $"'{name}' is the name of {string.Join(Sentence.Said(" and of "), named.Select(one => one.Number))}; give the number.");
        }

        var villages = await IncomeBook.VillagesAsync(workspace, ct);
        return await LedgerChange.SetAsync(
            workspace, FormOf(found), found.Number, texts,
            (before, after) => seen is not null && before.Feature.Version != seen.Row.Feature.Version
                ? throw new EditConflictException(workspace.Tables.Ledgers.Get(FormOf(found)).Layer, before.Id, before.Feature, null)
                : [.. new Estate(after).Complaints(new(before)), .. after.Text("village") is { Length: > 0 } village && villages.Find(village) is null ? [Sentence.Said($"There is no village '{village}'.")] : Array.Empty<string>()],
            note, ct);
    }

    /// <summary>Takes the estates of a layer into the ledger, none twice: what has the source, or the name and village of an estate, is that estate.</summary>
    /// <exception cref="WorkspaceException">There is no such layer, or it does not say how many homes there are; nothing was changed.</exception>
    public static async Task<EstateTaking> TakeAsync(Workspace workspace, string layer, bool preview, RevisionNote note, CancellationToken ct)
    {
        var info = await workspace.Store.GetLayerAsync(layer, ct);
        if (info.Kind is not (GeometryKind.Polygon or GeometryKind.Point) || workspace.Tables.Ledgers.OfLayer(layer) is not null)
            throw new WorkspaceException($"No estates can be taken from '{layer}': {(info.Kind is GeometryKind.Polygon or GeometryKind.Point ? (Sentence)"it is a ledger itself" : "it has neither polygons nor points")}. Nothing was changed.");
        var source = new EstateSource(info, workspace.Tables.Roles.Get(info.Role), await Places.Villages.ReadAsync(workspace, ct));
        var features = await workspace.Store.ReadAsync(layer, FeatureQuery.All, ct).ToListAsync(ct);
        var ledger = await Ledger.OpenAsync(workspace, info.Kind == GeometryKind.Point ? PointFormId : FormId, ct);
        var taken = await ReadAllAsync();
        if (preview || taken.All(one => one.There is not null || one.Complaints.Count > 0))
            return new(taken, null);
        await ledger.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, Series, note, CommitAsync, ct);

        async Task<IReadOnlyList<TakenEstate>> ReadAllAsync()
        {
            var known = (await ReadAsync(workspace, workspace.Store, ct)).ToList();
            var (numbers, read) = (new LedgerNumbering(Series, known.Select(estate => estate.Number)), new List<TakenEstate>());
            foreach (var feature in features)
            {
                var estate = new Estate(source.Row(ledger, feature));
                var there = known.Find(other => IsSame(other, estate));
                IReadOnlyList<string> wrong = there is null ? [.. LedgerEntry.Complaints(ledger.Form, estate.Row), .. estate.Complaints(null)] : [];
                if (there is null && wrong.Count == 0)
                    known.Add(estate = Numbered(estate, numbers));
                read.Add(new(feature.Id, estate, there, wrong));
            }

            return read;
        }

        async Task<EstateTaking> CommitAsync(FeatureUpdate turn)
        {
            var read = await ReadAllAsync();
            FeatureAdd[] adds = [.. read.Where(one => one.There is null && one.Complaints.Count == 0).Select(one => ledger.Add(one.Estate.Row))];
            return new(read, adds.Length == 0 ? null : await workspace.Store.CommitAsync(new(note) { Adds = adds, Updates = [turn] }, ct));
        }
    }

    private static bool IsSame(Estate one, Estate other) =>
        (one.Row.Text("source_layer"), one.Row.Integer("source_id")) == (other.Row.Text("source_layer"), other.Row.Integer("source_id"))
        || (one.Name, one.Village) == (other.Name, other.Village);

    private static Estate Numbered(Estate estate, LedgerNumbering numbers) => new(estate.Row.With("number", numbers.Give(estate.Number == EstateIntake.Unnumbered ? "" : estate.Number)));

    private static Ledger Home(Estate estate, Ledger polygons, Ledger points) => FormOf(estate) == FormId ? polygons : points;

    /// <summary>The form of the ledger an estate stands in: one without a shape stands among the polygons.</summary>
    public static string FormOf(Estate estate) => estate.Row.Shape is { Dimension: NetTopologySuite.Geometries.Dimension.Point } ? PointFormId : FormId;

    private static void Require(EstateIntake intake)
    {
        if (intake.Complaints.Count > 0)
            throw new TableRefusedException(intake.Complaints);
    }
}
