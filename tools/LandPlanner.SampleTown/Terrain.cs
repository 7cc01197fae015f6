namespace LandPlanner.SampleTown;

/// <summary>The lie of the land: hills, a river valley, and the lines that follow it.</summary>
internal sealed class Terrain(long seed)
{
    private readonly Noise _hills = new(seed, "hills");
    private readonly Noise _bends = new(seed, "bends");

    /// <summary>Where the river runs: u for a v, from north to south.</summary>
    public double RiverU(double v) =>
        -700 - 0.22 * v + 330 * Math.Sin(v / 640 + Phase("river")) + 420 * _bends.At(v, 0, 1900, 2);

    /// <summary>Metres to the middle of the river, near enough.</summary>
    public double ToRiver(double u, double v) => Away(u, v, RiverU);

    public double RiverHalfWidth(double v) => 17 + 9 * _bends.At(v, 700, 900);

    /// <summary>Where the county road runs from west to east: v for a u.</summary>
    public double RoadV(double u) => 60 + 0.16 * u + 240 * _bends.At(u, 2000, 2300, 2);

    public double ToRoad(double u, double v) => Away(v, u, RoadV);

    /// <summary>Where the second road runs from north to south: u for a v.</summary>
    public double CrossRoadU(double v) => 1150 + 0.18 * v + 330 * _bends.At(v, 4000, 2600, 2);

    public double ToCrossRoad(double u, double v) => Away(u, v, CrossRoadU);

    /// <summary>Where the railway runs from west to east, in wide curves: v for a u.</summary>
    public double RailV(double u) => -1650 + 0.10 * u + 420 * Math.Sin(u / 2600 + Phase("rail"));

    public double ToRail(double u, double v) => Away(v, u, RailV);

    /// <summary>The middle of the town, on the road a little east of the river.</summary>
    public (double U, double V) Core
    {
        get
        {
            var u = RiverU(60) + 780;
            return (u, RoadV(u) + 60);
        }
    }

    /// <summary>Metres above the sea.</summary>
    public double Height(double u, double v)
    {
        var valley = 1 - Math.Exp(-Math.Pow(ToRiver(u, v) / 1900, 2));
        var (coreU, coreV) = Core;
        var rise = 1 - 0.8 * Math.Exp(-(Square(u - coreU) + Square(v - coreV)) / Square(1500));
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

    private double Phase(string line) => Hash.Unit(Hash.Of(line), seed, 0) * Math.Tau;

    private static double Square(double value) => value * value;

    private static double Away(double across, double along, Func<double, double> line)
    {
        const double step = 10;
        var slope = (line(along + step) - line(along - step)) / (2 * step);
        return Math.Abs(across - line(along)) / Math.Sqrt(1 + slope * slope);
    }
}
