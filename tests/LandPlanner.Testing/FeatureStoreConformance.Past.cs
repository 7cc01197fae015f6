using LandPlanner.Features;
using LandPlanner.Stores;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    [Fact]
    public async Task A_layer_is_read_as_it_stood_after_any_revision()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二"), Square(40, 0, name: "三")]);
        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 2, 1, SquareShape(500, 0), Values("二改"))], Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        await store.CommitAsync(new(Note) { Adds = [new(Parcels.Name, SquareShape(60, 0), Values("四"))] }, Ct);
        await WriteAsync(store, [Square(80, 0, name: "五"), Square(90, 0, name: "六")], mode: WriteMode.Append);
        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 5, 1, null, Values("五改")), new(Parcels.Name, 2, 2, null, Values("二又"))] }, Ct);

        Assert.Equal(["1 一 v1", "2 二 v1", "3 三 v1"], await PastAsync(store, 2));
        Assert.Equal(["2 二改 v2", "3 三 v1"], await PastAsync(store, 3));
        Assert.Equal(["2 二改 v2", "3 三 v1", "4 四 v1"], await PastAsync(store, 4));
        Assert.Equal(["2 二改 v2", "3 三 v1", "4 四 v1", "5 五 v1", "6 六 v1"], await PastAsync(store, 5));
        Assert.Equal(["2 二又 v3", "3 三 v1", "4 四 v1", "5 五改 v2", "6 六 v1"], await PastAsync(store, 6));
        Assert.True(SquareShape(500, 0).EqualsTopologically((await ReadAsync(store, new() { AsOf = 4 }))[0].Shape));
    }

    [Fact]
    public async Task What_a_layer_held_outlives_its_replacement()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二")]);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        await WriteAsync(store, [new(0, null, [1.5])], Parcels with { Schema = new([new("x", FieldType.Real)]) }, WriteMode.Replace);
        await WriteAsync(store, [Square(0, 0, name: "三")], mode: WriteMode.Replace);
        await WriteAsync(store, [Square(20, 0, name: "四")], mode: WriteMode.Append);

        Assert.Equal(["1 一 v1", "2 二 v1"], await PastAsync(store, 2));
        Assert.Equal(["2 二 v1"], await PastAsync(store, 3));
        Assert.Equal(1.5, Assert.Single(await ReadAsync(store, new() { AsOf = 4 })).Values[0]);
        Assert.Equal(["4 三 v1"], await PastAsync(store, 5));
        Assert.Equal(["4 三 v1", "5 四 v1"], await PastAsync(store, 6));
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task The_past_is_read_by_box_by_ids_and_by_pages()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 10).Select(i => Square(20 * i, 0)));
        await store.CommitAsync(
            new(Note)
            {
                // 1 leaves the box, 6 enters it, 2 and 5 go.
                Updates = [new(Parcels.Name, 1, 1, SquareShape(900, 0), Values()), new(Parcels.Name, 6, 1, SquareShape(0, 0), Values())],
                Deletes = [new(Parcels.Name, 2, 1), new(Parcels.Name, 5, 1)],
            },
            Ct);
        await WriteAsync(store, [Square(0, 0)], mode: WriteMode.Append);
        var box = new NetTopologySuite.Geometries.Envelope(0, 90, 0, 5);

        Assert.Equal([1L, 2, 3, 4, 5], await IdsAsync(store, new() { AsOf = 2, Within = box }));
        Assert.Equal([3L, 4, 6], await IdsAsync(store, new() { AsOf = 3, Within = box }));
        Assert.Equal([1L, 2, 3], await IdsAsync(store, new() { AsOf = 2, Limit = 3 }));
        Assert.Equal([4L, 5, 6], await IdsAsync(store, new() { AsOf = 2, Limit = 3, AfterId = 3 }));
        Assert.Equal([5L], await IdsAsync(store, new() { AsOf = 2, Within = box, AfterId = 4 }));
        Assert.Equal([2L, 3, 6], await IdsAsync(store, new() { AsOf = 2, Ids = [2, 3, 6, 11, 99] }));
        Assert.Equal([3L, 6], await IdsAsync(store, new() { AsOf = 3, Ids = [2, 3, 6, 11, 99] }));
    }

    [Fact]
    public async Task The_past_says_what_it_cannot_be_asked()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [], Ledger);
        await WriteAsync(store, [Square(0, 0)]);

        var before = await Assert.ThrowsAsync<LayerNotFoundException>(() => ReadAsync(store, new() { AsOf = 2 }));
        var never = await Assert.ThrowsAsync<LayerNotFoundException>(() => ReadAsync(store, new() { AsOf = 2 }, "none"));
        var filtered = await Assert.ThrowsAnyAsync<WorkspaceException>(() => ReadAsync(store, new() { AsOf = 3, Where = new AttributeFilter.IsNull("count") }));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => ReadAsync(store, new() { AsOf = 0 }));
        var future = await Assert.ThrowsAnyAsync<WorkspaceException>(() => ReadAsync(store, new() { AsOf = 4 }));

        Assert.Contains("revision 2", before.Message, StringComparison.Ordinal);
        Assert.Equal("none", never.Layer);
        Assert.Contains("filter", filtered.Message, StringComparison.Ordinal);
        Assert.Contains("from 1 to 3", future.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_feature_comes_back_under_its_id_with_the_next_version()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二")]);
        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 1, 1, SquareShape(0, 0), Values("一改"))] }, Ct);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 2)] }, Ct);

        await store.CommitAsync(new(Note) { Adds = [new(Parcels.Name, SquareShape(0, 0), Values("又"), Id: 1), new(Parcels.Name, null, Values("新"))] }, Ct);

        Assert.Equal(["1 又 v3", "2 二 v1", "3 新 v1"], await PastAsync(store, null));
        Assert.Equal(["2 二 v1"], await PastAsync(store, 4));
        Assert.Equal(["1 一改 v2", "2 二 v1"], await PastAsync(store, 3));
        Assert.Equal(3, (await store.GetLayerAsync(Parcels.Name, Ct)).Count);
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task What_was_replaced_comes_back_under_its_id_too()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二")]);
        await WriteAsync(store, [Square(40, 0, name: "三")], mode: WriteMode.Replace);

        await store.CommitAsync(new(Note) { Adds = [new(Parcels.Name, SquareShape(20, 0), Values("二"), Id: 2)] }, Ct);
        await WriteAsync(store, [Square(60, 0, name: "四")], mode: WriteMode.Append);

        Assert.Equal(["2 二 v2", "3 三 v1", "4 四 v1"], await PastAsync(store, null));
        Assert.Equal(["2 二 v2", "3 三 v1"], await PastAsync(store, 4));
        Assert.Equal(["3 三 v1"], await PastAsync(store, 3));
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task An_id_that_is_in_use_or_never_was_is_refused()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        var add = new FeatureAdd(Parcels.Name, null, Values());

        var inUse = await Assert.ThrowsAnyAsync<WorkspaceException>(() => store.CommitAsync(new(Note) { Adds = [add with { Id = 1 }] }, Ct));
        var never = await Assert.ThrowsAnyAsync<WorkspaceException>(() => store.CommitAsync(new(Note) { Adds = [add with { Id = 2 }] }, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => store.CommitAsync(new(Note) { Adds = [add, add with { Id = 2 }] }, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(
            () => store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)], Adds = [add with { Id = 1 }] }, Ct));

        Assert.Contains("already", inUse.Message, StringComparison.Ordinal);
        Assert.Contains("never had", never.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await store.VerifyAsync(null, Ct)).Revisions);
        Assert.Equal([1L], await IdsAsync(store, FeatureQuery.All));
    }

    [Fact]
    public async Task A_timeline_tells_what_a_layer_was()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        await WriteAsync(store, [], Parcels with { Vintage = new DateOnly(2025, 6, 30) }, WriteMode.Append);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        await WriteAsync(store, [], Ledger);
        await WriteAsync(store, [], Parcels with { Role = LayerRole.RedLine, Schema = new([]) }, WriteMode.Replace);

        var timelines = LayerTimeline.Of(await store.ReadRevisionsAsync(Ct).ToListAsync(Ct));

        Assert.Equal([Parcels.Name, Ledger.Name], timelines.Select(timeline => timeline.Layer));
        var (first, second) = (timelines[0].Generations[0], timelines[0].Generations[1]);
        Assert.Equal((2L, 6L, true), (first.Started, first.Ended, first.IsKept));
        Assert.Equal((6L, null, true), (second.Started, second.Ended, second.IsKept));
        Assert.Equal((Parcels.Vintage, new DateOnly(2025, 6, 30)), (first.DraftAt(2).Vintage, first.DraftAt(4).Vintage));
        Assert.Equal((Schema.Fields.Count, 0), (first.DraftAt(5).Schema.Fields.Count, second.DraftAt(6).Schema.Fields.Count));
        Assert.Equal((LayerRole.Reference, LayerRole.RedLine), (first.DraftAt(3).Role, second.DraftAt(6).Role));
        Assert.Same(first, timelines[0].Find(5));
        Assert.Same(second, timelines[0].Find(6));
        Assert.Null(timelines[0].Find(1));
    }

    private static async Task<List<string>> PastAsync(IFeatureStore store, long? asOf) =>
        (await ReadAsync(store, new() { AsOf = asOf })).ConvertAll(feature => $"{feature.Id} {feature.Values[0]} v{feature.Version}");
}
