using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Testing;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Areas;

/// <summary>PostGIS as a second judge: <c>ST_Area(ST_Segmentize(shape, 70)::geography)</c>, within 10⁻⁴ m² a km².</summary>
/// <remarks>
/// Far from the meridian a straight edge and the geodesics of its 70 m pieces part by a little more than that; pieces of 7 m show which of the two the
/// official area is.
/// </remarks>
public sealed class PostGisAreaTests(PostGisAreaTests.Server server) : IClassFixture<PostGisAreaTests.Server>
{
    private static readonly EllipsoidalArea Zone41 = EllipsoidalArea.For(new(
        new(4550), "CGCS2000 / 3-degree Gauss-Kruger CM 123E", LandPlanner.Crs.CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, 500_000, 3));

    [Theory]
    [InlineData("POLYGON((420300 4141000,421300 4141000,420700 4142300,420300 4141000))", 70)]
    [InlineData("POLYGON((420300 4141000,420439 4141000,420350 4141120,420300 4141000))", 70)]
    [InlineData("POLYGON((380000 4141000,395000 4139000,391000 4152000,383000 4149500,380000 4141000))", 70)]
    [InlineData("POLYGON((620000 2500000,620900 2500100,621500 2501700,620400 2501300,620000 2500000),(620400 2500400,620700 2500500,620500 2500800,620400 2500400))", 7)]
    [InlineData("MULTIPOLYGON(((420300 4141000,420500 4141010,420400 4141200,420300 4141000)),((500000 5300000,500900 5300050,500500 5300800,500000 5300000)))", 70)]
    public void Agrees_with_postgis(string wkt, int metres)
    {
        var official = Zone41.SquareMetresOf(new WKTReader().Read(wkt));

        var postGis = double.Parse(
            server.Cluster.Query($"SELECT ST_Area(ST_Transform(ST_Segmentize(ST_GeomFromText('{wkt}', 4550), {metres}), 4490)::geography)"),
            CultureInfo.InvariantCulture);

        Assert.Equal(postGis, official, 1e-4 * Math.Max(1, official / 1e6));
    }

    public sealed class Server : IDisposable
    {
        public PostGisCluster Cluster { get; } = PostGisCluster.Start();

        public void Dispose() => Cluster.Dispose();
    }
}
