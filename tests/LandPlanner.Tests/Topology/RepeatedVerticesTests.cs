using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Topology;

public sealed class RepeatedVerticesTests
{
    [Theory]
    [InlineData(
        "POLYGON((0 0,10 0,10.00001 0,10 10,0 10,0 0))",
        "POLYGON((0 0,10 0,10 10,0 10,0 0))")]
    [InlineData(
        "POLYGON((0 0,10 0,10 10,0 10,0.00002 0.00001,0 0))",
        "POLYGON((0 0,10 0,10 10,0 10,0 0))")]
    [InlineData(
        "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0),(1 1,1 1.00001,1.00001 1,1 1)),((20 0,20.00001 0,20 0.00001,20 0)))",
        "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)))")]
    public void Vertices_on_one_vertex_of_the_grid_become_its_first(string wkt, string expected) =>
        Assert.True(Read(expected).EqualsExact(RepeatedVertices.Drop(Read(wkt))));

    [Theory]
    [InlineData("POLYGON((0 0,10 0,10.0001 0,10 10,0 10,0 0))")]
    [InlineData("POLYGON((0 0,0.00001 0,0 0.00001,0 0))")]
    [InlineData("POLYGON EMPTY")]
    [InlineData("LINESTRING(0 0,0.00001 0)")]
    public void What_has_none_and_what_would_vanish_stays_as_it_is(string wkt)
    {
        var shape = Read(wkt);

        Assert.Same(shape, RepeatedVertices.Drop(shape));
    }

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}
