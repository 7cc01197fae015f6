using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage.Tests;

/// <summary>A workspace file in a folder of its own, and ways past the store into it.</summary>
internal sealed class TestWorkspace : IDisposable
{
    public static readonly LayerDraft Parcels = new(
        "parcels", LayerRole.Reference, GeometryKind.Polygon, new([new("name", FieldType.Text), new("count", FieldType.Integer)]));

    public static readonly RevisionNote Note = new("周工", "测试");

    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("w.gpkg");

    public string Folder => _folder.Path;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string File(string name) => _folder.File(name);

    public Task<GeoPackageStore> CreateAsync() => GeoPackageStore.CreateAsync(Path, TestCrs.Gk123, "周工", TimeProvider.System, Ct);

    public Task<GeoPackageStore> OpenAsync(bool readOnly = false) => GeoPackageStore.OpenAsync(Path, readOnly, TimeProvider.System, Ct);

    /// <summary>A workspace with one layer of squares, closed.</summary>
    public async Task FillAsync(int count)
    {
        await using var store = await CreateAsync();
        await WriteAsync(store, Squares(count));
    }

    public static Task<Revision> WriteAsync(GeoPackageStore store, IEnumerable<Feature> features, LayerDraft? draft = null, WriteMode mode = WriteMode.Create) =>
        store.WriteLayerAsync(draft ?? Parcels, mode, features.ToAsyncEnumerable(), () => From("a.shp"), Note, Ct);

    public static IEnumerable<Feature> Squares(int count) => Enumerable.Range(0, count)
        .Select(i => new Feature(0, Square(500_000 + 20 * (i % 100), 3_300_000 + 20.0 * (i / 100)), [$"地块{i}", (long)i]));

    public static Polygon Square(double x, double y) => GeometryFactory.Default.CreatePolygon(
        [new(x, y), new(x + 10, y), new(x + 10, y + 10), new(x, y + 10), new(x, y)]);

    public static Provenance From(string source) => new(
        source, "", "", "test", "UTF-8", "format", "EPSG:4550", "caller", new(1, 1, 0, 0, default, default, default, default, default, []));

    public async Task<Verification> VerifyAsync()
    {
        await using var store = await OpenAsync();
        return await store.VerifyAsync(null, Ct);
    }

    public void Sql(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public object? Ask(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        SpatialFunctions.Register(connection);
        return connection;
    }

    public void Dispose() => _folder.Dispose();
}
