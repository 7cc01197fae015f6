using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    [Fact]
    public async Task Values_of_every_type_come_back_as_they_went_in()
    {
        await using var store = await CreateEmptyAsync();
        object?[] values =
        [
            "𠮷'\"; DROP TABLE 地块; --\n" + new string('田', 70_000), long.MinValue, 0.1 + 0.2, true, new DateOnly(1, 1, 1),
            new DateTime(2024, 2, 29, 23, 59, 59, 999, DateTimeKind.Utc), new byte[] { 0, 255 },
        ];
        object?[] empty = ["", 0L, -1e300, false, DateOnly.MaxValue, DateTime.UnixEpoch, Array.Empty<byte>()];

        await WriteAsync(store, [new(0, SquareShape(0, 0), values), new(0, null, empty), new(0, null, Values())]);

        var read = await ReadAsync(store);
        Assert.Equal(values, read[0].Values);
        Assert.Equal(empty, read[1].Values);
        Assert.Equal(Values(), read[2].Values);
        Assert.Null(read[1].Shape);
        Assert.True((await store.VerifyAsync(null, Ct)).Problems.Count == 0);
    }

    [Theory]
    [InlineData(GeometryKind.Point, "POINT (1.5 2.25)", "MULTIPOINT ((1.5 2.25))")]
    [InlineData(GeometryKind.Point, "MULTIPOINT ((1 2), (3 4))", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData(GeometryKind.Line, "LINESTRING (0 0, 1 1)", "MULTILINESTRING ((0 0, 1 1))")]
    [InlineData(GeometryKind.Polygon, "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 2, 6 2, 6 3, 5 2))", "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (5 2, 6 2, 6 3, 5 2)))")]
    [InlineData(GeometryKind.Polygon, "MULTIPOLYGON EMPTY", "MULTIPOLYGON EMPTY")]
    [InlineData(GeometryKind.Polygon, "POLYGON EMPTY", "MULTIPOLYGON EMPTY")]
    public async Task Shapes_come_back_as_multi_shapes(GeometryKind kind, string written, string read)
    {
        await using var store = await CreateEmptyAsync();

        await WriteAsync(store, [new(0, Wkt(written), [])], new("层", LayerRole.Reference, kind, new([])));

        var feature = Assert.Single(await ReadAsync(store, layer: "层"));
        Assert.True(Wkt(read).EqualsExact(feature.Shape), feature.Shape!.AsText());
        Assert.Equal(store.Crs.Epsg, feature.Shape.SRID);
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_shape_of_another_kind_is_refused_and_leaves_nothing()
    {
        await using var store = await CreateEmptyAsync();

        await Assert.ThrowsAnyAsync<WorkspaceException>(() => WriteAsync(store, [new(0, Wkt("POINT (1 2)"), Values())]));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => WriteAsync(
            store, [new(0, Wkt("POINT (1 2)"), [])], new("表", LayerRole.Reference, GeometryKind.None, new([]))));

        Assert.Empty(await store.ListLayersAsync(Ct));
    }

    [Theory]
    [InlineData("select")]
    [InlineData("Robert'); DROP TABLE x; --")]
    [InlineData("a\"b")]
    [InlineData("a]b[c`d")]
    [InlineData("永久 基本农田 % _ ?1 :a")]
    public async Task Any_name_will_do_for_a_layer_and_its_fields(string name)
    {
        await using var store = await CreateEmptyAsync();
        var draft = new LayerDraft(name, LayerRole.Reference, GeometryKind.Polygon, new([new(name, FieldType.Text), new("group", FieldType.Integer)]));

        await WriteAsync(store, [new(0, SquareShape(0, 0), ["x", 1L])], draft);
        await store.CommitAsync(new(Note) { Adds = [new(name, SquareShape(5, 5), ["y", 2L])] }, Ct);
        await WriteAsync(store, [new(0, SquareShape(20, 20), ["z", 3L])], draft, WriteMode.Append);

        var query = new FeatureQuery { Within = new(0, 30, 0, 30), Where = new AttributeFilter.Compare(name, Comparison.GreaterOrEqual, "y") };
        Assert.Equal([2L, 3L], (await ReadAsync(store, query, name)).Select(feature => feature.Id));
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
        await WriteAsync(store, [], draft, WriteMode.Replace);
        Assert.Equal(0, (await store.GetLayerAsync(name, Ct)).Count);
    }

    [Fact]
    public async Task A_layer_tells_what_it_is()
    {
        await using var store = await CreateEmptyAsync();

        var revision = await WriteAsync(store, [Square(500_000, 3_300_000, 100), Square(500_200, 3_300_000, 100), new(0, null, Values())]);

        var layer = await store.GetLayerAsync(Parcels.Name, Ct);
        Assert.Equal((Parcels.Role, Parcels.Kind, Parcels.Vintage, Parcels.Covers), (layer.Role, layer.Kind, layer.Vintage, layer.Covers));
        Assert.Equal(Schema.Fields, layer.Schema.Fields);
        Assert.Equal((3, revision.Number, 64), (layer.Count, layer.Revision, layer.ContentHash.Length));
        Assert.Equal(new Envelope(500_000, 500_300, 3_300_000, 3_300_100), layer.Extent);
        Assert.Equal(
            EllipsoidalArea.For(TestCrs.Gk123).Of(SquareShape(500_000, 3_300_000, 100)) + EllipsoidalArea.For(TestCrs.Gk123).Of(SquareShape(500_200, 3_300_000, 100)),
            layer.Area);
        Assert.Equivalent(From("a.shp", 1), layer.Provenance, strict: true);
    }

    [Fact]
    public async Task Layers_are_listed_in_the_order_they_were_made()
    {
        await using var store = await CreateEmptyAsync();
        foreach (var name in new[] { "b", "a", "c" })
            await WriteAsync(store, [], Parcels with { Name = name });
        await WriteAsync(store, [], Parcels with { Name = "b" }, WriteMode.Replace);

        Assert.Equal(["b", "a", "c"], (await store.ListLayersAsync(Ct)).Select(layer => layer.Name));
    }

    [Fact]
    public async Task Ids_are_never_used_again()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0), Square(20, 0)]);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 2, 1)] }, Ct);
        await store.CommitAsync(new(Note) { Adds = [new(Parcels.Name, SquareShape(1, 1), Values())] }, Ct);
        await WriteAsync(store, [Square(0, 0)], mode: WriteMode.Append);

        Assert.Equal([1L, 3L, 4L], await IdsAsync(store, FeatureQuery.All));
        await WriteAsync(store, [Square(0, 0)], mode: WriteMode.Replace);
        Assert.Equal([5L], await IdsAsync(store, FeatureQuery.All));
    }

    [Fact]
    public async Task Writing_says_what_is_in_its_way()
    {
        await using var store = await CreateEmptyAsync();
        await Assert.ThrowsAsync<LayerNotFoundException>(() => WriteAsync(store, [], mode: WriteMode.Append));
        await WriteAsync(store, []);

        await Assert.ThrowsAsync<LayerExistsException>(() => WriteAsync(store, []));
        await Assert.ThrowsAsync<SchemaMismatchException>(() => WriteAsync(store, [], Parcels with { Role = LayerRole.RedLine }, WriteMode.Append));
        await Assert.ThrowsAsync<SchemaMismatchException>(() => WriteAsync(store, [], Parcels with { Schema = new([]) }, WriteMode.Append));
        await Assert.ThrowsAsync<LayerNotFoundException>(() => ReadAsync(store, layer: "none"));
        await Assert.ThrowsAsync<LayerNotFoundException>(() => store.GetLayerAsync("none", Ct));
    }

    [Theory]
    [InlineData(WriteMode.Create)]
    [InlineData(WriteMode.Replace)]
    [InlineData(WriteMode.Append)]
    public async Task A_stream_that_fails_midway_leaves_the_old_state(WriteMode mode)
    {
        await using var store = await CreateEmptyAsync();
        var draft = mode == WriteMode.Create ? Parcels with { Name = "new" } : Parcels;
        await WriteAsync(store, Enumerable.Range(0, 10).Select(i => Square(20 * i, 0)));
        var before = await store.GetLayerAsync(Parcels.Name, Ct);

        var failure = await Assert.ThrowsAsync<IOException>(() => store.WriteLayerAsync(draft, mode, Failing(), () => From("b", 1), Note, Ct));

        Assert.Equal("the file ended", failure.Message);
        Assert.Equal(before.ContentHash, (await store.GetLayerAsync(Parcels.Name, Ct)).ContentHash);
        Assert.Single(await store.ListLayersAsync(Ct));
        Assert.Equal(10, (await ReadAsync(store, new() { Within = new(-1e9, 1e9, -1e9, 1e9) })).Count);
        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        await using var store = await CreateEmptyAsync();
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteLayerAsync(
            Parcels, WriteMode.Create, CancellingAfter(2000, cancelling), () => From("b", 1), Note, cancelling.Token));

        Assert.Empty(await store.ListLayersAsync(Ct));
        Assert.Single(await store.ReadRevisionsAsync(Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_same_features_have_the_same_hash_however_they_came()
    {
        await using var once = await CreateEmptyAsync();
        await using var twice = await CreateEmptyAsync();
        await using var edited = await CreateEmptyAsync();
        Feature[] features = [Square(0, 0, name: "甲"), Square(20, 0, name: "乙")];

        await WriteAsync(once, features);
        await WriteAsync(twice, features[..1]);
        await WriteAsync(twice, features[1..], mode: WriteMode.Append);
        await WriteAsync(edited, []);
        await edited.CommitAsync(new(Note) { Adds = [.. features.Select(feature => new FeatureAdd(Parcels.Name, feature.Shape, feature.Values))] }, Ct);

        var hash = (await once.GetLayerAsync(Parcels.Name, Ct)).ContentHash;
        Assert.Equal(hash, (await twice.GetLayerAsync(Parcels.Name, Ct)).ContentHash);
        Assert.Equal(hash, (await edited.GetLayerAsync(Parcels.Name, Ct)).ContentHash);
        await edited.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        Assert.NotEqual(hash, (await edited.GetLayerAsync(Parcels.Name, Ct)).ContentHash);
    }

    private static async IAsyncEnumerable<Feature> Failing()
    {
        for (var i = 0; i < 1000; i++)
            yield return Square(i, 5);
        await Task.Yield();
        throw new IOException("the file ended");
    }

    private static async IAsyncEnumerable<Feature> CancellingAfter(int count, CancellationTokenSource cancelling)
    {
        for (var i = 0; ; i++)
        {
            if (i == count)
                await cancelling.CancelAsync();
            yield return Square(i, 5);
        }
    }
}
