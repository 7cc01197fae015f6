namespace LandPlanner.Overlays;

/// <summary>A box on the grid, its sides included, in grid units. Minimum above maximum: empty, meets nothing.</summary>
internal readonly record struct GridBox(double MinX, double MinY, double MaxX, double MaxY)
{
    public static readonly GridBox Empty =
        new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public bool IsEmpty => MinX > MaxX;

    /// <summary>The longer side; −∞ where empty.</summary>
    public double Span => Math.Max(MaxX - MinX, MaxY - MinY);

    public static GridBox Of(double x1, double y1, double x2, double y2) =>
        new(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));

    /// <summary>Whether the two have a point in common; a side or a corner is enough.</summary>
    public bool Meets(in GridBox other) =>
        MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;

    /// <summary>Whether the two have an area in common.</summary>
    public bool Overlaps(in GridBox other) =>
        MinX < other.MaxX && other.MinX < MaxX && MinY < other.MaxY && other.MinY < MaxY;

    /// <summary>The square of how far the two lie apart; 0 where they meet.</summary>
    public double Squared(in GridBox other)
    {
        var (dx, dy) = (Math.Max(0, Math.Max(MinX - other.MaxX, other.MinX - MaxX)), Math.Max(0, Math.Max(MinY - other.MaxY, other.MinY - MaxY)));
        return dx * dx + dy * dy;
    }

    /// <summary>The square of how far any point of one can lie from any of the other.</summary>
    public double MostSquared(in GridBox other)
    {
        var (dx, dy) = (Math.Max(MaxX - other.MinX, other.MaxX - MinX), Math.Max(MaxY - other.MinY, other.MaxY - MinY));
        return dx * dx + dy * dy;
    }

    /// <summary>So much larger on every side.</summary>
    public GridBox Widened(double by) => new(MinX - by, MinY - by, MaxX + by, MaxY + by);

    public GridBox Join(in GridBox other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));
}
