using System.Globalization;
using LandPlanner.Calendars;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Papers;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>The evidence of a case sheet: before and after, and every piece with what it tells.</summary>
internal sealed class EvidenceBlocks(CaseSheet sheet, SheetText text, SheetPictures pictures)
{
    // Photos are taken in China; the ledger keeps UTC.

    private static readonly string[] BeforeKinds = ["before", "wide", "close", "drone"];
    private static readonly string[] AfterKinds = ["after", "acceptance"];

    /// <summary>Evidence is numbered as below, so that the map and the list speak of the same.</summary>
    public IEnumerable<(string Label, Coordinate Place, double? Azimuth)> Stands() => sheet.Evidence
        .Select((piece, i) => (Label: Text(i + 1), piece.Row.Shape, Azimuth: piece.Row.Real("azimuth")))
        .Where(stand => stand.Shape is { IsEmpty: false }).Select(stand => (stand.Label, stand.Shape!.Coordinate, stand.Azimuth));

    public IEnumerable<SheetBlock> BeforeAndAfter()
    {
        const float Height = 62;
        const int Most = 3;
        const float Gap = 4;
        var (before, after) = (Photos(BeforeKinds), Photos(AfterKinds));
        if (before.Count + after.Count == 0)
            yield break;
        yield return text.Heading(sheet.Say("整改前后对照", "Before and after"));
        for (var i = 0; i < Math.Min(Most, Math.Max(Math.Max(before.Count, after.Count), 1)); i++)
        {
            var (left, right) = (before.ElementAtOrDefault(i), after.ElementAtOrDefault(i));
            yield return new(Height + 7, (canvas, box) =>
            {
                var width = (box.Width - Gap) / 2;
                Photo(canvas, SKRect.Create(box.Left, box.Top, width, Height), left, sheet.Say("整改前", "Before"), sheet.Say("无整改前照片", "No photo before"));
                Photo(canvas, SKRect.Create(box.Left + width + Gap, box.Top, width, Height), right, sheet.Say("整改后", "After"), sheet.Say("无整改后照片", "No photo after"));
            });
        }
    }

    private void Photo(SKCanvas canvas, SKRect box, CaseSheetEvidence? piece, string caption, string missing)
    {
        pictures.Paint(canvas, box, piece, missing);
        var taken = piece?.Row.Moment("taken_at") is { } at ? $"  {Beijing(at)}" : "";
        var number = piece is null ? "" : sheet.Say($"（举证 {Number(piece)}）", $" (evidence {Number(piece)})");
        text.Type.Write(canvas, caption + number + taken, box.Left, box.Bottom + 4, 2.8f, SheetType.Quiet);
    }

    /// <summary>By the first kind that has any: a photo called "before" says more than one that was only taken earlier.</summary>
    private List<CaseSheetEvidence> Photos(string[] kinds) => kinds
        .Select(kind => sheet.Evidence.Where(piece => piece.Row.Text("kind") == kind && piece.Fault != PictureFault.NoPicture).ToList()).FirstOrDefault(photos => photos.Count > 0) ?? [];

    public IEnumerable<SheetBlock> All()
    {
        yield return text.Heading(sheet.Say($"举证材料（{sheet.Evidence.Count} 件）", $"Evidence ({sheet.Evidence.Count})"));
        if (sheet.Evidence.Count == 0)
        {
            foreach (var block in text.Paragraph(sheet.Say("尚无举证材料。", "There is no evidence yet."), SheetType.Quiet))
                yield return block;
        }

        foreach (var piece in sheet.Evidence)
            yield return Piece(piece);
    }

