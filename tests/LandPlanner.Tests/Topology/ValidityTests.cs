using System.Xml.Linq;
using CsCheck;
using LandPlanner.Testing;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Valid;

namespace LandPlanner.Tests.Topology;

public sealed class ValidityTests
{
    /// <summary>The judge is NetTopologySuite's own check.</summary>
    [Fact]
    public void Agrees_with_NetTopologySuite() => Gen.OneOf(RandomShapes.Degenerate, RandomShapes.OftenValid).Sample(
        shape =>
        {
            var polygons = Polygons(shape);

            Assert.Equal(new IsValidOp(polygons).IsValid, new Validity().FirstDefectOf(polygons) is null);
        },
        iter: 20_000,
        threads: 1);

    /// <summary>
    /// Rings of hundreds of vertices go through the sorted sweep; one vertex is moved to where it may cross.
    /// </summary>
    [Fact]
    public void Agrees_with_NetTopologySuite_on_large_rings() =>
        Gen.Select(RandomShapes.Simple, Gen.Int[0, 299], Gen.Double[0, 1]).Sample(
            (shape, vertex, radius) =>
            {
                var at = 2 * (vertex % (shape.Coordinates.Length / 2 - 1));
                var coordinates = Array.ConvertAll(shape.Coordinates, Grid.Snap);
                if (at > 0)
                    coordinates[at] = Grid.Snap(Shapes.East + radius * 500);
                var polygons = Polygons(Shapes.Part(coordinates));

                Assert.Equal(new IsValidOp(polygons).IsValid, new Validity().FirstDefectOf(polygons) is null);
            },
            iter: 2000,
            threads: 1);

    [Fact]
    public void Says_what_is_wrong_and_where()
    {
        var bowTie = new WKTReader().Read("POLYGON((0 0,100 100,100 0,0 100,0 0))");

        Assert.Equal(new(DefectReasons.SelfIntersection, 50, 50), new Validity().FirstDefectOf(bowTie));
    }

    [Fact]
    public void An_empty_shape_is_valid() => Assert.Null(new Validity().FirstDefectOf(MultiPolygon.Empty));

    /// <summary>The verdicts are those of the JTS project's published test cases.</summary>
    [Theory]
    [InlineData("TestValid.xml")]
    [InlineData("TestValid2.xml")]
    [InlineData("TestValid2-big.xml")]
    public void Meets_the_published_cases(string file)
    {
        var cases = XDocument.Load(Checkout.SharedData($"jts/general/{file}")).Descendants("case")
            .Where(one => (string?)one.Descendants("op").FirstOrDefault()?.Attribute("name") == "isValid");

        foreach (var one in cases)
        {
            var wkt = one.Element("a")!.Value.Trim();
            if (Read(wkt) is not { } shape)
                continue;
            var expected = bool.Parse(one.Descendants("op").First().Value.Trim());

            Assert.True(expected == new Validity().FirstDefectOf(shape) is null, $"{file}: {one.Element("desc")?.Value} {wkt}");
        }
    }

    private static Geometry? Read(string text)
    {
        var isBinary = text.All(char.IsAsciiHexDigit);
        try
        {
            return isBinary ? new WKBReader().Read(Convert.FromHexString(text)) : new WKTReader().Read(text);
        }
        catch (ArgumentException)
        {
            // Some cases hold rings that are not closed, which NetTopologySuite does not build.
            return null;
        }
    }

    private static MultiPolygon Polygons(LooseShape shape)
    {
        var polygons = new Polygon[shape.PartEnds.Length];
        for (int part = 0, ring = 0; part < polygons.Length; part++)
        {
            var rings = new List<LinearRing>();
            for (; ring < shape.PartEnds[part]; ring++)
                rings.Add(new([.. shape.Ring(ring).ToArray().Chunk(2).Select(at => new Coordinate(at[0], at[1]))]));
            polygons[part] = new(rings[0], [.. rings.Skip(1)]);
        }

        return new(polygons);
    }
}
