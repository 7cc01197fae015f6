namespace LandPlanner.Bench;

/// <summary>Files into a workspace, each import a process of its own: start-up and closing are in the figures.</summary>
internal static class ImportBench
{
    private const int Runs = 3;
    private const string Name = "import";

    public static async Task RunAsync(BenchFolder folder, CancellationToken ct)
    {
        await LargeFileAsync(folder, "gpkg-100k", 100_000, Runs, ct);
        await LargeFileAsync(folder, "gpkg-200k", 200_000, 1, ct);
        await new TownBench(folder).RunAsync(ct);
    }

    /// <summary>Ours and ogr2ogr by turns; medians, and the largest peak of ours.</summary>
    private static async Task LargeFileAsync(BenchFolder folder, string row, int patches, int runs, CancellationToken ct)
    {
        var source = folder.At($"{row}.shp");
        await PatchFile.WriteAsync(source, patches, ct);
        var (ours, peers) = (new List<Run>(), new List<Run>());
        for (var run = 0; run < runs; run++)
        {
            ours.Add(await ImportAsync(folder, source, ct));
            var target = folder.At("peer.gpkg");
            peers.Add(await Run.OfAsync("ogr2ogr", ["-f", "GPKG", target, source, "-nln", "DLTB", "-oo", "ENCODING=GBK"], ct));
            File.Delete(target);
        }

        Row.Compare(
            Name, row, Row.Median(ours.Select(run => run.Milliseconds)),
            "ogr2ogr", Row.Median(peers.Select(run => run.Milliseconds)), ours.Max(run => run.PeakMegabytes));
    }

    private static async Task<Run> ImportAsync(BenchFolder folder, string source, CancellationToken ct)
    {
        var workspace = folder.At("ours.gpkg");
        await Run.OfAsync(folder.Program, ["new", workspace, "--crs", "EPSG:4529"], ct);
        var run = await Run.OfAsync(
            folder.Program, ["import", source, "--layer", "地类图斑", "--role", "land-use", "--workspace", workspace], ct);
        File.Delete(workspace);
        return run;
    }
}
