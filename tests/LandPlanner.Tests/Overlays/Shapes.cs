using CsCheck;
using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Tests.Overlays;

/// <summary>Shapes to overlay, near 420 km east and 4141 km north in the 3-degree zone of 123°E.</summary>
internal static class Shapes
{
    public const double East = 420_000;
    public const double North = 4_141_000;

    private static readonly GeometryFactory Factory = new();

    public static readonly EllipsoidalArea Zone = EllipsoidalArea.For(new(
        new(4550), "CGCS2000 / 3-degree Gauss-Kruger CM 123E", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, 500_000, 3));

    public static Geometry Read(string wkt) => new WKTReader().Read(wkt);

    /// <summary>WKT with small numbers, moved to where the zone is.</summary>
    public static Geometry Near(string wkt) => Moved(Read(wkt), East, North);

    public static Geometry Moved(Geometry shape, double x, double y) =>
        AffineTransformation.TranslationInstance(x, y).Transform(shape);

    public static OverlapPair Between(Geometry? a, Geometry? b) =>
        OverlapArea.Between(PolygonSet.Build([a], Zone), 0, PolygonSet.Build([b], Zone), 0);

    /// <summary>
    /// Unions of triangles of a 5 by 5 grid whose cells are cut into four: with holes, touching corners, self-touching rings and parts, all on whole metres.
    /// <c>Cells</c> says which triangles.
    /// </summary>
    public static readonly Gen<(Geometry Shape, bool[] Cells)> Mosaic =
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 9].Array[100]).Select((share, draws) =>
        {
            var cells = Array.ConvertAll(draws, draw => draw < share);
            return (FromCells(cells), cells);
        });

    public const double MosaicTriangleSquareMetres = 100;

    /// <summary>A star with up to two star-shaped holes, corners on the grid of 0.1 mm.</summary>
    public static readonly Gen<Geometry> Star =
        Gen.Select(Gen.Double[-60, 60], Gen.Double[-60, 60], Gen.Double[20, 120], Gen.Double[0.35, 1].Array[5, 40], Gen.Int[0, 2])
            .Select((x, y, size, radii, holes) =>
            {
                var shell = Ring(East + x, North + y, size, radii);
                var inner = Enumerable.Range(0, holes)
                    .Select(hole => Ring(East + x + (hole - 0.5) * size * 0.3, North + y, size * 0.12, radii)).ToArray();
                return (Geometry)Factory.CreatePolygon(shell, inner);
            });

    private static Geometry FromCells(bool[] cells)
    {
        var triangles = Enumerable.Range(0, cells.Length).Where(i => cells[i]).Select(Triangle).ToArray<Geometry>();
        return triangles.Length == 0 ? Factory.CreatePolygon() : OverlayNGRobust.Union(triangles);
    }

    private static Polygon Triangle(int index)
    {
        const double step = 20;
        var (x, y) = (East + index / 4 % 5 * step, North + index / 20 * step);
        Coordinate[] corners = [new(x, y), new(x + step, y), new(x + step, y + step), new(x, y + step)];
        var (from, to) = (corners[index % 4], corners[(index + 1) % 4]);
        return Factory.CreatePolygon([from.Copy(), to.Copy(), new Coordinate(x + step / 2, y + step / 2), from.Copy()]);
    }

    private static LinearRing Ring(double x, double y, double size, double[] radii)
    {
        var corners = radii.Select((radius, i) => new Coordinate(
            OnGrid(x + size * radius * Math.Cos(2 * Math.PI * i / radii.Length)),
            OnGrid(y + size * radius * Math.Sin(2 * Math.PI * i / radii.Length)))).ToList();
        corners.Add(corners[0].Copy());
        return Factory.CreateLinearRing([.. corners]);
    }

    private static double OnGrid(double metres) => Math.Round(metres * 10_000) / 10_000;
}
