using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>The chain of revisions, and what hangs on it.</summary>
internal static class RevisionLog
{
    private const string SelectRevisions = "SELECT number, body, hash FROM landplanner_revisions";

    public static (long Number, string Hash) Head(Database database)
    {
        using var row = database.Prepare("SELECT head_number, head_hash FROM landplanner_workspace");
        return row.Step() ? (row.Long(0), row.Text(1)) : (0, RevisionJson.NoHash);
    }

    public static Revision Append(
        Database database, RevisionKind kind, TimeProvider time, RevisionNote note, IEnumerable<string> layers, string details)
    {
        var (revision, body) = RevisionJson.Next(Head(database), kind, time.GetUtcNow().UtcDateTime, note, layers,
            details);
        database.Run("INSERT INTO landplanner_revisions (number, body, hash) VALUES (?, ?, ?)", revision.Number, body,
            revision.Hash);
        database.Run("UPDATE landplanner_workspace SET head_number = ?, head_hash = ?", revision.Number, revision.Hash);
        return revision;
    }

    /// <summary>Writes an entry of another workspace's history as it is; the head is the caller's business.</summary>
    public static void Put(Database database, CopiedEntry copied)
    {
        var (number, parts) = (copied.Entry.Number, copied.Entry.Parts);
        database.Run("INSERT INTO landplanner_revisions (number, body, hash) VALUES (?, ?, ?)", number, copied.Entry.Body, copied.Entry.Hash);
        AddChanges(database, number, parts.Changes);
        if (copied.Write is { } write)
        {
            database.Run(
                "INSERT INTO landplanner_writes (revision, layer, mode, provenance, manifest) VALUES (?, ?, ?, ?, ?)",
                number, write.Layer, write.Mode, parts.Provenance, parts.Manifest);
        }

        Records.Put(database, number, parts.Records);
    }

    public static List<Revision> ReadAll(Database database) => Read(database, " ORDER BY number");

    /// <summary>The revisions that wrote a layer, oldest first.</summary>
    public static List<Revision> WritesOf(Database database, string layer) =>
        Read(database, " WHERE number IN (SELECT revision FROM landplanner_writes WHERE layer = ?) ORDER BY number", layer);

    private static List<Revision> Read(Database database, string which, params ReadOnlySpan<object?> values)
    {
        using var row = database.Bound(SelectRevisions + which, values);
        var revisions = new List<Revision>();
        while (row.Step())
            revisions.Add(RevisionJson.Read(row.Text(1), row.Text(2)));
        return revisions;
    }

    /// <exception cref="WorkspaceFormatException">The chain has no such link.</exception>
    public static HistoryEntry Entry(Database database, long number)
    {
        using var row = database.Bound(SelectRevisions + " WHERE number = ?", number);
        return row.Step()
            ? new(number, row.Text(1), row.Text(2), PartsOf(database, number))
            : throw new WorkspaceFormatException($"The history has no revision {number}. 'landplanner verify' says more.");
    }

    public static Revision? Find(Database database, long? number)
    {
        using var row = database.Bound(SelectRevisions + " WHERE number = ?", number);
        return row.Step() ? RevisionJson.Read(row.Text(1), row.Text(2)) : null;
    }

    /// <summary>The revision that changed a feature last; for a feature never edited, the one that wrote its
    /// layer.</summary>
    public static Revision? LastToTouch(Database database, string layer, long featureId)
    {
        var edited = database.QueryLong("SELECT max(revision) FROM landplanner_changes WHERE layer = ? AND feature_id = ?", layer, featureId);
        var replaced = Started(database, layer);
        return Find(database, edited > (replaced ?? 0) ? edited : replaced);
    }

    /// <summary>The revision that made a layer anew last; null where none did.</summary>
    public static long? Started(Database database, string layer) =>
        database.QueryLong("SELECT max(revision) FROM landplanner_writes WHERE layer = ? AND mode <> 'append'", layer);

    public static void AddChanges(Database database, long revision, IEnumerable<ChangeRecord> changes)
    {
        using var insert = database.Prepare(
            "INSERT INTO landplanner_changes (revision, layer, feature_id, before, after) VALUES (?, ?, ?, ?, ?)");
        foreach (var change in ChangeRecord.InOrder(changes))
            insert.Bind(1, revision).Bind(2, change.Layer).Bind(3, change.FeatureId).Bind(4, change.Before).Bind(5,
                change.After).Run();
    }

