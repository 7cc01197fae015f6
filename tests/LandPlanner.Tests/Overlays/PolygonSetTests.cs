using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

public sealed class PolygonSetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_stop_is_heard_while_shapes_are_laid_out(int threads)
    {
        Geometry?[] shapes = [.. Enumerable.Repeat(Box(0, 0, 10, 10), 2000)];

        Assert.ThrowsAny<OperationCanceledException>(() => PolygonSet.Build(
            shapes, Shapes.Zone, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = new(canceled: true) }));
    }

    private static Geometry Box(double minX, double minY, double maxX, double maxY) =>
        Shapes.Moved(GeometryFactory.Default.ToGeometry(new Envelope(minX, maxX, minY, maxY)), Shapes.East, Shapes.North);
}
