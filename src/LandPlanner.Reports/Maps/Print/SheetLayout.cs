using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Where things stand on a sheet, in millimetres from its upper left corner. What is printed does not change it, so that the frame is known before.</summary>
public sealed class SheetLayout
{
    // At A3 all measures are as written here; on other paper they grow with the root of its size, so that a wall map reads from farther away.
    private const double PlainShortMillimetres = 297;
    private const float Margin = 10;
    private const float TitleHeight = 17;
    private const float FootHeight = 17;
    private const float ColumnWidth = 64;
    private const float StripHeight = 62;
    private const float Gap = 4;
    private const float BorderWidth = 6.5f;

    private SheetLayout(PaperSize paper, bool isLandscape)
    {
        Unit = (float)Math.Sqrt(paper.ShortMillimetres / PlainShortMillimetres);
        var (width, height) = isLandscape ? (paper.LongMillimetres, paper.ShortMillimetres) : (paper.ShortMillimetres, paper.LongMillimetres);
        Page = SKRect.Create((float)width, (float)height);
        var inner = SKRect.Inflate(Page, -Margin * Unit, -Margin * Unit);
        Title = SKRect.Create(inner.Left, inner.Top, inner.Width, TitleHeight * Unit);
        Foot = new(inner.Left, inner.Bottom - FootHeight * Unit, inner.Right, inner.Bottom);
        var body = new SKRect(inner.Left, Title.Bottom, inner.Right, Foot.Top);
        Legend = isLandscape
            ? new(body.Right - ColumnWidth * Unit, body.Top, body.Right, body.Bottom)
            : new(body.Left, body.Bottom - StripHeight * Unit, body.Right, body.Bottom);
        Border = isLandscape ? body with { Right = Legend.Left - Gap * Unit } : body with { Bottom = Legend.Top - Gap * Unit };
        // Whole millimetres, so that the frame's ground is a round figure.
        Frame = SKRect.Create(
            MathF.Ceiling(Border.Left + BorderWidth * Unit), MathF.Ceiling(Border.Top + BorderWidth * Unit),
            MathF.Floor(Border.Width - 2 * BorderWidth * Unit - 1), MathF.Floor(Border.Height - 2 * BorderWidth * Unit - 1));
        Border = SKRect.Inflate(Frame, BorderWidth * Unit, BorderWidth * Unit);
        IsColumn = isLandscape;
    }

    /// <summary>How wide the map is on the paper.</summary>
    public double FrameWidthMillimetres => Frame.Width;

    public double FrameHeightMillimetres => Frame.Height;

    internal SKRect Page { get; }

    internal SKRect Title { get; }

    /// <summary>The map itself (内图廓).</summary>
    internal SKRect Frame { get; }

    /// <summary>Around the coordinates on the frame (外图廓).</summary>
    internal SKRect Border { get; }

    internal SKRect Legend { get; }

    internal SKRect Foot { get; }

    /// <summary>Whether the legend is a column beside the map; else it is a strip below it.</summary>
    internal bool IsColumn { get; }

    /// <summary>How large a millimetre of A3 is here.</summary>
    internal float Unit { get; }

    public static SheetLayout Of(PaperSize paper, bool isLandscape) => new(paper, isLandscape);

    /// <summary>The ground inside the frame, in metres.</summary>
    public Envelope Ground(Coordinate centre, double scaleDenominator)
    {
        var (halfWidth, halfHeight) = (FrameWidthMillimetres * scaleDenominator / 2000, FrameHeightMillimetres * scaleDenominator / 2000);
        return new(centre.X - halfWidth, centre.X + halfWidth, centre.Y - halfHeight, centre.Y + halfHeight);
    }
}
