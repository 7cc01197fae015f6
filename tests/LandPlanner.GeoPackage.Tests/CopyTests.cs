using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.GeoPackage.Tests;

public sealed class CopyTests : IDisposable
{
    private static readonly FeatureSchema AllTypes = new(
    [
        new("select", FieldType.Text, 20), new("\"引 号\"", FieldType.Integer), new("实", FieldType.Real), new("真", FieldType.Boolean),
        new("日", FieldType.Date), new("时", FieldType.DateTime), new("块", FieldType.Binary),
    ]);

    private readonly TestWorkspace _workspace = new();

    private string Target => _workspace.File("copy.gpkg");

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_copy_has_the_same_history_features_and_records()
    {
        await using var source = await _workspace.CreateAsync();
        await FillAsync(source);

        await using var copy = await CopyAsync(source);

        Assert.Equal(await HistoryAsync(source), await HistoryAsync(copy));
        Assert.Empty((await copy.VerifyAsync((await source.VerifyAsync(null, TestWorkspace.Ct)).Head, TestWorkspace.Ct)).Problems);
        var (theirs, ours) = (await source.ListLayersAsync(TestWorkspace.Ct), await copy.ListLayersAsync(TestWorkspace.Ct));
        Assert.Equal(theirs.Select(Line), ours.Select(Line));
        foreach (var layer in theirs)
            Assert.Equal(await FeaturesAsync(source, layer), await FeaturesAsync(copy, layer));
        Assert.Equal([1, 2], await copy.ReadRecordAsync("audit", "第一", TestWorkspace.Ct) ?? []);
        Assert.Equal([255, 0], await copy.ReadRecordAsync("照片", "1", TestWorkspace.Ct) ?? []);
        Assert.Equal(0, (await copy.ReadRecordAsync("照片", "2", TestWorkspace.Ct))?.Length);
        Assert.Equal(await source.ListRecordsAsync("audit", TestWorkspace.Ct), await copy.ListRecordsAsync("audit", TestWorkspace.Ct));
        Assert.Equal(
            await source.ReadChangesAsync(new(), TestWorkspace.Ct).Select(change => (change.Revision.Hash, change.FeatureId, change.BeforeHash)).ToListAsync(TestWorkspace.Ct),
            await copy.ReadChangesAsync(new(), TestWorkspace.Ct).Select(change => (change.Revision.Hash, change.FeatureId, change.BeforeHash)).ToListAsync(TestWorkspace.Ct));
    }

    [Fact]
    public async Task A_copy_goes_on_with_the_ids_of_its_source()
    {
        await using var source = await _workspace.CreateAsync();
        await FillAsync(source);
        await using var copy = await CopyAsync(source);

        foreach (var layer in await source.ListLayersAsync(TestWorkspace.Ct))
        {
            var edit = new Edit(TestWorkspace.Note) { Adds = [new(layer.Name, null, new object?[layer.Schema.Fields.Count])] };
            Assert.Equal(await AddedAsync(source, edit), await AddedAsync(copy, edit));
        }

        Assert.Empty((await copy.VerifyAsync(null, TestWorkspace.Ct)).Problems);
    }

    [Fact]
    public async Task A_copy_can_be_copied_again_and_is_the_same()
    {
        await using var source = await _workspace.CreateAsync();
        await FillAsync(source);
        await using var copy = await CopyAsync(source);

        await using var snapshot = await copy.OpenSnapshotAsync(TestWorkspace.Ct);
        await using var again = await GeoPackageStore.CreateCopyAsync(_workspace.File("again.gpkg"), snapshot, TestCrs.Gk123, TimeProvider.System, null, TestWorkspace.Ct);

        Assert.Equal(await HistoryAsync(source), await HistoryAsync(again));
    }

    [Fact]
    public async Task A_copy_is_of_its_snapshot_whatever_is_committed_meanwhile()
    {
        await using var source = await _workspace.CreateAsync();
        await TestWorkspace.WriteAsync(source, TestWorkspace.Squares(5000));
        await using var snapshot = await source.OpenSnapshotAsync(TestWorkspace.Ct);

        var copying = GeoPackageStore.CreateCopyAsync(Target, snapshot, TestCrs.Gk123, TimeProvider.System, null, TestWorkspace.Ct);
        await source.CommitAsync(new(TestWorkspace.Note) { Deletes = [new("parcels", 5000, 1)] }, TestWorkspace.Ct);

        await using var copy = await copying;
        Assert.Equal((2, 5000), ((await copy.VerifyAsync(null, TestWorkspace.Ct)).Revisions, (await copy.GetLayerAsync("parcels", TestWorkspace.Ct)).Count));
    }

    [Fact]
    public async Task Nothing_is_copied_over()
    {
        await using var source = await _workspace.CreateAsync();
        await File.WriteAllTextAsync(Target, "mine", TestWorkspace.Ct);

        await Assert.ThrowsAsync<WorkspaceException>(() => CopyAsync(source));

        Assert.Equal("mine", await File.ReadAllTextAsync(Target, TestWorkspace.Ct));
    }

    [Fact]
    public async Task A_cancelled_copy_leaves_nothing()
    {
        await using var source = await _workspace.CreateAsync();
        await TestWorkspace.WriteAsync(source, TestWorkspace.Squares(9000));
        await using var snapshot = await source.OpenSnapshotAsync(TestWorkspace.Ct);
        using var cancelling = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GeoPackageStore.CreateCopyAsync(
            Target, snapshot, TestCrs.Gk123, TimeProvider.System, new Canceller(cancelling), cancelling.Token));

