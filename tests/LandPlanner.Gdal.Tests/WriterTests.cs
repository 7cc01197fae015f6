using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class WriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.shp")]
    [InlineData("a.gpkg")]
    [InlineData("a.gdb")]
    [InlineData("a.tab")]
    public async Task A_write_that_fails_leaves_nothing(string name)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Samples.WriteAsync(_folder.File(name), Failing()));

        Assert.Empty(Entries());
    }

    [Theory]
    [InlineData("a.shp", "a.dbf")]
    [InlineData("a.gdb", "a.gdb")]
    public async Task Any_part_that_stands_there_already_is_left_alone(string name, string standing)
    {
        File.WriteAllText(_folder.File(standing), "mine");

        var refused = await Assert.ThrowsAsync<GdalException>(() => Samples.WriteAsync(
            _folder.File(name), Samples.Parcels));

        Assert.Contains($"{standing}' is there already", refused.Message);
        Assert.Equal([standing], Entries());
        Assert.Equal("mine", File.ReadAllText(_folder.File(standing)));
    }

    [Fact]
    public async Task An_extension_nobody_writes_is_refused()
    {
        var refused = await Assert.ThrowsAsync<GdalException>(
            () => Samples.WriteAsync(_folder.File("a.dwg"), Samples.Parcels));

        Assert.Contains("'.dwg' is none of", refused.Message);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var refused = await Assert.ThrowsAsync<GdalException>(
            () => Samples.WriteAsync(Path.Combine(_folder.Path, "no", "a.gpkg"), Samples.Parcels));

        Assert.Contains("there is no such folder", refused.Message);
    }

    [Fact]
    public async Task A_coordinate_system_that_is_none_is_refused()
    {
        await Assert.ThrowsAsync<GdalException>(() => Samples.WriteAsync(
            _folder.File("a.gpkg"), Samples.Parcels, crs: "nonsense"));

        Assert.Empty(Entries());
    }

    [Fact]
    public async Task The_hash_of_a_shapefile_is_over_its_five_parts_in_turn()
    {
        await Samples.WriteAsync(_folder.File("a.shp"), Samples.Parcels);
        var bytes = ((string[])["shp", "shx", "dbf", "prj", "cpg"])
            .SelectMany(extension => File.ReadAllBytes(_folder.File($"a.{extension}"))).ToArray();

        using var file = VectorFile.Open(_folder.File("a.shp"));

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), file.Sha256);
        Assert.Equal("a.shp", file.FileName);
    }

    private static IEnumerable<Feature> Failing()
    {
        yield return Samples.Parcels[0];
        throw new InvalidOperationException("The source broke.");
    }

    private string[] Entries() =>
        [.. Directory.GetFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)!).Order()];
}
