using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Overlays.Shapes;

namespace LandPlanner.Tests.Overlays;

public sealed class EvidenceTests
{
    [Fact]
    public void The_shape_has_the_area_that_was_measured() => Gen.Select(Star, Star).Sample((a, b) =>
    {
        var shape = Evidence.Intersection(a, b);

        Assert.Equal(Between(a, b).PlanarSquareMetres, shape.Area, 1e-6);
        Assert.Equal(a.Area, shape.Area + Evidence.Difference(a, b).Area, 1e-6);
        Assert.Equal(a.Area + b.Area, shape.Area + Evidence.Union([a, b]).Area, 1e-6);
    });

    /// <summary>The judge is OverlayNG: what one shape covers and the other does not is less than rounding.</summary>
    [Fact]
    public void A_shape_assembled_from_crossings_is_that_of_OverlayNG() => Gen.Select(Star, Star).Sample((a, b) =>
    {
        var expected = Evidence.Intersection(a, b);

        var shape = Evidence.Intersection(PolygonSet.Build([a], Zone), 0, PolygonSet.Build([b], Zone), 0);

        Assert.True(shape.IsValid);
        Assert.Equal(expected.NumGeometries, shape.NumGeometries);
        Assert.Equal(expected.Area, shape.Area, 1e-6);
        Assert.Equal(0, Evidence.Difference(shape, expected).Area, 1e-6);
        Assert.Equal(0, Evidence.Difference(expected, shape).Area, 1e-6);
    });

    [Fact]
    public void Shapes_of_a_pair_that_touches_are_whole() => Gen.Select(Mosaic, Mosaic).Sample((a, b) =>
    {
        var shape = Evidence.Intersection(PolygonSet.Build([a.Shape], Zone), 0, PolygonSet.Build([b.Shape], Zone), 0);

        Assert.True(shape.IsValid);
        Assert.Equal(Between(a.Shape, b.Shape).PlanarSquareMetres, shape.Area, 1e-6);
    });

    [Theory]
    [InlineData("a hole wholly inside", "POLYGON((0 0,30 0,30 30,0 30,0 0),(10 10,10 20,20 20,20 10,10 10))", "POLYGON((-1 -2,41 -3,43 42,-4 44,-1 -2))", 1, 1)]
    [InlineData("two parts, each with a hole", "POLYGON((0 0,30 0,30 30,0 30,0 0),(5 5,5 6,6 6,6 5,5 5),(5 25,5 26,6 26,6 25,5 25))", "MULTIPOLYGON(((-1 -2,41 -3,40 11,-4 12,-1 -2)),((-1 19,41 18,40 41,-4 42,-1 19)))", 2, 2)]
    [InlineData("inside the hole", "POLYGON((0 0,30 0,30 30,0 30,0 0),(10 10,10 20,20 20,20 10,10 10))", "POLYGON((11 12,19 11,18 18,11 12))", 0, 0)]
    [InlineData("one in the other", "POLYGON((0 0,30 0,30 30,0 30,0 0))", "POLYGON((11 12,19 11,18 18,11 12))", 1, 0)]
    public void Parts_and_holes_are_those_of_the_ground(string what, string a, string b, int parts, int holes)
    {
        var shape = Evidence.Intersection(PolygonSet.Build([Near(a)], Zone), 0, PolygonSet.Build([Near(b)], Zone), 0);

        Assert.True(shape.IsValid, what);
        Assert.Equal(parts, shape.NumGeometries);
        Assert.Equal(holes, Enumerable.Range(0, parts).Sum(i => ((Polygon)shape.GetGeometryN(i)).NumInteriorRings));
        Assert.Equal(Evidence.Intersection(Near(a), Near(b)).Area, shape.Area, 1e-6);
    }

    /// <summary>
    /// Its corners are off the grid: rounding may take or give a strip of 0.07 mm along its boundary.
    /// </summary>
    [Fact]
    public void An_evidence_shape_can_be_measured_itself() => Gen.Select(Star, Star).Sample((a, b) =>
    {
        var shape = Evidence.Intersection(a, b);

        Assert.Equal(shape.Area, Between(shape, a).PlanarSquareMetres, 1e-4 * shape.Length + 1e-6);
    });

    [Fact]
    public void Lines_and_points_in_common_are_left_out()
    {
        var touching = Evidence.Intersection(
            Read("POLYGON((0 0,10 0,10 10,0 10,0 0))"), Read("POLYGON((10 0,20 0,20 10,5 10,10 5,10 0))"));

        Assert.IsType<MultiPolygon>(touching);
        Assert.Equal(12.5, touching.Area);
        Assert.All(Enumerable.Range(0, touching.NumGeometries), i => Assert.IsType<Polygon>(touching.GetGeometryN(i)));
    }

    [Fact]
    public void Nothing_in_common_is_an_empty_multipolygon()
    {
        var square = Read("POLYGON((0 0,10 0,10 10,0 10,0 0))");

        var nothing = Evidence.Intersection(square, Read("POLYGON((10 0,20 0,20 10,10 10,10 0))"));

        Assert.IsType<MultiPolygon>(nothing);
        Assert.True(nothing.IsEmpty);
        Assert.True(Evidence.Difference(square, square).IsEmpty);
        Assert.True(Evidence.Union([]).IsEmpty);
        Assert.True(Evidence.Union([Read("POINT(1 1)")]).IsEmpty);
    }

    [Fact]
    public void The_spatial_reference_is_kept()
    {
        var factory = NetTopologySuite.NtsGeometryServices.Instance.CreateGeometryFactory(4550);
        var square = factory.ToGeometry(new(0, 10, 0, 10));

        Assert.Equal(4550, Evidence.Intersection(square, square).SRID);
        Assert.Equal(4550, Evidence.Union([square, square]).SRID);
    }
}
