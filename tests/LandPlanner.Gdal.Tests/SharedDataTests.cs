using System.IO.Compression;
using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

/// <summary>The answers are those recorded in the public data's own README.</summary>
public sealed class SharedDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0x4D, "language-id")]
    [InlineData(0x00, "detected")]
    public void Chinese_counties_are_gbk_with_and_without_a_language_id(byte languageId, string foundBy)
    {
        var path = Copy("shapefiles/chinese_encoding", "shp", "shx", "dbf");
        Patch(Path.ChangeExtension(path, "dbf"), 29, languageId);

        using var file = VectorFile.Open(path);
        var layer = file.Layers[0];
        var records = file.ReadAll();
        Assert.Equal(78, records.Count);
        Assert.Equal(136, layer.Schema.Fields.Count);
        Assert.Equal(("GB18030", foundBy), (layer.Encoding, layer.EncodingFoundBy));
        Assert.Equal(
            ["天长市", "全椒县", "和县", "巢湖市市"], records.Take(4).Select(r => r.Values[layer.Schema.IndexOf("NAME99")]));
        Assert.Equal("安徽", records[0].Values[layer.Schema.IndexOf("PRO_NAME")]);
        Assert.Null(layer.CrsWkt);
    }

    [Fact]
    public void Deter_is_portuguese_in_utf8_with_its_own_prj()
    {
        var path = Checkout.SharedData("shapefiles/deter-nf-deter-public.shp");

        using var file = VectorFile.Open(path);
        var layer = file.Layers[0];
        Assert.Equal(("UTF-8", "cpg", 802L), (layer.Encoding, layer.EncodingFoundBy, layer.Count));
        Assert.Equal(File.ReadAllText(Path.ChangeExtension(path, "prj")), layer.CrsWkt);
        var records = file.ReadAll();
        Assert.Equal("mineração", records[0].Values[2]);
        Assert.Equal(93.0130297, records.Sum(r => (double)r.Values[layer.Schema.IndexOf("AREA_KM")]!), 6);
    }

    [Fact]
    public void A_null_shape_keeps_its_row_in_step_with_the_table()
    {
        var path = _folder.File("a.shp");
        File.Copy(Checkout.SharedData("shapefiles/UnifiedChecksMaterialNullAtStart.shp"), path);

        using var file = VectorFile.Open(path);
        var records = file.ReadAll();
        Assert.Equal([1, 2, 3], records.Select(record => record.Number));
        Assert.Equal([true, false, false], records.Select(record => record.Shape is null));
        Assert.All(records, record => Assert.Empty(record.Notes));
    }

    [Theory]
    [InlineData("shapefiles/AllNulls.shp", 1)]
    [InlineData("shapefiles/EmptyShapeFile.shp", 0)]
    [InlineData("shapefiles/Sept_polygones.shp", 12)]
    [InlineData("shapefiles/UnifiedChecksMaterial.shp", 2)]
    [InlineData("shapefiles/crustal_test_bugged.shp", 19)]
    [InlineData("shapefiles/tnp_pol.shp", 5)]
    [InlineData("shapefiles/shape_PointZM.shp", 3)]
    [InlineData("fields/fields.shp", 4872)]
    [InlineData("fields/wells.gpkg.zip", 29864)]
    public void No_feature_is_lost_or_invented(string relativePath, int count)
    {
        using var file = VectorFile.Open(Checkout.SharedData(relativePath));

        Assert.Equal(count, file.ReadAll().Count);
        Assert.Equal(count, file.Layers[0].Count);
    }

    [Fact]
    public void Accents_of_the_west_are_not_taken_for_chinese()
    {
        using var file = VectorFile.Open(Checkout.SharedData("shapefiles/Sept_polygones.shp"));

        Assert.Contains("Plan du cadastre du Québec", file.ReadAll()[0].Values);
    }

    [Fact]
    public void Nested_polygons_are_one_record_of_two_parts_with_a_hole_each()
    {
        using var file = VectorFile.Open(Checkout.SharedData("shapefiles/nested_polygons.shp"));

        Assert.Equal([2, 4], Assert.Single(file.ReadAll()).Shape!.PartEnds);
    }

    [Fact]
    public void Dutch_parcels_have_their_recorded_area()
    {
        using var file = VectorFile.Open(Checkout.SharedData("fields/fields.shp"));

        Assert.Equal(72_872_674.08, file.ReadAll().Sum(record => record.PlanarArea()), 0.005);
    }

    [Fact]
    public void The_geodatabase_of_37_layers_is_read()
    {
        using var file = VectorFile.Open(Checkout.SharedData("gdb/testopenfilegdb.gdb.zip"));

        Assert.Equal(("OpenFileGDB", 37), (file.Format, file.Layers.Count));
        Assert.Equal([1L, "foo_é", -13L, 123L, 1.5, 4.56], file.ReadAll("polygon")[0].Values.Take(6));
        Assert.Equal(5, file.ReadAll("null_polygon").Count(record => record.Shape is null));
        Assert.Equal(341, file.ReadAll("big_layer").Count);
        Assert.Equal(
            Enumerable.Repeat(1.0, 9), file.ReadAll("several_polygons").Select(r => Math.Round(r.PlanarArea(), 6)));
        foreach (var layer in file.Layers)
            Assert.Equal(layer.Count, file.ReadAll(layer.Name).Count);
    }

    [Fact]
    public void The_unpacked_geodatabase_is_the_same_and_is_not_touched()
    {
        ZipFile.ExtractToDirectory(Checkout.SharedData("gdb/testopenfilegdb.gdb.zip"), _folder.Path);
        var folder = Directory.GetDirectories(_folder.Path, "*.gdb").FirstOrDefault() ?? Renamed(_folder);
        var before = Directory.GetFiles(folder).Order();

        using (var file = VectorFile.Open(folder))
            Assert.Equal(37, file.Layers.Count);

        Assert.Equal(before, Directory.GetFiles(folder).Order());
    }

    [Fact]
    public void The_fourth_row_of_the_null_geopackage_is_all_null()
    {
        using var file = VectorFile.Open(Checkout.SharedData("gdb/test_gpkg_nulls.gpkg"));

        var row = file.ReadAll()[3];
        Assert.All(row.Values, Assert.Null);
    }

    [Theory]
    [InlineData("curve", GeometryKind.Line)]
    [InlineData("curvepolygon", GeometryKind.Polygon)]
    [InlineData("multisurface", GeometryKind.Polygon)]
    [InlineData("test_multisurface", GeometryKind.Polygon)]
    public void Curves_are_linearised_and_say_so(string name, GeometryKind kind)
    {
        using var file = VectorFile.Open(Checkout.SharedData($"gdb/{name}.gpkg"));

        var record = Assert.Single(file.ReadAll());
        Assert.Equal(kind, record.Shape!.Kind);
        Assert.Contains("curve-linearised", record.Notes);
    }

    [Fact]
    public void The_drawings_closed_lines_have_their_surveyed_areas()
    {
        using var file = VectorFile.Open(Checkout.SharedData("dxf/measure.dxf"));

        var records = file.ReadAll();
        Assert.Equal(GeometryKind.Polygon, file.Layers[0].Kind);
        Assert.Equal([96.034, 57.378, 118.250], records.Select(record => Math.Round(record.PlanarArea(), 3)));
    }

    private static string Renamed(TemporaryFolder folder)
    {
        var gdb = folder.File("a.gdb");
        Directory.CreateDirectory(gdb);
        foreach (var part in Directory.GetFiles(folder.Path))
            File.Move(part, Path.Combine(gdb, Path.GetFileName(part)));
        return gdb;
    }

    private string Copy(string stem, params string[] extensions)
    {
        foreach (var extension in extensions)
        {
            File.WriteAllBytes(_folder.File($"a.{extension}"), File.ReadAllBytes(Checkout.SharedData($"{stem}.{extension}")));
        }

        return _folder.File("a.shp");
    }

    private static void Patch(string path, int offset, byte value)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[offset] = value;
        File.WriteAllBytes(path, bytes);
    }
}
