using System.Runtime.CompilerServices;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>The chain of revisions, and what hangs on it.</summary>
internal static class RevisionLog
{
    private const string Columns = "SELECT number, body, hash FROM";

    public static async Task<(long Number, string Hash)> HeadAsync(Session session, CancellationToken ct) =>
        (await session.ListAsync(
            $"SELECT head_number, head_hash FROM {session.In("landplanner_workspace")}", ReadHead, ct)).FirstOrDefault((0, RevisionJson.NoHash));

    /// <summary>Takes the head for the rest of the transaction: who commits next waits here, and nowhere else.</summary>
    public static async Task<(long Number, string Hash)> TakeHeadAsync(Session session, CancellationToken ct) =>
        (await session.ListAsync(
            $"SELECT head_number, head_hash FROM {session.In("landplanner_workspace")} WHERE id = 1 FOR UPDATE", ReadHead, ct))
        .FirstOrDefault((0, RevisionJson.NoHash));

    /// <param name="head">Taken by this transaction.</param>
    public static async Task<Revision> AppendAsync(
        Session session, (long Number, string Hash) head, RevisionKind kind, TimeProvider time, RevisionNote note,
        IEnumerable<string> layers, string details, IReadOnlyCollection<ChangeRecord> changes, CancellationToken ct)
    {
        var (revision, body) = RevisionJson.Next(head, kind, time.GetUtcNow().UtcDateTime, note, layers, details);
        await using var batch = new NpgsqlBatch(session.Connection);
        AddRevision(session, batch, revision, body);
        if (changes.Count > 0)
            AddChanges(session, batch, revision.Number, changes);
        await batch.ExecuteNonQueryAsync(ct);
        return revision;
    }

    /// <param name="body">Its canonical JSON.</param>
    public static void AddRevision(Session session, NpgsqlBatch batch, Revision revision, string body)
    {
        Add(batch, $"INSERT INTO {session.In("landplanner_revisions")} (number, body, hash) VALUES ($1, $2, $3)", revision.Number, body, revision.Hash);
        Add(batch, $"UPDATE {session.In("landplanner_workspace")} SET head_number = $1, head_hash = $2 WHERE id = 1", revision.Number, revision.Hash);
    }

    public static Task<List<Revision>> ReadAllAsync(Session session, CancellationToken ct) => session.ListAsync(
        $"{Columns} {session.In("landplanner_revisions")} ORDER BY number", row => RevisionJson.Read(row.GetString(1), row.GetString(2)), ct);

    /// <summary>The revisions that wrote a layer, oldest first.</summary>
    public static Task<List<Revision>> WritesOfAsync(Session session, string layer, CancellationToken ct) => session.ListAsync(
        $"{Columns} {session.In("landplanner_revisions")} WHERE number IN (SELECT revision FROM {session.In("landplanner_writes")} WHERE layer = $1) ORDER BY number",
        row => RevisionJson.Read(row.GetString(1), row.GetString(2)), ct, layer);

    /// <summary>What must be taken back of a layer, in ascending feature, then revision.</summary>
    public static Task<List<UndoneChange>> ChangesToUndoAsync(Session session, PastLayer past, long afterId, CancellationToken ct) => session.ListAsync(
        $"""
        SELECT DISTINCT ON (feature_id) feature_id, before FROM {session.In("landplanner_changes")}
        WHERE layer = $1 AND feature_id > $2 AND revision > $3 AND revision < $4 ORDER BY feature_id, revision
        """,
        row => new UndoneChange(row.GetInt64(0), row.TextOrNull(1)), ct, past.Generation.Layer, afterId, past.AsOf, past.Until);

    /// <summary>What the bulk writes brought that must be taken back.</summary>
    public static Task<List<Manifest>> ManifestsToUndoAsync(Session session, PastLayer past, CancellationToken ct) => session.ListAsync(
        $"""
        SELECT manifest FROM {session.In("landplanner_writes")}
        WHERE layer = $1 AND revision > $2 AND revision < $3 AND length(manifest) > 0
        """,
        row => new Manifest(row.GetFieldValue<byte[]>(0)), ct, past.Generation.Layer, past.AsOf, past.Until);

    /// <summary>A feature's last change; null where nothing ever changed it.</summary>
    public static async Task<ChangeRecord?> LastChangeAsync(Session session, string layer, long featureId, CancellationToken ct) => (await session.ListAsync(
        $"SELECT before, after FROM {session.In("landplanner_changes")} WHERE layer = $1 AND feature_id = $2 ORDER BY revision DESC LIMIT 1",
        row => new ChangeRecord(layer, featureId, row.TextOrNull(0), row.TextOrNull(1)), ct, layer, featureId)).FirstOrDefault();

    /// <summary>Whether any bulk write of the layer brought a feature.</summary>
    public static async Task<bool> WroteAsync(Session session, string layer, long featureId, CancellationToken ct) => (await session.ListAsync(
        $"SELECT manifest FROM {session.In("landplanner_writes")} WHERE layer = $1 AND length(manifest) > 0",
        row => new Manifest(row.GetFieldValue<byte[]>(0)).Find(featureId) is not null, ct, layer)).Contains(true);

    public static async Task<Revision?> FindAsync(Session session, long? number, CancellationToken ct) => (await session.ListAsync(
        $"{Columns} {session.In("landplanner_revisions")} WHERE number = $1",
        row => RevisionJson.Read(row.GetString(1), row.GetString(2)), ct, number ?? 0)).FirstOrDefault();

    /// <summary>Whether a revision is stored with this very hash.</summary>
    public static async Task<bool> HoldsAsync(Session session, Revision revision, CancellationToken ct) =>
        await session.AskAsync<string>($"SELECT hash FROM {session.In("landplanner_revisions")} WHERE number = $1", ct, revision.Number) == revision.Hash;

