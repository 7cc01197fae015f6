namespace LandPlanner.Bench;

/// <summary>The programs under measurement, and a scratch folder that goes when the bench is done.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("landplanner-bench-").FullName;

    /// <summary>The built command line, as LANDPLANNER_PROGRAM names it.</summary>
    public string Program { get; } = Named("LANDPLANNER_PROGRAM");

    /// <summary>The maker of the sample town, as SAMPLE_TOWN_PROGRAM names it.</summary>
    public string SampleTown { get; } = Named("SAMPLE_TOWN_PROGRAM");

    public string At(string name) => Path.Combine(_scratch, name);

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    private static string Named(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: run tools/bench.sh.");
}
