using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>A plan on the command line. Strips of 100 m height.</summary>
public sealed class PlanTests(SharedCluster server) : AtDesk
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_plan_is_held_against_a_survey(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("survey", "land-use", (0, 50, "DLBM=0103;DLMC=旱地"), (50, 100, "DLBM=0103;DLMC=旱地"));
        await office.ImportStripsAsync("plan", "planned-use", (0, 50, "GHDLBM=0103;GHDLMC=旱地"), (50, 100, "GHDLBM=0703;GHDLMC=农村宅基地"));

        var result = (await office.RunAsync(1, "plan", "compare", "plan", "survey", "--out", office.PathOf("out"), "--json")).Json;
        await office.RunAsync(2, "plan", "compare", "survey", "plan");

        Assert.Equal(["kept", "changed"], result.GetProperty("shares").EnumerateArray().Select(share => share.GetProperty("outcome").GetString()));
        Assert.InRange(result.GetProperty("conflictAreas").GetProperty("farmlandToBuilding").GetDecimal(), 4_990, 5_010);
        Assert.Equal(JsonValueKind.Null, result.GetProperty("conflictAreas").GetProperty("basicFarmlandToBuilding").ValueKind);
        Assert.Equal(["plan-plan-survey.gpkg", "plan-plan-survey.json", "plan-plan-survey.xlsx"], Directory.GetFiles(office.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains((await office.JsonAsync("layers")).EnumerateArray(), layer => layer.GetProperty("layer").GetString() == "plan_plan_survey" && layer.GetProperty("count").GetInt32() == 1);
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task Control_lines_of_other_years_are_taken_only_where_they_are_named()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("survey", "land-use", (0, 150, "DLBM=0103;DLMC=旱地"));
        await office.ImportStripsAsync("plan", "planned-use", (0, 100, "GHDLBM=0103;GHDLMC=旱地"));
        await office.ImportStripsAsync("older", "control-line", (0, 50, "GKBJLXDM=0202"));
        await office.RunAsync(0, "import", Desk.PathOf("plan.geojson"), "--layer", "plan", "--role", "planned-use", "--replace", "--base-year", "2020", "--target-year", "2035");
        await office.RunAsync(0, "import", Desk.PathOf("older.geojson"), "--layer", "older", "--role", "control-line", "--replace", "--base-year", "2006", "--target-year", "2020");
        await office.ImportStripsAsync("pbf", "basic-farmland", (0, 150, "DLBM=0103"));

        var own = (await office.RunAsync(0, "plan", "compare", "plan", "survey", "--json", "--no-layer")).Json;
        var named = (await office.RunAsync(1, "plan", "compare", "plan", "survey", "--control", "older", "--json", "--no-layer")).Json;
        await office.RunAsync(2, "plan", "compare", "plan", "survey", "--control", "survey", "--no-layer");

        Assert.Empty(own.GetProperty("controls").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, own.GetProperty("conflictAreas").GetProperty("basicFarmlandLeftOut").ValueKind);
        Assert.Equal("older", Assert.Single(named.GetProperty("controls").EnumerateArray()).GetString());
        // From 50 to 100: what lies beside the plan is not its.
        Assert.InRange(named.GetProperty("conflictAreas").GetProperty("basicFarmlandLeftOut").GetDecimal(), 4_990, 5_010);
    }

    [Fact]
    public async Task A_plan_is_imported_with_its_years()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        var file = Desk.Strips("GHDLTB", [(0, 50, "0103")]);

        await office.RunAsync(2, "import", file, "--layer", "plan", "--role", "planned-use", "--base-year", "2020");
        await office.RunAsync(2, "import", file, "--layer", "plan", "--role", "land-use", "--base-year", "2020", "--target-year", "2035");
        await office.RunAsync(2, "import", file, "--layer", "plan", "--role", "planned-use", "--base-year", "2035", "--target-year", "2020");
        await office.RunAsync(0, "import", file, "--layer", "plan", "--role", "planned-use", "--base-year", "2020", "--target-year", "2035");

        var layer = Assert.Single((await office.JsonAsync("layers")).EnumerateArray());
        Assert.Equal((2020, 2035), (layer.GetProperty("baseYear").GetInt32(), layer.GetProperty("targetYear").GetInt32()));
    }

    [Fact]
    public async Task Structures_say_what_they_lack()
    {
        var office = await Office.OpenAsync(Desk, server, onServer: false);
        await office.ImportStripsAsync("zones", "structure", (0, 50, "JGMC=一轴两区;类型=区;MC=北片区"), (50, 100, "JGMC=一轴两区;类型=zone;MC=南片区"));

        var structures = (await office.RunAsync(1, "plan", "structures", "--json")).Json;
        var layers = await office.JsonAsync("plan", "sketch");

        var structure = Assert.Single(structures.EnumerateArray());
        Assert.False(structure.GetProperty("complete").GetBoolean());
        Assert.Equal([("axis", 1, 0), ("zone", 2, 2)], structure.GetProperty("kinds").EnumerateArray().Select(kind => (kind.GetProperty("kind").GetString()!, kind.GetProperty("declared").GetInt32(), kind.GetProperty("drawn").GetInt32())));
        Assert.Equal(3, layers.GetArrayLength());
    }
}
