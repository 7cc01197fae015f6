using System.Diagnostics;
using System.Text;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Testing;
using SkiaSharp;

namespace LandPlanner.Reports.Tests.Maps;

public sealed class MapPrinterTests
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const string PdfToText = "/usr/bin/pdftotext";

    [Theory]
    [InlineData("A4", true, 297, 210)]
    [InlineData("A4", false, 210, 297)]
    [InlineData("A0", true, 1189, 841)]
    public void A_page_has_the_size_of_its_paper(string paper, bool isLandscape, double widthMillimetres, double heightMillimetres)
    {
        var page = new PdfPage(Pdf(Sample() with { Paper = PaperSize.Find(paper)!, IsLandscape = isLandscape }));

        Assert.Equal(widthMillimetres * PointsPerMillimetre, page.Size.Width, 0.01);
        Assert.Equal(heightMillimetres * PointsPerMillimetre, page.Size.Height, 0.01);
    }

    [Fact]
    public void A_kilometre_at_1_to_10000_is_ten_centimetres_in_the_PDF()
    {
        var page = new PdfPage(Pdf(Sheets.Of(10_000, Sheets.Layer("方", Sheets.Black, (Sheets.Square(-500, -500, 1000), "", "")))));

        Assert.Contains(page.Quadrangles(), box => Math.Abs(box.Width - 283.4646) < 0.001 && Math.Abs(box.Height - 283.4646) < 0.001);
    }

    [Theory]
    [InlineData(254, 1000)]
    [InlineData(127, 500)]
    public void A_kilometre_at_1_to_10000_is_ten_centimetres_of_pixels(int dpi, int pixels)
    {
        using var picture = SKBitmap.Decode(Png(Sheets.Of(10_000, Sheets.Layer("方", Sheets.Black, (Sheets.Square(-500, -500, 1000), "", ""))), dpi));

        var (width, height) = BlackSpan(picture);
        Assert.InRange(width, pixels - 1, pixels + 1);
        Assert.InRange(height, pixels - 1, pixels + 1);
    }

    /// <summary>254 dots an inch are 10 000 a metre.</summary>
    [Fact]
    public void A_picture_says_how_large_its_pixels_are()
    {
        var png = Png(Sample(), 254);

        var at = Encoding.Latin1.GetString(png).IndexOf("pHYs", StringComparison.Ordinal);
        Assert.Equal([0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 1], png[(at + 4)..(at + 13)]);
    }

    [Fact]
    public void A_picture_is_as_many_pixels_as_its_paper_has()
    {
        using var picture = SKBitmap.Decode(Png(Sample(), 254));

        Assert.Equal((2970, 2100), (picture.Width, picture.Height));
    }

    [Fact]
    public void The_same_sheet_gives_the_same_bytes()
    {
        Assert.Equal(Pdf(Sample()), Pdf(Sample()));
        Assert.Equal(Png(Sample(), 100), Png(Sample(), 100));
    }

    [Fact]
    public void A_PDF_is_lines_and_letters_and_no_pixels() => Assert.False(new PdfPage(Pdf(Sample())).HasPictures);

    /// <summary>The letters' shapes are in the file, and each is known for what it is; some as the radical that looks the same.</summary>
    [Fact]
    public void The_texts_of_a_PDF_can_be_found()
    {
        Assert.SkipUnless(File.Exists(PdfToText), "pdftotext is not installed: apt-get install poppler-utils.");
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("sheet.pdf"), Pdf(Sample()));

        using var process = Process.Start(new ProcessStartInfo(PdfToText, ["-raw", folder.File("sheet.pdf"), "-"]) { RedirectStandardOutput = true })!;
        var text = string.Concat(process.StandardOutput.ReadToEnd().Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));

        Assert.Contains("温泉镇土地利用图", text, StringComparison.Ordinal);
        Assert.Contains("1:10000", text, StringComparison.Ordinal);
        Assert.Contains("2000国家大地坐标系", text, StringComparison.Ordinal);
        Assert.Contains("J51G063034", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("温泉村").Length);
    }

    [Fact]
    public void A_hatch_is_drawn_inside_its_shape_only()
    {
        var hatched = Sheets.Symbol(hatch: new("#000000", 6, 45, 1, null));
        var withHole = "POLYGON ((-500 -500, 500 -500, 500 500, -500 500, -500 -500), (-300 -300, -300 300, 300 300, 300 -300, -300 -300))";
        using var picture = SKBitmap.Decode(Png(Sheets.Of(10_000, Sheets.Layer("孔", hatched, (withHole, "", ""))), 254));

        var layout = SheetLayout.Of(PaperSize.Find("A4")!, true);
        var centre = CentreOf(layout);
        // In pixels of 0.1 mm: the hole is 600 wide, the band around it 200.
        Assert.Equal(0, Dark(picture, centre.X - 290, centre.Y + 20, 250, 250));
        Assert.InRange(Dark(picture, centre.X - 490, centre.Y - 490, 180, 980), 5000, 60_000);
        Assert.Equal(0, Dark(picture, centre.X - 560, centre.Y - 200, 50, 100));
    }

    [Fact]
    public void Nothing_in_the_frame_is_refused()
    {
        var far = Sheets.Of(10_000, Sheets.Layer("远", Sheets.Black, (Sheets.Square(50_000, 0, 1000), "", "")));

        Assert.Equal(MapPrintFault.NothingInFrame, Assert.Throws<MapPrintException>(() => Pdf(far)).Fault);
    }

    [Fact]
    public void A_frame_wider_than_the_plane_is_refused()
    {
        var wide = Sheets.Of(20_000_000, Sheets.Layer("宽", Sheets.Black, (Sheets.Square(0, 0, 1000), "", "")));

        Assert.Equal(MapPrintFault.ScaleTooSmall, Assert.Throws<MapPrintException>(() => Pdf(wide)).Fault);
    }

    [Fact]
    public void A_stopped_print_ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => MapPrinter.WritePdf(Sample(), new MemoryStream(), stop.Token));
    }

    private static MapSheet Sample() => Sheets.Of(
        10_000, Sheets.Layer("村", Sheets.Symbol("#ffcc00", label: new("name", 13, "#333333", null), stroke: new("#000000", 1, [6, 3], null)), (Sheets.Square(-400, -400, 800), "", "温泉村")));

    private static byte[] Pdf(MapSheet sheet) => Written(to => MapPrinter.WritePdf(sheet, to, TestContext.Current.CancellationToken));

    private static byte[] Png(MapSheet sheet, int dpi) => Written(to => MapPrinter.WritePng(sheet, dpi, to, TestContext.Current.CancellationToken));

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    /// <summary>The length of black through the frame's middle, along and down.</summary>
    private static (int Width, int Height) BlackSpan(SKBitmap picture)
    {
        var layout = SheetLayout.Of(PaperSize.Find("A4")!, true);
        var (x, y) = CentreOf(layout);
        (x, y) = (x * picture.Width / 2970 + 3, y * picture.Height / 2100 + 3);
        return (Enumerable.Range(0, picture.Width).Count(i => IsBlack(picture.GetPixel(i, y)) && Math.Abs(i - x) < 0.3 * picture.Width), Enumerable.Range(0, picture.Height).Count(i => IsBlack(picture.GetPixel(x, i)) && Math.Abs(i - y) < 0.25 * picture.Height));
    }

    private static (int X, int Y) CentreOf(SheetLayout layout) => ((int)(10 * layout.Frame.MidX), (int)(10 * layout.Frame.MidY));

    private static bool IsBlack(SKColor pixel) => pixel is { Red: < 128, Green: < 128, Blue: < 128 };

    private static int Dark(SKBitmap picture, int left, int top, int width, int height) =>
        Enumerable.Range(left, width).Sum(x => Enumerable.Range(top, height).Count(y => IsBlack(picture.GetPixel(x, y))));
}
