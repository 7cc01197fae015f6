using System.Xml.Linq;
using LandPlanner.Cases;
using LandPlanner.Reports.Cases;
using LandPlanner.Reports.Excel;
using SkiaSharp;

namespace LandPlanner.Reports.Tests.Cases;

public sealed class CaseChartTests
{
    [Fact]
    public void The_picture_is_a_sensible_size_and_not_blank()
    {
        using var picture = SKBitmap.Decode(Draw(Boards.Year2024()).Png);

        Assert.InRange(picture.Width, 1_200, 4_000);
        Assert.InRange(picture.Height, 1_200, 4_000);
        Assert.True(picture.Pixels.Distinct().Count() > 100);
    }

    /// <summary>Stocks at the ends of January to June: 2, 2, 1, 1, 1, 2.</summary>
    [Fact]
    public void Panels_show_stock_flow_and_quality_of_the_months_so_far()
    {
        var texts = Texts(Boards.Year2024());

        Assert.Equal("清存量、遏增量、提质量", texts[0]);
        Assert.Contains("清存量：月末存量", texts);
        Assert.Contains("遏增量：当月新增与销号", texts);
        Assert.Contains("2024-01", texts);
        Assert.Contains("06", texts);
        Assert.DoesNotContain("07", texts);
        var first = texts.IndexOf("清存量：月末存量");
        Assert.Equal(["2", "2", "1", "1", "1", "2"], texts[first..].Where(text => text is "1" or "2").Skip(2).Take(6));
    }

    /// <summary>A is closed and was in time: both lines at 100 % in February, and no other month has cases due.</summary>
    [Fact]
    public void Where_both_rates_are_the_same_both_lines_are_seen()
    {
        using var picture = SKBitmap.Decode(Draw(Boards.Of(new(new(2024, 2, 1), new(2024, 3, 31)), Boards.Cases[0])).Png);

        // In the upper half of the lowest panel, right of the legend's swatches' row: only the point itself has these colours.
        var (blue, green) = (new SKColor(0x1D, 0x4F, 0xA8), new SKColor(0x2E, 0x7D, 0x4F));
        var scale = picture.Width / 1280f;
        var rows = Enumerable.Range((int)((150 + 2 * (168 + 62) - 8) * scale), (int)(16 * scale));
        var seen = rows.SelectMany(y => Enumerable.Range(0, picture.Width).Select(x => picture.GetPixel(x, y))).ToLookup(pixel => pixel);
        Assert.True(seen[blue].Count() > 20);
        Assert.True(seen[green].Count() > 20);
    }

    [Fact]
    public void A_period_that_has_not_begun_makes_a_chart_that_says_so() =>
        Assert.Contains("所选期间尚未开始。", Texts(Boards.Of(CasePeriod.Year(2025))));

    [Fact]
    public void The_same_board_gives_the_same_bytes()
    {
        var (one, other) = (Draw(Boards.Year2024()), Draw(Boards.Year2024()));

        Assert.Equal(one.Png, other.Png);
        Assert.Equal(one.Svg, other.Svg);
    }

    [Fact]
    public void The_chart_speaks_english_too() =>
        Assert.Equal("Stock, inflow and quality of cases", XDocument.Load(new MemoryStream(Draw(Boards.Year2024(), ReportLanguage.English).Svg)).Descendants().First(element => element.Name.LocalName == "text").Value);

    private static List<string> Texts(CaseBoard board) =>
        [.. XDocument.Load(new MemoryStream(Draw(board).Svg)).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim())];

    private static (byte[] Png, byte[] Svg) Draw(CaseBoard board, ReportLanguage language = ReportLanguage.Chinese)
    {
        var drawn = CaseChart.Draw(board, "", language);
        Assert.NotNull(drawn);
        return drawn.Value;
    }
}
