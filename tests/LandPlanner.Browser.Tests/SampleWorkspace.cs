using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Browser.Tests;

/// <summary>A small sample town with all its layers imported and audited, made once; each test works on a copy.</summary>
public sealed class SampleWorkspace : IDisposable
{
    private const string Patches = "1500";

    private readonly TemporaryFolder _folder = new();
    private readonly SharedCluster _cluster = new();
    private readonly Lazy<string> _made;
    private int _copies;

    public SampleWorkspace() => _made = new(Make);

    /// <summary>The bureau's files the town was made from.</summary>
    public string Bureau => Path.Combine(Path.GetDirectoryName(_made.Value)!, "bureau");

    /// <summary>A copy in a file of its own.</summary>
    public string NewFile()
    {
        var copy = _folder.File($"copy{Interlocked.Increment(ref _copies)}.gpkg");
        Programs.LandPlanner(0, "backup", copy, "--workspace", _made.Value);
        return copy;
    }

    /// <summary>A copy in a schema of its own on a server of the tests' own.</summary>
    public string NewSchema()
    {
        var address = _cluster.NewAddress();
        Programs.LandPlanner(0, "copy", _made.Value, address);
        return address;
    }

    /// <summary>A new workspace on the store a test is for.</summary>
    public string New(bool onServer) => onServer ? NewSchema() : NewFile();

    /// <summary>An empty file of the tests' own.</summary>
    public string PathOf(string name) => _folder.File(name);

    public void Dispose()
    {
        _cluster.Dispose();
        _folder.Dispose();
    }

    private string Make()
    {
        var (bureau, workspace) = (_folder.File("bureau"), _folder.File("town.gpkg"));
        Programs.Run(Programs.Path("LandPlanner.SampleTown"), 0, "--out", bureau, "--seed", "1", "--patches", Patches);
        Programs.LandPlanner(0, "new", workspace, "--crs", "EPSG:4550");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(bureau, "expected.json")));
        foreach (var file in expected.RootElement.GetProperty("files").EnumerateArray())
            Import(file, bureau, workspace);
        Programs.LandPlanner(1, "audit", "--out", _folder.File("report"), "--workspace", workspace);
        return workspace;
    }

    private static void Import(JsonElement file, string bureau, string workspace)
    {
        string Text(string name) => file.GetProperty(name).GetString()!;
        var options = file.GetProperty("options").EnumerateArray().Select(option => option.GetString()!).ToList();
        if (file.TryGetProperty("sourceLayer", out var layer) && layer.GetString() is { } name)
            options.AddRange(["--source-layer", name]);
        Programs.LandPlanner(1, ["import", Path.Combine(bureau, Text("file")), "--layer", Text("layer"), "--role", Text("role"), .. options, "--workspace", workspace]);
    }
}