    private SheetBlock Piece(CaseSheetEvidence piece)
    {
        const float Height = 41;
        const float PictureWidth = 50;
        const float Label = 25;
        var facts = PieceFacts(piece).ToList();
        return new(Height + 4, (canvas, box) =>
        {
            pictures.Paint(canvas, SKRect.Create(box.Left, box.Top, PictureWidth, Height), piece, "");
            SignPainter.Disc(canvas, box.Left + 3, box.Top + 3, 2.2f, new(0x0B, 0x4F, 0x9E));
            text.Type.Write(canvas, Text(Number(piece)), box.Left + 3, box.Top + 4, 2.8f, SKColors.White, SKTextAlign.Center, isBold: true);
            var (left, y) = (box.Left + PictureWidth + 4, box.Top + 3.2f);
            foreach (var (label, value) in facts)
            {
                text.Type.Write(canvas, label, left, y, 2.8f, SheetType.Quiet);
                text.Type.Write(canvas, text.Type.Fit(value, 2.8f, box.Right - left - Label), left + Label, y, 2.8f);
                y += 4.15f;
            }

            // In full, and so small that it fits: it is what proves the file.
            text.Type.Write(canvas, "SHA-256  " + piece.Row.Text("sha256"), left, y, 2.35f);
            if (piece.Row.Real("azimuth") is { } azimuth)
                Compass(canvas, box.Right - 7, box.Top + 8, azimuth);
        });
    }

    private IEnumerable<(string Label, string Value)> PieceFacts(CaseSheetEvidence piece)
    {
        string Title(string field) => sheet.EvidenceForm.Find(field) is { } known ? sheet.Say(known.TitleZh, known.TitleEn) : field;
        var row = piece.Row;
        var dash = "—";
        yield return (Title("kind"), sheet.EvidenceForm.Find("kind")?.Say(row.Text("kind"), sheet.Language == Excel.ReportLanguage.English) ?? row.Text("kind"));
        yield return (Title("file_name"), row.Text("file_name"));
        yield return (Title("taken_at"), row.Moment("taken_at") is { } taken ? Beijing(taken) : dash);
        yield return (sheet.Say("拍摄地点", "Taken where"), row.Real("longitude") is { } longitude && row.Real("latitude") is { } latitude ? FormattableString.Invariant($"{longitude:0.000000}°E  {latitude:0.000000}°N") : dash);
        yield return (sheet.Say("方位角、俯仰角", "Azimuth, pitch"), $"{Degrees(row.Real("azimuth"))}, {Degrees(row.Real("pitch"))}");
        yield return (sheet.Say("距图斑", "From the patch"), row.Real("distance_m") is { } distance ? FormattableString.Invariant($"{distance:0.0} m") : dash);
        yield return (Title("operator"), row.Text("operator") is { Length: > 0 } who ? who : dash);
        yield return (sheet.Say("上传", "Added"), $"{row.Text("added_by")}  {(row.Moment("added_at") is { } added ? Beijing(added) : "")}");
        if (row.Text("note") is { Length: > 0 } note)
            yield return (Title("note"), note);
    }

    private void Compass(SKCanvas canvas, float x, float y, double azimuth)
    {
        const float Radius = 5;
        using var ring = new SKPaint { Color = SheetType.Quiet, Style = SKPaintStyle.Stroke, StrokeWidth = 0.2f, IsAntialias = true };
        canvas.DrawCircle(x, y, Radius, ring);
        text.Type.Write(canvas, "N", x, y - Radius - 0.5f, 2, SheetType.Quiet, SKTextAlign.Center);
        using var state = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, y);
        canvas.RotateDegrees((float)azimuth);
        using var needle = new SKPaint { Color = new(0xB0, 0x1E, 0x1E), StrokeWidth = 0.5f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(0, 1.5f, 0, -Radius + 0.6f, needle);
        canvas.DrawLine(0, -Radius + 0.6f, -1.1f, -Radius + 2.4f, needle);
        canvas.DrawLine(0, -Radius + 0.6f, 1.1f, -Radius + 2.4f, needle);
    }

    private int Number(CaseSheetEvidence piece) => Enumerable.Range(1, sheet.Evidence.Count).First(i => ReferenceEquals(sheet.Evidence[i - 1], piece));

    /// <summary>A moment of UTC as clocks in China show it.</summary>
    public static string Beijing(DateTime utc) => (utc + ChinaTime.FromUtc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Degrees(double? degrees) => degrees is { } known ? FormattableString.Invariant($"{known:0.#}°") : "—";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
