using LandPlanner.Checks;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Testing;
using LandPlanner.Topology;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>4,872 Dutch fields, taken as if they lay in our plane; against NetTopologySuite on the same grid.</summary>
public sealed class PublicFieldsTests
{
    private readonly Geometry?[] _fields = Read();

    [Fact]
    public void Overlaps_are_those_of_all_pairs()
    {
        var expected = Pairs().Where(pair => pair.Area > 0.001).ToDictionary(pair => (pair.A, pair.B), pair =>
            pair.Area);

        var found = Check(_fields, CheckKinds.Overlap, new() { OverlapFromSquareMetres = 0.0005 }).Problems
            .Where(problem => problem.PlanarSquareMetres > 0.001)
            .ToDictionary(problem => (problem.Ids[0], problem.Ids[1]), problem => problem.PlanarSquareMetres);

        Assert.Equal(4872, _fields.Length);
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, found[pair.Key], 1e-4));
        // GEOS on the file as it is, off our grid: 2.147 m² together, the largest 0.42 m².
        Assert.Equal(2.147, found.Values.Sum(), 0.02);
        Assert.Equal(0.42, found.Values.Max(), 0.01);
    }

    /// <summary>Ground is enclosed, too, by shapes that only touch in points: faces of the union's boundary, not only holes.</summary>
    [Fact]
    public void Gaps_are_the_bounded_faces_that_the_union_leaves()
    {
        var union = UnaryUnionNG.Union(_fields.OfType<Geometry>(), new PrecisionModel(Grid.Scale));
        var polygonizer = new Polygonizer();
        polygonizer.Add(OverlayNGRobust.Union(union.Boundary));
        var covered = new IndexedPointInAreaLocator(union);
        var expected = polygonizer.GetPolygons()
            .Where(face => covered.Locate(face.InteriorPoint.Coordinate) == Location.Exterior).Sum(face => face.Area);

        var found = Check(_fields, CheckKinds.Gap).Problems;

        Assert.Equal(expected, found.Sum(gap => gap.PlanarSquareMetres), 2.0);
    }

    private IEnumerable<(long A, long B, double Area)> Pairs()
    {
        var tree = new STRtree<int>();
        for (var i = 0; i < _fields.Length; i++)
            tree.Insert(_fields[i]!.EnvelopeInternal, i);
        return from a in Enumerable.Range(0, _fields.Length)
               from b in tree.Query(_fields[a]!.EnvelopeInternal)
               where a < b
               select (a + 1L, b + 1L,
                   OverlayNGRobust.Overlay(_fields[a], _fields[b], SpatialFunction.Intersection).Area);
    }

    private static Geometry?[] Read()
    {
        using var file = VectorFile.Open(Checkout.SharedData("fields/fields.shp"));
        var intake = new Intake(Zone, GeometryKind.Polygon);
        return [.. file.Read(file.Layers[0].Name, TestContext.Current.CancellationToken).Select(record =>
            intake.Take(record.Shape).Shape)];
    }
}
