using LandPlanner.Projects;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public class LightRulesTests
{
    private const string File = "projects/lights.yaml";

    /// <summary>As the domain reference has them (§12).</summary>
    [Fact]
    public void The_limits_of_two_cities_are_there()
    {
        var lights = TableSet.Open().Lights;

        Assert.Equal("yinchuan", lights.Used.Id);
        Assert.Equal((LightMeasure.Points, 10m, 30m), (lights.Used.Measure, lights.Used.Yellow, lights.Used.Red));
        Assert.Equal((new MonthLimits(1, 3), new MonthLimits(1, 3)), (lights.Used.LateStart, lights.Used.NotEntered));
        Assert.Equal((LightMeasure.Share, LightBase.Time, 80m, 60m), (lights.Get("wuhan").Measure, lights.Get("wuhan").Against, lights.Get("wuhan").Yellow, lights.Get("wuhan").Red));
    }

    [Fact]
    public void The_map_gives_lights_by_the_same_rule()
    {
        using var data = new DataFolderCopy();
        data.Replace(File, "use: yinchuan\n", "use: wuhan\n");

        var tables = data.Tables;

        Assert.Same(tables.Lights.Get("wuhan"), tables.MapSymbols.Light.Rule);
    }

    [Theory]
    [InlineData("use: yinchuan\n", "use: beijing\n", "there is no rule 'beijing'")]
    [InlineData("enter-by-day: 10", "enter-by-day: 31", "no whole number from 1 to 28")]
    [InlineData("measure: share", "measure: rank", "'rank' is none of points, share")]
    [InlineData("against: plan", "against: hope", "'hope' is none of plan, time")]
    [InlineData("    red: 60", "    red: 90", "red begins before yellow")]
    [InlineData("    red: 30", "    red: 5", "red begins before yellow")]
    [InlineData("late-start: {yellow: 1, red: 3}", "late-start: {yellow: 4, red: 3}", "red begins before yellow")]
    [InlineData("late-start: {yellow: 1, red: 3}", "late-start: {yellow: 0, red: 3}", "no whole number from 1")]
    [InlineData("    yellow: 80", "    yellow: 120", "no number from 0 to 100")]
    [InlineData("mark: K-m", "mark: sure", "its mark is none of")]
    public void A_mistake_is_told_with_file_and_line(string old, string replacement, string expected)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace(File, old, replacement);

        var refusal = Assert.Throws<TableException>(() => data.Tables.Lights);

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Line > 0);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_that_is_like_another_has_its_fields()
    {
        var ledgers = TableSet.Open().Ledgers;

        Assert.Equal(ledgers.Get("project").Fields.Select(field => field.Name), ledgers.Get("project-point").Fields.Select(field => field.Name));
        Assert.NotEqual(ledgers.Get("project").Layer, ledgers.Get("project-point").Layer);
    }

    [Theory]
    [InlineData("like: project", "like: projekt", "there is no form 'projekt'")]
    [InlineData("like: project", "like: project-line", "is itself like another form")]
    [InlineData("like: project", "like: project\nfields: {}", "none of its own")]
    public void A_form_that_is_like_none_is_told(string old, string replacement, string expected)
    {
        using var data = new DataFolderCopy();
        data.Replace("ledgers/project-point.yaml", old, replacement);

        Assert.Contains(expected, Assert.Throws<TableException>(() => data.Tables.Ledgers).Message, StringComparison.Ordinal);
    }
}
