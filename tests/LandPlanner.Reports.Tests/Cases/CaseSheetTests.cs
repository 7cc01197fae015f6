using System.Security.Cryptography;
using System.Text;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Reports.Cases.Sheets;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Papers;
using LandPlanner.Reports.Tests.Maps;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Tests.Cases;

public sealed class CaseSheetTests
{
    private static readonly LedgerForm EvidenceForm = new(
        "evidence", new("evidence"), "举证材料", GeometryKind.Point, "举证材料", "Evidence",
        [
            Text("kind", "类别", "Kind") with { Choices = [new("wide", "全景照片", "Wide photo"), new("after", "整改后照片", "Photo after")] }, Text("file_name", "文件名", "File"),
            Text("media_type", "格式", "Media type"), Text("sha256", "SHA-256", "SHA-256"), new("taken_at", FieldType.DateTime, "拍摄时间", "Taken at", [], false, true),
            Real("azimuth", "方位角", "Azimuth"), Real("pitch", "俯仰角", "Pitch"), Real("longitude", "经度", "Longitude"), Real("latitude", "纬度", "Latitude"),
            Real("distance_m", "距图斑（米）", "Distance"), Text("operator", "拍摄人", "Operator"), Text("added_by", "上传人", "Added by"),
            new("added_at", FieldType.DateTime, "上传时间", "Added at", [], false, true), Text("note", "说明", "Note"),
        ]);

    private static readonly LedgerForm MoveForm = new(
        "case-move", new("case-move"), "图斑流转记录", GeometryKind.None, "图斑流转记录", "Moves",
        [
            Text("move", "办理", "Move"), Text("from_state", "原状态", "From"), Text("to_state", "新状态", "To"), new("on", FieldType.Date, "日期", "On", [], false, true),
            new("at", FieldType.DateTime, "时间", "At", [], false, true), Text("by", "经办人", "By"), Text("role", "角色", "Role"), Text("note", "意见", "Note"), Text("changed", "变更", "Changed"),
        ]);

    [Fact]
    public void A_sheet_is_of_a4_pages_and_the_same_each_time()
    {
        var pdf = Print(Sheet([Evidence("wide", Photo(1))]));

        Assert.Equal(pdf, Print(Sheet([Evidence("wide", Photo(1))])));
        var page = new PdfPage(pdf);
        Assert.Equal((595.28, 841.89), (Math.Round(page.Size.Width, 2), Math.Round(page.Size.Height, 2)));
        Assert.True(page.HasPictures);
    }

    [Fact]
    public void Many_moves_and_photos_go_over_as_many_pages_as_they_need()
    {
        var moves = Enumerable.Range(1, 60).Select(i => Move(i, string.Concat(Enumerable.Repeat("近景照片看不清边界，请补充。", 1 + i % 4)))).ToList();

        var few = Pages(Print(Sheet([], [Move(1, "")])));
        var many = Pages(Print(Sheet([.. Enumerable.Range(0, 12).Select(i => Evidence("wide", Photo(i)))], moves)));

        Assert.Equal(2, few);
        // Twelve pieces take at least three pages of five or six, sixty rows at least two.
        Assert.InRange(many, few + 4, few + 8);
    }

