namespace LandPlanner.Crs;

/// <summary>An ellipsoid of revolution, and the way between longitude, latitude, height and earth-centred coordinates on it.</summary>
/// <remarks>Angles in radians, lengths in metres.</remarks>
internal readonly record struct Ellipsoid(double SemiMajorMetres, double Flattening)
{
    private double EccentricitySquared => Flattening * (2 - Flattening);

    /// <param name="inverseFlattening">0 means a sphere, as well-known text has it.</param>
    public static Ellipsoid FromInverseFlattening(double semiMajorMetres, double inverseFlattening) =>
        new(semiMajorMetres, inverseFlattening == 0 ? 0 : 1 / inverseFlattening);

    /// <summary>Equal to 0.1 mm over the whole earth: near enough for spellings, far enough to tell WGS 84 from CGCS2000.</summary>
    public bool IsSameAs(Ellipsoid other) =>
        Math.Abs(SemiMajorMetres - other.SemiMajorMetres) < 1e-4 && Math.Abs(Flattening - other.Flattening) < 6e-12;

    /// <summary>The point at height 0.</summary>
    public (double X, double Y, double Z) ToGeocentric(double longitude, double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude);
        var normal = SemiMajorMetres / Math.Sqrt(1 - EccentricitySquared * sin * sin);
        return (normal * cos * Math.Cos(longitude), normal * cos * Math.Sin(longitude), normal * (1 - EccentricitySquared) * sin);
    }

    /// <summary>Longitude and latitude by Bowring's formula on the reduced latitude, iterated; the height is dropped.</summary>
    public (double Longitude, double Latitude) ToGeodetic(double x, double y, double z)
    {
        var e2 = EccentricitySquared;
        var semiMinor = SemiMajorMetres * (1 - Flattening);
        var fromAxis = Math.Sqrt(x * x + y * y);
        var reduced = Math.Atan2(z * SemiMajorMetres, fromAxis * semiMinor);
        var latitude = 0.0;
        for (var i = 0; i < 3; i++)
        {
            var (sin, cos) = Math.SinCos(reduced);
            latitude = Math.Atan2(
                z + e2 / (1 - e2) * semiMinor * sin * sin * sin, fromAxis - e2 * SemiMajorMetres * cos * cos * cos);
            reduced = Math.Atan((1 - Flattening) * Math.Tan(latitude));
        }

        return (Math.Atan2(y, x), latitude);
    }
}
