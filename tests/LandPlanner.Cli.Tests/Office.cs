using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>One workspace's day: what every command said, and what it wrote into a folder of its own.</summary>
/// <param name="workspace">Its address, a file's or a server's.</param>
internal sealed class Office(Desk desk, string workspace, string folder)
{
    private readonly List<string> _said = [];

    public string Workspace => workspace;

    /// <summary>Everything that any command said.</summary>
    public string Everything => string.Join('\n', _said);

    public string PathOf(string name) => desk.PathOf(Path.Combine(folder, name));

    public async Task<Said> RunAsync(int exitCode, params string[] arguments)
    {
        var said = await Command.RunAsync(arguments[0] == "new" ? ["new", workspace, .. arguments[1..]] : [.. arguments, "--workspace", workspace]);
        _said.Add($"{said.Output}\n{said.Errors}");
        Assert.True(said.ExitCode == exitCode, $"{string.Join(' ', arguments)} ended with {said.ExitCode}: {said.Errors}");
        return said;
    }

    /// <summary>An office with an empty workspace: the desk's own file, or a schema on the server.</summary>
    public static async Task<Office> OpenAsync(Desk desk, SharedCluster server, bool onServer)
    {
        if (!onServer)
            return new(desk, desk.Workspace, "file");
        var office = new Office(desk, server.NewAddress(), "served");
        await office.RunAsync(0, "new", "--crs", "EPSG:4550");
        return office;
    }

    /// <summary>What a command that goes well says as JSON.</summary>
    public async Task<JsonElement> JsonAsync(params string[] arguments) => (await RunAsync(0, [.. arguments, "--json"])).Json;

    /// <summary>Imports strips of 100 m height, from and to metres east of the desk's corner.</summary>
    /// <param name="strips">Values as "DLBM=0103;JZMJ#=12": fields are text, behind # numbers; what a strip does not name is unknown.</param>
    public async Task ImportStripsAsync(string layer, string role, params (double From, double To, string Values)[] strips)
    {
        var names = strips.SelectMany(strip => Pairs(strip.Values).Keys).Distinct().ToList();
        var features = strips.Select(strip =>
        {
            var values = Pairs(strip.Values);
            var properties = string.Join(',', names.Select(name => $"{JsonSerializer.Serialize(name.TrimEnd('#'))}:{(name.EndsWith('#') ? values[name] : JsonSerializer.Serialize(values.GetValueOrDefault(name)))}"));
            var (west, east, south, north) = (Desk.East + strip.From, Desk.East + strip.To, Desk.North, Desk.North + 100);
            return string.Create(CultureInfo.InvariantCulture,
                $$$"""{"type":"Feature","properties":{{{{properties}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{east}}},{{{south}}}],[{{{east}}},{{{north}}}],[{{{west}}},{{{north}}}],[{{{west}}},{{{south}}}]]]}}""");
        });
        var file = desk.PathOf(layer + ".geojson");
        await File.WriteAllTextAsync(
            file, $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4550"}},"features":[{{{string.Join(',', features)}}}]}""", TestContext.Current.CancellationToken);
        await RunAsync(0, "import", file, "--layer", layer, "--role", role, "--crs", "EPSG:4550");
    }

    /// <summary>Names and contents of all files written; a workbook's as its parts.</summary>
    public SortedDictionary<string, byte[]> Files()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(desk.PathOf(folder), "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(desk.PathOf(folder), path)] = File.ReadAllBytes(path);
        foreach (var (name, content) in files.Where(file => file.Key.EndsWith(".xlsx", StringComparison.Ordinal)).ToList())
        {
            using var workbook = new ZipArchive(new MemoryStream(content));
            foreach (var part in workbook.Entries)
                files[$"{name}/{part.FullName}"] = Unzipped(part);
        }

        return files;
    }

    private static Dictionary<string, string> Pairs(string values) =>
        values.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static byte[] Unzipped(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
