using LandPlanner.Features;
using LandPlanner.Figures;

namespace LandPlanner.Tests.Figures;

/// <summary>The patches of an inspection count as their cases stand, where they are followed as cases; else as they were delivered.</summary>
public class FigureFallbackTests
{
    private const string Query =
        "count of case where source = national and stage = closed if any case where source = national else count of layer 督察图斑 where ZT = 已销号";

    private static readonly FigureLayer Delivered = FigureDesk.Layer("督察图斑", "satellite-patch", GeometryKind.None, [new("ZT", FieldType.Text)], (null, ["已销号"]), (null, ["已销号"]), (null, ["整改中"]));

    [Fact]
    public void Where_there_are_no_such_cases_the_delivered_layer_counts()
    {
        Assert.Equal(Quantity.Of(2), FigureDesk.Ask(FigureDesk.World(Delivered), Query));
        Assert.Equal(Quantity.Of(2), FigureDesk.Ask(FigureDesk.World(Delivered, Cases(("satellite", "closed"))), Query));
    }

    [Fact]
    public void Where_there_are_they_count_closed_ones_or_none()
    {
        var closed = FigureDesk.Result(FigureDesk.World(Delivered, Cases(("national", "closed"), ("national", "issued"), ("satellite", "closed"))), Query);

        Assert.Equal(Quantity.Of(1), closed.Value);
        Assert.Equal([("图斑台账", 1L)], closed.Traces.SelectMany(trace => trace.Ids.Select(id => (trace.Layer, id))));
        Assert.Equal(Quantity.Of(0), FigureDesk.Ask(FigureDesk.World(Delivered, Cases(("national", "issued"))), Query));
    }

    [Fact]
    public void What_is_wanting_is_what_stands_last()
    {
        var result = FigureDesk.Result(FigureDesk.World(), Query);

        Assert.Equal((FigureVerdict.Missing, "督察图斑"), (result.Verdict, result.Gap!.Layer));
        Assert.Equal(["图斑台账", "督察图斑"], FigureWorld.Needs([FigureDesk.Figure(Query, "1宗")], [Cases(), Delivered]).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("count of case if case else count of project", 18, "'any' is expected here")]
    [InlineData("count of case if any case count of project", 27, "'else' is expected here")]
    [InlineData("count of case if any case else area of project", 32, "an area cannot stand for a count.")]
    [InlineData("count of case else count of project", 15, "'+', '-', 'if any' or the end is expected here")]
    public void What_is_said_by_halves_is_refused_with_its_place(string query, int column, string why)
    {
        var refused = Assert.Throws<FigureException>(() => FigureDesk.Query(query));

        Assert.Contains($"line 1, column {column}: {why}", refused.Message, StringComparison.Ordinal);
    }

    private static FigureLayer Cases(params (string Source, string State)[] rows) =>
        FigureDesk.Layer("图斑台账", "case", GeometryKind.None, [new("source", FieldType.Text), new("state", FieldType.Text)], [.. rows.Select(row => ((NetTopologySuite.Geometries.Geometry?)null, new object?[] { row.Source, row.State }))]);
}