    /// <summary>The revision that changed a feature last; for a feature never edited, the one that wrote its
    /// layer.</summary>
    public static async Task<Revision?> LastToTouchAsync(Session session, string layer, long featureId, CancellationToken ct)
    {
        var edited = await session.AskLongAsync(
            $"SELECT max(revision) FROM {session.In("landplanner_changes")} WHERE layer = $1 AND feature_id = $2", ct, layer, featureId);
        var replaced = await StartAsync(session, layer, ct);
        return await FindAsync(session, edited > replaced ? edited : replaced, ct);
    }

    public static void AddChanges(Session session, NpgsqlBatch batch, long revision, IReadOnlyCollection<ChangeRecord> changes) => Add(
        batch,
        $"""
        INSERT INTO {session.In("landplanner_changes")} (revision, layer, feature_id, before, after)
        SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[])
        """,
        revision,
        changes.Select(change => change.Layer).ToArray(),
        changes.Select(change => change.FeatureId).ToArray(),
        changes.Select(change => change.Before).ToArray(),
        changes.Select(change => change.After).ToArray());

    public static Task<List<ChangeRecord>> ChangesOfAsync(Session session, string where, CancellationToken ct, params object?[] values) => session.ListAsync(
        $"SELECT layer, feature_id, before, after FROM {session.In("landplanner_changes")} WHERE {where} ORDER BY revision, layer, feature_id",
        row => new ChangeRecord(row.GetString(0), row.GetInt64(1), row.TextOrNull(2), row.TextOrNull(3)), ct, values);

    public static async Task<RevisionParts> PartsOfAsync(Session session, long revision, CancellationToken ct)
    {
        var write = await session.ListAsync(
            $"SELECT manifest, provenance, layer, mode FROM {session.In("landplanner_writes")} WHERE revision = $1",
            row => (Manifest: row.GetFieldValue<byte[]>(0), Provenance: row.GetString(1), Filed: (row.GetString(2), row.GetString(3))), ct, revision);
        var changes = await ChangesOfAsync(session, "revision = $1", ct, revision);
        return new(write.FirstOrDefault().Manifest, write.FirstOrDefault().Provenance, changes, await Records.OfAsync(session, revision, ct))
        {
            FiledWrite = write.Count == 0 ? null : write[0].Filed,
        };
    }

    /// <summary>The chain, oldest first, each revision with what hangs on it.</summary>
    public static async IAsyncEnumerable<HistoryEntry> EntriesAsync(Session session, [EnumeratorCancellation] CancellationToken ct)
    {
        var revisions = await session.ListAsync(
            $"{Columns} {session.In("landplanner_revisions")} ORDER BY number",
            row => (Number: row.GetInt64(0), Body: row.GetString(1), Hash: row.GetString(2)), ct);
        foreach (var (number, body, hash) in revisions)
            yield return new(number, body, hash, await PartsOfAsync(session, number, ct));
    }

    /// <summary>Writes an entry of another workspace's history as it is; the head is the caller's business.</summary>
    public static async Task PutAsync(Session session, CopiedEntry copied, CancellationToken ct)
    {
        var (number, parts) = (copied.Entry.Number, copied.Entry.Parts);
        await using var batch = new NpgsqlBatch(session.Connection);
        Add(batch, $"INSERT INTO {session.In("landplanner_revisions")} (number, body, hash) VALUES ($1, $2, $3)", number, copied.Entry.Body, copied.Entry.Hash);
        if (parts.Changes.Count > 0)
            AddChanges(session, batch, number, parts.Changes);
        if (copied.Write is { } write)
        {
            Add(batch, $"INSERT INTO {session.In("landplanner_writes")} (revision, layer, mode, provenance, manifest) VALUES ($1, $2, $3, $4, $5)",
                number, write.Layer, write.Mode, parts.Provenance, parts.Manifest);
        }

        Records.Add(session, batch, number, parts.Records);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Revisions on which something hangs but that the chain does not have.</summary>
    public static Task<List<long>> OrphansAsync(Session session, CancellationToken ct) => session.ListAsync(
        $"""
        SELECT revision FROM (SELECT revision FROM {session.In("landplanner_writes")} UNION SELECT revision FROM {session.In("landplanner_changes")}
                              UNION SELECT revision FROM {session.In("landplanner_records")}) parts
        WHERE revision NOT IN (SELECT number FROM {session.In("landplanner_revisions")}) ORDER BY revision
        """,
        row => row.GetInt64(0), ct);

    /// <summary>The features a layer holds by its history, as it stands.</summary>
    public static async Task<LayerLedger> LedgerAsync(Session session, string layer, CancellationToken ct)
    {
        var ledger = new LayerLedger();
        var start = await StartAsync(session, layer, ct);
        var manifests = await session.ListAsync(
            $"SELECT manifest FROM {session.In("landplanner_writes")} WHERE layer = $1 AND revision >= $2 ORDER BY revision",
            row => new Manifest(row.GetFieldValue<byte[]>(0)), ct, layer, start);
        foreach (var manifest in manifests)
            ledger.Append(manifest);
        foreach (var change in await ChangesOfAsync(session, "layer = $1 AND revision > $2", ct, layer, start))
            ledger.Set(change.FeatureId, change.HashAfter);
        return ledger;
    }

    public static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }

    private static async Task<long> StartAsync(Session session, string layer, CancellationToken ct) => await session.AskLongAsync(
        $"SELECT max(revision) FROM {session.In("landplanner_writes")} WHERE layer = $1 AND mode <> 'append'", ct, layer) ?? 0;

    private static (long Number, string Hash) ReadHead(NpgsqlDataReader row) => (row.GetInt64(0), row.GetString(1));
}
