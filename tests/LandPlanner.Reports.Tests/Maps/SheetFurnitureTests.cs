using LandPlanner.Reports.Maps;
using LandPlanner.Reports.Maps.Print;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Tests.Maps;

/// <summary>What stands around a printed map.</summary>
public sealed class SheetFurnitureTests
{
    /// <summary>As PROJ 9.1.1 prints it: <c>proj -V +proj=tmerc +lon_0=123 +ellps=GRS80</c>.</summary>
    [Theory]
    [InlineData(120.5, 37.4, -1.51905573)]
    [InlineData(122.0999, 37.3974, -0.54669529)]
    [InlineData(124.3, 30, 0.65008494)]
    public void Convergence_agrees_with_PROJ(double longitude, double latitude, double degrees) =>
        Assert.Equal(degrees, MeridianConvergence.Degrees(longitude, latitude, 123), 0.00001);

    /// <summary>The numbers a published calculator gives for the place.</summary>
    [Theory]
    [InlineData(5_000, "J51H125068")]
    [InlineData(10_000, "J51G063034")]
    public void A_place_lies_on_its_standard_sheet(double scale, string number) =>
        Assert.Equal(number, SheetSeries.For(scale).At(122.0999, 37.3974));

    [Fact]
    public void A_box_over_the_edge_of_two_sheets_touches_both()
    {
        // 122°03′45″ divides sheets of 1:10 000.
        var numbers = SheetSeries.For(10_000).Touching(new Envelope(122.06, 122.065, 37.39, 37.392));

        Assert.Equal(2, numbers.Split("  ").Length);
    }

    [Theory]
    [InlineData(42, 50)]
    [InlineData(420, 500)]
    [InlineData(0.9, 1)]
    [InlineData(200, 200)]
    [InlineData(510, 1000)]
    public void Grids_and_bars_go_in_round_steps(double least, double step) => Assert.Equal(step, RoundStep.AtLeast(least), 9);

    [Fact]
    public void The_legend_names_what_is_in_the_frame_and_nothing_else()
    {
        SymbolValue[] values = [new("a", "甲", "A", "#ff0000"), new("b", "乙", "B", "#00ff00"), new("c", "丙", "C", "#0000ff")];
        var layer = Sheets.Layer(
            "图斑", Sheets.Symbol("#cccccc", values: values), (Sheets.Square(0, 0, 100), "b", ""), (Sheets.Square(90_000, 0, 100), "a", ""));
        var sheet = Sheets.Of(5_000, layer, Sheets.Layer("别处", Sheets.Black, (Sheets.Square(90_000, 0, 100), "", "")));

        var legend = SheetLegend.Of(sheet, SheetLayout.Of(sheet.Paper, true).Ground(sheet.Centre, sheet.ScaleDenominator));

        Assert.Equal(["图斑", "乙"], legend.Lines.Select(line => line.Title));
    }

    /// <summary>Its envelope meets the frame, its ground does not.</summary>
    [Fact]
    public void A_shape_that_only_bends_around_the_frame_is_not_in_the_legend()
    {
        var around = "POLYGON ((-9000 -9000, 9000 -9000, 9000 -8000, -8000 -8000, -8000 9000, -9000 9000, -9000 -9000))";
        var sheet = Sheets.Of(5_000, Sheets.Layer("弯", Sheets.Black, (around, "", "")));

        Assert.Empty(SheetLegend.Of(sheet, SheetLayout.Of(sheet.Paper, true).Ground(sheet.Centre, sheet.ScaleDenominator)).Lines);
    }

    [Fact]
    public void Names_never_lie_on_each_other()
    {
        var named = Sheets.Symbol(label: new("name", 12, "#000000", null), stroke: new("#000000", 1, [], null));
        var features = Enumerable.Range(0, 60).Select(i => (Sheets.Square(i % 10 * 30, i / 10 * 30, 28), "", $"第{i}号地块")).ToArray();
        var sheet = Sheets.Of(10_000, Sheets.Layer("地块", named, features));
        using var type = SheetType.Open();

        var placed = new Lettering(new(sheet, SheetLayout.Of(sheet.Paper, true).Frame), type).Place(sheet.Layers);

        var boxes = placed.Select(one => (one.Middle, one.Baseline, Width: type.Width(one.Text, one.Size), one.Size)).ToList();
        Assert.InRange(boxes.Count, 2, 59);
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.True(
                    Math.Abs(boxes[i].Middle - boxes[j].Middle) >= (boxes[i].Width + boxes[j].Width) / 2 || Math.Abs(boxes[i].Baseline - boxes[j].Baseline) >= boxes[i].Size,
                    $"{placed[i].Text} and {placed[j].Text}");
            }
        }
    }

    [Fact]
    public void A_name_whose_place_is_outside_is_written_where_its_shape_is_seen()
    {
        var named = Sheets.Symbol(label: new("name", 12, "#000000", null));
        var sheet = Sheets.Of(1_000, Sheets.Layer("村", named, (Sheets.Square(-10, -10, 5000), "", "温泉村")));
        using var type = SheetType.Open();
        var frame = SheetLayout.Of(sheet.Paper, true).Frame;

        var placed = Assert.Single(new Lettering(new(sheet, frame), type).Place(sheet.Layers));

        Assert.InRange(placed.Middle, frame.Left, frame.Right);
        Assert.InRange(placed.Baseline, frame.Top, frame.Bottom);
    }

    [Fact]
    public void Long_texts_break_between_characters_and_not_before_stops()
    {
        using var type = SheetType.Open();

        var lines = type.Wrap("内部用图，公开前应送地图审核。面积以批准的成果为准。", 3, 30);

        Assert.All(lines, line => Assert.True(type.Width(line, 3) <= 33));
        Assert.DoesNotContain(lines, line => line[0] is '，' or '。');
    }
}
