using System.Numerics;
using static LandPlanner.Areas.Cgcs2000Ellipsoid;

namespace LandPlanner.Areas;

/// <summary>How many square metres of the ellipsoid lie under one square metre of the Gauss-Kruger plane.</summary>
/// <remarks>
/// Krüger's series in the third flattening n to the sixth order (C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers",
/// J. Geodesy 85, 2011, eq. 12 and 36): exact to nanometres within 3900 km of the meridian.
/// </remarks>
internal static class GaussKrugerScale
{
    private const double N = ThirdFlattening;

    /// <summary>Radius of the rectifying sphere: a meridian quadrant is π/2 of it.</summary>
    public static readonly double RectifyingRadiusMetres =
        SemiMajorAxisMetres / (1 + N) * (1 + Math.Pow(N, 2) / 4 + Math.Pow(N, 4) / 64 + Math.Pow(N, 6) / 256);

    private static readonly double[] Beta =
    [
        Series(1, 1 / 2.0, -2 / 3.0, 37 / 96.0, -1 / 360.0, -81 / 512.0, 96199 / 604800.0),
        Series(2, 1 / 48.0, 1 / 15.0, -437 / 1440.0, 46 / 105.0, -1118711 / 3870720.0),
        Series(3, 17 / 480.0, -37 / 840.0, -209 / 4480.0, 5569 / 90720.0),
        Series(4, 4397 / 161280.0, -11 / 504.0, -830251 / 7257600.0),
        Series(5, 4583 / 161280.0, -108847 / 3991680.0),
        Series(6, 20648693 / 638668800.0),
    ];

    /// <summary>1/m², where m is the scale of the projection at a point.</summary>
    /// <param name="fromMeridianMetres">Easting less the false easting.</param>
    /// <param name="northingMetres">From the equator.</param>
    public static double EllipsoidPerPlane(double fromMeridianMetres, double northingMetres)
    {
        var zeta = new Complex(northingMetres, fromMeridianMetres) / RectifyingRadiusMetres;
        var (conformal, slope) = (zeta, Complex.One);
        for (var j = 1; j <= Beta.Length; j++)
        {
            conformal -= Beta[j - 1] * Complex.Sin(2 * j * zeta);
            slope -= 2 * j * Beta[j - 1] * Complex.Cos(2 * j * zeta);
        }

        // The map from isometric latitude and longitude is conformal too: one over its derivative, times the parallel's radius, is the scale.
        var inverseScale = ParallelRadiusMetres(conformal) * slope.Magnitude / (RectifyingRadiusMetres * Complex.Cos(conformal).Magnitude);
        return inverseScale * inverseScale;
    }

    private static double ParallelRadiusMetres(Complex conformal)
    {
        var cos = Math.Cos(conformal.Real);
        var sinh = Math.Sinh(conformal.Imaginary);
        var tan = GeodeticTangent(Math.Sin(conformal.Real) / Math.Sqrt(sinh * sinh + cos * cos));
        return SemiMajorAxisMetres / Math.Sqrt(1 + (1 - EccentricitySquared) * tan * tan);
    }

    /// <summary>tan φ from the tangent of the conformal latitude, by Newton's method (Karney, eq. 19 to 21).</summary>
    private static double GeodeticTangent(double conformalTangent)
    {
        var e = Math.Sqrt(EccentricitySquared);
        var tan = conformalTangent;
        for (var step = 0; step < 4; step++)
        {
            var root = Math.Sqrt(1 + tan * tan);
            var sigma = Math.Sinh(e * Math.Atanh(e * tan / root));
            var reached = tan * Math.Sqrt(1 + sigma * sigma) - sigma * root;
            tan += (conformalTangent - reached) / Math.Sqrt(1 + reached * reached)
                * (1 + (1 - EccentricitySquared) * tan * tan) / ((1 - EccentricitySquared) * root);
        }

        return tan;
    }

    private static double Series(int firstPower, params double[] coefficients) =>
        coefficients.Select((coefficient, i) => coefficient * Math.Pow(N, firstPower + i)).Sum();
}
