using System.Text.Json;

namespace LandPlanner.Cli.Tests;

public sealed class RestoreTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "地块", "reference");
    }

    [Fact]
    public async Task A_replaced_layer_comes_back_and_the_history_stays_whole()
    {
        await Desk.ImportAsync(Desk.Squares("b.shp", 1), "地块", "reference", "--replace");

        var said = await Desk.RunAsync("restore", "地块", "--revision", "2", "--reason", "导错了", "--author", "周工", "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Equal((4, 3, 0, 1), (Number(said, "revision"), Number(said, "added"), Number(said, "updated"), Number(said, "deleted")));
        Assert.Equal(3, (await Desk.RunAsync("layers", "--json")).Json[0].GetProperty("count").GetInt32());
        var last = (await Desk.RunAsync("history", "--json")).Json.EnumerateArray().Last();
        Assert.Equal(("周工", "导错了"), (last.GetProperty("author").GetString(), last.GetProperty("reason").GetString()));
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task What_was_appended_is_taken_back_and_a_feature_of_it_too()
    {
        await Desk.ImportAsync(Desk.Squares("b.shp", 2), "地块", "reference", "--append");

        var one = await Desk.RunAsync("restore", "地块", "--revision", "2", "--feature", "4");
        var all = await Desk.RunAsync("restore", "地块", "--revision", "2", "--json");
        var back = await Desk.RunAsync("restore", "地块", "--revision", "3", "--feature", "4", "--json");

        Assert.Contains("not there then, so it was deleted", one.Output, StringComparison.Ordinal);
        Assert.Equal((5, 0, 1), (Number(all, "revision"), Number(all, "added"), Number(all, "deleted")));
        Assert.Equal((6, 1, 0), (Number(back, "revision"), Number(back, "added"), Number(back, "deleted")));
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task Where_nothing_changed_there_is_nothing_to_do()
    {
        var said = await Desk.RunAsync("restore", "地块", "--revision", "2");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Contains("nothing to do", said.Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await Desk.RunAsync("restore", "地块", "--revision", "2", "--json")).Json.GetProperty("revision").ValueKind);
        Assert.Equal(2, (await Desk.RunAsync("history", "--json")).Json.GetArrayLength());
    }

    [Theory]
    [InlineData("no layer 'nowhere'", "restore", "nowhere", "--revision", "2")]
    [InlineData("at revision 1", "restore", "地块", "--revision", "1")]
    [InlineData("no revision 9", "restore", "地块", "--revision", "9")]
    public async Task Bad_input_gets_a_sentence(string because, params string[] arguments) =>
        Assert.Contains(because, await Desk.RefusedAsync(arguments), StringComparison.Ordinal);

    private static int Number(Said said, string name) => said.Json.GetProperty(name).GetInt32();
}