        AssertNothingLeft();
    }

    [Theory]
    [InlineData("UPDATE parcels SET name = '偷改' WHERE fid = 4", "parcels")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, '测试', '改过') WHERE number = 2", "Revision 2")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 2", "revision 2")]
    [InlineData("DELETE FROM landplanner_writes", "Revision 2")]
    public async Task What_does_not_fit_its_history_is_not_copied(string sql, string named)
    {
        await _workspace.FillAsync(10);
        _workspace.Sql(sql);
        await using var source = await _workspace.OpenAsync();

        var refusal = await Assert.ThrowsAnyAsync<WorkspaceException>(() => CopyAsync(source));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        AssertNothingLeft();
    }

    private async Task<GeoPackageStore> CopyAsync(GeoPackageStore source)
    {
        await using var snapshot = await source.OpenSnapshotAsync(TestWorkspace.Ct);
        return await GeoPackageStore.CreateCopyAsync(Target, snapshot, TestCrs.Gk123, TimeProvider.System, null, TestWorkspace.Ct);
    }

    private void AssertNothingLeft() =>
        Assert.DoesNotContain(Directory.GetFiles(_workspace.Folder), file => file.Contains("copy", StringComparison.Ordinal));

    // Everything a history can have, in layers created out of the order of their names.
    private async Task FillAsync(GeoPackageStore store)
    {
        object?[] values = ["田\u0001\"\\\n𠮷", long.MaxValue, -0.0, true, new DateOnly(2024, 2, 29), new DateTime(2024, 2, 29, 1, 2, 3, 4, DateTimeKind.Utc), new byte[] { 1, 0 }];
        var none = new object?[7];
        var layer = new LayerDraft("图 \"斑\" select", LayerRole.Reference, GeometryKind.Polygon, AllTypes, new DateOnly(2024, 12, 31), "parcels");
        await TestWorkspace.WriteAsync(store, [new(0, TestWorkspace.Square(1, 2), values), new(0, null, none), new(0, Wkt("POLYGON EMPTY"), values)], layer);
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(300));
        await TestWorkspace.WriteAsync(
            store, [new(0, Wkt("MULTILINESTRING ((0 0, 1 1), (2 2, 3 3, 4 4))"), ["线"])], new("线", LayerRole.Reference, GeometryKind.Line, new([new("名", FieldType.Text)])));
        await TestWorkspace.WriteAsync(store, [new(0, Wkt("POINT (1 2)"), [])], new("点", LayerRole.Reference, GeometryKind.Point, new([])));
        await TestWorkspace.WriteAsync(store, [new(0, null, ["一"])], new("table", LayerRole.Reference, GeometryKind.None, new([new("group", FieldType.Text)])));
        await TestWorkspace.WriteAsync(store, [], new("empty", LayerRole.Reference, GeometryKind.Polygon, new([])));
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(3), mode: WriteMode.Append);
        await store.CommitAsync(
            new(TestWorkspace.Note)
            {
                Adds = [new(layer.Name, null, values), new("table", null, [null])],
                Updates = [new(layer.Name, 1, 1, null, values), new("parcels", 7, 1, TestWorkspace.Square(0, 0), ["改", null])],
                Deletes = [new(layer.Name, 2, 1), new("parcels", 303, 1), new("点", 1, 1)],
                Records = [new("照片", "1", new byte[] { 255, 0 }), new("照片", "2", ReadOnlyMemory<byte>.Empty), new("audit", "附件", new byte[] { 3 })],
            },
            TestWorkspace.Ct);
        await store.KeepRecordAsync("audit", "第一", new byte[] { 1, 2 }, TestWorkspace.Note, TestWorkspace.Ct);
        await store.KeepRecordAsync("audit", "0", ReadOnlyMemory<byte>.Empty, TestWorkspace.Note, TestWorkspace.Ct);
        await TestWorkspace.WriteAsync(store, [new(0, null, ["换", 1L])], mode: WriteMode.Replace);
        _workspace.Sql("UPDATE \"线\" SET \"名\" = '外'");
        await store.AdoptAsync(TestWorkspace.Note, TestWorkspace.Ct);
    }

    private static Geometry Wkt(string text) => new WKTReader().Read(text);

    private static async Task<long> AddedAsync(GeoPackageStore store, Edit edit)
    {
        var revision = await store.CommitAsync(edit, TestWorkspace.Ct);
        return (await store.ReadChangesAsync(new(), TestWorkspace.Ct).SingleAsync(change => change.Revision.Number == revision.Number, TestWorkspace.Ct)).FeatureId;
    }

    private static ValueTask<List<string>> HistoryAsync(GeoPackageStore store) => store.ReadHistoryAsync(TestWorkspace.Ct)
        .Select(entry => $"{entry.Number} {entry.Hash} {entry.Body} {entry.Parts.Provenance} {Convert.ToHexString(entry.Parts.Manifest ?? [])} " +
            $"{string.Join(' ', entry.Parts.Records.Select(record => $"{record.Kind} {record.Id} {record.Sha256}"))} {string.Join(' ', entry.Parts.Changes)}")
        .ToListAsync(TestWorkspace.Ct);

    private static ValueTask<List<string>> FeaturesAsync(GeoPackageStore store, LayerInfo layer) => store.ReadAsync(layer.Name, FeatureQuery.All, TestWorkspace.Ct)
        .Select(feature => FeatureJson.Write(feature, layer.Kind, layer.Schema)).ToListAsync(TestWorkspace.Ct);

    private static string Line(LayerInfo layer) =>
        $"{layer.Name} {layer.Role} {layer.Kind} {LayerJson.Write(layer.Schema)} {layer.Vintage} {layer.Covers} {layer.Count} {layer.Area} {layer.Extent} {layer.Revision} " +
        $"{layer.ContentHash} {layer.Provenance?.Source}";

    private sealed class Canceller(CancellationTokenSource cancelling) : IProgress<double>
    {
        public void Report(double value) => cancelling.Cancel();
    }
}
