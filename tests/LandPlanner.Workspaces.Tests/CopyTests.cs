using LandPlanner.Features;
using LandPlanner.GeoPackage;
using LandPlanner.PostGis;
using LandPlanner.Stores;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

[assembly: AssemblyFixture(typeof(SharedCluster))]

namespace LandPlanner.Workspaces.Tests;

/// <summary>Workspaces copied between files and servers.</summary>
public sealed class CopyTests(SharedCluster server) : IDisposable
{
    private static readonly RevisionNote Note = new("周工", "测试");

    private static readonly LayerDraft Everything = new(
        "图 \"斑\" select", LayerRole.Reference, GeometryKind.Polygon,
        new(
        [
            new("名 \"称\"", FieldType.Text, 20), new("count", FieldType.Integer), new("area", FieldType.Real), new("xmin", FieldType.Boolean),
            new("since", FieldType.Date), new("seen", FieldType.DateTime), new("块", FieldType.Binary),
        ]),
        new DateOnly(2024, 12, 31), "parcels");

    private static readonly LayerDraft Parcels = new("parcels", LayerRole.Reference, GeometryKind.Polygon, new([new("name", FieldType.Text)]));

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task From_a_file_to_a_server_and_back_nothing_is_lost()
    {
        await using var first = await FilledAsync(_folder.File("first.gpkg"));
        await using var second = await CopiedAsync(first, server.NewAddress());
        await using var third = await CopiedAsync(second, _folder.File("third.gpkg"));

        await AssertGoOnAlikeAsync(first, second, third);
    }

    [Fact]
    public async Task From_a_server_to_a_server_nothing_is_lost()
    {
        var address = server.NewAddress();
        await using var first = await FilledAsync(address);
        server.Sql(address, "UPDATE \"线\" SET \"名\" = '外'; INSERT INTO \"线\" (fid, \"名\") VALUES (900, '外')");
        await first.Store.AdoptAsync(Note, Ct);
        await using var second = await CopiedAsync(first, server.NewAddress());
        await using var third = await CopiedAsync(second, _folder.File("third.gpkg"));

        await AssertGoOnAlikeAsync(first, second, third);
    }

