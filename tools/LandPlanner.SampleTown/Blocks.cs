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
        var isLane = (across - column) * AcrossMetres < LaneMetres || (along - row) * AlongMetres < LaneMetres;
        return new(isLane, (long)column, (long)row);
    }
}
