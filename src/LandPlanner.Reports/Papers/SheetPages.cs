using SkiaSharp;

namespace LandPlanner.Reports.Papers;

/// <summary>Blocks laid out on pages of A4. Millimetres.</summary>
internal sealed class SheetPages
{
    public const float PageWidth = 210;
    public const float PageHeight = 297;
    public const float Left = 20;
    public const float Right = 192;
    public const float Width = Right - Left;

    private const float Top = 24;
    private const float Bottom = 276;

    private readonly List<List<(SheetBlock Block, float Top)>> _pages = [[]];
    private float _y = Top;

    public SheetPages(IReadOnlyList<SheetBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (_pages[^1].Count > 0 && _y + Needed(blocks, i) > Bottom)
                Turn(blocks[i].Head);
            Put(blocks[i]);
        }
    }

    public int Count => _pages.Count;

    public void Paint(SKCanvas canvas, int page)
    {
        foreach (var (block, top) in _pages[page])
            block.Paint(canvas, SKRect.Create(Left, top, Width, block.Height));
    }

    /// <summary>The room a block needs with what must follow it.</summary>
    private static float Needed(IReadOnlyList<SheetBlock> blocks, int first)
    {
        var needed = blocks[first].Height;
        for (var i = first; blocks[i].KeepsNext && i + 1 < blocks.Count; i++)
            needed += blocks[i + 1].Height;
        return needed;
    }

    private void Turn(SheetBlock? head)
    {
        _pages.Add([]);
        _y = Top;
        if (head is not null)
            Put(head);
    }

    private void Put(SheetBlock block)
    {
        _pages[^1].Add((block, _y));
        _y += block.Height;
    }
}
