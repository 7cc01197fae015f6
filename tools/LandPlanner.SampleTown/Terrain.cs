namespace LandPlanner.SampleTown;

/// <summary>The lie of the land: hills, a river valley, and the lines that follow it. u east, v north, in metres from the middle.</summary>
internal sealed class Terrain
{
    private readonly Noise _hills;
    private readonly Noise _bends;

    public Terrain(long seed)
    {
        (_hills, _bends) = (new(seed, "hills"), new(seed, "bends"));
        double Phase(string line) => Hash.Unit(Hash.Of(line), seed, 0) * Math.Tau;
        River = new(v => -700 - 0.22 * v + 330 * Math.Sin(v / 640 + Phase("river")) + 420 * _bends.At(v, 0, 1900, 2));
        Road = new(u => 60 + 0.16 * u + 240 * _bends.At(u, 2000, 2300, 2));
        CrossRoad = new(v => 1150 + 0.18 * v + 330 * _bends.At(v, 4000, 2600, 2));
        Rail = new(u => -1650 + 0.10 * u + 420 * Math.Sin(u / 2600 + Phase("rail")));
        var coreU = River.At(60) + 780;
        Core = (coreU, Road.At(coreU) + 60);
    }

    /// <summary>From north to south: u for a v.</summary>
    public Course River { get; }

    /// <summary>The county road from west to east: v for a u.</summary>
    public Course Road { get; }

    /// <summary>The second road, from north to south: u for a v.</summary>
    public Course CrossRoad { get; }

    /// <summary>From west to east: v for a u.</summary>
    public Course Rail { get; }

    /// <summary>The middle of the town's core, on the road a little east of the river.</summary>
    public (double U, double V) Core { get; }

    public double RiverHalfWidth(double v) => 17 + 9 * _bends.At(v, 700, 900);

    /// <summary>Metres above the sea.</summary>
    public double Height(double u, double v)
    {
        var valley = 1 - Math.Exp(-Square(River.Away(u, v) / 1900));
        var rise = 1 - 0.8 * Math.Exp(-(Square(u - Core.U) + Square(v - Core.V)) / Square(1500));
        var (bentU, bentV) = (u + 420 * _bends.At(u, v - 6000, 1100, 2), v + 420 * _bends.At(u, v + 6000, 1100, 2));
        var ridges = 1 - Math.Abs(_hills.At(0.8 * bentU + 0.6 * bentV, 0.8 * bentV - 0.6 * bentU, 1700, 5));
        return 22 + rise * (110 * valley * (0.35 + ridges * ridges) + 100 * _hills.At(bentU + 0.5 * bentV, bentV - 0.5 * bentU, 1100, 4));
    }

    /// <summary>The direction uphill and the steepness (rise over run).</summary>
    public (double Direction, double Slope) Uphill(double u, double v)
    {
        const double step = 15;
        var du = (Height(u + step, v) - Height(u - step, v)) / (2 * step);
        var dv = (Height(u, v + step) - Height(u, v - step)) / (2 * step);
        return (Math.Atan2(dv, du), Math.Sqrt(du * du + dv * dv));
    }

    private static double Square(double value) => value * value;
}
