using LandPlanner.Features;
using LandPlanner.Stores;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    [Fact]
    public async Task A_snapshot_stays_as_it_was_through_edits_replacements_and_new_layers()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 300).Select(i => Square(20 * i, 0, count: i)));
        await store.KeepRecordAsync("audit", "one", new byte[] { 1 }, Note, Ct);
        await using var snapshot = await store.OpenSnapshotAsync(Ct);

        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 1, 1, SquareShape(9_999, 0), Values("改"))], Deletes = [new(Parcels.Name, 2, 1)] }, Ct);
        await WriteAsync(store, [Square(0, 0)], mode: WriteMode.Replace);
        await WriteAsync(store, [], Parcels with { Name = "more" });
        await store.KeepRecordAsync("audit", "two", new byte[] { 2 }, Note, Ct);

        Assert.Equal(Enumerable.Range(0, 300).Select(i => (object?)(long)i), (await SnapshotAsync(FeatureQuery.All)).Select(feature => feature.Values[1]));
        Assert.Equal([2L], (await SnapshotAsync(new() { Within = new(20, 29, 0, 5) })).Select(feature => feature.Id));
        Assert.Equal((300, 2), (Assert.Single(await snapshot.ListLayersAsync(Ct)).Count, (await snapshot.GetLayerAsync(Parcels.Name, Ct)).Revision));
        await Assert.ThrowsAsync<LayerNotFoundException>(() => snapshot.GetLayerAsync("more", Ct));
        Assert.Equal([1L, 2, 3], (await snapshot.ReadRevisionsAsync(Ct).ToListAsync(Ct)).Select(revision => revision.Number));
        Assert.Empty(await snapshot.ReadChangesAsync(new(), Ct).ToListAsync(Ct));
        Assert.Equal(["one"], await snapshot.ListRecordsAsync("audit", Ct));
        Assert.Null(await snapshot.ReadRecordAsync("audit", "two", Ct));
        Assert.Single(await ReadAsync(store));

        ValueTask<List<Feature>> SnapshotAsync(FeatureQuery query) => snapshot.ReadAsync(Parcels.Name, query, Ct).ToListAsync(Ct);
    }

    [Fact]
    public async Task A_stream_left_early_leaves_its_snapshot_fit_to_read_on()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 3000).Select(i => Square(20 * i, 0)));
        await using var snapshot = await store.OpenSnapshotAsync(Ct);

        Assert.Equal(1, (await snapshot.ReadAsync(Parcels.Name, FeatureQuery.All, Ct).FirstAsync(Ct)).Id);

        Assert.Equal(3000, await snapshot.ReadAsync(Parcels.Name, FeatureQuery.All, Ct).CountAsync(Ct));
    }

    [Fact]
    public async Task An_open_snapshot_keeps_nobody_from_committing()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        await using var snapshot = await store.OpenSnapshotAsync(Ct);
        await snapshot.ReadAsync(Parcels.Name, FeatureQuery.All, Ct).CountAsync(Ct);

        var commit = store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);

        Assert.Equal(3, (await commit.WaitAsync(TimeSpan.FromSeconds(30), Ct)).Number);
    }
}
