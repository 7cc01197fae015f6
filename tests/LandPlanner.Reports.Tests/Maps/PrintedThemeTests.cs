using LandPlanner.Features;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Themes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using SkiaSharp;

namespace LandPlanner.Reports.Tests.Maps;

/// <summary>A thematic map on paper: three villages, one of which said nothing.</summary>
public sealed class PrintedThemeTests
{
    private static readonly ThemeWay Limits = new("limits", "给定界限", "Given limits", ThemeMethod.Limits, 3, [10, 20]);
    private static readonly Theme Income = new("income", "村集体收入", "Collective income", "万元", "10k yuan", 1, ["#ff0000", "#00ff00", "#0000ff"], [Limits], new("无数据", "No data", "#808080"));

    [Fact]
    public void The_legend_has_every_class_from_the_lowest_and_that_of_no_data()
    {
        var sheet = Sheets.Of(5_000, Layer(ReportLanguage.Chinese));

        var legend = SheetLegend.Of(sheet, SheetLayout.Of(sheet.Paper, true).Ground(sheet.Centre, sheet.ScaleDenominator));

        // Nobody has 20 or more; the class is a class of the map all the same.
        Assert.Equal(["村集体收入（万元）", "< 10", "10–20", "≥ 20", "无数据"], legend.Lines.Select(line => line.Title));
        Assert.Equal([true, false, false, false, false], legend.Lines.Select(line => line.IsHeading));
        Assert.Equal(("Collective income (10k yuan)", new DateOnly(2025, 12, 31)), (Layer(ReportLanguage.English).Name, Layer(ReportLanguage.English).Vintage));
    }

    [Theory]
    [InlineData(-150, 0xff, 0, 0)]
    [InlineData(0, 0, 0xff, 0)]
    [InlineData(150, 0x80, 0x80, 0x80)]
    public void Each_place_has_its_classs_colour(double east, int red, int green, int blue)
    {
        var sheet = Sheets.Of(5_000, Layer(ReportLanguage.Chinese));
        using var file = new MemoryStream();
        MapPrinter.WritePng(sheet, 254, file, TestContext.Current.CancellationToken);
        using var picture = SKBitmap.Decode(file.ToArray());
        var frame = SheetLayout.Of(sheet.Paper, true).Frame;

        // In pixels of 0.1 mm, each of which is half a metre; away from the middle, where the label is.
        var pixel = picture.GetPixel((int)(frame.MidX * 10 + (east + 30) * 2), (int)(frame.MidY * 10 - 30 * 2));

        // As on the map, what lies below shines through by 15 %: here white paper.
        Assert.All([(red, pixel.Red), (green, pixel.Green), (blue, pixel.Blue)], pair => Assert.InRange(pair.Item2, pair.Item1 * 0.85 + 255 * 0.15 - 2, pair.Item1 * 0.85 + 255 * 0.15 + 2));
    }

    [Fact]
    public void Places_of_points_are_dots()
    {
        var layer = PrintedTheme.Of(ThemeMap.Of(Income, Limits, [5]), null, [new(new Point(Sheets.East, Sheets.North), 5, "一期 5")], ReportLanguage.Chinese);

        Assert.Equal((GeometryKind.Point, "村集体收入（万元）", null), (layer.Kind, layer.Name, layer.Vintage));
        Assert.Equal("#ff0000", LayerPainter.FillOf(layer, Assert.Single(layer.Features).Key));
    }

    private static PrintedLayer Layer(ReportLanguage language)
    {
        decimal?[] values = [5, 10, null];
        return PrintedTheme.Of(ThemeMap.Of(Income, Limits, values), 2025, values.Select((value, i) => new PrintedPlace(Square(150 * (i - 1)), value, value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "")), language);
    }

    private static Geometry Square(double east) => new WKTReader().Read(FormattableString.Invariant(
        $"POLYGON (({Sheets.East + east - 50} {Sheets.North - 50}, {Sheets.East + east + 50} {Sheets.North - 50}, {Sheets.East + east + 50} {Sheets.North + 50}, {Sheets.East + east - 50} {Sheets.North + 50}, {Sheets.East + east - 50} {Sheets.North - 50}))"));
}
