using SkiaSharp;

namespace LandPlanner.Reports.Charts;

/// <summary>A typeface with Chinese, taken from its file: the drawing library is built without the system's font search.</summary>
internal static class ChartFont
{
    private static readonly string[] Files =
    [
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    ];

    /// <summary>Null where none of the known files is there.</summary>
    public static SKTypeface? Find() => Files.Where(File.Exists).Select(Open).FirstOrDefault(typeface => typeface is not null);

    /// <summary>The bold face of the same family; null where it is not installed.</summary>
    public static SKTypeface? FindBold()
    {
        var bold = Files.FirstOrDefault(File.Exists)?.Replace("-Regular", "-Bold", StringComparison.Ordinal);
        return File.Exists(bold) ? Open(bold) : null;
    }

    // A collection holds a face for each country; the Chinese one is called SC.
    private static SKTypeface? Open(string file)
    {
        SKTypeface? first = null;
        for (var face = 0; face < 10 && SKTypeface.FromFile(file, face) is { } typeface; face++)
        {
            if (typeface.FamilyName.EndsWith(" SC", StringComparison.Ordinal))
                return typeface;
            first ??= typeface;
        }

        return first;
    }
}
