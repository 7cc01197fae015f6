namespace LandPlanner.Areas;

/// <summary>The ellipsoid of CGCS2000 (GB 22021-2008): a = 6 378 137 m, 1/f = 298.257222101.</summary>
internal static class Cgcs2000Ellipsoid
{
    public const double SemiMajorAxisMetres = 6378137;
    public const double Flattening = 1 / 298.257222101;
    public const double SemiMinorAxisMetres = SemiMajorAxisMetres * (1 - Flattening);

    /// <summary>e², the square of the first eccentricity.</summary>
    public const double EccentricitySquared = Flattening * (2 - Flattening);

    /// <summary>n = f / (2 − f), the third flattening.</summary>
    public const double ThirdFlattening = Flattening / (2 - Flattening);
}
