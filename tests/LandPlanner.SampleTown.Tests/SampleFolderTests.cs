using System.Diagnostics;
using LandPlanner.Testing;

namespace LandPlanner.SampleTown.Tests;

/// <summary>The folder as a whole; the files are read by GDAL's ogrinfo.</summary>
public class SampleFolderTests
{
    private static readonly SampleOptions Options = new(Seed: 5, Patches: 600);

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();

        SampleFolder.Write(Options, one.Path);
        SampleFolder.Write(Options, other.Path);

        Assert.All(Directory.GetFiles(one.Path), file => Assert.Equal(
            File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(other.Path, Path.GetFileName(file)))));
    }

    [Fact]
    public async Task Every_file_opens_in_ogrinfo_with_the_records_expected()
    {
        Checkout.Require(File.Exists("/usr/bin/ogrinfo"), "ogrinfo (package gdal-bin) is not installed.");
        using var folder = new TemporaryFolder();
        var expected = SampleFolder.Write(Options, folder.Path);

        foreach (var file in expected.Files)
        {
            var said = await InfoAsync(Path.Combine(folder.Path, file.File));
            Assert.Contains($"Feature Count: {file.Records}\n", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_folder_says_that_it_is_made_up()
    {
        using var folder = new TemporaryFolder();

        SampleFolder.Write(Options, folder.Path);

        Assert.Contains(Layers.Mark, File.ReadAllText(Path.Combine(folder.Path, "README.txt")), StringComparison.Ordinal);
        Assert.Contains(Layers.Mark, File.ReadAllText(Path.Combine(folder.Path, "expected.json")), StringComparison.Ordinal);
    }

    private static async Task<string> InfoAsync(string file)
    {
        var ct = TestContext.Current.CancellationToken;
        var source = file.EndsWith(".zip", StringComparison.Ordinal) ? "/vsizip/" + file : file;
        var start = new ProcessStartInfo("/usr/bin/ogrinfo", ["-ro", "-so", "-al", source]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return said;
    }
}
