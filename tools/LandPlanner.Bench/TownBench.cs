using System.Text.Json;

namespace LandPlanner.Bench;

/// <summary>The main job on the sample town against the limits set for it, and how soon a short command answers.</summary>
internal sealed class TownBench(BenchFolder folder)
{
    private const string Name = "import";
    private const double ImportsLimitMs = 10_000;
    private const double AuditLimitMs = 3_000;
    private const double StartLimitMs = 500;
    private const int StartRuns = 5;

    private readonly string _workspace = folder.At("town.gpkg");

    public async Task RunAsync(CancellationToken ct)
    {
        var (imports, audit) = await MakeAsync(ct);
        Row.Limit(Name, "sample-town", imports, ImportsLimitMs);
        Row.Limit(Name, "sample-audit", audit, AuditLimitMs);
        await StartUpAsync("start-up-help", ["--help"], ct);
        await StartUpAsync("start-up-layers", ["layers"], ct);
        await StartUpAsync("start-up-history", ["history"], ct);
    }

    /// <summary>The workspace that <see cref="MakeAsync"/> leaves.</summary>
    public string Workspace => _workspace;

    /// <summary>The sample town imported and audited.</summary>
    /// <returns>Milliseconds of all imports, and of the audit.</returns>
    public async Task<(double Imports, double Audit)> MakeAsync(CancellationToken ct)
    {
        var bureau = folder.At("bureau");
        await Run.OfAsync(folder.SampleTown, ["--out", bureau, "--seed", "1", "--patches", "12000"], ct);
        await Run.OfAsync(folder.Program, ["new", _workspace, "--crs", "EPSG:4550"], ct);
        var imports = await ImportAllAsync(bureau, ct);
        return (imports, (await VerbAsync(["audit", "--out", folder.At("report")], ct)).Milliseconds);
    }

    private async Task<double> ImportAllAsync(string bureau, CancellationToken ct)
    {
        using var expected = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(bureau, "expected.json"), ct));
        var milliseconds = 0.0;
        foreach (var file in expected.RootElement.GetProperty("files").EnumerateArray())
            milliseconds += (await VerbAsync(ImportOf(file, bureau), ct)).Milliseconds;
        return milliseconds;
    }

    private static string[] ImportOf(JsonElement file, string bureau) =>
    [
        "import", Path.Combine(bureau, Text(file, "file")), "--layer", Text(file, "layer"), "--role", Text(file, "role"),
        .. file.GetProperty("options").EnumerateArray().Select(option => option.GetString()!),
        .. file.TryGetProperty("sourceLayer", out var source) && source.GetString() is { } name ? new[] { "--source-layer", name } : [],
    ];

    private static string Text(JsonElement file, string property) => file.GetProperty(property).GetString()!;

    private async Task StartUpAsync(string row, string[] arguments, CancellationToken ct)
    {
        var runs = new List<double>();
        for (var run = 0; run < StartRuns; run++)
            runs.Add((await VerbAsync(arguments, ct)).Milliseconds);
        Row.Limit(Name, row, Row.Median(runs), StartLimitMs);
    }

    // Status 1 is a finding, not a failure.
    private Task<Run> VerbAsync(IEnumerable<string> arguments, CancellationToken ct) =>
        Run.OfAsync(folder.Program, [.. arguments, "--workspace", _workspace], mostStatus: 1, ct);
}
