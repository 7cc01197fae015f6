using CsCheck;
using NetTopologySuite.Geometries;
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
}
