using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Documents kept under the history.</summary>
internal static class Records
{
    public static Revision? Keep(Database database, TimeProvider time, string kind, string id,
        ReadOnlyMemory<byte> content, RevisionNote note)
    {
        if (Read(database, kind, id) is { } kept)
            return kept.AsSpan().SequenceEqual(content.Span) ? null : throw new RecordExistsException(kind, id);
        var details = RevisionDetails.RecordKept(kind, id, content.Span);
        var revision = RevisionLog.Append(database, RevisionKind.RecordKept, time, note, [], details);
        using var insert = database.Bound("INSERT INTO landplanner_records (revision, kind, id, content) VALUES (?, ?, ?, ?)", revision.Number, kind, id);
        insert.BindBlob(4, content.Span).Run();
        return revision;
    }

    public static byte[]? Read(Database database, string kind, string id)
    {
        using var row = database.Bound("SELECT content FROM landplanner_records WHERE kind = ? AND id = ?", kind, id);
        return row.Step() ? row.Blob(0).ToArray() : null;
    }

    public static List<string> List(Database database, string kind)
    {
        using var row = database.Bound("SELECT id FROM landplanner_records WHERE kind = ? ORDER BY revision", kind);
        var ids = new List<string>();
        while (row.Step())
            ids.Add(row.Text(0));
        return ids;
    }
}
