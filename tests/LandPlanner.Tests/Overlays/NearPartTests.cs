using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Tests.Overlays;

/// <summary>What is cut of a large shape for an overlay with something small: the same ground there, by OverlayNG.</summary>
public sealed class NearPartTests
{
    private const int Side = 30;
    private const double Cell = 200_000;

    private static readonly Geometry Sieve = Place.Zone.Metres(SieveInUnits());

    private static readonly PolygonSet Sieves = PolygonSet.Build([Sieve], Place.Zone.Plane);

    private static readonly Gen<Geometry> Small = Gen.Select(
        GridFigures.Star(Cell), Gen.Int[0, 40], Gen.Int[0, 40], Gen.Bool,
        (star, x, y, isOnEdges) => Place.Zone.Metres(GridPairs.Moved(isOnEdges ? Square(Cell / 2) : star, x * Cell * 0.75, y * Cell * 0.75)))
        .Where(shape => shape.IsValid);

    /// <summary>Few of some 900 holes lie near; a shape that costs what the whole costs is as bad as the whole.</summary>
    [Fact]
    public void A_part_holds_what_lies_near_and_no_more()
    {
        var near = Place.Zone.Metres(GridPairs.Moved(Square(Cell), 7 * Cell, 9 * Cell));

        var part = NearPart.Of(Sieves, 0, near.EnvelopeInternal);

        Assert.NotNull(part);
        Assert.InRange(part.NumPoints, 5, 60);
    }

    [Fact]
    public void What_a_part_has_in_common_with_something_small_is_what_the_whole_has() => Small.Sample(small =>
    {
        // In the sieve's own corners two edges as long as it is meet: they are no part of it.
        var part = NearPart.Of(Sieves, 0, small.EnvelopeInternal) ?? Sieve;

        Assert.True(OverlayNGRobust.Overlay(part, small, SpatialFunction.Intersection)
            .EqualsTopologically(OverlayNGRobust.Overlay(Sieve, small, SpatialFunction.Intersection)));
        Assert.Equal(Evidence.Difference(small, Sieve).Area, Evidence.Difference(small, part).Area, 1e-6);
    }, iter: 100);

    [Fact]
    public void A_small_shape_and_one_that_is_near_as_a_whole_are_not_cut()
    {
        var square = PolygonSet.Build([Place.Zone.Metres(Square(Cell))], Place.Zone.Plane);

        Assert.Null(NearPart.Of(square, 0, new(0, 1, 0, 1)));
        Assert.Null(NearPart.Of(Sieves, 0, Sieve.EnvelopeInternal));
    }

    [Fact]
    public void Away_from_a_shape_there_is_nothing_and_inside_it_there_is_all()
    {
        var inside = Place.Zone.Metres(GridPairs.Moved(Square(100), 100, 100));

        Assert.True(NearPart.Of(Sieves, 0, new(0, 1, 0, 1))!.IsEmpty);
        Assert.True(NearPart.Of(Sieves, 0, inside.EnvelopeInternal)!.Covers(inside));
    }

    /// <summary>A square with a hole half a cell wide in each cell, upright and on end by turns.</summary>
    private static Polygon SieveInUnits() => GeometryFactory.Default.CreatePolygon(
        (LinearRing)Square(Side * Cell).ExteriorRing,
        [.. Enumerable.Range(0, Side * Side).Select(i => Hole(i % Side * Cell + Cell / 2, i / Side * Cell + Cell / 2, i % 2 == 0))]);

    private static LinearRing Hole(double x, double y, bool isTilted) => isTilted
        ? GridFigures.Ring([(x - Cell / 4, y), (x, y - Cell / 4), (x + Cell / 4, y), (x, y + Cell / 4)])
        : GridFigures.Ring([(x - Cell / 4, y - Cell / 4), (x + Cell / 4, y - Cell / 4), (x + Cell / 4, y + Cell / 4), (x - Cell / 4, y + Cell / 4)]);

    private static Polygon Square(double side) => GridFigures.Polygon((0, 0), (side, 0), (side, side), (0, side));
}