    public static RevisionParts PartsOf(Database database, long revision)
    {
        using var write = database.Bound("SELECT manifest, provenance, layer, mode FROM landplanner_writes WHERE revision = ?",
            revision);
        var written = write.Step();
        return new(
            written ? write.Blob(0).ToArray() : null,
            written ? write.TextOrNull(1) : null,
            ChangesOf(database, "revision = ?", revision),
            Records.Of(database, revision))
        {
            FiledWrite = written ? (write.Text(2), write.Text(3)) : null,
        };
    }

    public static List<ChangeRecord> ChangesOf(Database database, string where, params ReadOnlySpan<object?> values)
    {
        using var row = database.Bound($"SELECT layer, feature_id, before, after FROM landplanner_changes WHERE {where} ORDER BY revision, id", values);
        var changes = new List<ChangeRecord>();
        while (row.Step())
            changes.Add(new(row.Text(0), row.Long(1), row.TextOrNull(2), row.TextOrNull(3)));
        return changes;
    }

    /// <summary>What must be taken back of a layer, in ascending feature, then revision.</summary>
    public static IEnumerable<UndoneChange> ChangesToUndo(Database database, PastLayer past, long afterId, CancellationToken ct)
    {
        using var row = database.Bound(
            """
            SELECT feature_id, before FROM landplanner_changes
            WHERE layer = ? AND feature_id > ? AND revision > ? AND revision < ? ORDER BY feature_id, revision
            """,
            past.Generation.Layer, afterId, past.AsOf, past.Until);
        while (row.Step())
        {
            ct.ThrowIfCancellationRequested();
            yield return new(row.Long(0), row.TextOrNull(1));
        }
    }

    /// <summary>What the bulk writes brought that must be taken back.</summary>
    public static List<Manifest> ManifestsToUndo(Database database, PastLayer past)
    {
        using var row = database.Bound(
            "SELECT manifest FROM landplanner_writes WHERE layer = ? AND revision > ? AND revision < ? AND length(manifest) > 0",
            past.Generation.Layer, past.AsOf, past.Until);
        var manifests = new List<Manifest>();
        while (row.Step())
            manifests.Add(new(row.Blob(0).ToArray()));
        return manifests;
    }

    /// <summary>A feature's last change; null where nothing ever changed it.</summary>
    public static ChangeRecord? LastChange(Database database, string layer, long featureId)
    {
        using var row = database.Bound(
            "SELECT before, after FROM landplanner_changes WHERE layer = ? AND feature_id = ? ORDER BY revision DESC LIMIT 1", layer, featureId);
        return row.Step() ? new(layer, featureId, row.TextOrNull(0), row.TextOrNull(1)) : null;
    }

    /// <summary>Whether any bulk write of the layer brought a feature.</summary>
    public static bool Wrote(Database database, string layer, long featureId)
    {
        using var row = database.Bound("SELECT manifest FROM landplanner_writes WHERE layer = ? AND length(manifest) > 0", layer);
        while (row.Step())
        {
            if (new Manifest(row.Blob(0).ToArray()).Find(featureId) is not null)
                return true;
        }

        return false;
    }

    /// <summary>The features a layer holds by its history, as it stands.</summary>
    public static LayerLedger Ledger(Database database, string layer)
    {
        var ledger = new LayerLedger();
        var start = Started(database, layer) ?? 0;
        using var write = database.Bound("SELECT manifest FROM landplanner_writes WHERE layer = ? AND revision >= ? ORDER BY revision", layer, start);
        while (write.Step())
            ledger.Append(new(write.Blob(0).ToArray()));
        foreach (var change in ChangesOf(database, "layer = ? AND revision > ?", layer, start))
            ledger.Set(change.FeatureId, change.HashAfter);
        return ledger;
    }

    /// <summary>Revisions on which something hangs but that the chain does not have.</summary>
    public static List<long> Orphans(Database database)
    {
        using var row = database.Prepare("""
            SELECT revision FROM (SELECT revision FROM landplanner_writes UNION SELECT revision FROM landplanner_changes
                                  UNION SELECT revision FROM landplanner_records)
            WHERE revision NOT IN (SELECT number FROM landplanner_revisions) ORDER BY revision
            """);
        var orphans = new List<long>();
        while (row.Step())
            orphans.Add(row.Long(0));
        return orphans;
    }
}
