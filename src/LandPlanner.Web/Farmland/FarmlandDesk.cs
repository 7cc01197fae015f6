using System.Collections.Concurrent;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Calendars;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Web.Facts;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.Held;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Sheets;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Web.Farmland;

/// <summary>The ledgers of farmland as panels ask for them: rows in memory, what people take in, and what they change.</summary>
/// <remarks>Any thread may ask. Who may change them is not the desk's to say: their forms name the writers.</remarks>
internal sealed class FarmlandDesk(WorkspaceHost host, TimeProvider clock)
{
    // A list is laid out once for each state of the layer, not for each person.
    private readonly ConcurrentDictionary<string, Listed> _listed = new(StringComparer.Ordinal);

    public Workspace Workspace => host.Workspace;

    public FarmlandTables Tables => host.Workspace.Tables.Farmland;

    public DateOnly Today => ChinaTime.Today(clock);

    public LedgerForm Form(LedgerTab tab) => host.Workspace.Tables.Ledgers.Get(tab.FormId);

    /// <summary>The names of the layers that hold the ledgers.</summary>
    public IReadOnlyList<string> Layers => [.. LedgerTab.All.Select(tab => Form(tab).Layer)];

    /// <summary>The ledger a layer holds; null where it is none of these.</summary>
    public LedgerTab? TabOf(string? layer) => LedgerTab.All.FirstOrDefault(tab => Form(tab).Layer == layer);

    /// <summary>Another whenever the ledger has changed.</summary>
    public long Stamp(LedgerTab tab) => host.Watch.Find(Form(tab).Layer)?.Revision ?? 0;

    public Picked Pick(LedgerTab tab, LedgerRow row) => new(Form(tab).Layer, row.Id);

