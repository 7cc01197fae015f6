using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;
using NetTopologySuite.Precision;

namespace LandPlanner.Topology;

/// <summary>Finds what is wrong with polygons on the grid, and makes valid polygons on the grid of them.</summary>
/// <remarks>
/// All work is done in whole grid lines from the shape's own corner, with rings brought to one start and one way
/// round: so it does not matter where the shape lies,
/// where its rings begin and which way they run. A ring's every lobe is kept; where parts overlap, their union is.
/// </remarks>
internal static class PolygonRepair
{
    private static readonly PrecisionModel Lines = new(1);

    /// <summary>What is wrong, in the order of rings, parts, whole. Empty where the shape is valid.</summary>
    public static List<Defect> FlawsOf(GridShape grid)
    {
        var origin = GridPolygons.Origin(grid);
        var shape = GridPolygons.InLines(grid, origin);
        if (new IsValidOp(shape).IsValid)
            return [];
        return PolygonDiagnosis.Of(shape).ConvertAll(flaw => flaw with
        {
            X = (flaw.X + origin.X) / Grid.Scale,
            Y = (flaw.Y + origin.Y) / Grid.Scale,
        });
    }

    /// <summary>
    /// Replaces an invalid shape by a valid one: an empty one where nothing is left. One that cannot be mended stays as it is.
    /// </summary>
    public static void Apply(GridShape grid)
    {
        var origin = GridPolygons.Origin(grid);
        var shape = CanonicalRings.Of(GridPolygons.InLines(grid, origin));
        if (Mended(shape) is { } mended)
            GridPolygons.Read(mended, origin, grid);
    }

    /// <summary>Whether a shape is valid both exactly and in the doubles that will be stored.</summary>
    public static bool IsValid(GridShape grid) =>
        new IsValidOp(GridPolygons.InLines(grid, GridPolygons.Origin(grid))).IsValid
        && new IsValidOp(GridPolygons.InMetres(grid)).IsValid;

    private static Geometry? Mended(MultiPolygon shape)
    {
        try
        {
            return Reduce(Unite(HoleMoves.Apply(shape).Select(FixPart)));
        }
        catch (TopologyException)
        {
            return null;
        }
    }

    private static Geometry FixPart(Polygon part) => new IsValidOp(part).IsValid ? part : GeometryFixer.Fix(part);

    private static Geometry Unite(IEnumerable<Geometry> parts)
    {
        Polygon[] polygons = [.. parts.SelectMany(PolygonsOf)];
        if (polygons.Length == 0)
            return MultiPolygon.Empty;
        var together = polygons[0].Factory.CreateMultiPolygon(polygons);
        return new IsValidOp(together).IsValid ? together : UnaryUnionNG.Union(polygons, Lines);
    }

    private static Geometry Reduce(Geometry shape) =>
        shape.IsEmpty ? shape : GeometryPrecisionReducer.Reduce(shape, Lines);

    private static IEnumerable<Polygon> PolygonsOf(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>()
            .Where(polygon => !polygon.IsEmpty);
}
