using System.Globalization;
using LandPlanner.Calendars;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Schemes;

/// <summary>Checks the tract schemes and boundary additions of a workspace, and keeps the ledgers they are judged by.</summary>
public static class SchemeBook
{
    public const string ConsentForm = "scheme-consent";
    public const string YearForm = "scheme-year";
    public const string SupplyForm = "land-supply";

    /// <summary>Whether what a check comes to may rest on a layer.</summary>
    public static bool LooksAt(Workspace workspace, LayerInfo layer) =>
        AuditInputs.IsLookedAt(workspace, layer) || workspace.Tables.Ledgers.OfLayer(layer.Name)?.Id is ConsentForm or YearForm or SupplyForm;

    /// <summary>Checks a layer of the role tract-scheme or boundary-addition, all read from one snapshot.</summary>
    /// <param name="role">Which of the two.</param>
    /// <param name="year">The scheme's year; null for the one its parcels name.</param>
    /// <param name="on">The day on which rules must be in force.</param>
    /// <exception cref="WorkspaceException">The layer cannot be checked: what of it, and why.</exception>
    public static async Task<SchemeResult> CheckAsync(Workspace workspace, LayerRole role, string layer, int? year, DateOnly on, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var input = await InputAsync(workspace, snapshot, layer, year, on, ct);
        return await Task.Run(() => role == SchemeChecking.TractScheme ? SchemeChecking.Scheme(input, ct) : SchemeChecking.Boundary(input, ct), ct).WaitAsync(ct);
    }

    /// <summary>All that the checks of a layer look at, as it stood in a snapshot.</summary>
    internal static async Task<SchemeInput> InputAsync(Workspace workspace, IFeatureReader snapshot, string layer, int? year, DateOnly on, CancellationToken ct)
    {
        var audit = await AuditInputs.ReadAsync(workspace, snapshot, null, on, ct);
        return new(audit, layer, workspace.Tables.Schemes, await ReadAsync(workspace, snapshot, layer, ct)) { Year = year };
    }

    /// <summary>What a village said to a scheme, in the place of what was entered before.</summary>
    /// <param name="village">As the layer of villages has it, with or without 村 at its end; where there is none, as the scheme's parcels name it.</param>
    /// <param name="seen">The row as whoever enters has seen it, one that is not stored where there was none; null for as it stands now.</param>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was changed.</exception>
    /// <exception cref="EditConflictException">Somebody else was quicker; nothing was changed.</exception>
    public static async Task<LedgerRow> SetConsentAsync(Workspace workspace, string scheme, string village, IReadOnlyList<KeyValuePair<string, string>> texts, RevisionNote note, CancellationToken ct, LedgerRow? seen = null)
    {
        if ((await workspace.Store.GetLayerAsync(scheme, ct)).Role != SchemeChecking.TractScheme)
            throw new WorkspaceException($"The layer '{scheme}' is no tract scheme, so no village can consent to it.");
        var known = await SchemeVillages.FindAsync(workspace, scheme, village, ct);
        return await SetAsync(
            workspace, ConsentForm, [new("scheme", scheme), new("village", known)], texts, ConsentComplaints, seen, note, ct);
    }

