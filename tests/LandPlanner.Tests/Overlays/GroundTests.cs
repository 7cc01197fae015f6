using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

/// <summary>Whether shapes cover a place: of many vertices, which are indexed, as of few.</summary>
public sealed class GroundTests
{
    private static readonly Geometry Wheel = GridFigures.Polygon(Enumerable.Range(0, 1000)
        .Select(i => 2 * Math.PI * i / 1000)
        .Select(angle => (Math.Round(1e6 * Math.Cos(angle)), Math.Round(1e6 * Math.Sin(angle)))));

    private static readonly Geometry Tile = GridFigures.Polygon((2e6, 0), (3e6, 0), (3e6, 1e6), (2e6, 1e6));

    [Fact]
    public void A_place_is_covered_where_a_look_at_every_edge_says_so()
    {
        var ground = new Ground([null, Wheel, Tile]);

        Gen.Select(Gen.Double[-1.1e6, 3.1e6], Gen.Double[-1.1e6, 1.1e6]).Select((x, y) => new Coordinate(x, y)).Sample(place =>
            new[] { Wheel, Tile }.Any(shape => SimplePointInAreaLocator.Locate(place, shape) != Location.Exterior) == ground.Covers(place));
    }

    [Fact]
    public void A_boundary_is_covered()
    {
        var ground = new Ground([Wheel, Tile]);

        Assert.All(Wheel.Coordinates.Concat(Tile.Coordinates), corner => Assert.True(ground.Covers(corner)));
    }
}
