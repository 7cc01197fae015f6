using LandPlanner.Reports.Maps.Print;
using LandPlanner.Web.VillageEconomy;

namespace LandPlanner.Web.Printing;

/// <summary>A layer to be printed, and how strong.</summary>
internal sealed record PrintLook(string Name, double Opacity);

/// <summary>What somebody wants printed.</summary>
/// <param name="Format">"pdf" or "png".</param>
/// <param name="Scale">N of 1:N.</param>
/// <param name="Dpi">Of a PNG.</param>
/// <param name="At">The frame's centre in the workspace's plane: east, north.</param>
/// <param name="Layers">From the bottom of the map to its top.</param>
internal sealed record PrintRequest(string Format, string Paper, bool Landscape, double Scale, int Dpi, string Title, double[] At, IReadOnlyList<PrintLook> Layers)
{
    public const string Pdf = "pdf";
    public const string Png = "png";
    public const double LargestScale = 100;
    public const double SmallestScale = 1_000_000;

    private const int MostTitle = 100;

    // An A0 sheet at 300 dots an inch is 139 million.
    private const double MostPixels = 150e6;

    /// <summary>The thematic map over the layers; null for none. One that is not there is left out, as a layer is that is gone.</summary>
    public ThemeWish? Theme { get; init; }

    public bool IsPng => Format == Png;

    /// <summary>What is wrong with it, as the name of the sentence that tells; null for nothing.</summary>
    public string? Fault()
    {
        if (Format is not (Pdf or Png) || PaperSize.Find(Paper) is not { } paper || At is not [var x, var y] || !double.IsFinite(x) || !double.IsFinite(y) || Title is null || Layers is null || Theme is { Theme: null })
            return "Unreadable";
        if (!(Scale >= LargestScale))
            return "ScaleTooLarge";
        if (Scale > SmallestScale)
            return "ScaleTooSmall";
        if (Title.Length > MostTitle)
            return "TitleTooLong";
        if (IsPng && (Dpi is < MapPrinter.LeastDpi or > MapPrinter.MostDpi || Pixels(paper, Dpi) > MostPixels))
            return "TooManyPixels";
        return null;
    }

    public static double Pixels(PaperSize paper, int dpi) => paper.ShortMillimetres * paper.LongMillimetres * Math.Pow(dpi / 25.4, 2);

    /// <summary>A name for the file that says what it is, with nothing that a file system minds.</summary>
    public string FileName(DateOnly date)
    {
        var title = string.Concat(Title.Trim().Select(letter => char.IsControl(letter) || "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal) ? '_' : letter)).Trim('.', ' ');
        return FormattableString.Invariant($"{(title.Length == 0 ? "map" : title)} 1-{Scale:0.##} {Paper.ToUpperInvariant()} {date:yyyy-MM-dd}.{Format}");
    }
}
