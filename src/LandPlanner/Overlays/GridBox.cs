namespace LandPlanner.Overlays;

/// <summary>A box on the grid, its sides included. Minimum above maximum: empty, meets nothing.</summary>
internal readonly record struct GridBox(long MinX, long MinY, long MaxX, long MaxY)
{
    public static readonly GridBox Empty = new(long.MaxValue, long.MaxValue, long.MinValue, long.MinValue);

    public bool IsEmpty => MinX > MaxX;

    public static GridBox Of(long x1, long y1, long x2, long y2) =>
        new(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));

    /// <summary>Whether the two have a point in common; a side or a corner is enough.</summary>
    public bool Meets(in GridBox other) =>
        MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;

    /// <summary>Whether the two have an area in common.</summary>
    public bool Overlaps(in GridBox other) =>
        MinX < other.MaxX && other.MinX < MaxX && MinY < other.MaxY && other.MinY < MaxY;

    public bool Contains(long x, long y) => MinX <= x && x <= MaxX && MinY <= y && y <= MaxY;

    public GridBox Join(in GridBox other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    public GridBox Common(in GridBox other) => new(
        Math.Max(MinX, other.MinX), Math.Max(MinY, other.MinY), Math.Min(MaxX, other.MaxX), Math.Min(MaxY, other.MaxY));
}
