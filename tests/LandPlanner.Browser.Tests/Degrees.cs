namespace LandPlanner.Browser.Tests;

/// <summary>Places of the town's plane (EPSG:4550, central meridian 123°) in degrees, by the textbook series of the inverse Gauss-Kruger projection; good to centimetres.</summary>
internal static class Degrees
{
    private const double SemiMajor = 6378137;
    private const double Flattening = 1 / 298.257222101;
    private const double Meridian = 123;
    private const double FalseEasting = 500_000;
    private const double E2 = Flattening * (2 - Flattening);

    public static (double Longitude, double Latitude) Of(double x, double y)
    {
        var foot = Foot(y);
        var (sin, cos, tan) = (Math.Sin(foot), Math.Cos(foot), Math.Tan(foot));
        var (second, t2) = (E2 / (1 - E2), tan * tan);
        var eta2 = second * cos * cos;
        var n = SemiMajor / Math.Sqrt(1 - E2 * sin * sin);
        var m = SemiMajor * (1 - E2) / Math.Pow(1 - E2 * sin * sin, 1.5);
        var d = (x - FalseEasting) / n;
        var latitude = foot - n * tan / m * (d * d / 2 - (5 + 3 * t2 + eta2 - 9 * eta2 * t2) * Math.Pow(d, 4) / 24 + (61 + 90 * t2 + 45 * t2 * t2) * Math.Pow(d, 6) / 720);
        var longitude = (d - (1 + 2 * t2 + eta2) * Math.Pow(d, 3) / 6 + (5 + 28 * t2 + 24 * t2 * t2) * Math.Pow(d, 5) / 120) / cos;
        return (Meridian + longitude * 180 / Math.PI, latitude * 180 / Math.PI);
    }

    /// <summary>The latitude whose arc of the meridian has a length.</summary>
    private static double Foot(double arc)
    {
        var latitude = arc / SemiMajor;
        for (var i = 0; i < 12; i++)
            latitude += (arc - Arc(latitude)) / SemiMajor;
        return latitude;
    }

    private static double Arc(double latitude)
    {
        var (e4, e6) = (E2 * E2, E2 * E2 * E2);
        return SemiMajor * ((1 - E2 / 4 - 3 * e4 / 64 - 5 * e6 / 256) * latitude - (3 * E2 / 8 + 3 * e4 / 32 + 45 * e6 / 1024) * Math.Sin(2 * latitude)
            + (15 * e4 / 256 + 45 * e6 / 1024) * Math.Sin(4 * latitude) - 35 * e6 / 3072 * Math.Sin(6 * latitude));
    }
}
