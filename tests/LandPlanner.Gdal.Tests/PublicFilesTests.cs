using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

/// <summary>Real files, and the right answers their producers recorded beside them.</summary>
public sealed class PublicFilesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static List<SourceRecord> ReadAll(string path, string? layer = null)
    {
        using var file = VectorFile.Open(path);
        return [.. file.Read(layer ?? file.Layers[0].Name, Ct)];
    }

    private static object? Value(VectorFile file, SourceLayer layer, int record, string field) =>
        file.Read(layer.Name, Ct).ElementAt(record).Values[layer.Schema.IndexOf(field)];

    [Fact]
    public void A_chinese_shapefile_without_cpg_is_read_by_its_language_id()
    {
        using var file = VectorFile.Open(Checkout.SharedData("shapefiles/chinese_encoding.shp"));
        var layer = Assert.Single(file.Layers);

        Assert.Equal(("GB18030", "language-id"), (layer.Encoding, layer.EncodingFoundBy));
        Assert.Equal((78, 136), (layer.Count, layer.Schema.Fields.Count));
        Assert.Null(layer.CrsWkt);
        Assert.Equal(
            ["天长市", "全椒县", "和县", "巢湖市市"],
            file.Read(layer.Name, Ct).Take(4).Select(record => record.Values[layer.Schema.IndexOf("NAME99")]));
        Assert.Equal("安徽", Value(file, layer, 0, "PRO_NAME"));
    }

    [Fact]
    public void The_same_file_without_its_language_id_is_still_found_to_be_chinese()
    {
        using var folder = new TemporaryFolder();
        foreach (var extension in new[] { "shp", "shx", "dbf" })
            File.Copy(Checkout.SharedData($"shapefiles/chinese_encoding.{extension}"), folder.File($"c.{extension}"));
        using (var table = File.OpenWrite(folder.File("c.dbf")))
        {
            table.Position = 29;
            table.WriteByte(0);
        }

        using var file = VectorFile.Open(folder.File("c.shp"));
        var layer = Assert.Single(file.Layers);

        Assert.Equal(("GB18030", "detected"), (layer.Encoding, layer.EncodingFoundBy));
        Assert.Equal("天长市", Value(file, layer, 0, "NAME99"));
    }

    [Fact]
    public void A_cpg_that_lies_is_found_out_and_told()
    {
        using var folder = new TemporaryFolder();
        foreach (var extension in new[] { "shp", "shx", "dbf" })
            File.Copy(Checkout.SharedData($"shapefiles/chinese_encoding.{extension}"), folder.File($"c.{extension}"));
        File.WriteAllText(folder.File("c.cpg"), "UTF-8");

        using var file = VectorFile.Open(folder.File("c.shp"));
        var layer = Assert.Single(file.Layers);

        Assert.Equal("GB18030", layer.Encoding);
        Assert.Contains(layer.Problems, problem => problem.Contains(".cpg", StringComparison.Ordinal) && problem.Contains("record 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_caller_who_is_wrong_is_told_too()
    {
        using var file = VectorFile.Open(Checkout.SharedData("shapefiles/chinese_encoding.shp"), "UTF-8");

        Assert.Equal("GB18030", file.Layers[0].Encoding);
        Assert.Contains(file.Layers[0].Problems, problem => problem.StartsWith("The caller says UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void Portuguese_utf8_stays_as_declared()
    {
        using var file = VectorFile.Open(Checkout.SharedData("shapefiles/deter-nf-deter-public.shp"));

        Assert.Equal(("UTF-8", "cpg", 802L), (file.Layers[0].Encoding, file.Layers[0].EncodingFoundBy, file.Layers[0].Count));
        Assert.Contains("'FID' is called 'FID_1'", Assert.Single(file.Layers[0].Problems));
    }

    [Fact]
    public void A_null_shape_keeps_its_row_in_step_with_a_table_that_is_a_row_short()
    {
        Checkout.SharedData("shapefiles/UnifiedChecksMaterial.dbf");
        using var folder = new TemporaryFolder();
        File.Copy(Checkout.SharedData("shapefiles/UnifiedChecksMaterialNullAtStart.shp"), folder.File("n.shp"));
        File.Copy(Checkout.SharedData("shapefiles/UnifiedChecksMaterial.dbf"), folder.File("n.dbf"));

        var records = ReadAll(folder.File("n.shp"));
        var plain = ReadAll(Checkout.SharedData("shapefiles/UnifiedChecksMaterial.shp"));

        Assert.Equal([1L, 2L, 3L], records.Select(record => record.Number));
        Assert.Null(records[0].Shape);
        Assert.Equal(plain[0].Shape!.Coordinates, records[1].Shape!.Coordinates);
        Assert.Equal(plain.Select(record => record.Values), records.Take(2).Select(record => record.Values));
        Assert.Equal("missing-row", Assert.Single(records[2].Notes));
    }

    [Theory]
    [InlineData("shapefiles/AllNulls.shp", 1)]
    [InlineData("shapefiles/EmptyShapeFile.shp", 0)]
    public void Files_with_next_to_nothing_in_them_invent_nothing(string path, int records)
    {
        var read = ReadAll(Checkout.SharedData(path));

        Assert.Equal(records, read.Count);
        Assert.All(read.SelectMany(record => record.Values), Assert.Null);
    }

    [Fact]
    public void Nested_polygons_are_two_parts_with_a_hole_each()
    {
        var shape = Assert.Single(ReadAll(Checkout.SharedData("shapefiles/nested_polygons.shp"))).Shape!;

        Assert.Equal([2, 4], shape.PartEnds);
    }

    [Fact]
    public void A_file_geodatabase_in_a_zip_shows_all_its_layers_and_values()
    {
        using var file = VectorFile.Open(Checkout.SharedData("gdb/testopenfilegdb.gdb.zip"));
        var polygon = file.Layers.Single(layer => layer.Name == "polygon");

        Assert.Equal(37, file.Layers.Count);
        Assert.Equal("foo_é", Value(file, polygon, 0, "str"));
        Assert.Equal(-13L, Value(file, polygon, 0, "smallint"));
        Assert.Equal(123L, Value(file, polygon, 0, "int"));
        Assert.Equal(1.5, Value(file, polygon, 0, "float"));
        Assert.Equal(4.56, Value(file, polygon, 0, "real"));
    }

    [Fact]
    public void Every_layer_of_the_geodatabase_can_be_read_to_its_end()
    {
        using var file = VectorFile.Open(Checkout.SharedData("gdb/testopenfilegdb.gdb.zip"));

        foreach (var layer in file.Layers)
            Assert.Equal(layer.Count, file.Read(layer.Name, Ct).LongCount());
        Assert.Equal(5, file.Read("null_polygon", Ct).Count(record => record.Shape is null or { IsEmpty: true }));
        Assert.Equal(341, file.Read("big_layer", Ct).Count());
    }

    [Fact]
    public void A_row_of_nulls_stays_null()
    {
        var row = ReadAll(Checkout.SharedData("gdb/test_gpkg_nulls.gpkg"))[3];

        Assert.All(row.Values, Assert.Null);
    }

    [Theory]
    [InlineData("gdb/curvepolygon.gpkg")]
    [InlineData("gdb/multisurface.gpkg")]
    [InlineData("gdb/curve.gpkg")]
    public void Curves_are_linearised_and_noted(string path)
    {
        var records = ReadAll(Checkout.SharedData(path)).Where(record => record.Shape is not null).ToList();

        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.Contains("curve-linearised", record.Notes));
        Assert.All(records, record => Assert.False(record.Shape!.IsEmpty));
    }

    [Fact]
    public void Lines_with_z_and_m_come_as_plain_lines()
    {
        var records = ReadAll(Checkout.SharedData("gdb/line_zm.gpkg"));

        Assert.All(records, record => Assert.Equal(GeometryKind.Line, record.Shape!.Kind));
    }

    [Fact]
    public void Wells_in_a_zipped_geopackage_are_points() =>
        Assert.All(ReadAll(Checkout.SharedData("fields/wells.gpkg.zip")).Take(50), record => Assert.Equal(GeometryKind.Point, record.Shape!.Kind));
}
