using System.Runtime.InteropServices;
using LandPlanner.Features;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Web.Imports;

/// <summary>
/// A sketch as bare numbers a browser reads without parsing (little-endian): float64 x and y of an origin; int32 count of shapes and of the int32 that follow; for each shape its status
/// (0 intact, 1 repaired, 2 rejected), its kind (0 points, 1 lines, 2 polygons), its rings and the vertices of each; then x and y of all vertices from the origin as float32.
/// </summary>
internal static class PreviewBytes
{
    public static byte[] Write(PreviewSketch sketch)
    {
        var (originX, originY) = sketch.Extent.IsNull ? (0, 0) : (sketch.Extent.MinX, sketch.Extent.MinY);
        var (numbers, coordinates) = (new List<int> { sketch.Outlines.Count, 0 }, new List<float>());
        foreach (var (status, shape) in sketch.Outlines)
        {
            Describe(status, shape, numbers);
            for (var i = 0; i < shape.Coordinates.Length; i += 2)
            {
                coordinates.Add((float)(shape.Coordinates[i] - originX));
                coordinates.Add((float)(shape.Coordinates[i + 1] - originY));
            }
        }

        numbers[1] = numbers.Count - 2;
        double[] origin = [originX, originY];
        return
        [
            .. MemoryMarshal.AsBytes(origin.AsSpan()),
            .. MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)),
            .. MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(coordinates)),
        ];
    }

    private static void Describe(IntakeStatus status, LooseShape shape, List<int> numbers)
    {
        numbers.Add((int)status);
        numbers.Add(shape.Kind switch { GeometryKind.Polygon => 2, GeometryKind.Line => 1, _ => 0 });
        if (shape.Kind == GeometryKind.Point)
        {
            numbers.AddRange([1, shape.Coordinates.Length / 2]);
            return;
        }

        numbers.Add(shape.RingCount);
        for (var ring = 0; ring < shape.RingCount; ring++)
            numbers.Add(shape.Ring(ring).Length / 2);
    }
}
