using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Ledgers;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Projects.Matching;

/// <summary>Finds land for projects, and keeps what was chosen with the project.</summary>
/// <remarks>Whoever keeps land judges it anew in the same turn: of two who keep the same parcel at once, the slower is told who has it.</remarks>
public static class LandMatchBook
{
    public const string FormId = "land-match";

    /// <summary>All read from one snapshot.</summary>
    /// <exception cref="WorkspaceException">There is no such project or layer, or the need cannot be so.</exception>
    public static async Task<(Project Project, MatchResult Result)> FindAsync(Workspace workspace, LandMatchRequest request, CancellationToken ct)
    {
        var (project, input) = await ReadAsync(workspace, request, ct);
        return (project, await Task.Run(() => LandMatching.Prepare(input, ct).Find(ct), ct).WaitAsync(ct));
    }

    /// <summary>Keeps parcels for a project.</summary>
    /// <param name="remark">To be kept with it; empty for none.</param>
    /// <exception cref="WorkspaceException">Something speaks against the parcels, each reason with them; or the author may not. Nothing was changed.</exception>
    public static async Task<(LedgerRow Row, LandOffer Offer)> KeepAsync(
        Workspace workspace, LandMatchRequest request, IReadOnlyList<(string Layer, long Id)> parcels, string remark, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, FormId, ct);
        // Refused before the ledger is made.
        await JudgeAsync();
        await ledger.EnsureAsync(note, ct);
        var series = FormattableString.Invariant($"YP{today.Year}");
        return await LedgerTurn.TakeAsync(workspace, FormId, note, CommitAsync, ct);

        async Task<(LedgerRow, LandOffer)> CommitAsync(FeatureUpdate turn)
        {
            var (project, need, pack, offer) = await JudgeAsync();
            var rows = await ledger.ReadAsync(new() { WithoutShapes = true }, ct).ToListAsync(ct);
            RequireUnkept(rows, project, offer);
            var last = rows.Select(row => NumberIn(series, row.Text("number"))).DefaultIfEmpty().Max();
            var row = ledger.NewRow(OnGrid(workspace, offer.Shape)).With(
            [
                new("number", string.Create(CultureInfo.InvariantCulture, $"{series}-{last + 1:0000}")), new("project", project.Number), new("project_name", project.Name), new("state", KeptMatch.Kept),
                new("standing", offer.State.Word()), new("parcel_names", offer.Name), new("area_m2", offer.Area.SquareMetres), new("score", (double)offer.Score), new("most_score", (double)offer.MostScore),
                new("parcels", KeptMatchJson.Parcels(offer)), new("need", KeptMatchJson.Need(need)), new("reasons", KeptMatchJson.Reasons(offer)), new("rule_pack", pack), new("kept_on", today), new("kept_by", note.Author),
                new("note", remark.Trim()),
            ]);
            await workspace.CommitRowsAsync(new(note) { Adds = [ledger.Add(row)], Updates = [turn] }, ct);
            return (row, offer);
        }

