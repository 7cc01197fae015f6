using LandPlanner.Areas;
using LandPlanner.Calendars;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Ledgers;
using LandPlanner.Workspaces.Sheets;

namespace LandPlanner.Workspaces.Farmland;

/// <summary>Monthly entries on their way into the ledger of sown crops: all, or where there is a complaint none.</summary>
/// <param name="Ignored">Columns of the file that name no field.</param>
/// <param name="Revision">The one they were entered in; null where nothing was.</param>
public sealed record SownEntry(SownBatch Batch, IReadOnlyList<string> Ignored, Revision? Revision)
{
    /// <param name="path">A .csv or .xlsx whose columns are named like the ledger's fields, or as <c>data/farmland/entry-columns.yaml</c> has it.</param>
    /// <exception cref="WorkspaceException">The file cannot be read, or its columns name too little.</exception>
    public static Task<SownEntry> OfFileAsync(Workspace workspace, string path, bool preview, RevisionNote note, CancellationToken ct) =>
        OfSheetAsync(workspace, SheetFile.Read(path), $"'{Path.GetFileName(path)}'", preview, note, ct);

    /// <param name="name">What the table is called where it is refused.</param>
    /// <exception cref="WorkspaceException">Its columns name too little, or there are no lines below them.</exception>
    public static async Task<SownEntry> OfSheetAsync(Workspace workspace, SheetFile sheet, string name, bool preview, RevisionNote note, CancellationToken ct)
    {
        var (names, form) = (workspace.Tables.Farmland.EntryColumns, workspace.Tables.Ledgers.Get(SownTake.FormId));
        string?[] fields = [.. sheet.Header.Select(column => names.GetValueOrDefault(column))];
        if (form.Fields.Where(field => field is { IsRequired: true, IsKept: false } && !fields.Contains(field.Name)).ToList() is { Count: > 0 } missing)
            throw new WorkspaceException($"{name} has no column for {string.Join(", ", missing.Select(field => $"{field.Name} ({field.TitleZh})"))}; it has {string.Join(", ", sheet.Header)}.");
        if (fields.OfType<string>().GroupBy(field => field).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new WorkspaceException($"{name} has {twice.Count()} columns for {twice.Key}. Leave one.");
        var lines = sheet.Lines.Select(line => new SownLine(
            line.Line, [.. fields.Zip(line.Cells).Where(pair => pair.First is not null && pair.Second.Trim().Length > 0).Select(pair => KeyValuePair.Create(pair.First!, pair.Second))])).ToList();
        if (lines.Count == 0)
            throw new WorkspaceException($"{name} has no lines below its header: nothing to enter.");
        var entry = await OfLinesAsync(workspace, lines, preview, note, ct);
        return entry with { Ignored = [.. sheet.Header.Where((column, i) => fields[i] is null && column.Length > 0)] };
    }

    /// <summary>What the village of an entry may be called, with its area; empty where there is no layer of villages, and any name goes.</summary>
    public static Task<IReadOnlyDictionary<string, Area>> VillagesAsync(Workspace workspace, CancellationToken ct) => FarmlandLayers.VillageAreasAsync(workspace, workspace.Store, ct);

    /// <summary>One entry as it was typed.</summary>
    /// <exception cref="WorkspaceException">It cannot stand; nothing was changed.</exception>
    public static async Task<SownEntry> OfTextsAsync(Workspace workspace, IReadOnlyList<KeyValuePair<string, string>> texts, RevisionNote note, CancellationToken ct)
    {
        var entry = await OfLinesAsync(workspace, [new(1, Fields(workspace, texts))], preview: false, note, ct);
        return entry.Batch.Complaints is [var first, ..] ? throw new LedgerEntryException(workspace.Tables.Ledgers.Get(SownTake.FormId).TitleZh, first.Sentences) : entry;
    }

    /// <summary>A row as it was set: its area in m², and no other of the same month.</summary>
    /// <param name="seen">The row's version as whoever sets it has seen it; null for whichever it has.</param>
    /// <exception cref="EditConflictException">The row has another version than was seen.</exception>
    /// <exception cref="WorkspaceException">There is no such entry, it is a survey's, or it cannot be so; nothing was changed.</exception>
    public static async Task<LedgerChange> SetAsync(Workspace workspace, string number, IReadOnlyList<KeyValuePair<string, string>> texts, long? seen, RevisionNote note, CancellationToken ct)
    {
        var (villages, today) = (await VillagesAsync(workspace, ct), ChinaTime.Today(TimeProvider.System));
        // Refused before a turn is taken: what is not fit to stand here leaves no trace.
        await LedgerChange.PrepareAsync(workspace, SownTake.FormId, number, await ChangeAsync(), note.Author, ct);
        // Two entries that are set to one month at once each see the other.
        return await LedgerTurn.TakeAsync(
            workspace, SownBatch.Prefix, note, async turn => await LedgerChange.CommitAsync(workspace, SownTake.FormId, number, await ChangeAsync(), turn, note, ct), ct);

        async Task<Func<Ledger, LedgerRow, LedgerRow>> ChangeAsync()
        {
            var there = await (await Ledger.OpenAsync(workspace, SownTake.FormId, ct)).ReadAsync(new() { WithoutShapes = true }, ct).ToListAsync(ct);
            return (ledger, before) =>
            {
                if (seen is { } version && before.Feature.Version != version)
                    throw new EditConflictException(ledger.Layer, before.Id, before.Feature, null);
                if (!SownCrop.IsEntry(before))
                    throw new LedgerEntryException(number, [Sentence.Said("It was told by a survey, not entered: take another survey with --replace.")]);
                var after = SownCrop.Typed(ledger.Form, before.With(LedgerEntry.Read(ledger.Form, Fields(workspace, texts))), workspace.Tables.Farmland.Crops, villages, today);
                return there.FirstOrDefault(row => row.Id != before.Id && SownCrop.IsEntry(row) && SownCrop.KeyOf(row) == SownCrop.KeyOf(after)) is { } same
                    ? throw new LedgerEntryException(number, [Sentence.Said($"It would say what '{same.Text("number")}' says of the same month already.")])
                    : after;
            };
        }
    }

    /// <summary>Takes an entry out of the ledger again; the history keeps that it was there.</summary>
    /// <param name="seen">The row's version as whoever withdraws it has seen it; null for whichever it has.</param>
    /// <exception cref="EditConflictException">The row has another version than was seen.</exception>
    /// <exception cref="WorkspaceException">There is no such entry, it is a survey's, or it is not the author's to withdraw; nothing was changed.</exception>
    public static async Task<Revision> WithdrawAsync(Workspace workspace, string number, long? seen, RevisionNote note, CancellationToken ct)
    {
        var (ledger, row, _) = await LedgerChange.PrepareAsync(workspace, SownTake.FormId, number, (_, before) => before, note.Author, ct);
        return SownCrop.IsEntry(row)
            ? await workspace.Store.CommitAsync(new(note) { Deletes = [new(ledger.Layer, row.Id, seen ?? row.Feature.Version)] }, ct)
            : throw new LedgerEntryException(number, [Sentence.Said("It was told by a survey, not entered: take another survey with --replace.")]);
    }

    /// <summary>The texts by fields, which may have been named as columns are.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>> Fields(Workspace workspace, IReadOnlyList<KeyValuePair<string, string>> texts) =>
        [.. texts.Select(text => KeyValuePair.Create(workspace.Tables.Farmland.EntryColumns.GetValueOrDefault(text.Key, text.Key), text.Value))];

    private static async Task<SownEntry> OfLinesAsync(Workspace workspace, IReadOnlyList<SownLine> lines, bool preview, RevisionNote note, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, SownTake.FormId, ct);
        var (villages, today) = (await VillagesAsync(workspace, ct), ChinaTime.Today(TimeProvider.System));
        var batch = await ReadAsync();
        if (preview || batch.Complaints.Count > 0)
            return new(batch, [], null);
        (await LedgerRight.RequireAsync(workspace, SownTake.FormId, note.Author, ct)).Require(batch.Rows.Select(row => row.Row));
        await ledger.EnsureAsync(note, ct);
        return await LedgerTurn.TakeAsync(workspace, SownBatch.Prefix, note, CommitAsync, ct);

        async Task<SownBatch> ReadAsync() =>
            SownBatch.Read(lines, ledger.Form, ledger.Schema, await ledger.ReadAsync(new() { WithoutShapes = true }, ct).ToListAsync(ct), workspace.Tables.Farmland.Crops, villages, today);

        async Task<SownEntry> CommitAsync(FeatureUpdate step)
        {
            var read = await ReadAsync();
            return new(read, [], read.Complaints.Count > 0 ? null : await workspace.CommitRowsAsync(new(note) { Adds = [.. read.Rows.Select(row => ledger.Add(row.Row))], Updates = [step] }, ct));
        }
    }
}
