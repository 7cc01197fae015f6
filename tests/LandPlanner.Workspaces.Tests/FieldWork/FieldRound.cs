using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.FieldWork;
using LandPlanner.Workspaces.Ledgers;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.FieldWork;

/// <summary>
/// A workspace with three cases, squares of 100 m with their middles 500 m apart on the meridian 123° E, and a package of the first two. The middle of the first lies at
/// 123° E 37.1981359190403° N, as PROJ 9.1.1 has it.
/// </summary>
internal sealed class FieldRound : IAsyncDisposable
{
    public const double LongitudeDegrees = 123;
    public const double LatitudeDegrees = 37.1981359190403;
    public const string CaseLayer = "图斑台账";

    public static readonly RevisionNote Note = new("周工", "test");

    private static readonly DateTimeOffset MadeAt = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _home;
    private readonly TemporaryFolder _scratch = new();

    private FieldRound(Workspace workspace, TemporaryFolder home) => (Workspace, _home) = (workspace, home);

    public Workspace Workspace { get; }

    /// <summary>Holds the package, and what a test writes.</summary>
    public string Scratch => _scratch.Path;

    public FieldPackage Package { get; private set; } = null!;

    public string GeoPackage => Path.Combine(Package.Folder, "round.gpkg");

    public static async Task<FieldRound> StartAsync()
    {
        var home = new TemporaryFolder();
        var round = new FieldRound(await Workspace.CreateAsync(home.File("town.gpkg"), new(4550), "周工", Ct), home);
        await round.FillAsync();
        round.Package = await round.PackAsync("round", [1, 2]);
        return round;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FieldPackageRequest Request(string name, params long[] ids)
    {
        var forms = Workspace.Tables.Ledgers;
        return new(name, forms.Get("case"), ids, "number", forms.Get("evidence").Get("kind").Choices, "周工") { References = ["roads"], SurroundMetres = 100 };
    }

    public Task<FieldPackage> PackAsync(string name, params long[] ids) =>
        FieldPackageWriter.WriteAsync(Workspace, Request(name, ids), Scratch, new FixedTime(MadeAt), Ct);

    /// <summary>A package of a table without shapes, by a form made for the occasion.</summary>
    public async Task<FieldPackage> PackVisitsAsync()
    {
        Field[] fields = [new("person", FieldType.Text), new("result", FieldType.Text), new("seen_at", FieldType.DateTime)];
        var draft = new LayerDraft("走访", LayerRole.Reference, GeometryKind.None, new(fields));
        await Workspace.Store.WriteLayerAsync(draft, WriteMode.Create, new[] { new Feature(0, null, ["李", null, null]) }.ToAsyncEnumerable(), NoProvenance, Note, Ct);
        var asked = fields.Select(field => new LedgerField(field.Name, field.Type, field.Name, field.Name, [], false, false)).ToList();
        var form = new LedgerForm("visit", LayerRole.Reference, "走访", GeometryKind.None, "走访", "Visits", asked);
        return await FieldPackageWriter.WriteAsync(Workspace, new("visits", form, [1], "person", [], "周工"), Scratch, TimeProvider.System, Ct);
    }

    public Task<FieldReturn> ReadAsync() => ReadAsync(Package.Folder);

    public Task<FieldReturn> ReadAsync(string path) => FieldReturn.ReadAsync(Workspace, path, Ct);

    /// <summary>Changes the package's GeoPackage, as a program in the field does.</summary>
    public void Sql(string sql, params (string Name, object Value)[] values) => SqlOf(Package, sql, values);

    public static void SqlOf(FieldPackage package, string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open(Path.Combine(package.Folder, package.Manifest.GeoPackageName));
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    public object? Ask(string sql)
    {
        using var connection = Open(GeoPackage);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Changes the workspace's own file, as QGIS does that has it open; its R-tree's triggers want their functions to be there.</summary>
    public void ChangePastTheWorkspace(string sql)
    {
        using var connection = Open(_home.File("town.gpkg"));
        foreach (var function in new[] { "ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" })
            connection.CreateFunction(function, (byte[]? _) => 0.0);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A row of evidence at a point, or at none.</summary>
    public void AddEvidence(long? subject, string? photo, (double X, double Y)? at = null) => Sql(
        "INSERT INTO evidence (geom, uuid, subject, kind, photo, note, operator) VALUES ($geom, $uuid, $subject, 'wide', $photo, '东侧', '王')",
        ("$geom", at is { } point ? PointBlob(point.X, point.Y) : DBNull.Value), ("$uuid", Guid.NewGuid().ToString("N")), ("$subject", subject ?? (object)DBNull.Value),
        ("$photo", photo ?? (object)DBNull.Value));

    /// <summary>A photo in the package's folder, at a place.</summary>
    public string AddPhoto(string path, double? longitude, double? latitude, int shade = 0)
    {
        new PhotoFile { LongitudeDegrees = longitude, LatitudeDegrees = latitude, AzimuthDegrees = 90, Shade = shade }.Write(Path.Combine(Package.Folder, path));
        return path;
    }

    /// <summary>Somebody else edits a case in the workspace meanwhile.</summary>
    public async Task EditAsync(long id, string field, object? value)
    {
        var row = await RowAsync(id);
        var changed = row.With(field, value);
        await Workspace.Store.CommitAsync(new(Note) { Updates = [new(CaseLayer, id, row.Feature.Version, changed.Shape, changed.Feature.Values)] }, Ct);
    }

    public async Task DeleteAsync(long id)
    {
        var row = await RowAsync(id);
        await Workspace.Store.CommitAsync(new(Note) { Deletes = [new(CaseLayer, id, row.Feature.Version)] }, Ct);
    }

    public async Task<LedgerRow> RowAsync(long id) => (await (await Ledger.OpenAsync(Workspace, "case", Ct)).FindAsync(id, Ct))!;

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        _scratch.Dispose();
        _home.Dispose();
    }

    public static Geometry Square(double x, double y, double side) => new WKTReader().Read(FormattableString.Invariant(
        $"MULTIPOLYGON ((({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y})))"));

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private async Task FillAsync()
    {
        var ledger = await Ledger.OpenAsync(Workspace, "case", Ct);
        await ledger.EnsureAsync(Note, Ct);
        await Workspace.Store.CommitAsync(new(Note) { Adds = [.. Enumerable.Range(0, 3).Select(i => ledger.Add(Case(ledger, i)))] }, Ct);
        var roads = new LayerDraft("roads", LayerRole.Reference, GeometryKind.Polygon, new([new("name", FieldType.Text)]));
        await Workspace.Store.WriteLayerAsync(roads, WriteMode.Create, Roads(), NoProvenance, Note, Ct);
    }

    private static LedgerRow Case(Ledger ledger, int index) => ledger.NewRow(Square(499_950, 4_118_450 + (500 * index), 100)).With(
    [
        new("number", $"AJ2026-000{index + 1}"), new("title", $"案件{index + 1}"), new("source", "satellite"), new("state", "issued"), new("issued_on", new DateOnly(2026, 3, 1)),
    ]);

    /// <summary>A band of 2 km by 20 m through the middle of the first case, and one that lies far away.</summary>
    private static async IAsyncEnumerable<Feature> Roads()
    {
        await Task.CompletedTask;
        var reader = new WKTReader();
        yield return new(0, reader.Read("MULTIPOLYGON (((499000 4118490, 501000 4118490, 501000 4118510, 499000 4118510, 499000 4118490)))"), ["村道"]);
        yield return new(0, reader.Read("MULTIPOLYGON (((510000 4118490, 511000 4118490, 511000 4118510, 510000 4118510, 510000 4118490)))"), ["省道"]);
    }

    private static Provenance NoProvenance() => new(
        "test", "", "", "test", "UTF-8", "format", "EPSG:4550", Provenance.FromWorkspace, new(2, 2, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));

    /// <summary>A single point as GeoPackage (OGC 12-128r17 §2.1.3) has it: header without envelope, little-endian WKB.</summary>
    private static byte[] PointBlob(double x, double y) =>
        [(byte)'G', (byte)'P', 0, 1, .. BitConverter.GetBytes(4550), 1, 1, 0, 0, 0, .. BitConverter.GetBytes(x), .. BitConverter.GetBytes(y)];

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
