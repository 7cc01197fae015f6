using System.Text;
using LandPlanner.Testing;

[assembly: AssemblyFixture(typeof(SharedCluster))]

namespace LandPlanner.Cli.Tests;

/// <summary>The same day's work in a file and on a server.</summary>
public sealed class ServerTests(SharedCluster server) : AtDesk
{
    private const string Password = "geheim";

    private const string Wider = "POLYGON ((500000 3300000, 500120 3300000, 500120 3300100, 500000 3300100, 500000 3300000))";

    [Fact]
    public async Task A_file_and_a_server_give_the_same_reports_and_never_the_password()
    {
        var address = server.NewAddress(Password);
        var sources = Sources();
        var (file, served) = (new Office(Desk, Desk.PathOf("day.gpkg"), "file"), new Office(Desk, address, "served"));

        var days = await Task.WhenAll(DayAsync(file, sources), DayAsync(served, sources));

        Assert.Equal(days[0], days[1]);
        var (theirs, ours) = (file.Files(), served.Files());
        Assert.Equal(theirs.Keys, ours.Keys);
        Assert.Contains("findings.xlsx", theirs.Keys.Select(Path.GetFileName));
        // Who ran it when is in run.json alone.
        Assert.All(theirs.Where(report => !report.Key.EndsWith("run.json", StringComparison.Ordinal)), report => Assert.True(report.Value.AsSpan().SequenceEqual(ours[report.Key]), $"{report.Key} differs."));
        Assert.DoesNotContain(Password, served.Everything, StringComparison.Ordinal);
        Assert.All(ours, report => Assert.Equal(-1, report.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Password))));
    }

    [Fact]
    public async Task Refusals_tell_no_password()
    {
        var office = new Office(Desk, server.NewAddress(Password), "served");
        await office.RunAsync(2, "layers");
        await office.RunAsync(0, "new", "--crs", "EPSG:4550");
        await office.RunAsync(2, "new", "--crs", "EPSG:4550");
        await office.RunAsync(2, "export", "nowhere", office.PathOf("a.shp"));
        await office.RunAsync(2, "grant", "reader", "nobody");
        server.Sql(office.Workspace, "DROP TABLE landplanner_layers");
        await office.RunAsync(2, "layers", "--json");
        await office.RunAsync(2, "verify");
        foreach (var bad in new[] { "&colour=red", "&schema=public", "&sslmode=perhaps" })
            await new Office(Desk, office.Workspace + bad, "served").RunAsync(2, "layers");

        foreach (var line in office.Everything.Split('\n').Where(line => line.StartsWith("landplanner", StringComparison.Ordinal)))
            Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, office.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", office.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_and_backups_between_both_are_the_same_workspace()
    {
        var (file, served) = (new Office(Desk, Desk.Workspace, "file"), new Office(Desk, server.NewAddress(Password), "served"));
        await file.RunAsync(0, "import", Desk.Squares("a.shp", 3), "--layer", "a", "--role", "reference");
        await file.RunAsync(0, "import", Desk.Squares("b.shp", 2), "--layer", "a", "--role", "reference", "--replace");

        var copied = await Command.RunAsync("copy", file.Workspace, served.Workspace, "--json");
        var again = await served.RunAsync(2, "copy", file.Workspace, served.Workspace);
        var backed = await served.RunAsync(0, "backup", Desk.PathOf("back.gpkg"));
        var back = new Office(Desk, Desk.PathOf("back.gpkg"), "back");

        Assert.Equal((0, ""), (copied.ExitCode, copied.Errors));
        Assert.Contains("already", again.Errors, StringComparison.Ordinal);
        foreach (var arguments in new[] { new[] { "history", "--json" }, ["layers", "--json"], ["verify", "--json", "--head", copied.Json.GetProperty("head").GetString()!] })
        {
            var said = (await file.RunAsync(0, arguments)).Output;
            Assert.Equal(said, (await served.RunAsync(0, arguments)).Output);
            Assert.Equal(said, (await back.RunAsync(0, arguments)).Output);
        }

        Assert.DoesNotContain(Password, copied.Output + again.Errors + backed.Output + served.Everything, StringComparison.Ordinal);
    }

    /// <summary>Everything that may not depend on where the workspace lies.</summary>
    private static async Task<string> DayAsync(Office office, Dictionary<string, string> sources)
    {
        var same = new StringBuilder();
        await office.RunAsync(0, "new", "--crs", "EPSG:4550");
        same.AppendLine((await office.RunAsync(1, "import", sources["tracts"], "--layer", "tracts", "--role", "tract-scheme", "--json")).Output);
        same.AppendLine((await office.RunAsync(0, "import", sources["farmland"], "--layer", "farmland", "--role", "basic-farmland")).Output);
        foreach (var (layer, vintage) in new[] { ("before", "2023-12-31"), ("after", "2024-12-31") })
            same.AppendLine((await office.RunAsync(0, "import", sources[layer], "--layer", layer, "--role", "land-use", "--crs", "EPSG:4550", "--vintage", vintage)).Output);
        same.AppendLine((await office.RunAsync(1, "audit", "--on", "2026-01-01", "--json", "--out", office.PathOf("audit"))).Output);
        same.AppendLine((await office.RunAsync(1, "check", "tracts", "--json", "--out", office.PathOf("check"))).Output);
        same.AppendLine((await office.RunAsync(0, "matrix", "before", "after", "--json", "--out", office.PathOf("matrix"))).Output);
        await office.RunAsync(0, "edit", "tracts", "1", "--set", "TBBH=甲", "--wkt", Wider, "--expect", "1", "--json");
        same.AppendLine(Sentence(await office.RunAsync(2, "edit", "tracts", "1", "--set", "TBBH=乙", "--expect", "1")));
        await office.RunAsync(0, "import", sources["farmland"], "--layer", "tracts", "--role", "tract-scheme", "--replace");
        same.AppendLine((await office.RunAsync(0, "restore", "tracts", "--revision", "2", "--reason", "导错了", "--json")).Output);
        same.AppendLine((await office.RunAsync(0, "layers", "--json")).Output).AppendLine((await office.RunAsync(0, "layers", "--lang", "zh")).Output);
        await office.RunAsync(0, "export", "tracts", office.PathOf("tracts.geojson"));
        await office.RunAsync(0, "export", "after", office.PathOf("after.shp"));
        same.AppendLine(Revisions(await office.RunAsync(0, "history", "--json")));
        var verified = await office.RunAsync(0, "verify", "--json");
        return same.Append(verified.Json.GetProperty("revisions")).Append(' ').Append(verified.Json.GetProperty("features")).ToString();
    }

    /// <summary>Without who came first, which names a time.</summary>
    private static string Sentence(Said said) => said.Errors.Split('(')[0];

    private static string Revisions(Said said) => string.Join('\n', said.Json.EnumerateArray()
        .Select(revision => $"{revision.GetProperty("revision")} {revision.GetProperty("kind")} {revision.GetProperty("author")} {revision.GetProperty("reason")}"));

    /// <summary>Tracts with a bow tie, a square drawn twice, two that overlap and a record without a shape; farmland under some.</summary>
    private Dictionary<string, string> Sources() => new()
    {
        ["tracts"] = Shapefile.Write(
            Desk.PathOf("tracts.shp"),
            [
                [Shapefile.Square(Desk.East, Desk.North, 100)], [BowTie(200)], [Shapefile.Square(Desk.East + 400, Desk.North, 100)],
                [Shapefile.Square(Desk.East + 400, Desk.North, 100)], [Shapefile.Square(Desk.East + 450, Desk.North, 100)], null,
            ],
            Desk.Prj),
        ["farmland"] = Shapefile.Write(Desk.PathOf("farmland.shp"), [[Shapefile.Square(Desk.East - 50, Desk.North - 50, 300)]], Desk.Prj),
        ["before"] = Desk.Strips("before", [(0, 100, "0103"), (100, 200, "0103"), (200, 300, "0601")]),
        ["after"] = Desk.Strips("after", [(0, 100, "0702"), (100, 150, "0103"), (150, 200, "0201"), (200, 300, "0601")]),
    };

    private static double[] BowTie(double east)
    {
        var (x, y) = (Desk.East + east, Desk.North);
        return [x, y, x + 100, y + 100, x + 100, y, x, y + 100, x, y];
    }
}
