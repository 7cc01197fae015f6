using System.IO.Compression;
using System.Text;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class ZipTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Zip => _folder.File("a.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_in_gbk_inside_a_zip_are_read()
    {
        await PackAsync(EncodingNames.Gb18030, "温泉镇/地类图斑.shp");

        using var file = VectorFile.Open(Zip);
        Assert.Equal("地类图斑", Assert.Single(file.Layers).Name);
        Assert.Equal(3, file.ReadAll().Count);
    }

    [Fact]
    public async Task Several_data_sets_in_a_zip_are_all_listed()
    {
        await PackAsync(Encoding.UTF8, "一/图斑.shp", "二/图斑.shp", "三.gpkg");

        using var file = VectorFile.Open(Zip);
        Assert.Equal(["一/图斑/图斑", "parcels", "二/图斑/图斑"], file.Layers.Select(layer => layer.Name));
        Assert.All(file.Layers, layer => Assert.Equal(3, file.ReadAll(layer.Name).Count));
        Assert.Equal("ESRI Shapefile, GPKG", file.Format);
    }

    [Fact]
    public async Task The_temporary_files_are_gone_afterwards()
    {
        await PackAsync(Encoding.UTF8, "图斑.shp");
        var before = TemporaryFolders();

        using (var file = VectorFile.Open(Zip))
            Assert.NotEmpty(file.Layers);

        Assert.DoesNotContain(TemporaryFolders().Except(before), folder => Holds(folder, "图斑.shp"));
    }

    [Fact]
    public void A_zip_without_vector_files_is_refused()
    {
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Create))
            zip.CreateEntry("readme.txt");

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(Zip));

        Assert.Contains("'a.zip' holds no vector file", refused.Message);
    }

    [Fact]
    public async Task A_zip_that_is_cut_off_is_refused()
    {
        await PackAsync(Encoding.UTF8, "图斑.shp");
        File.WriteAllBytes(Zip, File.ReadAllBytes(Zip)[..^200]);

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(Zip));

        Assert.Contains("'a.zip' is damaged", refused.Message);
    }

    [Fact]
    public void An_entry_that_leads_out_of_the_folder_is_refused()
    {
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Create))
            zip.CreateEntry("../../evil.shp");

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(Zip));

        Assert.Contains("leads out of its folder", refused.Message);
    }

    [Fact]
    public async Task A_damaged_member_is_named_while_the_others_are_read()
    {
        await PackAsync(Encoding.UTF8, "a.shp");
        using (var zip = ZipFile.Open(Zip, ZipArchiveMode.Update))
        {
            using var writer = new StreamWriter(zip.CreateEntry("b.geojson").Open());
            writer.Write("{ \"type\": \"FeatureColl");
        }

        using var file = VectorFile.Open(Zip);
        Assert.Contains(
            Assert.Single(file.Layers).Problems, problem => problem.Contains("'b.geojson' could not be opened"));
    }

    private static HashSet<string> TemporaryFolders() =>
        [.. Directory.GetDirectories(Path.GetTempPath(), "landplanner-*")];

    private static bool Holds(string folder, string name)
    {
        try
        {
            return Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).Any();
        }
        catch (DirectoryNotFoundException)
        {
            // Another test's, gone meanwhile.
            return false;
        }
    }

    private async Task PackAsync(Encoding names, params string[] dataSets)
    {
        using var zip = new ZipArchive(File.Create(Zip), ZipArchiveMode.Create, false, names);
        foreach (var dataSet in dataSets)
        {
            using var folder = new TemporaryFolder();
            var written = await Samples.WriteAsync(folder.File(Path.GetFileName(dataSet)), Samples.Parcels);
            foreach (var part in written.Files)
                zip.CreateEntryFromFile(part, Path.ChangeExtension(dataSet, Path.GetExtension(part)));
        }
    }
}
