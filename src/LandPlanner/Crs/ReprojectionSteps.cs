using System.Runtime.InteropServices;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using ProjNet.Geometries;

namespace LandPlanner.Crs;

/// <summary>One step of a reprojection, in place. Between steps points are longitude, latitude in degrees.</summary>
internal delegate void ReprojectionStep(Span<XY> points);

internal static class ReprojectionSteps
{
    private const double SphereRadiusMetres = 6378137;
    private const double RadiansPerDegree = Math.PI / 180;

    public static ReprojectionStep ToGeographic(CrsDefinition crs) =>
        crs.Kind == CrsKind.WebMercator ? FromWebMercator : GaussKruger(crs, inverse: true);

    public static ReprojectionStep FromGeographic(CrsDefinition crs)
    {
        var project = crs.Kind == CrsKind.WebMercator ? ToWebMercator : GaussKruger(crs, inverse: false);
        var range = SensibleRange.OfLonLatFor(crs);
        return points =>
        {
            range.Check(MemoryMarshal.Cast<XY, double>(points));
            project(points);
        };
    }

    /// <summary>Over earth-centred coordinates at height 0, as EPSG methods 9606 and 9607 are applied in two dimensions.</summary>
    public static ReprojectionStep Shift(CrsDefinition from, CrsDefinition to, DatumShift shift)
    {
        var (old, modern) = (EllipsoidOf(from), EllipsoidOf(to));
        return points =>
        {
            foreach (ref var point in points)
            {
                var (x, y, z) = old.ToGeocentric(point.X * RadiansPerDegree, point.Y * RadiansPerDegree);
                (x, y, z) = shift.Apply(x, y, z);
                var (longitude, latitude) = modern.ToGeodetic(x, y, z);
                point.X = longitude / RadiansPerDegree;
                point.Y = latitude / RadiansPerDegree;
            }
        };
    }

    private static ReprojectionStep GaussKruger(CrsDefinition crs, bool inverse)
    {
        var projected = (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(crs.Wkt);
        var geographic = projected.GeographicCoordinateSystem;
        var factory = new CoordinateTransformationFactory();
        var transform = inverse
            ? factory.CreateFromCoordinateSystems(projected, geographic).MathTransform
            : factory.CreateFromCoordinateSystems(geographic, projected).MathTransform;
        return points => transform.Transform(points);
    }

    // ProjNet reads the Mercator of EPSG:3857 as an ellipsoidal one; its sphere is two lines.
    private static void ToWebMercator(Span<XY> points)
    {
        foreach (ref var point in points)
        {
            point.X = SphereRadiusMetres * point.X * RadiansPerDegree;
            point.Y = SphereRadiusMetres * Math.Asinh(Math.Tan(point.Y * RadiansPerDegree));
        }
    }

    private static void FromWebMercator(Span<XY> points)
    {
        foreach (ref var point in points)
        {
            point.X = point.X / SphereRadiusMetres / RadiansPerDegree;
            point.Y = Math.Atan(Math.Sinh(point.Y / SphereRadiusMetres)) / RadiansPerDegree;
        }
    }

    private static Ellipsoid EllipsoidOf(CrsDefinition crs) => WktSystem.TryRead(crs.Wkt)?.Ellipsoid
        ?? throw new CrsException($"The definition of {crs.Code} in the table of coordinate systems is not well-known text.");
}
