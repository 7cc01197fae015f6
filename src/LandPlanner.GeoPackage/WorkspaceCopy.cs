using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Stores;
using Microsoft.Data.Sqlite;

namespace LandPlanner.GeoPackage;

/// <summary>Fills a new workspace file with the history and the features of another workspace.</summary>
internal sealed class WorkspaceCopy(Database database, IFeatureSnapshot source, CrsDefinition crs, TimeProvider time, CancellationToken ct)
{
    private readonly CopyPlan _plan = new();

    /// <summary>Makes the file under another name first and verifies it: it is there whole, or not at all.</summary>
    public static async Task CreateAsync(
        string path, IFeatureSnapshot source, CrsDefinition crs, TimeProvider time, IProgress<double>? progress, CancellationToken ct)
    {
        WorkspaceFile.RefuseToOverwrite(path);
        var temporary = WorkspaceFile.TemporaryBeside(path);
        try
        {
            using (var database = Database.Open(temporary, SqliteOpenMode.ReadWriteCreate))
            using (ct.Register(database.Interrupt))
                await new WorkspaceCopy(database, source, crs, time, ct).FillAsync(progress);
            WorkspaceFile.Flush(temporary);
            ct.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: false);
        }
        catch (Exception failure)
        {
            WorkspaceFile.DeleteIfThere(temporary);
            WorkspaceFile.DeleteIfThere(temporary + "-journal");
            if (failure is WorkspaceReadOnlyException or IOException or UnauthorizedAccessException)
                throw WorkspaceFile.Unwritable(path, failure);
            throw;
        }
    }

    private async Task FillAsync(IProgress<double>? progress)
    {
        // Nobody else sees the file before it is whole, and a broken one is thrown away: it need not outlive a crash.
        database.Execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -16000");
        await CopyHistoryAsync();
        await CopyFeaturesAsync(progress);
        foreach (var listing in _plan.Listings)
            LayerRow.Put(database, listing.Layer, listing.NextId, listing.ContentHash);
        database.Run("UPDATE landplanner_workspace SET head_number = ?, head_hash = ?", _plan.Head.Number, _plan.Head.Hash);
        database.Commit();
        if (new Verifier(database, crs.Code.Epsg, ct).Run(_plan.Head.Hash).Problems is [var problem, ..])
            throw new WorkspaceException($"The copy is not as its history says, and was thrown away: {problem.Message} 'landplanner verify' says more of the workspace copied.");
    }

    private async Task CopyHistoryAsync()
    {
        await foreach (var entry in source.ReadHistoryAsync(ct))
        {
            var copied = _plan.Add(entry);
            if (entry.Number == 1)
                WorkspaceFile.Begin(database, crs, _plan.CrsJson);
            RevisionLog.Put(database, copied);
        }
    }

    private async Task CopyFeaturesAsync(IProgress<double>? progress)
    {
        var tables = _plan.Tables.ToList();
        var all = Math.Max(1, tables.Sum(table => (double)table.Expected.Entries().LongCount()));
        var done = 0L;
        foreach (var table in tables)
            done = await FillAsync(table, features => progress?.Report((done + features) / all)) + done;
    }

    /// <returns>How many features it has.</returns>
    private async Task<long> FillAsync(CopiedTable table, Action<long> tell)
    {
        LayerTables.CheckName(table.Layer);
        var target = table.KeptSince is { } started ? table.Draft with { Name = Generations.TableOf(started) } : table.Draft;
        if (table.KeptSince is null)
            LayerTables.Create(database, target, crs.Code.Epsg);
        else
            database.Execute(LayerSql.CreateTable(target));
        using var inserter = new BatchInserter(database, target);
        var features = table.Read(source, tell, ct);
        await inserter.FillAsync(features, new(target, crs.Code.Epsg, EllipsoidalArea.For(crs), firstId: null), ct);
        table.Check(inserter.Manifest);
        if (table.KeptSince is null)
        {
            LayerTables.PutIndex(database, target, inserter.Index, ct);
            LayerTables.PutExtent(database, target.Name, inserter.Extent.IsNull ? null : inserter.Extent, time.GetUtcNow().UtcDateTime);
        }
        else
        {
            LayerTables.PutIndexAlone(database, target, inserter.Index, ct);
        }

        return inserter.Manifest.Count;
    }
}