        async Task<(Project Project, LandNeed Need, string Pack, LandOffer Offer)> JudgeAsync()
        {
            var (project, input) = await ReadAsync(workspace, request with { Layers = request.Layers.Count > 0 ? request.Layers : [.. parcels.Select(parcel => parcel.Layer).Distinct()] }, ct);
            await ProjectRight.RequireAsync(workspace, note.Author, [project], today, ct);
            if (project.IsDropped)
                throw new WorkspaceException($"{project.Number} ({project.Name}) was given up: no land is kept for it.");
            var offer = await Task.Run(() => LandMatching.Judge(input, parcels, ct), ct).WaitAsync(ct);
            if (offer.State == MatchState.Unfit)
                throw new WorkspaceException($"These parcels cannot be kept for {project.Number}: {string.Join("; ", Against(offer))}. Nothing was changed.");
            var pack = input.Audit.Pack.Info;
            return (project, input.Need, $"{pack.Id} {pack.Version}", offer);
        }
    }

    /// <summary>Gives the land of a match back; the row stays.</summary>
    /// <exception cref="WorkspaceException">There is no such match, it was dropped already, no reason is given, or the author may not; nothing was changed.</exception>
    public static async Task<LedgerChange> DropAsync(Workspace workspace, string number, string reason, RevisionNote note, DateOnly today, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new WorkspaceException($"Say why {number} is dropped: the reason stays with it.");
        var row = await (await Ledger.OpenAsync(workspace, FormId, ct)).FindAsync("number", number, ct) ?? throw new WorkspaceException($"There is no match '{number}'. 'landplanner match list' lists those there are.");
        var project = (await (await ProjectBook.OpenAsync(workspace, ct)).ReadAsync(ct)).Select(file => file.Project).Where(project => project.Number == row.Text("project"));
        await ProjectRight.RequireAsync(workspace, note.Author, project, today, ct);
        return await LedgerChange.CommitAsync(
            workspace, FormId, number,
            (_, before) => before.Text("state") == KeptMatch.Dropped
                ? throw new WorkspaceException($"{number} was dropped on {before.Date("dropped_on"):yyyy-MM-dd} by {before.Text("dropped_by")} already.")
                : before.With([new("state", KeptMatch.Dropped), new("dropped_on", today), new("dropped_by", note.Author), new("drop_reason", reason.Trim())]),
            note, ct);
    }

    /// <summary>By number, each held against the parcels as they stand.</summary>
    /// <param name="project">Only of this project, by its number; null for all.</param>
    public static async Task<IReadOnlyList<KeptMatch>> ListAsync(Workspace workspace, string? project, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var ledgers = await LedgerReader.OfAsync(snapshot, ct);
        var form = workspace.Tables.Ledgers.Get(FormId);
        var rows = project is null ? await ledgers.ReadAsync(form, FeatureQuery.All, ct) : await ledgers.ReadAsync(form, new AttributeFilter.Compare("project", Comparison.Equal, project), ct);
        var read = rows.Select(row => (Row: row, Parcels: KeptMatchJson.ReadParcels(row.Text("parcels")))).ToList();
        var now = new Dictionary<(string, long), Feature>();
        foreach (var layer in read.SelectMany(one => one.Parcels).GroupBy(parcel => parcel.Layer).Where(group => ledgers.Layers.Any(layer => layer.Name == group.Key)))
        {
            await foreach (var feature in snapshot.ReadAsync(layer.Key, new FeatureQuery { Ids = [.. layer.Select(parcel => parcel.Id).Distinct()] }, ct))
                now[(layer.Key, feature.Id)] = feature;
        }

        return
        [
            .. read.OrderBy(one => one.Row.Text("number"), StringComparer.Ordinal).Select(one =>
            {
                var (zh, en) = KeptMatchJson.ReadNeed(one.Row.Text("need"));
                return new KeptMatch(one.Row, one.Parcels, KeptMatchJson.ReadReasons(one.Row.Text("reasons")), zh, en, [.. one.Parcels.Select(parcel => ChangeOf(parcel, now.GetValueOrDefault((parcel.Layer, parcel.Id)))).OfType<ParcelChange>()]);
            }),
        ];
    }

    private static ParcelChange? ChangeOf(KeptParcel parcel, Feature? now)
    {
        var name = $"{parcel.Name}（{parcel.Layer} {parcel.Id}）";
        if (now?.Shape is null)
            return new(parcel, $"{name}已不存在", $"{parcel.Name} ({parcel.Layer} {parcel.Id}) is gone");
        if (MatchParcel.HashOf(now.Shape) != parcel.Hash)
            return new(parcel, $"{name}的图形已变更（版本 {parcel.Version} → {now.Version}）", $"The shape of {parcel.Name} ({parcel.Layer} {parcel.Id}) was changed (version {parcel.Version} → {now.Version})");
        return now.Version == parcel.Version
            ? null
            : new(parcel, $"{name}的属性已变更（版本 {parcel.Version} → {now.Version}）", $"The attributes of {parcel.Name} ({parcel.Layer} {parcel.Id}) were changed (version {parcel.Version} → {now.Version})");
    }

    private static async Task<(Project Project, MatchInput Input)> ReadAsync(Workspace workspace, LandMatchRequest request, CancellationToken ct)
    {
        var project = (await (await ProjectBook.OpenAsync(workspace, ct)).GetAsync(request.Project, ct)).Project;
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        return (project, await LandMatchInputs.ReadAsync(workspace, snapshot, project, request, ct));
    }

    private static void RequireUnkept(IEnumerable<LedgerRow> rows, Project project, LandOffer offer)
    {
        var parcels = offer.Parcels.ToDictionary(parcel => (parcel.Layer, parcel.Id), parcel => parcel.Name);
        foreach (var row in rows.Where(row => row.Text("state") == KeptMatch.Kept && row.Text("project") == project.Number))
        {
            if (KeptMatchJson.ReadParcels(row.Text("parcels")).FirstOrDefault(parcel => parcels.ContainsKey((parcel.Layer, parcel.Id))) is { } again)
                throw new WorkspaceException($"{parcels[(again.Layer, again.Id)]} ({again.Layer} {again.Id}) is kept for {project.Number} already ({row.Text("number")}). Nothing was changed.");
        }
    }

    private static IEnumerable<string> Against(LandOffer offer) => offer.Reasons.Where(reason => reason.Outcome == MatchOutcome.Fail).Select(reason => reason.En)
        .Concat(offer.Parcels.SelectMany(parcel => parcel.Reasons.Where(reason => reason.Outcome == MatchOutcome.Fail).Select(reason => $"{parcel.Name}: {reason.En}")));

    private static Geometry OnGrid(Workspace workspace, Geometry shape) => new Intake(workspace.Areas, GeometryKind.Polygon).Take(LooseShapeReader.Read(shape.AsBinary(), GeometryKind.None, out _)).Shape ?? shape;

    private static int NumberIn(string series, string number) =>
        number.StartsWith(series + "-", StringComparison.Ordinal) && int.TryParse(number[(series.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var taken) ? taken : 0;
}
