using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Creates, replaces or appends to a layer inside a transaction that is open already.</summary>
internal sealed class BulkWrite(Database database, CrsDefinition crs, TimeProvider time, LayerDraft draft,
    WriteMode mode)
{
    public async Task<Revision> RunAsync(
        IAsyncEnumerable<Feature> features, Func<Provenance> provenance, RevisionNote note, CancellationToken ct)
    {
        LayerTables.CheckName(draft.Name);
        var old = Existing();
        var layer = mode == WriteMode.Append ? LayerAppend.Join(old!.Draft, draft) : draft;
        var nextId = LayerTables.NextId(database, old);
        var replaced = Prepare(layer, old);
        using var inserter = new BatchInserter(database, layer);
        if (mode == WriteMode.Append && layer.Kind != GeometryKind.None)
            inserter.Index.AddAll(database, layer.Name);
        await inserter.FillAsync(features, new(layer, crs.Code.Epsg, EllipsoidalArea.For(crs), nextId), ct);
        var revision = Record(layer, old, inserter, ProvenanceJson.Write(provenance()), note, nextId, replaced);
        LayerTables.PutIndex(database, layer, inserter.Index, ct);
        PutExtent(layer, old, inserter.Extent, revision.At);
        return revision;
    }

    private LayerRow? Existing()
    {
        var same = LayerRow.Find(database, draft.Name);
        var taken = database.QueryLong("SELECT 1 FROM sqlite_master WHERE name = ? COLLATE NOCASE",
            draft.Name) is not null;
        return (mode, same) switch
        {
            (WriteMode.Create, not null) => throw new LayerExistsException(draft.Name),
            (WriteMode.Append, null) => throw new LayerNotFoundException(draft.Name),
            (_, null) when taken => throw new LayerExistsException(draft.Name),
            _ => same,
        };
    }

    /// <summary>The revision that started what is replaced; null where nothing is.</summary>
    private long? Prepare(LayerDraft layer, LayerRow? old)
    {
        if (mode == WriteMode.Append)
        {
            database.Execute(LayerSql.DropTriggers(layer.Name));
            return null;
        }

        var replaced = old is null ? null : PutAway(old);
        LayerTables.Create(database, layer, crs.Code.Epsg);
        return replaced;
    }

    private long? PutAway(LayerRow old)
    {
        var started = RevisionLog.Started(database, old.Name)
            ?? throw new WorkspaceFormatException($"The history does not say what wrote '{old.Name}'. Nothing was changed: 'landplanner verify' says more.");
        Generations.Keep(database, old, started);
        return started;
    }

    private Revision Record(LayerDraft layer, LayerRow? old, BatchInserter written, string provenance,
        RevisionNote note, long nextId, long? replaced)
    {
        var before = mode == WriteMode.Append ? old!.Listed : null;
        var ledger = before is null ? new() : RevisionLog.Ledger(database, layer.Name);
        ledger.Append(written.Manifest);
        var contentHash = ledger.ContentHash(LayerJson.Write(layer.Schema));
        var count = (before?.Count ?? 0) + written.Manifest.Count;
        var area = (before?.Area ?? Area.Zero) + written.Area;
        var draftJson = LayerJson.Write(layer);
        var details = RevisionDetails.LayerWritten(mode, draftJson, provenance, written.Manifest, count, area,
            contentHash, replaced);
        var revision = RevisionLog.Append(database, RevisionKind.LayerWritten, time, note, [layer.Name], details);
        using var write = database.Bound(
            "INSERT INTO landplanner_writes (revision, layer, mode, provenance, manifest) VALUES (?, ?, ?, ?, ?)",
            revision.Number, layer.Name, ModeWord, provenance);
        write.BindBlob(5, written.Manifest.Packed).Run();
        LayerRow.Put(database, new(layer.Name, draftJson, provenance, count, area, revision.Number),
            nextId + written.Manifest.Count, contentHash);
        return revision;
    }

    private string ModeWord => mode.ToString().ToLowerInvariant();

    private void PutExtent(LayerDraft layer, LayerRow? old, Envelope written, DateTime at)
    {
        var extent = written.Copy();
        if (mode == WriteMode.Append && old!.Extent is { } before)
            extent.ExpandToInclude(before);
        LayerTables.PutExtent(database, layer.Name, extent.IsNull ? null : extent, at);
    }
}
