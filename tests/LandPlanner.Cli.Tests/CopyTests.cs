namespace LandPlanner.Cli.Tests;

public sealed class CopyTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private string Target => _desk.PathOf("副本.gpkg");

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.SetAsync();
        await _desk.ImportAsync(_desk.Squares("a.shp", 3), "a", "reference");
        await _desk.RunAsync("edit", "a", "2", "--set", "TBBH=改");
    }

    public ValueTask DisposeAsync()
    {
        _desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_copy_is_the_same_workspace_with_its_history()
    {
        var said = await Command.RunAsync("copy", _desk.Workspace, Target, "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Equal((3, 1, 3), (Count(said, "revisions"), Count(said, "layers"), Count(said, "features")));
        Assert.Equal((await _desk.RunAsync("history", "--json")).Output, (await Command.RunAsync("history", "--json", "--workspace", Target)).Output);
        Assert.Equal((await _desk.RunAsync("layers", "--json")).Output, (await Command.RunAsync("layers", "--json", "--workspace", Target)).Output);
        Assert.Equal(0, (await Command.RunAsync("verify", "--head", said.Json.GetProperty("head").GetString()!, "--workspace", Target)).ExitCode);
    }

    [Fact]
    public async Task What_was_changed_outside_must_be_adopted_first()
    {
        _desk.Sql("DELETE FROM a WHERE fid = 2");

        Assert.Contains("verify --adopt", await _desk.RefusedAsync("copy", _desk.Workspace, Target), StringComparison.Ordinal);
        await _desk.RunAsync("verify", "--adopt");
        Assert.Contains("2 个要素", (await Command.RunAsync("copy", _desk.Workspace, Target, "--lang", "zh")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_copied_over_or_from_nowhere()
    {
        Assert.Contains("is there already", await _desk.RefusedAsync("copy", _desk.Workspace, _desk.Workspace), StringComparison.Ordinal);
        Assert.Contains("There is no workspace", await _desk.RefusedAsync("copy", _desk.PathOf("none.gpkg"), Target), StringComparison.Ordinal);
        Assert.Contains("cannot be written", await _desk.RefusedAsync("copy", _desk.Workspace, _desk.PathOf("none/b.gpkg")), StringComparison.Ordinal);
    }

    private static int Count(Said said, string name) => said.Json.GetProperty(name).GetInt32();
}