    /// <summary>A picture shown twice, before and among the evidence, is in the file once.</summary>
    [Fact]
    public void A_photo_is_kept_once_in_the_file()
    {
        var pdf = Encoding.Latin1.GetString(Print(Sheet([Evidence("wide", Photo(1)), Evidence("after", Photo(2))])));

        Assert.Equal(2, pdf.Split("/DCTDecode").Length - 1);
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Every_fault_of_a_picture_has_its_frame_and_the_sheet_is_printed_all_the_same(ReportLanguage language)
    {
        var whole = Photo(1);
        CaseSheetEvidence[] pieces =
        [
            Evidence("wide", null), Evidence("wide", whole, sha256: new string('0', 64)), Evidence("wide", whole[..(whole.Length / 2)]), Evidence("wide", [1, 2, 3]),
            Evidence("document", Encoding.UTF8.GetBytes("说明"), "text/plain"),
        ];

        Assert.Equal(
            [PictureFault.NotKept, PictureFault.WrongHash, PictureFault.Unreadable, PictureFault.Unreadable, PictureFault.NoPicture], pieces.Select(piece => piece.Fault));
        Assert.All(pieces, piece => Assert.Null(piece.Picture));
        Assert.False(new PdfPage(Print(Sheet(pieces, language: language))).HasPictures);
    }

    [Fact]
    public void A_case_without_a_shape_has_no_map_and_is_printed_all_the_same() => Assert.True(Pages(Print(Sheet([], hasMap: false))) >= 1);

    /// <summary>The camera was held upright: EXIF orientation 6 says that what is stored must be turned to the right. Then the sky is above.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(6, true)]
    [InlineData(8, true)]
    public void Photos_are_turned_the_right_way_up(int orientation, bool isTurned)
    {
        // Blue sky above, 64 by 48, as somebody saw it.
        using var seen = SKBitmap.Decode(new PhotoFile { WidthPixels = isTurned ? 48 : 64, HeightPixels = isTurned ? 64 : 48 }.Picture(SKEncodedImageFormat.Png));
        var stored = Oriented(Stored(seen, orientation), orientation);

        var piece = Evidence("wide", stored);

        using var picture = SKBitmap.Decode(piece.Picture);
        Assert.Equal((seen.Width, seen.Height), (picture.Width, picture.Height));
        var (above, below) = (picture.GetPixel(picture.Width / 2, 4), picture.GetPixel(picture.Width / 2, picture.Height - 4));
        Assert.True(above.Blue > above.Red + 30, $"Above is {above}.");
        Assert.False(below.Blue > below.Red + 30, $"Below is {below}.");
    }

    [Fact]
    public void Large_photos_are_made_small_enough_for_paper()
    {
        using var picture = SKBitmap.Decode(Evidence("wide", new PhotoFile { WidthPixels = 4000, HeightPixels = 3000 }.ToJpeg()).Picture);

        Assert.Equal((1200, 900), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_heading_stays_with_what_it_is_above_and_a_table_repeats_its_head()
    {
        var painted = new List<(string Name, float Top)>();
        SheetBlock Block(string name, float height) => new(height, (_, box) => painted.Add((name, box.Top)));
        var head = Block("head", 10);
        SheetBlock[] blocks = [Block("text", 230), Block("heading", 10) with { KeepsNext = true }, Block("row", 20) with { Head = head }, .. Enumerable.Range(0, 12).Select(_ => Block("row", 20) with { Head = head })];

        var pages = new SheetPages(blocks);
        Assert.Equal(3, pages.Count);
        var names = Enumerable.Range(0, 3).Select(page =>
        {
            painted.Clear();
            pages.Paint(null!, page);
            return painted.Select(block => block.Name).ToList();
        }).ToList();

        Assert.Equal(["text"], names[0]);
        Assert.Equal("heading", names[1][0]);
        Assert.Equal("head", names[2][0]);
        Assert.Equal(13, names.Sum(page => page.Count(name => name == "row")));
    }

    private static CaseSheet Sheet(IReadOnlyList<CaseSheetEvidence> evidence, IReadOnlyList<LedgerRow>? moves = null, bool hasMap = true, ReportLanguage language = ReportLanguage.Chinese)
    {
        var one = Boards.Cases[0];
        var shape = GeometryFactory.Default.ToGeometry(new Envelope(Sheets.East, Sheets.East + 80, Sheets.North, Sheets.North + 60));
        var paper = Sheets.Of(1000);
        return new(
            hasMap ? new(one.Row.WithShape(shape)) : one, Boards.Form, EvidenceForm, moves ?? [Move(1, "立案")], evidence, [],
            new(new(Sheets.East - 500, Sheets.East + 500, Sheets.North - 400, Sheets.North + 400), [], [Sheets.Layer("地块", Sheets.Black, (Sheets.Square(-50, -50, 40), "", ""))], paper.Crs, paper.ToGeographic),
            new(Boards.Process, new(2024, 6, 30), 5), new("town.gpkg", 12, new string('a', 64)), language);
    }

    private static byte[] Print(CaseSheet sheet)
    {
        using var pdf = new MemoryStream();
        CaseSheetPrinter.WritePdf(sheet, pdf, TestContext.Current.CancellationToken);
        return pdf.ToArray();
    }

    private static int Pages(byte[] pdf) => Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;

    private static CaseSheetEvidence Evidence(string kind, byte[]? content, string mediaType = "image/jpeg", string? sha256 = null) => CaseSheetEvidence.Take(
        LedgerRow.New(EvidenceForm.Schema, null).With(new Dictionary<string, object?>
        {
            ["kind"] = kind,
            ["file_name"] = "照片.jpg",
            ["media_type"] = mediaType,
            ["sha256"] = sha256 ?? Convert.ToHexStringLower(SHA256.HashData(content ?? [])),
            ["azimuth"] = 45.0,
            ["added_at"] = new DateTime(2024, 3, 1, 1, 0, 0, DateTimeKind.Utc),
        }),
        content);

    private static LedgerRow Move(int id, string note)
    {
        var row = LedgerRow.New(MoveForm.Schema, null).With(new Dictionary<string, object?>
        {
            ["move"] = "close",
            ["from_state"] = "issued",
            ["to_state"] = "legal",
            ["on"] = new DateOnly(2024, 3, 1),
            ["at"] = new DateTime(2024, 3, 1, 1, 0, 0, DateTimeKind.Utc),
            ["by"] = "王五",
            ["role"] = "auditor",
            ["note"] = note,
            ["changed"] = "due_on 2024-02-29 → 2024-03-31",
        });
        return row with { Feature = row.Feature with { Id = id } };
    }

    private static byte[] Photo(int shade) => new PhotoFile { Shade = shade, WidthPixels = 640, HeightPixels = 480 }.ToJpeg();

    /// <summary>What a camera stores of what it sees, where a viewer must turn it by 180° (3), to the right (6) or to the left (8).</summary>
    private static byte[] Stored(SKBitmap seen, int orientation)
    {
        var degrees = orientation switch { 3 => 180, 6 => -90, 8 => 90, _ => 0 };
        var isTurned = Math.Abs(degrees) == 90;
        using var stored = new SKBitmap(isTurned ? seen.Height : seen.Width, isTurned ? seen.Width : seen.Height);
        using var canvas = new SKCanvas(stored);
        canvas.Translate(stored.Width / 2f, stored.Height / 2f);
        canvas.RotateDegrees(degrees);
        using var image = SKImage.FromBitmap(seen);
        canvas.DrawImage(image, -seen.Width / 2f, -seen.Height / 2f, new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.Flush();
        using var jpeg = stored.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }

    /// <summary>The JPEG with an EXIF block (TIFF, little-endian) whose one entry is the orientation (0x0112).</summary>
    private static byte[] Oriented(byte[] jpeg, int orientation)
    {
        byte[] tiff = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    private static LedgerField Text(string name, string zh, string en) => new(name, FieldType.Text, zh, en, [], false, false);

    private static LedgerField Real(string name, string zh, string en) => new(name, FieldType.Real, zh, en, [], false, false);
}
