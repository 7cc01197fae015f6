using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Documents kept under the history.</summary>
internal static class Records
{
    /// <summary>Inside a transaction that is open already.</summary>
    public static async Task<Revision?> KeepAsync(
        Session session, TimeProvider time, string kind, string id, ReadOnlyMemory<byte> content, RevisionNote note, CancellationToken ct)
    {
        var head = await RevisionLog.TakeHeadAsync(session, ct);
        if (await ReadAsync(session, kind, id, ct) is { } kept)
            return kept.AsSpan().SequenceEqual(content.Span) ? null : throw new RecordExistsException(kind, id);
        var details = RevisionDetails.RecordKept(kind, id, content.Span);
        var revision = await RevisionLog.AppendAsync(session, head, RevisionKind.RecordKept, time, note, [], details, [], ct);
        await session.RunAsync(
            $"INSERT INTO {session.In("landplanner_records")} (revision, kind, id, content) VALUES ($1, $2, $3, $4)", ct,
            revision.Number, kind, id, content.ToArray());
        return revision;
    }

    public static Task<byte[]?> ReadAsync(Session session, string kind, string id, CancellationToken ct) => session.AskAsync<byte[]>(
        $"SELECT content FROM {session.In("landplanner_records")} WHERE kind = $1 AND id = $2", ct, kind, id);

    public static Task<List<string>> ListAsync(Session session, string kind, CancellationToken ct) => session.ListAsync(
        $"SELECT id FROM {session.In("landplanner_records")} WHERE kind = $1 ORDER BY revision", row => row.GetString(0), ct, kind);
}
