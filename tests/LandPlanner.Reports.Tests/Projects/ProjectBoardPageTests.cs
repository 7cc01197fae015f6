using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Projects;
using LandPlanner.Testing;
using SkiaSharp;

namespace LandPlanner.Reports.Tests.Projects;

public sealed class ProjectBoardPageTests
{
    private static readonly DateOnly Date = new(2024, 2, 29);

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(400)]
    public void However_many_projects_there_are_it_is_one_page_of_A3(int count)
    {
        var pdf = System.Text.Encoding.Latin1.GetString(Pdf(Boards.Many(count)));

        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(pdf, @"/Type\s*/Page\b"));
        // 420 × 297 mm in points of 1/72 inch.
        var box = System.Text.RegularExpressions.Regex.Match(pdf, @"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]");
        Assert.Equal((1190.55, 841.89), (Math.Round(Number(box.Groups[1].Value), 2), Math.Round(Number(box.Groups[2].Value), 2)));
    }

    [Fact]
    public void Where_there_are_too_many_those_far_behind_are_shown_first()
    {
        using var picture = Picture(Boards.Many(400));
        var red = picture.Pixels.Count(pixel => pixel == SKColor.Parse("#DC2626"));
        var green = picture.Pixels.Count(pixel => pixel == SKColor.Parse("#16A34A"));

        Assert.True(red > 0);
        Assert.Equal(0, green);
    }

    [Fact]
    public void Every_light_is_on_the_page()
    {
        using var picture = Picture(Boards.Sample);
        var pixels = picture.Pixels.ToHashSet();

        Assert.Contains(SKColor.Parse("#DC2626"), pixels);
        Assert.Contains(SKColor.Parse("#16A34A"), pixels);
    }

    [Fact]
    public void The_same_board_gives_the_same_bytes() => Assert.Equal(Pdf(Boards.Sample), Pdf(Boards.Sample));

    [Fact]
    public void It_is_printed_in_english_too() => Assert.NotEqual(Pdf(Boards.Sample), Pdf(Boards.Sample, ReportLanguage.English));

    private static byte[] Pdf(ProjectBoard board, ReportLanguage language = ReportLanguage.Chinese) => Printed(() =>
    {
        using var pdf = new MemoryStream();
        ProjectBoardPage.WritePdf(board, Boards.Words(language), Date, pdf);
        return pdf.ToArray();
    });

    private static SKBitmap Picture(ProjectBoard board) => SKBitmap.Decode(Printed(() => ProjectBoardPage.Png(board, Boards.Words(), 100)));

    private static byte[] Printed(Func<byte[]> print)
    {
        try
        {
            return print();
        }
        catch (MapPrintException missing)
        {
            Checkout.Require(false, missing.Message);
            throw;
        }
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
