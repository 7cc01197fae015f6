using LandPlanner.Features;
using LandPlanner.Histories;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    private static readonly LayerDraft Wells = new("井", LayerRole.Reference, GeometryKind.Point, new([new("深", FieldType.Real)]));

    [Fact]
    public async Task A_place_tells_everything_that_ever_lay_there()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "一"), Square(20, 0, name: "二")]);
        await WriteAsync(store, [Square(0, 0, 8, name: "补")], mode: WriteMode.Append);
        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 1, 1, SquareShape(0, 0), Values("一改"))] }, Ct);
        await store.CommitAsync(new(Note) { Updates = [new(Parcels.Name, 1, 2, SquareShape(100, 0), Values("一走"))], Adds = [new(Parcels.Name, SquareShape(4, 4), Values("新"))] }, Ct);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 3, 1)] }, Ct);
        await WriteAsync(store, [Square(1, 1, name: "换")], mode: WriteMode.Replace);
        await store.CommitAsync(new(Note) { Adds = [new(Parcels.Name, SquareShape(0, 0), Values("复"), Id: 3)] }, Ct);

        Assert.Equal(
            [
                "地块 1 v1 一: 2-4", "地块 3 v1 补: 3-6", "地块 1 v2 一改: 4-5", "地块 4 v1 新: 5-7", "地块 5 v1 换: 7-", "地块 3 v2 复: 8-",
            ],
            await PlaceAsync(store, new(5, 5)));
        Assert.Equal(["地块 1 v3 一走: 5-7"], await PlaceAsync(store, new(105, 5)));
        Assert.Empty(await PlaceAsync(store, new(5, 500)));
    }

    [Fact]
    public async Task A_boundary_belongs_to_both_its_sides_and_points_lie_within_a_metre()
    {
        await using var store = await CreateEmptyAsync();
        await WriteAsync(store, [Square(0, 0, name: "西"), Square(10, 0, name: "东")]);
        await WriteAsync(store, [], Ledger);
        await WriteAsync(store, [new(0, Wkt("POINT (10.9 5)"), [3.5]), new(0, Wkt("POINT (11.1 5)"), [4.5])], Wells);

        Assert.Equal(["地块 1 v1 西: 2-", "地块 2 v1 东: 2-", "井 1 v1 3.5: 4-"], await PlaceAsync(store, new(10, 5)));
        Assert.Equal(["井 1 v1 3.5: 4-"], await PlaceAsync(store, new(10, 5), Wells.Name));
        Assert.Equal(["地块 2 v1 东: 2-"], await PlaceAsync(store, new(20, 10)));
        Assert.Empty(await PlaceAsync(store, new(20.0001, 10)));
        await Assert.ThrowsAsync<LayerNotFoundException>(() => PlaceAsync(store, new(0, 0), "none"));
    }

    [Fact]
    public async Task A_place_is_asked_of_a_day()
    {
        await using var store = await CreateEmptyAsync();
        var written = await WriteAsync(store, [Square(0, 0)]);
        await store.CommitAsync(new(Note) { Deletes = [new(Parcels.Name, 1, 1)] }, Ct);
        var history = await PlaceHistory.ReadAsync(store, new(5, 5), null, Ct);
        var version = Assert.Single(history.Versions);
        var day = DateOnly.FromDateTime(written.At);

        Assert.Equal(version, Assert.Single(history.On(day).Versions));
        Assert.Empty(history.On(day.AddDays(-1)).Versions);
        Assert.Empty(history.On(day.AddDays(2)).Versions);
        Assert.Empty(history.On(DateOnly.MinValue).Versions);
        Assert.Empty(history.On(DateOnly.MaxValue).Versions);
    }

    private static async Task<List<string>> PlaceAsync(IFeatureStore store, Coordinate place, string? layer = null)
    {
        await using var snapshot = await store.OpenSnapshotAsync(Ct);
        var history = await PlaceHistory.ReadAsync(snapshot, place, layer, Ct);
        Assert.Empty(history.Gaps);
        return
        [
            .. history.Versions.Select(version => FormattableString.Invariant(
                $"{version.Layer} {version.Feature.Id} v{version.Feature.Version} {version.Feature.Values[0]}: {version.Begin.Number}-{version.End?.Number}")),
        ];
    }
}
