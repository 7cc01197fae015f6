using LandPlanner.Features;
using LandPlanner.GeoPackage;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

// What tests do to a workspace from another process: "write" or "edit" until killed, or "read" as a user who may not write.
var (mode, path) = (args[0], args[1]);
return mode switch
{
    "write" => await WriteUntilKilledAsync(path),
    "edit" => await EditUntilKilledAsync(path),
    _ => await ReadAsync(path),
};

static async Task<int> WriteUntilKilledAsync(string path)
{
    const int count = 4000;
    await using var store = await GeoPackageStore.OpenAsync(path, readOnly: false, TimeProvider.System, CancellationToken.None);
    var layer = await store.GetLayerAsync("parcels", CancellationToken.None);
    var draft = new LayerDraft(layer.Name, layer.Role, layer.Kind, layer.Schema, layer.Vintage, layer.Covers);
    while (true)
    {
        var revision = await store.ReadRevisionsAsync(CancellationToken.None).CountAsync() + 1;
        var squares = Enumerable.Range(0, count).Select(i => new Feature(0, Square(i), [$"{revision}", 0L]));
        await store.WriteLayerAsync(
            draft, WriteMode.Replace, squares.ToAsyncEnumerable(), () => layer.Provenance!, new("child", "write"), CancellationToken.None);
    }
}

// Each version of the first feature comes with two photographs.
static async Task<int> EditUntilKilledAsync(string path)
{
    await using var store = await GeoPackageStore.OpenAsync(path, readOnly: false, TimeProvider.System, CancellationToken.None);
    for (var version = 1L; ; version++)
    {
        KeptContent[] photos = [new("photo", $"{version}a", new byte[200_000]), new("photo", $"{version}b", new byte[200_000])];
        await store.CommitAsync(new(new("child", "edit")) { Updates = [new("parcels", 1, version, Square(0), [$"{version}", 0L])], Records = photos }, CancellationToken.None);
    }
}

static async Task<int> ReadAsync(string path)
{
    await using (var store = await GeoPackageStore.OpenAsync(path, readOnly: true, TimeProvider.System, CancellationToken.None))
        Console.WriteLine((await store.VerifyAsync(null, CancellationToken.None)).Features);
    try
    {
        await using var writable = await GeoPackageStore.OpenAsync(path, readOnly: false, TimeProvider.System, CancellationToken.None);
        return 1;
    }
    catch (WorkspaceReadOnlyException failure)
    {
        Console.WriteLine(failure.Message);
        return 0;
    }
}

static MultiPolygon Square(int i)
{
    var (x, y) = (420_000.0 + i % 100 * 20, 4_141_000.0 + i / 100 * 20);
    Coordinate[] ring = [new(x, y), new(x + 10, y), new(x + 10, y + 10), new(x, y + 10), new(x, y)];
    return new([new Polygon(new LinearRing(ring))]);
}