    [Fact]
    public async Task A_copy_is_told_without_the_password()
    {
        await using var source = await FilledAsync(_folder.File("first.gpkg"));
        var address = server.NewAddress("geheim");

        var result = await source.CopyAsync(address, null, Ct);

        Assert.DoesNotContain("geheim", result.ToString(), StringComparison.Ordinal);
        Assert.Contains(SharedCluster.SchemaOf(address), result.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_copied_over()
    {
        await using var source = await FilledAsync(_folder.File("first.gpkg"));
        var (address, file) = (server.NewAddress(), _folder.File("taken.gpkg"));
        await using (await Workspace.CreateAsync(address, new(4550), "李工", Ct))
            await File.WriteAllTextAsync(file, "mine", Ct);

        foreach (var target in new[] { address, file })
            Assert.Contains("already", (await Assert.ThrowsAsync<WorkspaceException>(() => source.CopyAsync(target, null, Ct))).Message, StringComparison.Ordinal);

        Assert.Equal("mine", await File.ReadAllTextAsync(file, Ct));
        Assert.Equal("1", server.Sql(address, "SELECT count(*) FROM landplanner_revisions"));
    }

    [Fact]
    public async Task A_cancelled_copy_leaves_nothing_on_the_server()
    {
        await using var source = await Workspace.CreateAsync(_folder.File("first.gpkg"), new(4550), "周工", Ct);
        await WriteAsync(source, Parcels, Enumerable.Range(0, 9000).Select(i => new Feature(0, null, [$"{i}"])));
        var address = server.NewAddress();
        using var cancelling = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.CopyAsync(address, new Canceller(cancelling), cancelling.Token));

        Assert.False(server.IsThere(address));
    }

    [Theory]
    [InlineData("UPDATE parcels SET name = '偷改' WHERE fid = 4", "parcels")]
    [InlineData("UPDATE landplanner_generation_2 SET name = '偷改' WHERE fid = 4", "parcels")]
    [InlineData("DROP TABLE landplanner_generation_2", "landplanner_generation_2")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '测试', '改过') WHERE number = 2", "Revision 2")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 2", "was removed")]
    [InlineData("DELETE FROM landplanner_writes", "Revision 2")]
    public async Task What_does_not_fit_its_history_is_not_copied(string sql, string named)
    {
        var (from, to) = (server.NewAddress(), server.NewAddress());
        await using var source = await Workspace.CreateAsync(from, new(4550), "周工", Ct);
        await WriteAsync(source, Parcels, Enumerable.Range(0, 10).Select(i => new Feature(0, null, [$"{i}"])));
        await WriteAsync(source, Parcels, Enumerable.Range(0, 10).Select(i => new Feature(0, null, [$"{i}"])), WriteMode.Replace);
        server.Sql(from, sql.Replace("parcels SET name = '偷改' WHERE fid = 4", "parcels SET name = '偷改' WHERE fid = 14", StringComparison.Ordinal));

        // Asked for at the workspace, it is refused before; the store itself, asked past that, must not leave a half either.
        await Assert.ThrowsAsync<WorkspaceException>(() => source.CopyAsync(to, null, Ct));
        await using var snapshot = await source.Store.OpenSnapshotAsync(Ct);
        var refusal = await Assert.ThrowsAnyAsync<WorkspaceException>(
            () => PostGisStore.CreateCopyAsync(PostGisAddress.Parse(to), snapshot, source.Crs, TimeProvider.System, null, Ct));
        await Assert.ThrowsAnyAsync<WorkspaceException>(
            () => GeoPackageStore.CreateCopyAsync(_folder.File("copy.gpkg"), snapshot, source.Crs, TimeProvider.System, null, Ct));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.False(server.IsThere(to));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    /// <summary>Everything a history can have, in layers created out of the order of their names.</summary>
    private static async Task<Workspace> FilledAsync(string address)
    {
        var workspace = await Workspace.CreateAsync(address, new(4550), "周工", Ct);
        object?[] values = ["田\u0001\"\\\n𠮷", long.MaxValue, -0.0, true, new DateOnly(2024, 2, 29), new DateTime(2024, 2, 29, 1, 2, 3, 4, DateTimeKind.Utc), new byte[] { 1, 0 }];
        object?[] odd = ["", long.MinValue, 0.1 + 0.2, false, new DateOnly(1, 1, 1), new DateTime(9999, 12, 31, 23, 59, 59, DateTimeKind.Utc), Array.Empty<byte>()];
        await WriteAsync(workspace, Everything, [new(0, Square(1, 2), values), new(0, null, new object?[7]), new(0, Wkt("POLYGON EMPTY"), odd)]);
        await WriteAsync(workspace, Parcels, Enumerable.Range(0, 300).Select(i => new Feature(0, Square(500_000 + 20 * i, 3_300_000), [$"{i}"])));
        await WriteAsync(workspace, new("线", LayerRole.Reference, GeometryKind.Line, new([new("名", FieldType.Text)])), [new(0, Wkt("MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 4))"), ["线"])]);
        await WriteAsync(workspace, new("点", LayerRole.Reference, GeometryKind.Point, new([])), [new(0, Wkt("POINT (1 2)"), [])]);
        await WriteAsync(workspace, new("table", LayerRole.Reference, GeometryKind.None, new([new("group", FieldType.Text)])), [new(0, null, ["一"])]);
        await WriteAsync(workspace, new(new string('长', 40), LayerRole.Reference, GeometryKind.Polygon, new([new(new string('名', 40), FieldType.Text)])), [new(0, null, ["长"])]);
        await WriteAsync(workspace, Parcels, [new(0, Square(0, 0), ["追"])], WriteMode.Append);
        await workspace.Store.CommitAsync(
            new(Note)
            {
                Adds = [new(Everything.Name, null, values), new("table", null, [null])],
                Updates = [new(Everything.Name, 1, 1, null, odd), new("parcels", 7, 1, Square(0, 0), ["改"])],
                Deletes = [new(Everything.Name, 2, 1), new("parcels", 301, 1), new("点", 1, 1)],
                Records = [new("照片", "1", new byte[] { 255, 0 }), new("照片", "2", ReadOnlyMemory<byte>.Empty), new("audit", "附件", new byte[] { 3 })],
            },
            Ct);
        await workspace.Store.KeepRecordAsync("audit", "第一", new byte[] { 1, 2 }, Note, Ct);
        await workspace.Store.KeepRecordAsync("audit", "0", ReadOnlyMemory<byte>.Empty, Note, Ct);
        await WriteAsync(workspace, Parcels, [new(0, null, ["换"])], WriteMode.Replace);
        await WriteAsync(workspace, Parcels with { Schema = new([new("x", FieldType.Real)]) }, [new(0, Square(0, 0), [1.5]), new(0, null, [null])], WriteMode.Replace);
        await workspace.Store.CommitAsync(new(Note) { Deletes = [new("parcels", 304, 1)] }, Ct);
        return workspace;
    }

    private static async Task<Workspace> CopiedAsync(Workspace source, string target)
    {
        var result = await source.CopyAsync(target, null, Ct);
        var copy = await Workspace.OpenAsync(target, readOnly: false, Ct);
        var verified = await copy.Store.VerifyAsync(result.Head, Ct);
        Assert.Empty(verified.Problems);
        Assert.Equal((result.Revisions, result.Head), (verified.Revisions, (await source.Store.VerifyAsync(null, Ct)).Head));
        return copy;
    }

    private static async Task AssertGoOnAlikeAsync(params Workspace[] workspaces)
    {
        var states = new List<List<string>>();
        foreach (var workspace in workspaces)
            states.Add(await StateAsync(workspace));
        Assert.All(states, state => Assert.Equal(states[0], state));
        foreach (var layer in await workspaces[0].Store.ListLayersAsync(Ct))
        {
            var ids = new List<long>();
            foreach (var workspace in workspaces)
                ids.Add(await AddAsync(workspace.Store, layer));
            Assert.Single(ids.Distinct());
        }

        foreach (var workspace in workspaces)
            Assert.Empty((await workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    /// <summary>The whole history, each layer as it is listed and as it stood after each revision, and the records.</summary>
    private static async Task<List<string>> StateAsync(Workspace workspace)
    {
        var store = workspace.Store;
        var state = await store.ReadHistoryAsync(Ct)
            .Select(entry => $"{entry.Number} {entry.Hash} {entry.Body} {entry.Parts.Provenance} {Convert.ToHexString(entry.Parts.Manifest ?? [])} " +
                $"{string.Join(' ', entry.Parts.Records.Select(record => $"{record.Kind} {record.Id} {record.Sha256}"))} {string.Join(' ', entry.Parts.Changes)}").ToListAsync(Ct);
        var revisions = state.Count;
        foreach (var layer in await store.ListLayersAsync(Ct))
        {
            state.Add($"{layer.Name} {layer.Role} {layer.Kind} {LayerJson.Write(layer.Schema)} {layer.Vintage} {layer.Covers} {layer.Count} {layer.Area} {layer.Extent} {layer.Revision} {layer.ContentHash}");
            for (var asOf = 1; asOf <= revisions; asOf++)
                state.Add($"{asOf}: " + await PastAsync(store, layer.Name, asOf));
        }

        foreach (var kind in new[] { "audit", "照片" })
        {
            foreach (var id in await store.ListRecordsAsync(kind, Ct))
                state.Add($"{kind} {id} {Convert.ToHexString(await store.ReadRecordAsync(kind, id, Ct) ?? [])}");
        }

        return state;
    }

    private static async Task<string> PastAsync(IFeatureStore store, string layer, long asOf)
    {
        try
        {
            return string.Join(' ', await store.ReadAsync(layer, new() { AsOf = asOf }, Ct)
                .Select(feature => $"{feature.Id} v{feature.Version} {string.Join('|', feature.Values.Select(Shown))} {feature.Shape?.AsText()}").ToListAsync(Ct));
        }
        catch (WorkspaceException notThere)
        {
            return notThere.Message;
        }
    }

    private static string? Shown(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : FormattableString.Invariant($"{value}");

    private static async Task<long> AddAsync(IFeatureStore store, LayerInfo layer)
    {
        var revision = await store.CommitAsync(new(Note) { Adds = [new(layer.Name, null, new object?[layer.Schema.Fields.Count])] }, Ct);
        return (await store.ReadChangesAsync(new(), Ct).SingleAsync(change => change.Revision.Number == revision.Number, Ct)).FeatureId;
    }

    private static Task<Revision> WriteAsync(Workspace workspace, LayerDraft draft, IEnumerable<Feature> features, WriteMode mode = WriteMode.Create) =>
        workspace.Store.WriteLayerAsync(
            draft, mode, features.ToAsyncEnumerable(),
            () => new("a.shp", "", "", "test", "UTF-8", "format", "EPSG:4550", "caller", new(1, 1, 0, 0, default, default, default, default, default, [])), Note, Ct);

    private static Geometry Square(double x, double y) => Wkt(FormattableString.Invariant($"POLYGON (({x} {y}, {x + 10} {y}, {x + 10} {y + 10}, {x} {y + 10}, {x} {y}))"));

    private static Geometry Wkt(string text) => new WKTReader().Read(text);

    private sealed class Canceller(CancellationTokenSource cancelling) : IProgress<double>
    {
        public void Report(double value) => cancelling.Cancel();
    }
}
