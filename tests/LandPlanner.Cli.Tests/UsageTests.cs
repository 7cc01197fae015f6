namespace LandPlanner.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("layers")]
    [InlineData("history")]
    [InlineData("verify")]
    [InlineData("audit")]
    [InlineData("backup", "b.gpkg")]
    [InlineData("export", "a", "a.shp")]
    [InlineData("import", "a.shp", "--layer", "a", "--role", "reference")]
    public async Task A_verb_without_a_workspace_asks_for_one(params string[] arguments)
    {
        var said = await Command.RunAsync(arguments);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains("--workspace", Desk.Sentence(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--role", "import", "a.shp", "--layer", "a")]
    [InlineData("--layer", "import", "a.shp", "--role", "reference")]
    [InlineData("--crs", "new", "a.gpkg")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("--frobnicate", "layers", "--frobnicate")]
    [InlineData("fr", "layers", "--lang", "fr")]
    public async Task Wrong_usage_names_what_is_wrong(string named, params string[] arguments)
    {
        var said = await Command.RunAsync(arguments);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains(named, said.Errors, StringComparison.Ordinal);
        Assert.Contains("--help", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restore", "地块", "--revision", "零")]
    [InlineData("restore", "地块", "--revision", "2", "--feature", "零")]
    [InlineData("edit", "地块", "零", "--delete")]
    [InlineData("edit", "地块", "1", "--delete", "--expect", "零")]
    public async Task What_is_no_number_is_named_without_a_word_of_the_program_s_own_types(params string[] arguments)
    {
        var said = await Command.RunAsync(arguments);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains("'零' is not a whole number", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_needs_a_known_plane()
    {
        using var desk = new Desk();

        foreach (var crs in new[] { "4550x", "EPSG:4490", "EPSG:999999" })
        {
            var said = await Command.RunAsync("new", desk.Workspace, "--crs", crs);
            Assert.Equal((2, ""), (said.ExitCode, said.Output));
            Assert.Contains(crs, Desk.Sentence(said), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(desk.Workspace));
    }
}
