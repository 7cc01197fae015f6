namespace LandPlanner.SampleTown;

/// <summary>What a place in a pattern of blocks is: a lane between them, or which block.</summary>
internal readonly record struct Block(bool IsLane, long Across, long Along);

/// <summary>A pattern of streets and blocks, turned to some direction.</summary>
internal sealed record BlockPattern(double Direction, double AcrossMetres, double AlongMetres, double LaneMetres)
{
    public Block At(double u, double v)
    {
        var (sin, cos) = Math.SinCos(Direction);
        var (across, along) = ((u * cos + v * sin) / AcrossMetres, (v * cos - u * sin) / AlongMetres);
        var (column, row) = (Math.Floor(across), Math.Floor(along));
        var isLane = ((across - column) * AcrossMetres < LaneMetres && IsOpen(1, column, row))
            || ((along - row) * AlongMetres < LaneMetres && IsOpen(2, column, row));
        return new(isLane, (long)column, (long)row);
    }

    /// <summary>Here and there two blocks have no lane between them.</summary>
    private static bool IsOpen(ulong way, double column, double row) => Hash.Unit(way, (long)column, (long)row) > 0.28;
}
