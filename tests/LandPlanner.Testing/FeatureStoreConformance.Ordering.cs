using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    /// <summary>U+FF21 goes before U+20BB7 by code point, behind it by the units of UTF-16.</summary>
    [Fact]
    public async Task Text_is_ordered_by_code_point_and_what_is_empty_comes_last_either_way()
    {
        await using var store = await CreateEmptyAsync();
        string?[] names = ["乙", "甲", null, "", "a", "B", "10", "9", "\U00020BB7", "\uFF21", "a"];
        await WriteAsync(store, names.Select(name => Square(0, 0, name: name)));

        Assert.Equal([7L, 8, 6, 5, 11, 1, 2, 10, 9, 3, 4], await OrderedAsync(store, "名称"));
        Assert.Equal([9L, 10, 2, 1, 5, 11, 6, 8, 7, 3, 4], await OrderedAsync(store, "名称", isDescending: true));
    }

    [Fact]
    public async Task Every_type_is_ordered_by_its_own_size()
    {
        await using var store = await CreateEmptyAsync();
        var noon = new DateTime(2025, 1, 1, 12, 0, 0, DateTimeKind.Utc);
        await WriteAsync(
            store,
            [
                new(0, null, [null, 9L, 0.3, true, new DateOnly(2024, 12, 31), noon, new byte[] { 1 }]),
                new(0, null, new object?[7]),
                new(0, null, [null, 10L, 0.1 + 0.2, false, new DateOnly(2025, 1, 1), noon.AddMilliseconds(1), new byte[] { 1, 0 }]),
                new(0, null, [null, -10L, -1e300, false, new DateOnly(999, 1, 1), noon.AddYears(-100), new byte[] { 0, 255 }]),
            ]);

        Assert.Equal([4L, 1, 3, 2], await OrderedAsync(store, "COUNT"));
        foreach (var field in new[] { "count", "area", "since", "seen", "seal" })
        {
            Assert.Equal((field, "4 1 3 2"), (field, string.Join(' ', await OrderedAsync(store, field))));
            Assert.Equal((field, "3 1 4 2"), (field, string.Join(' ', await OrderedAsync(store, field, isDescending: true))));
        }

        Assert.Equal([3L, 4, 1, 2], await OrderedAsync(store, "open"));
        Assert.Equal([1L, 3, 4, 2], await OrderedAsync(store, "open", isDescending: true));
        Assert.Equal([1L, 4, 3, 2], await IdsAsync(store, new() { OrderBy = [new("open", IsDescending: true), new("count")] }));
        Assert.Equal([3L, 1, 4], await IdsAsync(store, new() { OrderBy = [new("count", IsDescending: true)], Limit = 3 }));
    }

    [Fact]
    public async Task An_order_goes_together_with_filters_boxes_ids_and_a_limit()
    {
        await using var store = await CreateEmptyAsync();
        var random = new Random(11);
        var squares = Enumerable.Range(1, 2000).Select(id => (Id: (long)id, Square: Square(
            40_500_000 + Math.Round(random.NextDouble() * 1000, 4), 3_300_000 + Math.Round(random.NextDouble() * 1000, 4),
            name: $"{random.Next(40)}", count: random.Next(5) == 0 ? null : random.Next(30)))).ToList();
        await WriteAsync(store, squares.Select(pair => pair.Square));
        var box = new Envelope(40_500_100, 40_500_600, 3_300_200, 3_300_700);
        var query = new FeatureQuery
        {
            OrderBy = [new("count", IsDescending: true), new("名称")],
            Where = new AttributeFilter.Compare("名称", Comparison.NotEqual, "7"),
            Within = box,
            Ids = [.. Enumerable.Range(1, 1500).Select(id => (long)id)],
        };

        var expected = squares.Where(pair => pair.Id <= 1500 && !Equals(pair.Square.Values[0], "7") && pair.Square.Shape!.EnvelopeInternal.Intersects(box))
            .OrderBy(pair => pair.Square.Values[1] is null).ThenByDescending(pair => (long?)pair.Square.Values[1])
            .ThenBy(pair => (string)pair.Square.Values[0]!, StringComparer.Ordinal).ThenBy(pair => pair.Id).Select(pair => pair.Id).ToList();

        Assert.Equal(expected, await IdsAsync(store, query));
        Assert.Equal(expected.Take(37), await IdsAsync(store, query with { Limit = 37 }));
        Assert.Equal(expected.Take(37), await IdsAsync(store, query with { Limit = 37, WithoutShapes = true }));
        Assert.Equal(expected, await IdsAsync(store, query with { WithoutShapes = true }));
        Assert.Equal(expected.Order(), await IdsAsync(store, query with { OrderBy = [], WithoutShapes = true }));
        Assert.Empty(await IdsAsync(store, query with { Limit = 0 }));
    }

    [Fact]
    public async Task Without_shapes_a_feature_is_the_same_but_for_its_shape()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(40_500_000, 3_300_000, name: "甲", count: 3), new(0, null, Values("无"))]);
        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 2, 1, null, Values("改"))] }, Ct);

        var read = await ReadAsync(store, new() { WithoutShapes = true, OrderBy = [new("count")] });

        Assert.Equal([(1L, 1L, null), (2L, 2L, null)], read.Select(feature => (feature.Id, feature.Version, feature.Shape)));
        Assert.Equal(Values("甲", 3), read[0].Values);
        Assert.Equal([2L], await IdsAsync(store, new() { WithoutShapes = true, AfterId = 1 }));
        Assert.Equal([1L], await IdsAsync(store, new() { WithoutShapes = true, Within = new(40_500_010, 40_500_020, 3_300_010, 3_300_020) }));
        Assert.Empty(await IdsAsync(store, new() { WithoutShapes = true, Within = new(40_500_010.0001, 40_500_020, 3_300_010, 3_300_020) }));
    }

    [Fact]
    public async Task An_order_is_refused_where_there_is_another_and_where_there_is_no_such_field()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0)]);
        FeatureQuery[] mixed =
        [
            new() { OrderBy = [new("count")], AfterId = 1 }, new() { OrderBy = [new("count")], AsOf = 2 }, new() { WithoutShapes = true, AsOf = 2 },
            new() { OrderBy = [new("none\" DESC; --")] },
        ];

        foreach (var query in mixed)
            Assert.EndsWith(".", (await Assert.ThrowsAsync<WorkspaceException>(() => IdsAsync(store, query))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WorkspaceException>(() => store.CountByAsync(Parcels.Name, "none\" --", null, Ct));
        await Assert.ThrowsAsync<LayerNotFoundException>(() => store.CountByAsync("none", "count", null, Ct));
    }

    [Fact]
    public async Task Features_are_counted_by_a_field()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(
            store,
            [
                Square(0, 0, name: "b", count: 1), Square(0, 0, name: "a", count: 2), Square(0, 0, name: "", count: 3), Square(0, 0, count: 4),
                Square(0, 0, name: "b", count: 5), Square(0, 0, count: 6), Square(0, 0, name: "b", count: 7),
            ]);

        Assert.Equal([("a", 1L), ("b", 3), ("", 1), ((object?)null, 2)], await store.CountByAsync(Parcels.Name, "名称", null, Ct));
        Assert.Equal([("b", 2L), ("", 1), ((object?)null, 1)], await store.CountByAsync(
            Parcels.Name, "名称", new AttributeFilter.OneOf("count", [1L, 3L, 5L, 6L]), Ct));
        Assert.Equal([((object?)null, 7L)], await store.CountByAsync(Parcels.Name, "since", null, Ct));
        Assert.Empty(await store.CountByAsync(Parcels.Name, "count", new AttributeFilter.Compare("count", Comparison.Greater, 9L), Ct));
        Assert.Equal((1L, 1L), (await store.CountByAsync(Parcels.Name, "COUNT", null, Ct))[0]);
    }

    [Fact]
    public async Task A_snapshot_orders_and_counts_what_was_there()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, count: 2), Square(0, 0, count: 1)]);
        await using var snapshot = await store.OpenSnapshotAsync(Ct);
        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 2, 1, null, Values(count: 9))] }, Ct);

        var ordered = await snapshot.ReadAsync(Parcels.Name, new() { OrderBy = [new("count")], Limit = 1 }, Ct).ToListAsync(Ct);

        Assert.Equal(2, Assert.Single(ordered).Id);
        Assert.Equal([(1L, 1L), ((object?)2L, 1L)], await snapshot.CountByAsync(Parcels.Name, "count", null, Ct));
        Assert.Equal([1L, 2L], await OrderedAsync(store, "count"));
    }

    private static Task<List<long>> OrderedAsync(IFeatureStore store, string field, bool isDescending = false) =>
        IdsAsync(store, new() { OrderBy = [new(field, isDescending)] });
}
