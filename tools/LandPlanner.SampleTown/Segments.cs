namespace LandPlanner.SampleTown;

/// <summary>Cuts land of one class into fields, orchards, stands and lots of a natural size: a key for each cell.</summary>
/// <remarks>
/// The land is divided into neighbourhoods. In each, fields lie side by side in one direction, along the contours where it is steep, and each
/// row of them is shifted against the next. Two cells of one class and village with one key are one patch if they hang together.
/// </remarks>
internal sealed class Segments
{
    private const double NeighbourhoodMetres = 430;

    /// <summary>No cell lies farther from the middle, in u or in v.</summary>
    private const double ReachMetres = 6_000;

    private readonly Terrain _terrain;
    private readonly Noise _bends;
    private readonly ulong _salt;
    private readonly double _scale;
    private readonly double _spacing;
    private readonly int _reach;
    private readonly (double U, double V, double Direction, double Slope)?[] _neighbourhoods;

    /// <param name="scale">How much longer and wider than usual the pieces are.</param>
    public Segments(Terrain terrain, long seed, double scale)
    {
        (_terrain, _scale) = (terrain, scale);
        (_bends, _salt) = (new(seed, "field bends"), Hash.Mix((ulong)seed ^ Hash.Of("fields")));
        _spacing = NeighbourhoodMetres * Math.Max(1, scale);
        _reach = (int)(ReachMetres / _spacing) + 3;
        _neighbourhoods = new (double, double, double, double)?[4 * _reach * _reach];
    }

    public int KeyAt(LandClass land, double u, double v)
    {
        var (bentU, bentV) = (u + 60 * _bends.At(u, v, 300, 2), v + 60 * _bends.At(u + 7000, v, 300, 2));
        var home = Nearest(bentU, bentV);
        if (land.IsLinear)
            return Key(home, 0, 0);
        var (across, along) = Size(land, Neighbourhood(home).Slope);
        var (sin, cos) = Math.SinCos(Neighbourhood(home).Direction);
        var (fieldU, fieldV) = (u + 9 * _bends.At(u, v, 130), v + 9 * _bends.At(u, v + 3000, 130));
        var row = Math.Floor((fieldU * cos + fieldV * sin) / across);
        var shift = Hash.Unit(_salt, (long)row, home.Item1) * along;
        var column = Math.Floor((fieldV * cos - fieldU * sin + shift) / along);
        return Key(home, (long)row, (long)column);
    }

    /// <summary>Metres uphill and along the contour.</summary>
    private (double Across, double Along) Size(LandClass land, double slope)
    {
        var steep = Math.Min(1, slope / 0.25);
        var (across, along) = land switch
        {
            { IsCultivated: true } => (double.Lerp(52, 30, steep), 118.0),
            { IsOrchard: true } => (62, 100),
            { IsForest: true } => (128, 190),
            { IsWater: true } => (600, 600),
            { IsConstruction: true } => (88, 104),
            _ => (120, 160),
        };
        return (across * _scale, along * _scale);
    }

    private (long, long) Nearest(double u, double v)
    {
        var (column, row) = ((long)Math.Floor(u / _spacing), (long)Math.Floor(v / _spacing));
        var (best, least) = ((column, row), double.MaxValue);
        for (var place = 0; place < 9; place++)
        {
            var candidate = (column + place % 3 - 1, row + place / 3 - 1);
            var middle = Neighbourhood(candidate);
            var away = (middle.U - u) * (middle.U - u) + (middle.V - v) * (middle.V - v);
            if (away < least)
                (best, least) = (candidate, away);
        }

        return best;
    }

    private (double U, double V, double Direction, double Slope) Neighbourhood((long Column, long Row) at)
    {
        ref var place = ref _neighbourhoods[(at.Row + _reach) * 2 * _reach + at.Column + _reach];
        if (place is { } known)
            return known;
        var u = (at.Column + 0.1 + 0.8 * Hash.Unit(_salt, at.Column, at.Row)) * _spacing;
        var v = (at.Row + 0.1 + 0.8 * Hash.Unit(_salt + 1, at.Column, at.Row)) * _spacing;
        var (direction, slope) = _terrain.Uphill(u, v);
        place = (u, v, direction, slope);
        return place.Value;
    }

    private int Key((long Column, long Row) home, long row, long column) =>
        (int)(Hash.Of(Hash.Of(_salt, home.Column, home.Row), row, column) & 0x3FFFFFFF);
}
