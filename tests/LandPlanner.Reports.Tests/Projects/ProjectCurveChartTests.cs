using System.Xml.Linq;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Projects;
using LandPlanner.Testing;
using SkiaSharp;

namespace LandPlanner.Reports.Tests.Projects;

public sealed class ProjectCurveChartTests
{
    [Fact]
    public void The_line_of_what_was_done_has_the_colour_of_the_light()
    {
        using var red = SKBitmap.Decode(Draw(1).Png);
        using var green = SKBitmap.Decode(Draw(0).Png);

        Assert.Contains(SKColor.Parse("#DC2626"), red.Pixels.ToHashSet());
        Assert.DoesNotContain(SKColor.Parse("#DC2626"), green.Pixels.ToHashSet());
        Assert.Contains(SKColor.Parse("#16A34A"), green.Pixels.ToHashSet());
    }

    [Fact]
    public void The_drawing_says_the_reason_the_months_and_the_deviation()
    {
        var texts = Texts(Draw(1).Svg);

        Assert.Contains(texts, text => text.StartsWith("严重滞后：至2024年2月完成年度计划的 0%，落后计划 100 个百分点（超过 30）", StringComparison.Ordinal));
        Assert.Contains("−100.0 个百分点", texts);
        Assert.Contains("33.33", texts);
        Assert.Equal(12, texts.Count(text => text.EndsWith('月') && text.Length <= 7 && char.IsAsciiDigit(text[0])));
    }

    [Fact]
    public void It_speaks_english_too()
    {
        var texts = Texts(Draw(1, ReportLanguage.English).Svg);

        Assert.Contains(texts, text => text.StartsWith("Far behind schedule: By Feb 2024", StringComparison.Ordinal));
        Assert.Contains("cumulative plan", texts);
    }

    [Fact]
    public void The_same_curve_gives_the_same_bytes()
    {
        var (one, other) = (Draw(2), Draw(2));

        Assert.Equal(one.Png, other.Png);
        Assert.Equal(one.Svg, other.Svg);
    }

    [Fact]
    public void A_life_of_many_years_keeps_its_labels_apart()
    {
        var months = Month.Between(new(2018, 1), new(2026, 12)).Aggregate(ProjectMonths.None, (sum, month) => sum.With(MonthMeasure.Plan, month, new(100)));
        var sheet = new CurveSheet("长期", "", ProgressCurve.OfLife(months, new(2024, 7), null)!, null, []);

        var texts = Texts(Drawn(ProjectCurveChart.Draw(sheet)).Svg);

        Assert.InRange(texts.Count(text => text.Contains('年', StringComparison.Ordinal) && text.EndsWith('月')), 5, 27);
    }

    [Fact]
    public void A_curve_of_nothing_is_drawn_all_the_same()
    {
        var curve = ProgressCurve.OfYear(2024, ProjectMonths.None, new(2024, 7));

        Assert.NotEmpty(Drawn(ProjectCurveChart.Draw(new("空", "", curve, null, []))).Png);
    }

    private static (byte[] Png, byte[] Svg) Draw(int project, ReportLanguage language = ReportLanguage.Chinese)
    {
        var one = Boards.Sample.Projects[project];
        return Drawn(ProjectCurveChart.Draw(new(one.Project.Name, "", one.Curve, one.Verdict, [new("开工", new(2024, 1, 5), new(2024, 1, 9))]), language));
    }

    private static (byte[] Png, byte[] Svg) Drawn((byte[] Png, byte[] Svg)? drawn)
    {
        Checkout.Require(drawn is not null, "No typeface with Chinese (package fonts-noto-cjk) is installed.");
        return drawn!.Value;
    }

    private static List<string> Texts(byte[] svg) =>
        [.. XDocument.Load(new MemoryStream(svg)).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim())];
}
