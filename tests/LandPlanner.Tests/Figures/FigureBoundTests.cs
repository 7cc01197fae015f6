using LandPlanner.Features;
using LandPlanner.Figures;

namespace LandPlanner.Tests.Figures;

/// <summary>A bound is no matter of print: what falls short of it by a hair falls short, and is printed so that this is seen.</summary>
public class FigureBoundTests
{
    // 63.596亿 and one 分 less than 63.6亿, in 万元.
    [Theory]
    [InlineData(635960, FigureVerdict.Off, "63.596亿元", "-0.004")]
    [InlineData(635999.999999, FigureVerdict.Off, "63.5999999999亿元", "-0.0000000001")]
    [InlineData(636000, FigureVerdict.Met, "63.6亿元", "0")]
    [InlineData(636000.000001, FigureVerdict.Met, "63.6亿元", "0")]
    public void At_least_is_met_to_the_cent(double wan, FigureVerdict verdict, string printed, string difference)
    {
        var world = FigureDesk.World(FigureDesk.Layer("项目", "project", GeometryKind.None, [new("TZE", FieldType.Real)], (null, [wan])));

        var result = world.Recompute(FigureDesk.Figure("sum of investment in 万元 of project", "63.6亿元", "at least"), TestContext.Current.CancellationToken);

        Assert.Equal((verdict, printed, decimal.Parse(difference, System.Globalization.CultureInfo.InvariantCulture)), (result.Verdict, result.Printed, result.Difference));
    }

    // 2000 m² are 3 mu: 183 664 m² are 275.496 mu, 183 667 m² 275.5005, 184 000.01 m² 276.000015.
    [Theory]
    [InlineData(183_664, "within 0.5 亩", FigureVerdict.Off, "275亩", -0.504)]
    [InlineData(183_667, "within 0.5 亩", FigureVerdict.Met, "276亩", -0.5)]
    [InlineData(184_000.01, "at most", FigureVerdict.Off, "276.00002亩", 0.00002)]
    public void Other_bounds_are_exact_too(double squareMetres, string compare, FigureVerdict verdict, string printed, double difference)
    {
        var world = FigureDesk.World(FigureDesk.Layer("项目", "project", GeometryKind.None, [new("YDMJ", FieldType.Real)], (null, [squareMetres])));

        var result = world.Recompute(FigureDesk.Figure("sum of declaredArea of project", "276亩", compare), TestContext.Current.CancellationToken);

        Assert.Equal((verdict, printed, (decimal)difference), (result.Verdict, result.Printed, result.Difference));
    }
}
