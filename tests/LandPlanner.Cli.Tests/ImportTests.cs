using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

public sealed class ImportTests : AtDesk
{
    [Fact]
    public async Task Clean_records_end_with_0()
    {
        var said = await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference", "--json");

        Assert.Equal(0, said.ExitCode);
        Assert.Equal(3, said.Json.GetProperty("intact").GetInt32());
        Assert.Equal("EPSG:4550", said.Json.GetProperty("crs").GetString());
    }

    [Fact]
    public async Task A_rejected_record_ends_with_1_and_is_named()
    {
        var file = Shapefile.Write(
            Desk.PathOf("a.shp"), [[Shapefile.Square(Desk.East, Desk.North, 10)], null, [Shapefile.Square(Desk.East, Desk.North, 5)]], Desk.Prj);

        var said = await Desk.ImportAsync(file, "a", "reference", "--json");

        Assert.Equal(1, said.ExitCode);
        Assert.Equal((3, 2, 1), (
            said.Json.GetProperty("read").GetInt32(), said.Json.GetProperty("intact").GetInt32(), said.Json.GetProperty("rejected").GetInt32()));
        var problem = Assert.Single(said.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((2, "rejected"), (problem.GetProperty("record").GetInt32(), problem.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task A_file_cut_short_accounts_for_every_record_it_declares()
    {
        var file = Desk.Squares("a.shp", 100);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        var said = await Desk.ImportAsync(file, "a", "reference", "--json");

        Assert.Equal(1, said.ExitCode);
        Assert.Equal(100, said.Json.GetProperty("read").GetInt32());
        Assert.InRange(said.Json.GetProperty("intact").GetInt32(), 48, 50);
        Assert.NotEmpty(said.Json.GetProperty("notices").EnumerateArray());
    }

    [Fact]
    public async Task A_file_without_records_makes_an_empty_layer()
    {
        var said = await Desk.ImportAsync(Desk.Squares("a.shp", 0), "a", "reference", "--json");

        Assert.Equal(0, said.ExitCode);
        Assert.Equal(0, said.Json.GetProperty("read").GetInt32());
    }

    [Fact]
    public async Task An_encoding_that_nobody_knows_is_told_not_used()
    {
        var said = await Desk.ImportAsync(Desk.Squares("a.shp", 1), "a", "reference", "--json", "--encoding", "klingon");

        Assert.Contains("klingon", Assert.Single(said.Json.GetProperty("notices").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal("detected", said.Json.GetProperty("encodingFoundBy").GetString());
    }

    [Fact]
    public async Task Append_adds_and_replace_puts_in_the_place()
    {
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
        await Desk.ImportAsync(Desk.Squares("b.shp", 2), "a", "reference", "--append");
        Assert.Equal(5, await CountAsync());

        await Desk.ImportAsync(Desk.Squares("c.shp", 1), "a", "reference", "--replace");
        Assert.Equal(1, await CountAsync());
    }

    private async Task<int> CountAsync()
    {
        var layers = await Desk.RunAsync("layers", "--json");
        return Assert.Single(layers.Json.EnumerateArray()).GetProperty("count").GetInt32();
    }
}
