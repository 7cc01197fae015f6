using Microsoft.Data.Sqlite;

namespace LandPlanner.Cli.Tests;

public sealed class WorkspaceStateTests : AtDesk
{
    [Fact]
    public async Task A_workspace_that_is_not_there_is_named()
    {
        File.Delete(Desk.Workspace);

        Assert.Contains(Desk.Workspace, await Desk.RefusedAsync("layers"), StringComparison.Ordinal);
        Assert.Contains("landplanner new", await ImportRefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_ours_is_refused()
    {
        await File.WriteAllTextAsync(Desk.Workspace, "%PDF-1.4", TestContext.Current.CancellationToken);

        Assert.Contains("is not a GeoPackage", await ImportRefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_geopackage_of_others_is_refused()
    {
        Desk.Sql("DROP TABLE landplanner_workspace");

        Assert.Contains("not a LandPlanner workspace", await ImportRefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_of_a_newer_version_is_refused()
    {
        Desk.Sql("UPDATE landplanner_workspace SET format_version = 99");

        Assert.Contains("newer LandPlanner", await ImportRefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var said = await Command.RunAsync("layers", "--workspace", "postgresql://me:geheim@127.0.0.1:1/db");

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.DoesNotContain("geheim", said.Errors, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:1 does not answer", Desk.Sentence(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_workspace_is_said_to_be_locked()
    {
        var file = Desk.Squares("a.shp", 1);
        await using (var other = new SqliteConnection($"Data Source={Desk.Workspace};Pooling=False"))
        {
            other.Open();
            await using var transaction = other.BeginTransaction(deferred: false);
            var said = await Desk.RunAsync("import", file, "--layer", "a", "--role", "reference");

            Assert.Equal(2, said.ExitCode);
            Assert.Contains("locked", Desk.Sentence(said), StringComparison.Ordinal);
        }

        Assert.Empty((await Desk.RunAsync("layers", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_workspace_that_allows_no_writing_can_be_read_and_is_not_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Rights are told the Linux way.");
        var file = Desk.Squares("a.shp", 1);
        Desk.Protect();

        var layers = await Command.RunWithoutPrivilegeAsync("layers", "--workspace", Desk.Workspace);
        Assert.SkipWhen(layers.ExitCode is 126 or 127, "Another user may not run the command from where it lies.");
        var import = await Command.RunWithoutPrivilegeAsync(
            "import", file, "--layer", "a", "--role", "reference", "--workspace", Desk.Workspace);

        Assert.Equal((0, ""), (layers.ExitCode, layers.Errors));
        Assert.Equal((2, ""), (import.ExitCode, import.Output));
        Assert.Contains("cannot be written", Desk.Sentence(import), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_is_not_made_over_another()
    {
        var said = await Desk.RunAsync("new", Desk.Workspace, "--crs", "EPSG:4550");

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("is there already", Desk.Sentence(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_that_is_not_there_is_not_exported()
    {
        var message = await Desk.RefusedAsync("export", "nowhere", Desk.PathOf("a.shp"));

        Assert.Contains("'nowhere'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TRIGGER rtree_a_geom_update3; DROP TRIGGER rtree_a_geom_update4; UPDATE a SET TBBH = '改' WHERE fid = 2")]
    [InlineData("DELETE FROM a WHERE fid = 2")]
    [InlineData("UPDATE landplanner_revisions SET body = replace(body, 'import', 'IMPORT') WHERE number = 2")]
    [InlineData("DELETE FROM landplanner_revisions WHERE number = 2")]
    public async Task Tampering_ends_with_1(string sql)
    {
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);

        Desk.Sql(sql);

        var said = await Desk.RunAsync("verify", "--json");
        Assert.Equal((1, ""), (said.ExitCode, said.Errors));
        Assert.NotEmpty(said.Json.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task What_was_changed_outside_is_adopted_when_asked_for()
    {
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
        Desk.Sql("DELETE FROM a WHERE fid = 2");
        Assert.Contains("verify --adopt", (await Desk.RunAsync("verify")).Output, StringComparison.Ordinal);

        var said = await Desk.RunAsync("verify", "--adopt", "--author", "王工", "--reason", "QGIS 中删除", "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        var adopted = said.Json.GetProperty("adopted");
        Assert.Equal(("王工", "QGIS 中删除"), (adopted.GetProperty("author").GetString(), adopted.GetProperty("reason").GetString()));
        Assert.Equal(1, adopted.GetProperty("details").GetProperty("deletes").GetInt32());
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
        Assert.Contains("nothing to adopt", (await Desk.RunAsync("verify", "--adopt")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_adopted_is_refused()
    {
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
        Desk.Sql("ALTER TABLE a ADD COLUMN more TEXT");

        Assert.Contains("'more'", await Desk.RefusedAsync("verify", "--adopt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_kept_elsewhere_is_held_or_missed()
    {
        var head = (await Desk.RunAsync("verify", "--json")).Json.GetProperty("head").GetString()!;
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");

        Assert.Equal(0, (await Desk.RunAsync("verify", "--head", head)).ExitCode);
        Assert.Equal(1, (await Desk.RunAsync("verify", "--head", new string('0', 64))).ExitCode);
    }

    [Fact]
    public async Task A_backup_is_the_same_workspace()
    {
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
        var copy = Desk.PathOf("备份.gpkg");

        Assert.Equal(0, (await Desk.RunAsync("backup", copy)).ExitCode);

        var layers = await Desk.RunAsync("layers", "--json");
        Assert.Equal(layers.Output, (await Command.RunAsync("layers", "--json", "--workspace", copy)).Output);
        Assert.Equal(0, (await Command.RunAsync("verify", "--workspace", copy)).ExitCode);
        Assert.Contains("is there already", await Desk.RefusedAsync("backup", copy), StringComparison.Ordinal);
    }

    private Task<string> ImportRefusedAsync() =>
        Desk.RefusedAsync("import", Desk.Squares("a.shp", 1), "--layer", "a", "--role", "reference");
}
