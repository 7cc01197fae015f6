using System.Xml.Linq;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Overlays;

/// <summary>
/// The polygons of the JTS test suites, out of bug reports against overlays: scaled to a kilometre, rounded to the
/// grid, held against OverlayNG where rounding leaves them valid, and against exact fractions where they are small.
/// </summary>
public sealed class JtsOverlapTests
{
    private const double Extent = 1e7;
    private const int MostEdgePairs = 200_000;

    [Theory]
    [InlineData("robust/overlay", 90, 150)]
    [InlineData("general/TestNGOverlayA.xml", 18, 18)]
    [InlineData("general/TestOverlayAA.xml", 10, 10)]
    [InlineData("general/TestOverlayAAPrec.xml", 16, 16)]
    [InlineData("general/TestRelateAA.xml", 14, 14)]
    [InlineData("misc/TestOverlay.xml", 1, 1)]
    [InlineData("failure/TestOverlayNGFailure.xml", 1, 1)]
    public void Agrees_on_the_cases_of_JTS(string path, int leastByOverlay, int leastByFractions)
    {
        var (byOverlay, byFractions) = (0, 0);
        Parallel.ForEach(FilesOf(path).SelectMany(PairsOf), pair =>
        {
            if (Judges.AssertOverlayNG(pair.A, pair.B))
                Interlocked.Increment(ref byOverlay);
            if ((long)pair.A.NumPoints * pair.B.NumPoints > MostEdgePairs)
                return;
            Judges.AssertExact(pair.A, pair.B);
            Interlocked.Increment(ref byFractions);
        });

        Assert.True(
            byOverlay >= leastByOverlay && byFractions >= leastByFractions,
            $"Only {byOverlay} and {byFractions} were compared.");
    }

    private static string[] FilesOf(string path)
    {
        var full = Checkout.SharedData($"jts/{path}");
        return File.Exists(full) ? [full] : Directory.GetFiles(full, "*.xml");
    }

    /// <summary>A case's two shapes; where it has but one, its parts, two neighbours at a time.</summary>
    private static IEnumerable<(Geometry A, Geometry B)> PairsOf(string file)
    {
        foreach (var test in XDocument.Load(file).Descendants("case"))
        {
            var (a, b) = (Polygons(test.Element("a")), Polygons(test.Element("b")));
            var shapes = b.IsEmpty ? Parts(a) : [a, b];
            foreach (var (first, second) in shapes.Zip(shapes.Skip(1)))
            {
                if (!first.IsEmpty && !second.IsEmpty)
                    yield return OnGrid(first, second);
            }
        }
    }

    private static Geometry[] Parts(Geometry shape) => [.. PolygonExtracter.GetPolygons(shape).Take(10)];

    private static Geometry Polygons(XElement? element)
    {
        var text = element?.Value.Trim() ?? "";
        if (text.Length == 0)
            return GeometryFactory.Default.CreateMultiPolygon();
        var shape = text.Contains('(') || text.Contains("EMPTY", StringComparison.OrdinalIgnoreCase)
            ? new WKTReader().Read(text)
            : new WKBReader().Read(Convert.FromHexString(text));
        return shape.Factory.BuildGeometry(PolygonExtracter.GetPolygons(shape));
    }

    private static (Geometry A, Geometry B) OnGrid(Geometry a, Geometry b)
    {
        var box = a.EnvelopeInternal.ExpandedBy(b.EnvelopeInternal);
        var scale = Extent / Math.Max(box.Width, box.Height);
        return (Rounded(a), Rounded(b));

        Geometry Rounded(Geometry shape) => GridPairs.WithRings(shape, ring => [.. ring.Select(c => new Coordinate(
            Math.Round((c.X - box.MinX) * scale), Math.Round((c.Y - box.MinY) * scale)))]);
    }
}
