using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Papers;
using SkiaSharp;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>Draws the pictures of evidence, each kept once in the file; where there is none, a frame that says why.</summary>
internal sealed class SheetPictures(CaseSheet sheet, SheetText text) : IDisposable
{
    private readonly Dictionary<CaseSheetEvidence, SKImage> _images = new(ReferenceEqualityComparer.Instance);

    public void Paint(SKCanvas canvas, SKRect box, CaseSheetEvidence? evidence, string missing)
    {
        if (evidence?.Picture is { } jpeg)
            PaintImage(canvas, box, ImageOf(evidence, jpeg));
        else
            PaintFrame(canvas, box, evidence is null ? missing : Reason(evidence), isFault: evidence is not null && evidence.Fault != PictureFault.NoPicture);
    }

    public void Dispose()
    {
        foreach (var image in _images.Values)
            image.Dispose();
    }

    private string Reason(CaseSheetEvidence evidence) => evidence.Fault switch
    {
        PictureFault.NotKept => sheet.Say("库中没有此件的内容，请运行 verify 核验", "Its content is not in the workspace: run verify"),
        PictureFault.WrongHash => sheet.Say("内容与登记的 SHA-256 不符", "Its content is not what was registered: the SHA-256 differs"),
        PictureFault.TooLarge => sheet.Say("照片像素过多，未绘制", "The picture has too many pixels to be drawn"),
        PictureFault.Unreadable => sheet.Say("照片损坏、不完整，或格式无法绘制", "The picture is broken, cut off, or of a format that cannot be drawn"),
        _ => sheet.Say("文件材料", "Document") + "\n" + Path.GetExtension(evidence.Row.Text("file_name")).TrimStart('.').ToUpperInvariant(),
    };

    private SKImage ImageOf(CaseSheetEvidence evidence, byte[] jpeg)
    {
        if (!_images.TryGetValue(evidence, out var image))
        {
            using var data = SKData.CreateCopy(jpeg);
            _images[evidence] = image = SKImage.FromEncodedData(data);
        }

        return image;
    }

    /// <summary>As large as its box allows, in the middle of it.</summary>
    private static void PaintImage(SKCanvas canvas, SKRect box, SKImage image)
    {
        var scale = Math.Min(box.Width / image.Width, box.Height / image.Height);
        var place = SKRect.Create(box.MidX - image.Width * scale / 2, box.MidY - image.Height * scale / 2, image.Width * scale, image.Height * scale);
        canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var edge = new SKPaint { Color = SheetType.Quiet, Style = SKPaintStyle.Stroke, StrokeWidth = 0.15f, IsAntialias = true };
        canvas.DrawRect(place, edge);
    }

    private void PaintFrame(SKCanvas canvas, SKRect box, string reason, bool isFault)
    {
        using var back = new SKPaint { Color = new(0xF4, 0xF5, 0xF3) };
        canvas.DrawRect(box, back);
        using var dash = SKPathEffect.CreateDash([1.4f, 1], 0);
        using var edge = new SKPaint { Color = isFault ? new(0xB0, 0x1E, 0x1E) : SheetType.Quiet, Style = SKPaintStyle.Stroke, StrokeWidth = 0.25f, PathEffect = dash, IsAntialias = true };
        canvas.DrawRect(box, edge);
        var lines = text.Lines(reason, box.Width - 8);
        for (var i = 0; i < lines.Count; i++)
        {
            text.Type.Write(
                canvas, lines[i], box.MidX, box.MidY + (i - (lines.Count - 1) / 2f) * SheetText.Line + 1, SheetText.Size, isFault ? new SKColor(0xB0, 0x1E, 0x1E) : SheetType.Quiet, SKTextAlign.Center);
        }
    }
}
