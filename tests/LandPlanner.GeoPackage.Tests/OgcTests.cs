using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.GeoPackage.Tests;

/// <summary>GDAL, an independent reader, judges the file.</summary>
public sealed class OgcTests : IDisposable
{
    private readonly TestWorkspace _workspace = new();

    public OgcTests() => Command.Require("ogrinfo");

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Gdal_opens_an_empty_workspace_without_a_warning()
    {
        await using (await _workspace.CreateAsync())
        {
        }

        var output = await Command.CleanAsync("ogrinfo", "-al", "-so", _workspace.Path);

        Assert.DoesNotContain("landplanner_", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gdal_lists_layers_of_every_kind_and_any_name_and_nothing_else()
    {
        string[] names = ["点", "select", "a\"b", "O'Neil", "Robert'); DROP TABLE x; --"];
        GeometryKind[] kinds = [GeometryKind.Point, GeometryKind.Line, GeometryKind.Polygon, GeometryKind.None, GeometryKind.Polygon];
        await using (var store = await _workspace.CreateAsync())
        {
            foreach (var (name, kind) in names.Zip(kinds))
                await TestWorkspace.WriteAsync(store, [], new(name, LayerRole.Reference, kind, AllTypes));
        }

        foreach (var mode in new[] { "-ro", "-noextent" })
        {
            var output = await Command.CleanAsync("ogrinfo", "-al", "-so", mode, _workspace.Path);
            var listed = output.Split('\n').Where(line => line.StartsWith("Layer name: ", StringComparison.Ordinal)).Select(line => line[12..]);
            Assert.Equal(names.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
            Assert.Contains("ID[\"EPSG\",4550]", output, StringComparison.Ordinal);
            Assert.Contains("Multi Line String", output, StringComparison.Ordinal);
            Assert.Contains("时刻: DateTime", output, StringComparison.Ordinal);
            Assert.Contains("真: Integer(Boolean)", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Gdal_reads_the_shapes_and_values_that_were_written()
    {
        await using (var store = await _workspace.CreateAsync())
        {
            await TestWorkspace.WriteAsync(
                store,
                [
                    new(0, new WKTReader().Read("POLYGON ((0 0, 9 0, 9 9, 0 0), (5 2, 6 2, 6 3, 5 2))"), ["田", 5L]),
                    new(0, null, [null, null]),
                ]);
            await store.CommitAsync(new(TestWorkspace.Note) { Adds = [new("parcels", TestWorkspace.Square(1, 2), ["新", -1L])] }, TestWorkspace.Ct);
        }

        await Command.CleanAsync("ogr2ogr", "-f", "CSV", _workspace.File("o.csv"), _workspace.Path, "parcels", "-lco", "GEOMETRY=AS_WKT", "-lco", "STRING_QUOTING=IF_NEEDED");

        Assert.Equal(
            """
            WKT,lp_version,name,count
            "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(5 2,6 2,6 3,5 2)))",1,田,5
            ,1,,
            "MULTIPOLYGON (((1 2,11 2,11 12,1 12,1 2)))",1,新,-1

            """,
            (await File.ReadAllTextAsync(_workspace.File("o.csv"), TestWorkspace.Ct)).ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(51)]
    [InlineData(52)]
    [InlineData(3000)]
    public async Task The_packed_index_is_whole_and_stays_so_under_edits(int count)
    {
        await using var store = await _workspace.CreateAsync();
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(count));
        Assert.Equal("ok", IndexCheck());

        var changes = Enumerable.Range(1, Math.Min(count, 300)).ToArray();
        await store.CommitAsync(
            new(TestWorkspace.Note)
            {
                Adds = [.. Enumerable.Range(0, 200).Select(i => new FeatureAdd("parcels", TestWorkspace.Square(i, i), [null, null]))],
                Updates = [.. changes.Where(id => id % 2 == 0).Select(id => new FeatureUpdate("parcels", id, 1, TestWorkspace.Square(-id, id), [null, null]))],
                Deletes = [.. changes.Where(id => id % 2 == 1).Select(id => new FeatureDelete("parcels", id, 1))],
            },
            TestWorkspace.Ct);

        Assert.Equal("ok", IndexCheck());
        Assert.Empty((await store.VerifyAsync(null, TestWorkspace.Ct)).Problems);
        await TestWorkspace.WriteAsync(store, TestWorkspace.Squares(200), mode: WriteMode.Append);
        Assert.Equal("ok", IndexCheck());
    }

    [Fact]
    public async Task Edits_by_gdal_keep_the_index_and_are_named_one_by_one()
    {
        await _workspace.FillAsync(200);

        await Command.CleanAsync("ogrinfo", _workspace.Path, "-q", "-sql", "UPDATE parcels SET name = '偷改' WHERE fid = 7");
        await Command.CleanAsync("ogrinfo", _workspace.Path, "-q", "-sql", "DELETE FROM parcels WHERE fid = 9");
        await Command.CleanAsync("ogrinfo", _workspace.Path, "-q", "-sql", "INSERT INTO parcels (geom, name) SELECT geom, '偷加' FROM parcels WHERE fid = 20");

        var problems = (await _workspace.VerifyAsync()).Problems;
        Assert.All(problems, problem => Assert.Equal((VerificationProblemKind.ChangedOutside, "parcels"), (problem.Kind, problem.Layer)));
        Assert.Equal([7L, 9L, 201L], problems.Select(problem => problem.FeatureId));
        await using var store = await _workspace.OpenAsync();
        var box = new Envelope(500_380, 500_390, 3_300_000, 3_300_001);
        var found = await store.ReadAsync("parcels", new() { Within = box }, TestWorkspace.Ct).ToListAsync(TestWorkspace.Ct);
        Assert.Equal([20L, 201L], found.Select(feature => feature.Id));
        Assert.Equal("ok", IndexCheck());
    }

    [Fact]
    public async Task The_file_obeys_the_standard_where_it_is_plain_sql()
    {
        await _workspace.FillAsync(10);

        Assert.Equal("ok", _workspace.Ask("PRAGMA integrity_check"));
        Assert.Null(_workspace.Ask("PRAGMA foreign_key_check"));
        Assert.Equal((long)0x47504B47, _workspace.Ask("PRAGMA application_id"));
        Assert.Equal(10300L, _workspace.Ask("PRAGMA user_version"));
        Assert.Equal(4L, _workspace.Ask("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326, 4550)"));
        Assert.Equal(6L, _workspace.Ask("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_parcels_geom_%'"));
        // "GP", version 0, flags: little-endian with an XY envelope, then 4550 little-endian.
        Assert.Equal("47500003C6110000", _workspace.Ask("SELECT hex(substr(geom, 1, 8)) FROM parcels LIMIT 1"));
    }

    private static FeatureSchema AllTypes => new(
    [
        new("文", FieldType.Text), new("整", FieldType.Integer), new("实", FieldType.Real), new("真", FieldType.Boolean),
        new("日", FieldType.Date), new("时刻", FieldType.DateTime), new("块", FieldType.Binary),
    ]);

    private object? IndexCheck() => _workspace.Ask("SELECT rtreecheck('main', 'rtree_parcels_geom')");
}
