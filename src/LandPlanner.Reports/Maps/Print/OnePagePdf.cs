using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>A PDF of one page, painted in millimetres from its upper left corner.</summary>
internal static class OnePagePdf
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    // A hundredth of a millimetre: pages are rounded to it, and paper comes in whole millimetres.
    private const float GridDpi = 2540;

    /// <param name="date">Of the file, so that equal pages give equal bytes.</param>
    public static void Write(string title, DateOnly date, float widthMillimetres, float heightMillimetres, Action<SKCanvas> paint, Stream to)
    {
        var made = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var about = new SKDocumentPdfMetadata { Title = title, Creator = "LandPlanner", Producer = "LandPlanner", Creation = made, Modified = made, EncodingQuality = 101, RasterDpi = GridDpi };
        using var document = SKDocument.CreatePdf(to, about);
        var canvas = document.BeginPage(widthMillimetres * PointsPerMillimetre, heightMillimetres * PointsPerMillimetre);
        canvas.Scale(PointsPerMillimetre);
        paint(canvas);
        document.EndPage();
        document.Close();
    }
}
