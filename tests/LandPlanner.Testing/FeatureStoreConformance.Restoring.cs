using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Histories;
using LandPlanner.Stores;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    [Fact]
    public async Task A_layer_comes_back_as_it_stood_as_one_edit()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二"), Square(40, 0, name: "三")]);
        await store.CommitAsync(
            new(Note)
            {
                Updates = [new(Parcels.Name, 1, 1, SquareShape(500, 0), Values("改"))],
                Deletes = [new(Parcels.Name, 2, 1)],
                Adds = [new(Parcels.Name, SquareShape(60, 0), Values("四"))],
            },
            Ct);
        await WriteAsync(store, [Square(80, 0, name: "五")], mode: WriteMode.Append);

        var restored = await RestoreAsync(store, 2);

        Assert.Equal((5L, 1L, 1L, 2L, false), (restored.Revision!.Number, restored.Added, restored.Updated, restored.Deleted, restored.Rewritten));
        Assert.Equal(["1 一 v3", "2 二 v2", "3 三 v1"], await PastAsync(store, null));
        Assert.Equal(await ContentAsync(store, 2), await ContentAsync(store, null));
        Assert.Equal(Note.Author, restored.Revision.Note.Author);
        Assert.Null((await RestoreAsync(store, 2)).Revision);
        Assert.Equal((5L, 0), await VerifiedAsync(store));
        await RestoreAsync(store, 4);
        Assert.Equal(await ContentAsync(store, 4), await ContentAsync(store, null));
    }

    [Fact]
    public async Task What_was_only_added_to_comes_back_with_the_same_hash()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        var hash = (await store.GetLayerAsync(Parcels.Name, Ct)).ContentHash;
        await store.CommitAsync(new(Note) { Adds = [new(Parcels.Name, null, Values("多"))] }, Ct);

        await RestoreAsync(store, 2);

        Assert.Equal(hash, (await store.GetLayerAsync(Parcels.Name, Ct)).ContentHash);
    }

    [Fact]
    public async Task A_replaced_layer_comes_back_with_what_it_was()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二")]);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        await WriteAsync(store, [new(0, null, [1.5])], Parcels with { Role = LayerRole.RedLine, Schema = new([new("x", FieldType.Real)]) }, WriteMode.Replace);

        var restored = await RestoreAsync(store, 2);

        Assert.Equal((5L, 2L, 0L, 1L, true), (restored.Revision!.Number, restored.Added, restored.Updated, restored.Deleted, restored.Rewritten));
        Assert.Equal(await ContentAsync(store, 2), await ContentAsync(store, null));
        var layer = await store.GetLayerAsync(Parcels.Name, Ct);
        Assert.Equal((Parcels.Role, Parcels.Vintage, Parcels.Covers), (layer.Role, layer.Vintage, layer.Covers));
        Assert.Equal(("restore", "地块@2", layer.Area), (layer.Provenance!.Source, layer.Provenance.SourceLayer, layer.Provenance.Reconciliation.AreaStored));
        Assert.Null((await RestoreAsync(store, 2)).Revision);
        await RestoreAsync(store, 4);
        Assert.Equal(1.5, Assert.Single(await ReadAsync(store)).Values[0]);
        Assert.Equal((6L, 0), await VerifiedAsync(store));
    }

    [Fact]
    public async Task One_feature_comes_back_and_the_others_stay()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二")]);
        await store.CommitAsync(
            new(Note)
            {
                Updates = [new(Parcels.Name, 1, 1, null, Values("改")), new(Parcels.Name, 2, 1, null, Values("也改"))],
                Adds = [new(Parcels.Name, null, Values("三"))],
            },
            Ct);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 2, 2)] }, Ct);

        Assert.Equal((0L, 1L, 0L), Counts(await RestoreAsync(store, 2, 1)));
        Assert.Equal(["1 一 v3", "3 三 v1"], await PastAsync(store, null));
        Assert.Equal((1L, 0L, 0L), Counts(await RestoreAsync(store, 3, 2)));
        Assert.Equal(["1 一 v3", "2 也改 v3", "3 三 v1"], await PastAsync(store, null));
        Assert.Equal((0L, 0L, 1L), Counts(await RestoreAsync(store, 2, 3)));
        Assert.Equal(["1 一 v3", "2 也改 v3"], await PastAsync(store, null));
        Assert.Null((await RestoreAsync(store, 2, 3)).Revision);
        Assert.Equal((7L, 0), await VerifiedAsync(store));
    }

    [Fact]
    public async Task A_feature_of_a_replaced_layer_comes_back_where_its_fields_are_there()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一")]);
        await WriteAsync(store, [Square(9, 9, name: "换")], mode: WriteMode.Replace);

        Assert.Equal((1L, 0L, 0L), Counts(await RestoreAsync(store, 2, 1)));
        Assert.Equal(["1 一 v2", "2 换 v1"], await PastAsync(store, null));

        await WriteAsync(store, [], Parcels with { Schema = new([]) }, WriteMode.Replace);
        var refused = await Assert.ThrowsAnyAsync<WorkspaceException>(() => RestoreAsync(store, 2, 1));
        Assert.Contains("other fields", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LayerNotFoundException>(() => RestoreAsync(store, 1));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => RestoreAsync(store, 99));
        Assert.Equal((5L, 0), await VerifiedAsync(store));
    }

    private static Task<Restored> RestoreAsync(IFeatureStore store, long revision, long? feature = null) =>
        new Restoring(store, EllipsoidalArea.For(TestCrs.Gk123)).RunAsync(Parcels.Name, revision, feature, Note, Ct);

    private static (long, long, long) Counts(Restored restored) => (restored.Added, restored.Updated, restored.Deleted);

    private static async Task<List<string>> ContentAsync(IFeatureStore store, long? asOf) =>
        Said((await ReadAsync(store, new() { AsOf = asOf })).Select(feature => feature with { Id = 0, Version = 0 }));

    private static async Task<(long Revisions, int Problems)> VerifiedAsync(IFeatureStore store)
    {
        var verification = await store.VerifyAsync(null, Ct);
        return (verification.Revisions, verification.Problems.Count);
    }
}
