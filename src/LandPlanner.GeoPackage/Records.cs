using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Documents kept under the history.</summary>
internal static class Records
{
    public static Revision? Keep(Database database, TimeProvider time, KeptContent record, RevisionNote note)
    {
        if (IsKept(database, record))
            return null;
        var revision = RevisionLog.Append(database, RevisionKind.RecordKept, time, note, [], RevisionDetails.RecordKept(record));
        Put(database, revision.Number, [record]);
        return revision;
    }

    /// <exception cref="RecordExistsException">It is there with other content.</exception>
    public static bool IsKept(Database database, KeptContent record) => record.IsKeptAs(Read(database, record.Kind, record.Id));

    /// <summary>Files what a revision kept.</summary>
    public static void Put(Database database, long revision, IReadOnlyList<KeptContent> records)
    {
        foreach (var record in records)
        {
            using var insert = database.Bound("INSERT INTO landplanner_records (revision, kind, id, content) VALUES (?, ?, ?, ?)", revision, record.Kind, record.Id);
            insert.BindBlob(4, record.Content.Span).Run();
        }
    }

    public static List<KeptContent> Of(Database database, long revision)
    {
        using var row = database.Bound("SELECT kind, id, content FROM landplanner_records WHERE revision = ? ORDER BY kind, id", revision);
        var records = new List<KeptContent>();
        while (row.Step())
            records.Add(new(row.Text(0), row.Text(1), row.Blob(2).ToArray()));
        return records;
    }

    public static byte[]? Read(Database database, string kind, string id)
    {
        using var row = database.Bound("SELECT content FROM landplanner_records WHERE kind = ? AND id = ?", kind, id);
        return row.Step() ? row.Blob(0).ToArray() : null;
    }

    public static List<string> List(Database database, string kind)
    {
        using var row = database.Bound("SELECT id FROM landplanner_records WHERE kind = ? ORDER BY revision, id", kind);
        var ids = new List<string>();
        while (row.Step())
            ids.Add(row.Text(0));
        return ids;
    }
}
