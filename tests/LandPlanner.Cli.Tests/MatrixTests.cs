using System.Text.Json;

namespace LandPlanner.Cli.Tests;

/// <summary>Two vintages of three squares of 100 m: one field is built over, half of one becomes an orchard.</summary>
public sealed class MatrixTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ImportAsync("before", "2023-12-31", [(0, 100, "0103"), (100, 200, "0103"), (200, 300, "0601")]);
        await ImportAsync("after", "2024-12-31", [(0, 100, "0702"), (100, 150, "0103"), (150, 200, "0201"), (200, 300, "0601")]);
    }

    [Fact]
    public async Task Tells_flows_and_keeps_the_changed_polygons_as_a_layer()
    {
        var said = await Desk.RunAsync("matrix", "before", "after", "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Equal(["nonGrain", "nonAgricultural"], said.Json.GetProperty("flows").EnumerateArray().Select(flow => flow.GetProperty("kind").GetString()));
        var layers = (await Desk.RunAsync("layers", "--json")).Json.EnumerateArray().ToList();
        Assert.Equal(2, layers.Single(layer => layer.GetProperty("layer").GetString() == "change_before_after").GetProperty("count").GetInt32());
        foreach (var (name, side) in new[] { ("before", "before"), ("after", "after") })
        {
            var own = layers.Single(layer => layer.GetProperty("layer").GetString() == name).GetProperty("areaSquareMetres").GetDecimal();
            Assert.Equal(own, Sum(said.Json, side));
        }
    }

    [Fact]
    public async Task Writes_workbook_chart_json_and_polygons()
    {
        var said = await Desk.RunAsync("matrix", "before", "after", "--out", Desk.PathOf("out"), "--unit", "ha", "--no-layer");

        Assert.Equal(0, said.ExitCode);
        string[] always = ["changes-before-after.geojson", "matrix-before-after.json", "matrix-before-after.xlsx"];
        string[] charts = ["matrix-before-after.png", "matrix-before-after.svg"];
        var files = Directory.GetFiles(Desk.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(said.Errors.Length == 0 ? always.Concat(charts).Order(StringComparer.Ordinal) : always, files);
        Assert.DoesNotContain("change_", (await Desk.RunAsync("layers")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_says_the_same()
    {
        var first = await Desk.RunAsync("matrix", "before", "after", "--json");
        var history = (await Desk.RunAsync("history", "--json")).Output;

        var second = await Desk.RunAsync("matrix", "before", "after", "--json", "--author", "李工");

        Assert.Equal(first.Output, second.Output);
        Assert.Equal(history, (await Desk.RunAsync("history", "--json")).Output);
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task Approvals_are_those_named()
    {
        var file = Desk.Strips("approved", [(0, 60, "")]);
        await Desk.ImportAsync(file, "permits", "approval", "--crs", "EPSG:4550");

        var said = await Desk.RunAsync("matrix", "before", "after", "--approval", "permits", "--no-layer", "--json");

        var built = said.Json.GetProperty("flows").EnumerateArray().Single(flow => flow.GetProperty("kind").GetString() == "nonAgricultural");
        Assert.Equal(0.6, built.GetProperty("approvedSquareMetres").GetDouble() / built.GetProperty("grossSquareMetres").GetDouble(), 1e-4);
        Assert.Equal(JsonValueKind.Null, built.GetProperty("onBasicFarmlandSquareMetres").ValueKind);
    }

    [Fact]
    public async Task The_wrong_order_is_said_but_not_refused()
    {
        var said = await Desk.RunAsync("matrix", "after", "before", "--no-layer");

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("newer", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before", "nowhere", "'nowhere'")]
    [InlineData("nowhere", "after", "'nowhere'")]
    [InlineData("before", "before", "twice")]
    public async Task Layers_that_are_not_fit_are_refused(string before, string after, string said) =>
        Assert.Contains(said, await Desk.RefusedAsync("matrix", before, after), StringComparison.Ordinal);

    [Fact]
    public async Task A_layer_without_a_class_field_is_refused()
    {
        await Desk.ImportAsync(Desk.Squares("squares.shp", 2), "squares", "land-use");

        Assert.Contains("DLBM", await Desk.RefusedAsync("matrix", "before", "squares"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_of_another_make_is_not_replaced()
    {
        await Desk.ImportAsync(Desk.Squares("squares.shp", 2), "change_before_after", "reference");

        Assert.Contains("--no-layer", await Desk.RefusedAsync("matrix", "before", "after"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_layer_that_is_not_there_is_refused() =>
        Assert.Contains("papers", await Desk.RefusedAsync("matrix", "before", "after", "--approval", "papers"), StringComparison.Ordinal);

    private static decimal Sum(JsonElement json, string side) =>
        json.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty(side).ValueKind != JsonValueKind.Null)
            .Sum(cell => cell.GetProperty("areaSquareMetres").GetDecimal())
        + json.GetProperty(side).GetProperty("overlapSquareMetres").GetDecimal() + json.GetProperty(side).GetProperty("roundingSquareMetres").GetDecimal();

    private async Task ImportAsync(string layer, string vintage, (double From, double To, string Class)[] strips) =>
        await Desk.ImportAsync(Desk.Strips(layer, strips), layer, "land-use", "--crs", "EPSG:4550", "--vintage", vintage);
}
