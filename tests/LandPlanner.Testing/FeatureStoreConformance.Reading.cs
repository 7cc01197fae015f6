using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    [Fact]
    public async Task A_box_finds_what_comparing_every_envelope_finds()
    {
        await using var store = await CreateEmptyAsync();
        var random = new Random(7);
        // Eastings with a zone number: single precision steps by 4 m there.
        var squares = Enumerable.Range(0, 3000)
            .Select(_ => Square(40_500_000 + Math.Round(random.NextDouble() * 1000, 4), 3_300_000 + Math.Round(random.NextDouble() * 1000, 4))).ToArray();
        await WriteAsync(store, squares[..2000]);
        await WriteAsync(store, squares[2000..], mode: WriteMode.Append);

        for (var i = 0; i < 50; i++)
        {
            var (x, y) = (40_500_000 + random.Next(1000), 3_300_000 + random.Next(1000));
            var box = new Envelope(x, x + random.Next(100), y, y + random.Next(100));
            var expected = squares.Select((square, index) => (square, Id: index + 1L)).Where(pair => pair.square.Shape!.EnvelopeInternal.Intersects(box));
            Assert.Equal(expected.Select(pair => pair.Id), await IdsAsync(store, new() { Within = box }));
        }
    }

    [Fact]
    public async Task A_box_that_touches_meets_and_one_a_hair_away_does_not()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(40_500_000, 3_300_000)]);

        Assert.Equal([1L], await IdsAsync(store, new() { Within = new(40_500_010, 40_500_020, 3_300_010, 3_300_020) }));
        Assert.Empty(await IdsAsync(store, new() { Within = new(40_500_010.0001, 40_500_020, 3_300_010, 3_300_020) }));
    }

    [Fact]
    public async Task Pages_join_to_the_whole()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 1000).Select(i => Square(i, 0, count: i % 3)));
        var query = new FeatureQuery { Limit = 77, Where = new AttributeFilter.Compare("count", Comparison.NotEqual, 1L) };

        var ids = new List<long>();
        for (var page = await IdsAsync(store, query); page.Count > 0; page = await IdsAsync(store, query with { AfterId = ids[^1] }))
            ids.AddRange(page);

        Assert.Equal(Enumerable.Range(0, 1000).Where(i => i % 3 != 1).Select(i => i + 1L), ids);
    }

    [Fact]
    public async Task Ids_are_found_in_ascending_order_once_each()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 10).Select(i => Square(i, 0)));

        Assert.Equal([2L, 5L], await IdsAsync(store, new() { Ids = [5, 99, 2, 5] }));
        Assert.Empty(await IdsAsync(store, new() { Ids = [] }));
        Assert.Empty(await IdsAsync(store, new() { Limit = 0 }));
    }

    [Fact]
    public async Task Filters_never_meet_the_unknown()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "0101", count: 1), Square(0, 0, name: "0102", count: 2), Square(0, 0, name: "%_", count: 3), Square(0, 0)]);

        Assert.Equal([1L], await Where(new AttributeFilter.Compare("名称", Comparison.Equal, "0101")));
        Assert.Equal([2L, 3L], await Where(new AttributeFilter.Compare("名称", Comparison.NotEqual, "0101")));
        Assert.Equal([1L, 2L], await Where(new AttributeFilter.Compare("名称", Comparison.StartsWith, "01")));
        Assert.Equal([3L], await Where(new AttributeFilter.Compare("名称", Comparison.StartsWith, "%")));
        Assert.Equal([1L], await Where(new AttributeFilter.Compare("count", Comparison.Less, 2L)));
        Assert.Equal([1L, 2L], await Where(new AttributeFilter.Compare("COUNT", Comparison.LessOrEqual, 2L)));
        Assert.Equal([3L], await Where(new AttributeFilter.Compare("count", Comparison.Greater, 2L)));
        Assert.Equal([2L, 3L], await Where(new AttributeFilter.Compare("count", Comparison.GreaterOrEqual, 2L)));
        Assert.Equal([1L, 3L], await Where(new AttributeFilter.OneOf("count", [1L, 3L, 9L])));
        Assert.Equal([2L], await Where(new AttributeFilter.OneOf("名称", ["0102", "'; --"])));
        Assert.Empty(await Where(new AttributeFilter.OneOf("count", [])));
        Assert.Equal([4L], await Where(new AttributeFilter.IsNull("count")));
        Assert.Equal([1L, 2L, 3L], await Where(new AttributeFilter.IsNull("count", Negated: true)));
        Assert.Equal([1L, 2L, 3L, 4L], await Where(new AttributeFilter.AllOf([])));
        Assert.Empty(await Where(new AttributeFilter.AnyOf([])));
        Assert.Equal([1L, 4L], await Where(new AttributeFilter.AnyOf([new AttributeFilter.IsNull("count"), new AttributeFilter.OneOf("名称", ["0101"])])));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => Where(new AttributeFilter.IsNull("none\" OR 1=1 --")));

        Task<List<long>> Where(AttributeFilter filter) => IdsAsync(store, new() { Where = filter });
    }

    [Fact]
    public async Task Filters_compare_every_type()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Row(0.1, true, 2023), Row(0.3, false, 2024), Row(0.1 + 0.2, false, 2025)]);

        Assert.Equal([3L], await Where("area", Comparison.Greater, 0.3));
        Assert.Equal([1L], await Where("open", Comparison.Equal, true));
        Assert.Equal([2L, 3L], await Where("since", Comparison.GreaterOrEqual, new DateOnly(2024, 1, 1)));
        Assert.Equal([1L, 2L], await Where("seen", Comparison.Less, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal([2L], await IdsAsync(store, new() { Where = new AttributeFilter.OneOf("area", [0.3]) }));
        Assert.Equal([2L], await IdsAsync(store, new() { Where = new AttributeFilter.OneOf("since", [new DateOnly(2024, 1, 1)]) }));

        static Feature Row(double area, bool open, int year) =>
            new(0, null, [null, null, area, open, new DateOnly(year, 1, 1), new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc), null]);

        Task<List<long>> Where(string field, Comparison comparison, object value) =>
            IdsAsync(store, new() { Where = new AttributeFilter.Compare(field, comparison, value) });
    }

    [Fact]
    public async Task A_reader_sees_one_state_while_others_write()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 5000).Select(i => Square(i, 0)));

        var seen = 0;
        await foreach (var feature in store.ReadAsync(Parcels.Name, FeatureQuery.All, Ct))
        {
            if (seen++ == 0)
                await WriteAsync(store, [Square(0, 0)], mode: WriteMode.Replace);
            Assert.Equal(seen, feature.Id);
        }

        Assert.Equal(5000, seen);
        Assert.Single(await ReadAsync(store));
    }

    [Fact]
    public async Task A_reading_left_early_holds_nothing_up()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, Enumerable.Range(0, 5000).Select(i => Square(i, 0)));

        Assert.Equal(1, (await store.ReadAsync(Parcels.Name, FeatureQuery.All, Ct).FirstAsync(Ct)).Id);

        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        Assert.Equal(2, (await store.ReadAsync(Parcels.Name, FeatureQuery.All, Ct).FirstAsync(Ct)).Id);
    }
}
