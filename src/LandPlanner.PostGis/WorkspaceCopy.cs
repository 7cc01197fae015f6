using LandPlanner.Areas;
using LandPlanner.Stores;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Fills a new workspace with the history and the features of another, inside a transaction that is open already.</summary>
internal sealed class WorkspaceCopy(Session session, IFeatureSnapshot source, CancellationToken ct)
{
    private readonly CopyPlan _plan = new();

    /// <summary>Verifies what it has filled; answers the newest revision.</summary>
    public async Task<Revision> RunAsync(IProgress<double>? progress)
    {
        var head = await CopyHistoryAsync();
        var tables = _plan.Tables.ToList();
        var all = Math.Max(1, tables.Sum(table => (double)table.Expected.Entries().LongCount()));
        var done = 0L;
        // All names are taken before an index is given one.
        foreach (var table in tables)
        {
            LayerTables.CheckName(table.Layer);
            await LayerTables.CreateAsync(session, table.Draft, NameOf(table), 1, ct);
        }

        foreach (var table in tables)
            done += await FillAsync(table, features => progress?.Report((done + features) / all));
        foreach (var listing in _plan.Listings)
        {
            await LayerRow.PutAsync(session, listing.Layer, listing.ContentHash, extent: null, extentKnown: false, ct);
            await LayerTables.SetNextIdAsync(session, Table(listing.Layer.Name), listing.NextId, ct);
        }

        await session.RunAsync(
            $"UPDATE {session.In("landplanner_workspace")} SET head_number = $1, head_hash = $2, crs = $3", ct, _plan.Head.Number, _plan.Head.Hash, _plan.CrsJson);
        var problems = (await new Verifier(session, ct).RunAsync(_plan.Head.Hash)).Problems;
        return problems.Count == 0 ? head : throw new WorkspaceException(
            $"The copy is not as its history says, and was thrown away: {problems[0].Message} 'landplanner verify' says more of the workspace copied.");
    }

    private async Task<Revision> CopyHistoryAsync()
    {
        Revision? last = null;
        await foreach (var entry in source.ReadHistoryAsync(ct))
        {
            var copied = _plan.Add(entry);
            await RevisionLog.PutAsync(session, copied, ct);
            last = copied.Revision;
        }

        return last ?? throw new WorkspaceException("The workspace to copy has no history.");
    }

    /// <returns>How many features the table has.</returns>
    private async Task<long> FillAsync(CopiedTable table, Action<long> tell)
    {
        var name = NameOf(table);
        await using var copy = await RowCopy.BeginAsync(session, table.Draft, name, ct);
        var encoder = new RowEncoder(table.Draft, session.Crs.Code.Epsg, EllipsoidalArea.For(session.Crs));
        await copy.FillAsync(table.Read(source, tell, ct), encoder, takeIds: null, ct);
        await copy.CompleteAsync(ct);
        await copy.DisposeAsync();
        table.Check(copy.Manifest);
        await LayerTables.CreateIndexesAsync(session, table.Draft, name, ct);
        return copy.Manifest.Count;
    }

    private static string NameOf(CopiedTable table) =>
        table.KeptSince is { } started ? Generations.TableOf(started) : Table(table.Layer);
}
