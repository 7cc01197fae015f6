using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

public sealed class AuditTests : AtDesk
{
    private const string Day = "2026-01-01";

    [Fact]
    public async Task Basic_farmland_occupied_ends_with_1()
    {
        await FillAsync(Desk, [0, 1, 2]);

        var said = await Desk.RunAsync("audit", "--on", Day, "--json");

        Assert.Equal((1, ""), (said.ExitCode, said.Errors));
        // By construction: squares of 100 m side at 0, 200 and 400 m; farmland covers the first wholly and half of the second.
        var occupied = Findings(said).Where(finding =>
            finding.GetProperty("rule").GetString() == "basic-farmland-occupied" && finding.GetProperty("verdict").GetString() == "violation");
        Assert.Equal(2, occupied.Count());
    }

    [Fact]
    public async Task Not_covered_alone_ends_with_0()
    {
        await Desk.ImportAsync(Tracts(Desk, [0, 1, 2]), "tracts", "tract-scheme");

        Assert.Equal(0, (await Desk.RunAsync("audit", "--on", Day)).ExitCode);
    }

    [Fact]
    public async Task The_same_audit_twice_is_the_same_to_the_byte()
    {
        await FillAsync(Desk, [0, 1, 2]);
        var first = await Desk.RunAsync("audit", "--on", Day, "--json");

        var second = await Desk.RunAsync("audit", "--on", Day, "--json", "--author", "李工");

        Assert.Equal(first.Output, second.Output);
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task Two_fresh_workspaces_give_the_same_audit_to_the_byte()
    {
        using var other = await Desk.SetAsync();
        await FillAsync(Desk, [0, 1, 2]);
        await FillAsync(other, [0, 1, 2]);

        var here = await Desk.RunAsync("audit", "--on", Day, "--json");
        var there = await other.RunAsync("audit", "--on", Day, "--json");

        Assert.Equal(1, here.ExitCode);
        Assert.Equal(here.Output, there.Output);
    }

    [Fact]
    public async Task A_run_kept_earlier_is_shown_as_it_was()
    {
        await FillAsync(Desk, [0, 1, 2]);
        var first = await Desk.RunAsync("audit", "--on", Day, "--json", "--out", Desk.PathOf("out"));
        var id = JsonDocument.Parse(await File.ReadAllTextAsync(
            Path.Combine(Desk.PathOf("out"), "run.json"), TestContext.Current.CancellationToken)).RootElement.GetProperty("run").GetString()!;
        await Desk.ImportAsync(Tracts(Desk, [2]), "tracts", "tract-scheme", "--replace");

        var again = await Desk.RunAsync("audit", "--run", id, "--json");

        Assert.Equal((first.ExitCode, first.Output), (again.ExitCode, again.Output));
    }

    [Fact]
    public async Task A_run_that_nobody_kept_is_refused() =>
        Assert.Contains("'cafe'", await Desk.RefusedAsync("audit", "--run", "cafe"), StringComparison.Ordinal);

    [Fact]
    public async Task A_subject_that_is_not_there_is_refused() =>
        Assert.Contains("nowhere", await Desk.RefusedAsync("audit", "--subject", "nowhere"), StringComparison.Ordinal);

    [Theory]
    [InlineData("severity: violation", "severity: violation\n    colour: red", "colour")]
    [InlineData("constraint: {roles: [basic-farmland]}", "constraint: {roles: [farm]}", "farm")]
    [InlineData("kind: [cultivated]", "kind: [paddy]", "paddy")]
    [InlineData("measure: overlap", "measure: underlap", "underlap")]
    [InlineData("noise: 0.01", "noise: -1", "-1")]
    public async Task A_wrong_rule_pack_is_refused_with_its_line(string right, string wrong, string named)
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Checkout.Root, "data/rules/default.yaml"), TestContext.Current.CancellationToken);
        var at = text.LastIndexOf(right, StringComparison.Ordinal);
        var line = text[..at].Count(letter => letter == '\n') + 1 + (wrong.Contains('\n', StringComparison.Ordinal) ? 1 : 0);
        var pack = Desk.PathOf("规则.yaml");
        await File.WriteAllTextAsync(pack, text[..at] + wrong + text[(at + right.Length)..], TestContext.Current.CancellationToken);

        var message = await Desk.RefusedAsync("audit", "--rules", pack);

        Assert.Contains("规则.yaml", message, StringComparison.Ordinal);
        Assert.Contains($"'{named}'", message, StringComparison.Ordinal);
        Assert.Matches($@"\b{line}\b", message);
    }

    [Fact]
    public async Task A_rule_pack_that_is_not_there_is_refused() =>
        Assert.Contains("none.yaml", await Desk.RefusedAsync("audit", "--rules", Desk.PathOf("none.yaml")), StringComparison.Ordinal);

    internal static IEnumerable<JsonElement> Findings(Said said) => said.Json.GetProperty("findings").EnumerateArray();

    internal static async Task FillAsync(Desk desk, int[] places)
    {
        await desk.ImportAsync(Tracts(desk, places), "tracts", "tract-scheme");
        var farmland = Shapefile.Write(
            desk.PathOf("farmland.shp"), [[Shapefile.Square(Desk.East - 50, Desk.North - 50, 300)]], Desk.Prj);
        await desk.ImportAsync(farmland, "farmland", "basic-farmland");
    }

    private static string Tracts(Desk desk, int[] places) => Shapefile.Write(
        desk.PathOf("tracts.shp"), [.. places.Select(i => new[] { Shapefile.Square(Desk.East + 200 * i, Desk.North, 100) })], Desk.Prj);
}
