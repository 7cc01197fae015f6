using System.Globalization;
using System.Security.Cryptography;
using LandPlanner.Testing;
using Microsoft.Data.Sqlite;

namespace LandPlanner.Cli.Tests;

/// <summary>A clerk's folder with an empty workspace in EPSG:4550 and the files to bring in.</summary>
internal sealed class Desk : IDisposable
{
    public const double East = 500_000;
    public const double North = 3_300_000;

    private static readonly Lazy<Task<byte[]>> Empty = new(EmptyAsync);

    private readonly TemporaryFolder _folder = new();

    public string Workspace => _folder.File("工作库.gpkg");

    public static string Prj => TestCrs.Gk123.Wkt;

    public static async Task<Desk> SetAsync()
    {
        var desk = new Desk();
        await File.WriteAllBytesAsync(desk.Workspace, await Empty.Value, TestContext.Current.CancellationToken);
        return desk;
    }

    public string PathOf(string name) => _folder.File(name);

    /// <summary>Squares of 100 m² side by side.</summary>
    public string Squares(string name, int count, string? prj = null) => Shapefile.Write(
        _folder.File(name),
        [.. Enumerable.Range(0, count).Select(i => new[] { Shapefile.Square(East + 10 * (i % 200), North + 10 * (i / 200), 10) })],
        prj ?? Prj);

    /// <summary>Strips of 100 m height in the workspace's own plane.</summary>
    public string Strips(string name, (double From, double To, string Class)[] strips)
    {
        var features = strips.Select(strip =>
        {
            var (west, east, south, north) = (East + strip.From, East + strip.To, North, North + 100);
            return string.Create(CultureInfo.InvariantCulture,
                $$$"""{"type":"Feature","properties":{"DLBM":"{{{strip.Class}}}","DLMC":"{{{NameOf(strip.Class)}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{east}}},{{{south}}}],[{{{east}}},{{{north}}}],[{{{west}}},{{{north}}}],[{{{west}}},{{{south}}}]]]}}""");
        });
        var path = PathOf(name + ".geojson");
        File.WriteAllText(
            path,
            $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4550"}},"features":[{{{string.Join(',', features)}}}]}""");
        return path;
    }

    public Task<Said> RunAsync(params string[] arguments) => Command.RunAsync([.. arguments, "--workspace", Workspace]);

    public async Task<Said> ImportAsync(string file, string layer, string role, params string[] more)
    {
        var said = await RunAsync(["import", file, "--layer", layer, "--role", role, .. more]);
        Assert.Equal("", said.Errors);
        return said;
    }

    /// <summary>The one sentence with which a command is refused, having changed nothing.</summary>
    public async Task<string> RefusedAsync(params string[] arguments)
    {
        var before = Fingerprint();
        var said = await RunAsync(arguments);
        Assert.Equal("", said.Output);
        Assert.Equal(2, said.ExitCode);
        Assert.Equal(before, Fingerprint());
        return Sentence(said);
    }

    public static string Sentence(Said said)
    {
        var line = Assert.Single(said.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        return line;
    }

    public void Sql(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Workspace};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>Lets everybody read the folder and nobody write to it.</summary>
    public void Protect() => Allow(UnixFileMode.None);

    public void Dispose()
    {
        Allow(UnixFileMode.UserWrite);
        _folder.Dispose();
    }

    private void Allow(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        foreach (var file in Directory.EnumerateFiles(_folder.Path))
            File.SetUnixFileMode(file, read | more);
        File.SetUnixFileMode(_folder.Path, read | more | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    private static string NameOf(string code) => code switch
    {
        "0103" => "旱地",
        "0201" => "果园",
        "0601" => "工业用地",
        "0702" => "农村宅基地",
        _ => "",
    };

    // SQLite's reading leaves an empty log and its index behind.
    private string Fingerprint() => string.Join('\n', Directory.EnumerateFiles(_folder.Path).Order(StringComparer.Ordinal)
        .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !(file.EndsWith("-wal", StringComparison.Ordinal) && new FileInfo(file).Length == 0))
        .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));

    private static async Task<byte[]> EmptyAsync()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("empty.gpkg");
        var said = await Command.RunAsync("new", path, "--crs", "EPSG:4550");
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        return await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
    }
}