    /// <summary>All rows as the watch saw them last, without their shapes, by number.</summary>
    public async Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerTab tab, CancellationToken ct)
    {
        var layer = Form(tab).Layer;
        if (host.Watch.Find(layer) is null)
            return [];
        var held = await host.Held.GetAsync(layer, ct);
        if (_listed.TryGetValue(layer, out var known) && ReferenceEquals(known.Of, held))
            return known.Rows;
        var order = LedgerOrder.Parse(Form(tab), "number");
        IReadOnlyList<LedgerRow> rows = [.. held.Features.Select(feature => new LedgerRow(held.Info.Schema, new(feature.Id, null, feature.Values, feature.Version))).Order(order)];
        _listed[layer] = new(held, rows);
        return rows;
    }

    /// <summary>One row with its shape, read from the store; null where there is none.</summary>
    public async Task<LedgerRow?> ReadAsync(LedgerTab tab, long id, CancellationToken ct) => await (await Ledger.OpenAsync(Workspace, tab.FormId, ct)).FindAsync(id, ct);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<FeatureEvent>> HistoryAsync(LedgerTab tab, long id, CancellationToken ct) => host.Watch.Find(Form(tab).Layer) is { } layer
        ? await FeatureHistory.ReadAsync(Workspace.Store, layer, id, Workspace.Areas, ct)
        : [];

    /// <summary>Where a village lies: minx, miny, maxx, maxy in the workspace's plane; null where no layer of villages has it.</summary>
    public async Task<double[]?> VillageBoxAsync(string village, CancellationToken ct)
    {
        foreach (var layer in host.Watch.Layers.Where(layer => layer.Role == LayerRole.Village && layer.Kind == GeometryKind.Polygon).OrderByDescending(layer => layer.Vintage))
        {
            var role = host.Workspace.Tables.Roles.Get(layer.Role);
            var field = role.FieldFor("village", layer.Schema) is >= 0 and var own ? own : role.FieldFor("name", layer.Schema);
            var held = await host.Held.GetAsync(layer.Name, ct);
            if (field >= 0 && held.Features.FirstOrDefault(feature => feature.Values[field] as string == village)?.Box is { IsNull: false } box)
                return [box.MinX, box.MinY, box.MaxX, box.MaxY];
        }

        return null;
    }

    /// <summary>The area a ledger adds up.</summary>
    public static Area AreaOf(LedgerRow row) => row.SquareMetres("area_m2") ?? Area.Zero;

    public AbandonedPlot Standing(LedgerRow row) => AbandonedPlot.On(row, Today, Tables.Abandonment);

    public bool IsOverdue(LedgerTab tab, LedgerRow row) => tab == LedgerTab.Abandoned ? Standing(row).IsOverdue : tab.Plots is not null && Completion.IsOverdue(row, Today);

    /// <summary>What rows are counted and chosen by; the tiles' first.</summary>
    public IReadOnlyList<LedgerFacet> Facets(LedgerTab tab) => new LedgerFacets(this).Of(tab);

    /// <summary>A field of a row in words; crops by their title.</summary>
    public string Say(LedgerTab tab, LedgerRow row, string field) =>
        tab == LedgerTab.Sown && field == "crop" ? CropTitle(row.Text(field)) : Form(tab).Find(field) is { } known ? LedgerWords.Say(known, row[field]) : "";

    public string CropTitle(string code) => Tables.Crops.Find(code) is { } crop ? Languages.Say(crop.TitleZh, crop.TitleEn) : code;

    /// <summary>A row as somebody begins to change it. What only an act of its own may say (a plot restored, say) is not among the choices.</summary>
    public LedgerDraft Draft(LedgerTab tab, LedgerRow row) => new(
        Form(tab), row, Typed(tab, row), tab == LedgerTab.Sown ? ["month"] : null,
        (from, field) => tab == LedgerTab.Sown && field == "crop" ? CropTitle(from.Text(field)) : FieldText.Write(from[field]));

    /// <summary>The fields of a row that may be typed.</summary>
    public IReadOnlyList<LedgerField> Typed(LedgerTab tab, LedgerRow row)
    {
        var complaints = tab.Plots?.ComplaintsOn(Today, Tables);
        LedgerField Limited(LedgerField field) => complaints is not null && field.Name == LedgerForm.State
            ? field with { Choices = [.. field.Choices.Where(choice => !complaints(row, row.With(field.Name, choice.Code)).Except(complaints(row, row)).Any())] }
            : field;
        return [.. Form(tab).Fields.Where(field => !field.IsKept).Select(Limited)];
    }

    /// <summary>A row that is not stored yet.</summary>
    public LedgerRow Blank(LedgerTab tab) => LedgerRow.New(host.Watch.Find(Form(tab).Layer)?.Schema ?? Form(tab).Schema, null);

    /// <summary>What stands already in fields that people type freely, to be offered anew.</summary>
    public async Task<Dictionary<string, IReadOnlyList<string>>> KnownAsync(LedgerTab tab, CancellationToken ct)
    {
        const int most = 300;
        var rows = await ListAsync(tab, ct);
        var known = Form(tab).Fields.Where(field => field is { IsKept: false, Choices.Count: 0, Type: FieldType.Text, Name: not "note" }).ToDictionary(
            field => field.Name,
            field => (IReadOnlyList<string>)[.. rows.Select(row => row.Text(field.Name)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(most)],
            StringComparer.Ordinal);
        known["village"] = [.. (await SownEntry.VillagesAsync(Workspace, ct)).Keys.Union(known["village"]).Order(StringComparer.Ordinal)];
        if (tab == LedgerTab.Sown)
            known["crop"] = [.. Tables.Crops.All.Where(crop => crop.Kind != CropKind.None).Select(crop => Languages.Say(crop.TitleZh, crop.TitleEn))];
        return known;
    }

    /// <summary>Layers that plots or sown crops may be taken from: those of the ledger's own kind first.</summary>
    public IReadOnlyList<LayerInfo> Sources(LedgerTab tab)
    {
        var ledgers = host.Workspace.Tables.Ledgers;
        bool Speaks(LayerInfo layer) => tab == LedgerTab.Restoration ? layer.Role == LayerRole.LandUse
            : layer.Role == Form(tab).Role || host.Workspace.Tables.Roles.Get(Form(tab).Role).LayerAliases.Contains(layer.Name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. host.Watch.Layers.Where(layer => layer.Kind == GeometryKind.Polygon && ledgers.OfLayer(layer.Name) is null && (tab == LedgerTab.Sown ? SownTake.Sources : Tables.PlotSources).Contains(layer.Role))
                .OrderByDescending(Speaks).ThenByDescending(layer => layer.Vintage ?? DateOnly.MinValue).ThenBy(layer => layer.Name, StringComparer.Ordinal),
        ];
    }

    /// <param name="preview">Whether plots are only shown.</param>
    /// <exception cref="WorkspaceException">The layer has nothing for this ledger; nothing was changed.</exception>
    public async Task<PlotTake> TakeAsync(PlotLedger ledger, string layer, bool takesRemainders, bool preview, string author)
    {
        var request = new PlotTakeRequest(ledger, layer, new(author, $"{ledger.FormId}: take {layer}")) { IsPreview = preview, TakesRemainders = takesRemainders };
        var take = await PlotTake.RunAsync(Workspace, request, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return take;
    }

    /// <exception cref="WorkspaceException">The layer is no such survey, or the season was taken already; nothing was changed.</exception>
    public async Task<SownTake> TakeAsync(SownTakeRequest request)
    {
        var take = await SownTake.RunAsync(Workspace, request, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return take;
    }

    /// <summary>Changes a row as somebody has seen it by what they typed.</summary>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="LedgerEntryException">It cannot be so: every complaint at once.</exception>
    public async Task SetAsync(LedgerTab tab, LedgerRow seen, IReadOnlyList<KeyValuePair<string, string>> texts, string author)
    {
        var number = seen.Text("number");
        if (tab.Plots is { } plots)
        {
            await ChangeAsync(tab, seen, before => Typed(Form(tab), plots, before, texts), $"set {number}", author);
            return;
        }

        await GuardAsync(tab, seen, () => SownEntry.SetAsync(Workspace, number, texts, seen.Feature.Version, Note(tab, $"set {number}", author), CancellationToken.None));
    }

    /// <summary>Changes a row as somebody has seen it.</summary>
    /// <param name="change">Gives the row as it shall be; throws where it may not.</param>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="LedgerEntryException">It cannot be so.</exception>
    public Task ChangeAsync(LedgerTab tab, LedgerRow seen, Func<LedgerRow, LedgerRow> change, string reason, string author) => GuardAsync(tab, seen, () =>
        // Of what was seen nothing may have changed unseen.
        LedgerChange.CommitAsync(
            Workspace, tab.FormId, seen.Text("number"), (_, before) => before.Feature.Version == seen.Feature.Version ? change(before) : throw new RowOvertakenException(before, null),
            Note(tab, reason, author), CancellationToken.None));

    /// <summary>Sets fields of many plots in one revision, or of none.</summary>
    /// <returns>How many were changed.</returns>
    /// <exception cref="WorkspaceException">One of them cannot be so: every complaint at once.</exception>
    public async Task<int> SetManyAsync(LedgerTab tab, IReadOnlyCollection<long> ids, IReadOnlyList<KeyValuePair<string, string>> texts, string author)
    {
        var note = Note(tab, string.Create(CultureInfo.InvariantCulture, $"set {ids.Count} plots"), author);
        var change = await LedgerBulkChange.SetAsync(Workspace, tab.FormId, ids, texts, tab.Plots!.ComplaintsOn(Today, Tables), note, CancellationToken.None, tab.Plots.Settled);
        await host.Watch.LookAsync(CancellationToken.None);
        return change.Rows.Count;
    }

    /// <summary>Enters what was sown in a month.</summary>
    /// <exception cref="LedgerEntryException">It cannot stand: every complaint at once.</exception>
    public async Task<LedgerRow> EnterAsync(IReadOnlyList<KeyValuePair<string, string>> texts, string author)
    {
        var entry = await SownEntry.OfTextsAsync(Workspace, texts, Note(LedgerTab.Sown, "add", author), CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return entry.Batch.Rows[0].Row;
    }

    /// <summary>Takes an entry back as somebody has seen it.</summary>
    /// <exception cref="RowOvertakenException">Somebody else was quicker.</exception>
    /// <exception cref="WorkspaceException">It is not theirs to take back; nothing was changed.</exception>
    public Task WithdrawAsync(LedgerRow seen, string author)
    {
        var number = seen.Text("number");
        return GuardAsync(LedgerTab.Sown, seen, () => SownEntry.WithdrawAsync(Workspace, number, seen.Feature.Version, Note(LedgerTab.Sown, $"withdraw {number}", author), CancellationToken.None));
    }

    /// <summary>Enters a pasted table: all of its lines, or where there is a complaint none.</summary>
    /// <exception cref="WorkspaceException">Its columns name too little.</exception>
    public async Task<SownEntry> EnterAsync(SheetFile sheet, bool preview, string author)
    {
        var entry = await SownEntry.OfSheetAsync(Workspace, sheet, Languages.Say("粘贴的表", "The pasted table"), preview, Note(LedgerTab.Sown, "paste", author), CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        return entry;
    }

    private LedgerRow Typed(LedgerForm form, PlotLedger plots, LedgerRow before, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        var after = before.With(LedgerEntry.Read(form, texts));
        var complaints = plots.ComplaintsOn(Today, Tables)(before, after).Concat(LedgerEntry.Complaints(form, after)).ToList();
        return complaints.Count == 0 ? plots.Settled(after) : throw new LedgerEntryException(before.Text("number"), complaints);
    }

    /// <summary>Changes a row as somebody has seen it; where another was quicker, says who and what they left.</summary>
    private async Task GuardAsync(LedgerTab tab, LedgerRow seen, Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (WorkspaceException overtaken) when (overtaken is RowOvertakenException or EditConflictException)
        {
            if (await ReadAsync(tab, seen.Id, CancellationToken.None) is not { } now || now.Feature.Version == seen.Feature.Version)
                throw;
            await host.Watch.LookAsync(CancellationToken.None);
            throw new RowOvertakenException(now, (await HistoryAsync(tab, seen.Id, CancellationToken.None)) is [var last, ..] ? last.Revision : null);
        }

        await host.Watch.LookAsync(CancellationToken.None);
    }

    private static RevisionNote Note(LedgerTab tab, string reason, string author) => new(author, $"{tab.FormId}: {reason}");

    private sealed record Listed(HeldLayer Of, IReadOnlyList<LedgerRow> Rows);
}
