using System.Xml.Linq;
using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;
using LandPlanner.Testing;
using SkiaSharp;

namespace LandPlanner.Reports.Tests;

public sealed class ChangeChartTests
{
    [Fact]
    public void The_picture_is_a_sensible_size_and_not_blank()
    {
        using var picture = SKBitmap.Decode(Draw(Matrices.Sample).Png);

        Assert.InRange(picture.Width, 1_200, 4_000);
        Assert.InRange(picture.Height, 800, 6_000);
        var colours = picture.Pixels.Distinct().Count();
        Assert.True(colours > 200, $"Only {colours} colours.");
        Assert.Equal(SKColors.White, picture.GetPixel(0, 0));
    }

    /// <summary>A class's bar shows its survey colour.</summary>
    [Fact]
    public void Classes_have_their_survey_colours()
    {
        using var picture = SKBitmap.Decode(Draw(Matrices.Sample).Png);

        var pixels = picture.Pixels.ToHashSet();
        Assert.Contains(SKColor.Parse("#FFFBB1"), pixels);
        Assert.Contains(SKColor.Parse("#C59A8C"), pixels);
    }

    [Fact]
    public void The_drawing_is_well_formed_and_names_the_classes()
    {
        var svg = XDocument.Load(new MemoryStream(Draw(Matrices.Sample).Svg));

        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()).ToList();
        Assert.Equal("土地利用变化流向", texts[0]);
        Assert.Contains("0103 旱地", texts);
        Assert.Contains("0201 果园 <&>", texts);
        Assert.Contains("0601 工业用地", texts);
        Assert.All(
            svg.Descendants().Where(element => element.Name.LocalName == "text"),
            element => Assert.EndsWith("sans-serif", (string?)element.Attribute("font-family")));
    }

    [Fact]
    public void Nothing_changed_makes_a_chart_that_says_so()
    {
        var svg = XDocument.Load(new MemoryStream(Draw(Matrices.Unchanged).Svg));

        Assert.Contains("没有变化", svg.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_matrix_gives_the_same_bytes()
    {
        var (one, other) = (Draw(Matrices.Sample), Draw(Matrices.Sample));

        Assert.Equal(one.Png, other.Png);
        Assert.Equal(one.Svg, other.Svg);
    }

    private static (byte[] Png, byte[] Svg) Draw(ChangeResult result)
    {
        var drawn = ChangeChart.Draw(result, AreaUnit.Mu, ReportLanguage.Chinese);
        Checkout.Require(drawn is not null, "No typeface with Chinese is installed: apt-get install fonts-noto-cjk.");
        return drawn!.Value;
    }
}
