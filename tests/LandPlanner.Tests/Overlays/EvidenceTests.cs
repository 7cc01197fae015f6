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
