using SkiaSharp;

namespace LandPlanner.Reports.Papers;

/// <summary>A piece of a sheet that is never broken over two pages. Millimetres.</summary>
/// <param name="Paint">Draws it into its place, as wide as the page's text and as high as <paramref name="Height"/>.</param>
internal sealed record SheetBlock(float Height, Action<SKCanvas, SKRect> Paint)
{
    /// <summary>Stays on the page of the block after it: a heading.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>What is drawn again where the block begins a page: the head of its table.</summary>
    public SheetBlock? Head { get; init; }
}
