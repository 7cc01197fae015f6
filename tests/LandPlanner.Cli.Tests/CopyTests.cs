namespace LandPlanner.Cli.Tests;

public sealed class CopyTests : AtDesk
{
    private string Target => Desk.PathOf("副本.gpkg");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
        await Desk.RunAsync("edit", "a", "2", "--set", "TBBH=改");
    }

    [Fact]
    public async Task A_copy_is_the_same_workspace_with_its_history()
    {
        var said = await Command.RunAsync("copy", Desk.Workspace, Target, "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Equal((3, 1, 3), (Count(said, "revisions"), Count(said, "layers"), Count(said, "features")));
        Assert.Equal((await Desk.RunAsync("history", "--json")).Output, (await Command.RunAsync("history", "--json", "--workspace", Target)).Output);
        Assert.Equal((await Desk.RunAsync("layers", "--json")).Output, (await Command.RunAsync("layers", "--json", "--workspace", Target)).Output);
        Assert.Equal(0, (await Command.RunAsync("verify", "--head", said.Json.GetProperty("head").GetString()!, "--workspace", Target)).ExitCode);
    }

    [Fact]
    public async Task What_was_changed_outside_must_be_adopted_first()
    {
        Desk.Sql("DELETE FROM a WHERE fid = 2");

        Assert.Contains("verify --adopt", await Desk.RefusedAsync("copy", Desk.Workspace, Target), StringComparison.Ordinal);
        await Desk.RunAsync("verify", "--adopt");
        Assert.Contains("2 个要素", (await Command.RunAsync("copy", Desk.Workspace, Target, "--lang", "zh")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_copied_over_or_from_nowhere()
    {
        Assert.Contains("is there already", await Desk.RefusedAsync("copy", Desk.Workspace, Desk.Workspace), StringComparison.Ordinal);
        Assert.Contains("There is no workspace", await Desk.RefusedAsync("copy", Desk.PathOf("none.gpkg"), Target), StringComparison.Ordinal);
        Assert.Contains("cannot be written", await Desk.RefusedAsync("copy", Desk.Workspace, Desk.PathOf("none/b.gpkg")), StringComparison.Ordinal);
    }

    private static int Count(Said said, string name) => said.Json.GetProperty(name).GetInt32();
}
