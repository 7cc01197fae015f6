using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using static LandPlanner.Tests.Overlays.Shapes;

namespace LandPlanner.Tests.Overlays;

/// <summary>The judges are counting (mosaics share their triangles) and NetTopologySuite's OverlayNG.</summary>
public sealed class OverlapAreaPropertyTests
{
    private const double Residue = 1e-6;

    private static readonly Gen<Geometry> Any = Gen.OneOf(Star, Mosaic.Select(mosaic => mosaic.Shape));

    private static readonly Gen<(Geometry A, Geometry B)> TwoShapes = Gen.Select(Any, Any);

    [Fact]
    public void Two_mosaics_have_their_common_triangles_in_common() => Gen.Select(Mosaic, Mosaic).Sample(mosaics =>
    {
        var (a, b) = mosaics;
        var common = a.Cells.Zip(b.Cells).Count(cell => cell.First && cell.Second);

        var pair = Between(a.Shape, b.Shape);

        Assert.Equal(common * MosaicTriangleSquareMetres, pair.PlanarSquareMetres, Residue);
    });

    [Fact]
    public void A_shape_has_its_own_area_in_common_with_itself() => Any.Sample(shape =>
    {
        var pair = Between(shape, shape);

        Assert.Equal(shape.Area, pair.PlanarSquareMetres, Residue);
        Assert.Equal(Zone.SquareMetresOf(shape), pair.SquareMetres, Residue);
    });

    [Fact]
    public void Agrees_with_OverlayNG() => TwoShapes.Sample(shapes =>
    {
        var overlay = OverlayNGRobust.Overlay(shapes.A, shapes.B, SpatialFunction.Intersection);

        var pair = Between(shapes.A, shapes.B);

        Assert.Equal(overlay.Area, pair.PlanarSquareMetres, Residue);
        Assert.Equal(Zone.SquareMetresOf(overlay), pair.SquareMetres, Residue);
    });

    /// <summary>Steps of 5, 10 and 20 m bring corners on corners, corners on edges, and edges on edges.</summary>
    [Fact]
    public void Agrees_with_OverlayNG_on_mosaics_shifted_against_each_other() =>
        Gen.Select(Mosaic, Mosaic, Gen.Int[-8, 8], Gen.Int[-8, 8]).Sample((a, b, x, y) =>
        {
            var shifted = Moved(b.Shape, 5 * x, 5 * y);
            var overlay = OverlayNGRobust.Overlay(a.Shape, shifted, SpatialFunction.Intersection);

            Assert.Equal(overlay.Area, Between(a.Shape, shifted).PlanarSquareMetres, Residue);
        });

    [Fact]
    public void Swapping_the_two_changes_nothing() => TwoShapes.Sample(shapes =>
        AssertSame(Between(shapes.A, shapes.B), Between(shapes.B, shapes.A)));

    [Fact]
    public void Reversing_the_rings_changes_nothing() => TwoShapes.Sample(shapes =>
        AssertSame(Between(shapes.A, shapes.B), Between(shapes.A, shapes.B.Reverse())));

    [Fact]
    public void Starting_the_rings_elsewhere_changes_nothing() =>
        Gen.Select(TwoShapes, Gen.Int[1, 50]).Sample((shapes, start) =>
        {
            var rotated = WithRings(shapes.B, ring => Rotated(ring, start));

            AssertSame(Between(shapes.A, shapes.B), Between(shapes.A, rotated));
        });

    [Fact]
    public void Splitting_the_edges_of_mosaics_changes_nothing() => Gen.Select(Mosaic, Mosaic).Sample((a, b) =>
        AssertSame(Between(a.Shape, b.Shape), Between(WithRings(a.Shape, Split), b.Shape)));

    [Fact]
    public void Moving_both_changes_the_planar_area_by_nothing() =>
        Gen.Select(TwoShapes, Gen.Int[-30_000, 30_000], Gen.Int[-30_000, 30_000]).Sample((shapes, x, y) =>
        {
            var here = Between(shapes.A, shapes.B);

            var there = Between(Moved(shapes.A, x, y), Moved(shapes.B, x, y));

            Assert.Equal(here.PlanarSquareMetres, there.PlanarSquareMetres, Residue);
        });

    [Fact]
    public void What_is_in_and_what_is_out_add_up_to_the_whole() => TwoShapes.Sample(shapes =>
    {
        var frame = shapes.B.Factory.ToGeometry(new(East - 500, East + 500, North - 500, North + 500));
        var outside = OverlayNGRobust.Overlay(frame, shapes.B, SpatialFunction.Difference);

        var (within, without) = (Between(shapes.A, shapes.B), Between(shapes.A, outside));

        Assert.Equal(shapes.A.Area, within.PlanarSquareMetres + without.PlanarSquareMetres, Residue);
        Assert.Equal(Zone.SquareMetresOf(shapes.A), within.SquareMetres + without.SquareMetres, Residue);
    });

    private static void AssertSame(OverlapPair expected, OverlapPair actual)
    {
        Assert.Equal(expected.PlanarSquareMetres, actual.PlanarSquareMetres, Residue);
        Assert.Equal(expected.SquareMetres, actual.SquareMetres, Residue);
    }

    private static Geometry WithRings(Geometry shape, Func<Coordinate[], Coordinate[]> change) =>
        new GeometryEditor().Edit(shape, new RingOperation(change));

    private static Coordinate[] Rotated(Coordinate[] ring, int start)
    {
        var open = ring[..^1];
        var first = start % open.Length;
        return [.. open[first..], .. open[..first], open[first].Copy()];
    }

    private static Coordinate[] Split(Coordinate[] ring) =>
        [.. ring.Zip(ring.Skip(1)).SelectMany(edge => new[] { edge.First, Middle(edge.First, edge.Second) }), ring[^1]];

    private static Coordinate Middle(Coordinate from, Coordinate to) => new((from.X + to.X) / 2, (from.Y + to.Y) / 2);

    private sealed class RingOperation(Func<Coordinate[], Coordinate[]> change) : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) =>
            geometry is LinearRing { IsEmpty: false } ? change(coordinates) : coordinates;
    }
}
