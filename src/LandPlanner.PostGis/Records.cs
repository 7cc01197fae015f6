using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Documents kept under the history.</summary>
internal static class Records
{
    /// <summary>Inside a transaction that is open already.</summary>
    public static async Task<Revision?> KeepAsync(Session session, TimeProvider time, KeptContent record, RevisionNote note, CancellationToken ct)
    {
        var head = await RevisionLog.TakeHeadAsync(session, ct);
        if (await IsKeptAsync(session, record, ct))
            return null;
        var (revision, body) = RevisionJson.Next(
            head, RevisionKind.RecordKept, time.GetUtcNow().UtcDateTime, note, [], RevisionDetails.RecordKept(record));
        await using var batch = new NpgsqlBatch(session.Connection);
        RevisionLog.AddRevision(session, batch, revision, body);
        Add(session, batch, revision.Number, [record]);
        await batch.ExecuteNonQueryAsync(ct);
        return revision;
    }

    /// <summary>Sure until the transaction ends, once it has taken the head: nobody else keeps any meanwhile.</summary>
    /// <exception cref="RecordExistsException">It is there with other content.</exception>
    public static async Task<bool> IsKeptAsync(Session session, KeptContent record, CancellationToken ct) =>
        record.IsKeptAs(await ReadAsync(session, record.Kind, record.Id, ct));

    /// <summary>Files what a revision kept.</summary>
    public static void Add(Session session, NpgsqlBatch batch, long revision, IEnumerable<KeptContent> records)
    {
        foreach (var record in records)
        {
            RevisionLog.Add(
                batch, $"INSERT INTO {session.In("landplanner_records")} (revision, kind, id, content) VALUES ($1, $2, $3, $4)",
                revision, record.Kind, record.Id, record.Content.ToArray());
        }
    }

    public static Task<List<KeptContent>> OfAsync(Session session, long revision, CancellationToken ct) => session.ListAsync(
        $"SELECT kind, id, content FROM {session.In("landplanner_records")} WHERE revision = $1 ORDER BY kind, id",
        row => new KeptContent(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2)), ct, revision);

    public static Task<byte[]?> ReadAsync(Session session, string kind, string id, CancellationToken ct) => session.AskAsync<byte[]>(
        $"SELECT content FROM {session.In("landplanner_records")} WHERE kind = $1 AND id = $2", ct, kind, id);

    public static Task<List<string>> ListAsync(Session session, string kind, CancellationToken ct) => session.ListAsync(
        $"SELECT id FROM {session.In("landplanner_records")} WHERE kind = $1 ORDER BY revision, id", row => row.GetString(0), ct, kind);
}
