using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Overlays.Shapes;

namespace LandPlanner.Tests.Overlays;

/// <summary>Shapes of overlays have no hairs or slits where one edge runs along a part of another.</summary>
public sealed class HairsTests
{
    /// <summary>Leaning quadrilaterals with corners on whole metres: edges often run along parts of others.</summary>
    private static readonly Gen<Geometry> Leaning = Gen.Select(
        Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[0, 4]).Select((x, y, width, height, lean) =>
            Near(FormattableString.Invariant(
                $"POLYGON(({x} {y},{x + width} {y + lean},{x + width + lean} {y + height + lean},{x + lean} {y + height},{x} {y}))")));

    [Fact]
    public void A_vertex_more_on_each_edge_leaves_outlines_as_long_as_they_were() => Gen.Select(Leaning, Leaning.Array[1, 4]).Sample((shape, others) =>
    {
        var cover = Evidence.Union(others);
        var finer = Evidence.Union(Array.ConvertAll(others, Divided));

        Assert.Equal(cover.Length, finer.Length, 1e-5);
        Assert.Equal(Evidence.Difference(shape, cover).Length, Evidence.Difference(Divided(shape), finer).Length, 1e-5);
        Assert.Equal(Evidence.Intersection(shape, cover).Length, Evidence.Intersection(Divided(shape), finer).Length, 1e-5);
    }, iter: 1_000);

    [Theory]
    [InlineData("POLYGON((0 0,8 0,8 5,20 5,20 5.00000001,8 5.00000001,8 8,0 8,0 0))", 64, 32)]
    [InlineData("POLYGON((0 0,8 0,8 8,0 8,0 4.00000001,6 4.00000001,6 4,0 4,0 0))", 64, 32)]
    [InlineData("POLYGON((0 0,8 0,8 5,14 5,20 5,14 5.00000001,8 5.00000001,8 8,0 8,0 0))", 64, 32)]
    [InlineData("MULTIPOLYGON(((0 0,8 0,8 8,0 8,0 0),(2 2,6 2,6 2.00000001,2 2)),((20 0,30 0,30 0.00000001,20 0)))", 64, 32)]
    public void A_hair_a_slit_and_a_part_of_no_width_are_gone(string wkt, double area, double length)
    {
        var shape = Evidence.Union([Read(wkt)]);

        Assert.Equal(area, shape.Area, 1e-6);
        Assert.Equal(length, shape.Length, 1e-6);
        Assert.True(shape.IsValid);
    }

    private static Geometry Divided(Geometry shape)
    {
        var ring = ((Polygon)shape).Shell.Coordinates;
        return shape.Factory.CreatePolygon(
            [.. ring.Zip(ring.Skip(1)).SelectMany(edge => new[] { edge.First, new((edge.First.X + edge.Second.X) / 2, (edge.First.Y + edge.Second.Y) / 2) }), ring[0]]);
    }
}
