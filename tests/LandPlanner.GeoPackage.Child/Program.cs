using LandPlanner.Features;
using LandPlanner.GeoPackage;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

// What tests do to a workspace from another process: "write" until killed, or "read" as a user who may not write.
var (mode, path) = (args[0], args[1]);
return mode == "write" ? await WriteUntilKilledAsync(path) : await ReadAsync(path);

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
