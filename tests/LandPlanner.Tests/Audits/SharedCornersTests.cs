using LandPlanner.Audits;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

public sealed class SharedCornersTests
{
    /// <summary>One crossing, computed from either side: 327.01062449993 and 327.0106245 lie on either side of half a micrometre.</summary>
    [Fact]
    public void Pieces_that_share_an_edge_are_one_however_its_end_was_computed()
    {
        Geometry[] shapes =
        [
            Read("POLYGON((420321.90000000264 4141022,420327 4141022.3,420327.01062449993 4141022.0768855014,420321.90000000264 4141022))"),
            Read("POLYGON((420327.0106245 4141022.0768855014,420328.22873376624 4141022.095211039,420327 4141022.3,420327.0106245 4141022.0768855014))"),
            Read("POLYGON((420323.6 4141024.0401,420327.61148177995 4141024.0962277283,420327 4141022.3,420321.90000000264 4141022,420323.6 4141024.0401))"),
        ];

        var pieces = Pieces.Of(shapes, Tolerance.Default, Zone41);

        Assert.Empty(pieces.Slivers);
        Assert.Equal(shapes.Sum(shape => shape.Area), Assert.Single(pieces.Counting).Area, 1e-4);
    }

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}