    /// <summary>Takes back what was entered of a village; the history keeps it.</summary>
    /// <param name="village">As it was entered.</param>
    /// <exception cref="WorkspaceException">Nothing was entered of it; nothing was changed.</exception>
    public static async Task<LedgerRow> RemoveConsentAsync(Workspace workspace, string scheme, string village, RevisionNote note, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, ConsentForm, ct);
        var rows = await ledger.ReadAsync(new() { Where = new AttributeFilter.Compare("scheme", Comparison.Equal, scheme) }, ct).ToListAsync(ct);
        var row = rows.Find(row => row.Text("village") == village) ?? throw new WorkspaceException(
            $"No vote of '{village}' on '{scheme}' is entered; {(rows.Count == 0 ? (Sentence)"there is none of any village" : $"there are those of {string.Join(", ", rows.Select(row => row.Text("village")))}")}. Nothing was changed.");
        await workspace.Store.CommitAsync(new(note) { Deletes = [new(ledger.Layer, row.Id, row.Feature.Version)] }, ct);
        return row;
    }

    /// <summary>What a scheme planned for a year and did, in the place of what was entered before.</summary>
    /// <param name="seen">The row as whoever enters has seen it, one that is not stored where there was none; null for as it stands now.</param>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was changed.</exception>
    /// <exception cref="EditConflictException">Somebody else was quicker; nothing was changed.</exception>
    public static Task<LedgerRow> SetYearAsync(Workspace workspace, string scheme, int year, IReadOnlyList<KeyValuePair<string, string>> texts, RevisionNote note, CancellationToken ct, LedgerRow? seen = null) =>
        SetAsync(workspace, YearForm, [new("scheme", scheme), new("year", (long)year)], texts, _ => [], seen, note, ct);

    /// <summary>The county's supply of land in a year, in the place of what was entered before.</summary>
    /// <param name="seen">The row as whoever enters has seen it, one that is not stored where there was none; null for as it stands now.</param>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was changed.</exception>
    /// <exception cref="EditConflictException">Somebody else was quicker; nothing was changed.</exception>
    public static Task<LedgerRow> SetSupplyAsync(Workspace workspace, int year, IReadOnlyList<KeyValuePair<string, string>> texts, RevisionNote note, CancellationToken ct, LedgerRow? seen = null) =>
        SetAsync(workspace, SupplyForm, [new("year", (long)year)], texts, _ => [], seen, note, ct);

    private static async Task<LedgerRow> SetAsync(
        Workspace workspace, string formId, IReadOnlyList<KeyValuePair<string, object>> key, IReadOnlyList<KeyValuePair<string, string>> texts, Func<LedgerRow, IReadOnlyList<string>> complaints,
        LedgerRow? seen, RevisionNote note, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, formId, ct);
        var entered = LedgerEntry.Read(ledger.Form, texts);
        var where = new AttributeFilter.AllOf([.. key.Select(pair => new AttributeFilter.Compare(pair.Key, Comparison.Equal, pair.Value))]);
        seen ??= await BeforeAsync();
        // Refused before the ledger is made.
        await NextAsync();
        await ledger.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, formId, note, CommitAsync, ct);

        async Task<LedgerRow> CommitAsync(FeatureUpdate turn)
        {
            var row = await NextAsync();
            await workspace.Store.CommitAsync(row.Id == 0 ? new(note) { Adds = [ledger.Add(row)], Updates = [turn] } : new(note) { Updates = [ledger.Update(row), turn] }, ct);
            return row;
        }

        async Task<LedgerRow> BeforeAsync() => await ledger.ReadAsync(new() { Where = where }, ct).FirstOrDefaultAsync(ct) ?? ledger.NewRow(null);

        async Task<LedgerRow> NextAsync()
        {
            var before = await BeforeAsync();
            await ledger.RequireSeenAsync(seen, before, ct);
            var row = before.With(key.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)).Concat(entered));
            List<string> wrong = [.. LedgerEntry.Complaints(ledger.Form, row), .. complaints(row)];
            return wrong.Count == 0 ? row : throw new LedgerEntryException(ledger.Form.TitleZh, wrong);
        }
    }

    private static async Task<SchemeLedgers> ReadAsync(Workspace workspace, IFeatureReader snapshot, string scheme, CancellationToken ct)
    {
        var reader = await LedgerReader.OfAsync(snapshot, ct);
        return new(
            [
                .. (await Rows(ConsentForm)).Where(row => row.Text("scheme") == scheme)
                    .Select(row => new SchemeConsent(row.Text("village"), row.Text("body") == "members", row.Integer("total")!.Value, row.Integer("agreed")!.Value)),
            ],
            [.. (await Rows(YearForm)).Select(row => new SchemeYear(row.Text("scheme"), (int)row.Integer("year")!.Value, Mu(row, "planned_mu"), Mu(row, "done_mu")))],
            [.. (await Rows(SupplyForm)).Select(row => new LandSupply((int)row.Integer("year")!.Value, Mu(row, "approved_mu"), Mu(row, "supplied_mu"), Mu(row, "idle_mu"), TaskOf(row)))]);

        Task<IReadOnlyList<LedgerRow>> Rows(string form) => reader.ReadAsync(workspace.Tables.Ledgers.Get(form), FeatureQuery.All, ct);
    }

    private static List<string> ConsentComplaints(LedgerRow row)
    {
        var complaints = new List<string>();
        if (row.Integer("agreed") > row.Integer("total"))
            complaints.Say($"{row.Integer("agreed")} cannot have agreed of {row.Integer("total")}.");
        if (row.Date("held_on") > ChinaTime.Today(TimeProvider.System))
            complaints.Say($"held_on is {row.Date("held_on"):yyyy-MM-dd}, which has not come yet: nobody has voted.");
        return complaints;
    }

    private static bool? TaskOf(LedgerRow row) => row.Text("task") switch
    {
        "met" => true,
        "unmet" => false,
        _ => null,
    };

    /// <summary>As it was typed: the shortest decimal that reads as the number kept.</summary>
    private static decimal? Mu(LedgerRow row, string field) =>
        row.Real(field) is { } mu ? decimal.Parse(mu.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
