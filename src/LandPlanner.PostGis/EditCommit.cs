using LandPlanner.Areas;
using LandPlanner.Stores;
using Npgsql;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Commits an edit over any number of layers inside a transaction that is open already.</summary>
/// <remarks>
/// Features are locked layer by layer in ascending id, and then read: of two edits of one feature the second waits for the first
/// and finds another version. The head of the history, which every commit needs, is taken last.
/// </remarks>
internal sealed class EditCommit(Session session, TimeProvider time, Edit edit)
{
    private readonly EllipsoidalArea _areas = EllipsoidalArea.For(session.Crs);

    public async Task<Revision> RunAsync(CancellationToken ct)
    {
        edit.RefuseTwice();
        var editors = await OpenAsync(ct);
        foreach (var editor in editors.Values)
            await editor.LockAsync(edit, ct);
        foreach (var editor in editors.Values)
            await editor.WriteAsync(edit, _areas, ct);
        return await RecordAsync([.. editors.Values], ct);
    }

    /// <summary>The tables are locked against being replaced before anything is read from them.</summary>
    private async Task<SortedDictionary<string, LayerEditor>> OpenAsync(CancellationToken ct)
    {
        string[] names =
        [
            .. edit.Updates.Select(update => update.Layer).Concat(edit.Deletes.Select(delete => delete.Layer))
                .Concat(edit.Adds.Select(add => add.Layer)).Distinct().Order(StringComparer.Ordinal),
        ];
        var editors = new SortedDictionary<string, LayerEditor>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (await LayerRow.FindAsync(session, name, ct) is null)
                throw new LayerNotFoundException(name);
            await session.RunAsync($"LOCK TABLE {session.In(Table(name))} IN ROW EXCLUSIVE MODE", ct);
            await LayerTables.RequirePlainAsync(session, name, ct);
            editors[name] = new(session, await LayerRow.GetAsync(session, name, ct));
        }

        return editors;
    }

    private async Task<Revision> RecordAsync(LayerEditor[] editors, CancellationToken ct)
    {
        var changes = editors.SelectMany(editor => editor.Changes).ToList();
        var head = await RevisionLog.TakeHeadAsync(session, ct);
        var records = await NewRecordsAsync(ct);
        var totals = new List<(LayerEditor Editor, LayerTotals Totals)>();
        foreach (var editor in editors)
            totals.Add((editor, editor.Totals((await LayerRow.GetAsync(session, editor.Layer, ct)))));
        var details = RevisionDetails.Edited(edit, changes, totals.Select(pair => (pair.Editor.Layer, pair.Totals.Count, pair.Totals.Area)), records);
        var (revision, body) = RevisionJson.Next(
            head, RevisionKind.Edited, time.GetUtcNow().UtcDateTime, edit.Note, editors.Select(editor => editor.Layer), details);

        await using var batch = new NpgsqlBatch(session.Connection);
        RevisionLog.AddRevision(session, batch, revision, body);
        RevisionLog.AddChanges(session, batch, revision.Number, changes);
        Records.Add(session, batch, revision.Number, records);
        foreach (var (editor, total) in totals)
            total.AddTo(session, batch, editor.Layer, revision.Number);
        await batch.ExecuteNonQueryAsync(ct);
        return revision;
    }

    private async Task<List<KeptContent>> NewRecordsAsync(CancellationToken ct)
    {
        var records = new List<KeptContent>();
        foreach (var record in edit.RecordsInOrder())
        {
            if (!await Records.IsKeptAsync(session, record, ct))
                records.Add(record);
        }

        return records;
    }
}
