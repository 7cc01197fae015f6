using static LandPlanner.Areas.Cgcs2000Ellipsoid;

namespace LandPlanner.Areas;

/// <summary>The area of figures given in CGCS2000 longitude and latitude, by the trapezoids of 国土调查办发〔2008〕32号.</summary>
/// <remarks>An edge is straight in longitude against the area under the meridian, not in a plane: divide long edges first, or use <see cref="EllipsoidalArea"/>.</remarks>
public static class GeographicArea
{
    private const double E2 = EccentricitySquared;

    // A to E of the official text; each is a series in e² cut after e⁸.
    private static readonly double[] Coefficients =
    [
        1 + E2 * (3 / 6.0 + E2 * (30 / 80.0 + E2 * (35 / 112.0 + E2 * 630 / 2304.0))),
        -E2 * (1 / 6.0 + E2 * (15 / 80.0 + E2 * (21 / 112.0 + E2 * 420 / 2304.0))),
        E2 * E2 * (3 / 80.0 + E2 * (7 / 112.0 + E2 * 180 / 2304.0)),
        -E2 * E2 * E2 * (1 / 112.0 + E2 * 45 / 2304.0),
        E2 * E2 * E2 * E2 * 5 / 2304.0,
    ];

    /// <summary>The area inside a ring of longitude, latitude pairs in degrees, closed or not, in m²: positive where it runs counter-clockwise.</summary>
    public static double SignedSquareMetresOf(ReadOnlySpan<double> lonLatDegrees)
    {
        if (lonLatDegrees.Length < 6)
            return 0;
        var sum = 0.0;
        var (lon, lat) = (lonLatDegrees[^2], lonLatDegrees[^1]);
        for (var i = 0; i < lonLatDegrees.Length; i += 2)
        {
            sum += Trapezoid(lon - lonLatDegrees[0], lat, lonLatDegrees[i] - lonLatDegrees[0], lonLatDegrees[i + 1]);
            (lon, lat) = (lonLatDegrees[i], lonLatDegrees[i + 1]);
        }

        return sum;
    }

    private static double Trapezoid(double lon1, double lat1, double lon2, double lat2)
    {
        var half = double.DegreesToRadians(lat2 - lat1) / 2;
        var mean = double.DegreesToRadians(lat1 + lat2) / 2;
        var sum = 0.0;
        for (var k = 0; k < Coefficients.Length; k++)
        {
            var odd = 2 * k + 1;
            sum += Coefficients[k] * Math.Sin(odd * half) * Math.Cos(odd * mean);
        }

        return 2 * SemiMinorAxisMetres * SemiMinorAxisMetres * double.DegreesToRadians(lon1 + lon2) / 2 * sum;
    }
}
