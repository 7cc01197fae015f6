using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Shapefile => _folder.File("a.shp");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_shx_is_made_good_without_touching_the_folder()
    {
        await WriteAsync();
        File.Delete(_folder.File("a.shx"));
        var before = Snapshot();

        using (var file = VectorFile.Open(Shapefile))
        {
            Assert.Equal([9600.0, 0, 2600], file.ReadAll().Select(record => Math.Round(record.PlanarArea(), 6)));
            Assert.Contains(file.Layers[0].Problems, problem => problem.Contains("has no .shx"));
        }

        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_missing_dbf_leaves_shapes_without_attributes()
    {
        await WriteAsync();
        File.Delete(_folder.File("a.dbf"));

        using var file = VectorFile.Open(Shapefile);
        Assert.Equal(3, file.ReadAll().Count);
        Assert.Empty(file.Layers[0].Schema.Fields);
        Assert.Contains(file.Layers[0].Problems, problem => problem.Contains("has no .dbf"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_truncated_shp_loses_only_the_records_that_are_not_there(bool withShx)
    {
        await WriteAsync();
        Truncate("a.shp", 20);
        if (!withShx)
            File.Delete(_folder.File("a.shx"));

        using var file = VectorFile.Open(Shapefile);
        var records = file.ReadAll();
        Assert.Equal([1, 2, 3], records.Select(record => record.Number));
        Assert.Equal(9600, records[0].PlanarArea(), 6);
        Assert.Empty(records[1].Notes);
        Assert.Equal(["unreadable-shape"], records[2].Notes);
        Assert.Null(records[2].Shape);
        Assert.Equal(new DateOnly(1999, 12, 31), records[2].Values[3]);
        Assert.Contains(file.Layers[0].Problems, problem => problem.Contains("'a.shp' is cut short"));
        Assert.Contains("'a.shp' lacks the shapes of 1 of 3 records.", file.Layers[0].Problems);
    }

    [Fact]
    public async Task A_truncated_dbf_loses_only_the_rows_that_are_not_there()
    {
        await WriteAsync();
        Truncate("a.dbf", 30);

        using var file = VectorFile.Open(Shapefile);
        var records = file.ReadAll();
        Assert.Equal("乔木林地", records[1].Values[0]);
        Assert.Equal(["missing-row"], records[2].Notes);
        Assert.All(records[2].Values, Assert.Null);
        Assert.Equal(2600, records[2].PlanarArea(), 6);
        Assert.Contains("'a.dbf' is cut short: 2 of 3 rows are there.", file.Layers[0].Problems);
    }

    [Fact]
    public async Task Records_lost_in_both_files_are_still_counted_and_named()
    {
        await WriteAsync();
        Truncate("a.shp", 20);
        Truncate("a.dbf", 30);
        File.Delete(_folder.File("a.shx"));

        using var file = VectorFile.Open(Shapefile);
        var records = file.ReadAll();
        Assert.Equal(3, file.Layers[0].Count);
        Assert.Equal(["unreadable-shape", "missing-row"], records[2].Notes);
    }

    [Fact]
    public async Task A_shape_of_rubbish_is_named_and_the_others_are_read()
    {
        await WriteAsync();
        var bytes = File.ReadAllBytes(Shapefile);
        bytes.AsSpan(100 + 8 + 36, 8).Fill(0x7F);
        File.WriteAllBytes(Shapefile, bytes);

        using var file = VectorFile.Open(Shapefile);
        var records = file.ReadAll();
        Assert.Equal(["unreadable-shape"], records[0].Notes);
        Assert.Equal("水田", records[0].Values[0]);
        Assert.Equal(2600, records[2].PlanarArea(), 6);
    }

    [Fact]
    public async Task A_shx_that_does_not_fit_is_set_aside()
    {
        await WriteAsync();
        Truncate("a.shx", 8);

        using var file = VectorFile.Open(Shapefile);
        Assert.Equal(2600, file.ReadAll()[2].PlanarArea(), 6);
        Assert.Contains(file.Layers[0].Problems, problem => problem.Contains("does not fit the .shp"));
    }

    [Fact]
    public async Task Rows_marked_as_deleted_are_left_out_and_counted()
    {
        await WriteAsync();
        var bytes = File.ReadAllBytes(_folder.File("a.dbf"));
        bytes[BitConverter.ToUInt16(bytes, 8) + BitConverter.ToUInt16(bytes, 10)] = (byte)'*';
        File.WriteAllBytes(_folder.File("a.dbf"), bytes);

        using var file = VectorFile.Open(Shapefile);
        Assert.Equal([1, 3], file.ReadAll().Select(record => record.Number));
        Assert.Equal(2, file.Layers[0].Count);
        Assert.Contains(
            file.Layers[0].Problems, problem => problem.Contains("1 rows of the table are marked as deleted"));
    }

    [Fact]
    public async Task A_geopackage_in_write_ahead_mode_is_not_touched()
    {
        var path = _folder.File("a.gpkg");
        await Samples.WriteAsync(path, Samples.Parcels);
        var bytes = File.ReadAllBytes(path);
        (bytes[18], bytes[19]) = (2, 2);
        File.WriteAllBytes(path, bytes);
        var before = Snapshot();

        using (var file = VectorFile.Open(path))
        {
            Assert.Equal(3, file.ReadAll().Count);
            Assert.Equal(before, Snapshot());
        }

        Assert.Equal(before, Snapshot());
    }

    [Theory]
    [InlineData("a.shp")]
    [InlineData("a.gpkg")]
    [InlineData("a.geojson")]
    [InlineData("a.kml")]
    [InlineData("a.dxf")]
    [InlineData("a.fgb")]
    [InlineData("a.tab")]
    [InlineData("a.mif")]
    [InlineData("a.zip")]
    public void Empty_files_and_files_of_rubbish_are_refused_in_a_sentence(string name)
    {
        foreach (var content in (byte[][])[[], [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7 + 3))]])
        {
            File.WriteAllBytes(_folder.File(name), content);

            var refused = Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File(name)));

            Assert.StartsWith($"'{name}' ", refused.Message);
        }
    }

    [Theory]
    [InlineData("a.gpkg")]
    [InlineData("a.geojson")]
    [InlineData("a.fgb")]
    public async Task A_file_cut_in_half_is_refused_or_ends_in_a_sentence(string name)
    {
        await Samples.WriteAsync(_folder.File(name), Enumerable.Repeat(Samples.Parcels[0], 2000));
        Truncate(name, new FileInfo(_folder.File(name)).Length / 2);

        var refused = Assert.Throws<GdalException>(() =>
        {
            using var file = VectorFile.Open(_folder.File(name));
            file.ReadAll();
        });

        Assert.StartsWith($"'{name}' ", refused.Message);
    }

    [Theory]
    [InlineData("a.rar", "Unpack it")]
    [InlineData("a.mdb", "Export it to a FileGDB")]
    [InlineData("a.dwg", "Save it as DXF")]
    public void Formats_nobody_here_reads_are_refused_with_the_way_out(string name, string wayOut)
    {
        File.WriteAllText(_folder.File(name), "anything");

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File(name)));

        Assert.Contains(wayOut, refused.Message);
    }

    [Fact]
    public void A_rar_that_calls_itself_zip_is_still_a_rar()
    {
        File.WriteAllText(_folder.File("a.zip"), "Rar!\u001a\u0007");

        Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File("a.zip")));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains(
            "nowhere.shp", Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File("nowhere.shp"))).Message);

    [Fact]
    public async Task A_layer_that_is_not_there_is_named_with_those_that_are()
    {
        await WriteAsync();
        using var file = VectorFile.Open(Shapefile);

        var refused = Assert.Throws<GdalException>(() => file.Read("b", TestContext.Current.CancellationToken));

        Assert.Equal("'a.shp' has no layer 'b'. It has: 'a'.", refused.Message);
    }

    [Fact]
    public async Task Reading_stops_when_asked_to()
    {
        await WriteAsync();
        using var file = VectorFile.Open(Shapefile);
        using var source = new CancellationTokenSource();

        using var records = file.Read("a", source.Token).GetEnumerator();
        Assert.True(records.MoveNext());
        await source.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => records.MoveNext());
    }

    private async Task WriteAsync() => await Samples.WriteAsync(Shapefile, Samples.Parcels);

    private void Truncate(string name, long bytes)
    {
        using var file = File.OpenWrite(_folder.File(name));
        file.SetLength(file.Length - bytes);
    }

    private string[] Snapshot() =>
    [
        .. new DirectoryInfo(_folder.Path).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc:O}"),
    ];
}
