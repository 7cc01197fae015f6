using System.Runtime.InteropServices;
using LandPlanner.Features;
using LandPlanner.Topology;
using LandPlanner.Web.Imports;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Web.Tests;

public sealed class PreviewBytesTests
{
    [Fact]
    public void Shapes_are_written_from_the_corner_of_all_with_their_statuses()
    {
        var sketch = new PreviewSketch();
        sketch.Add(IntakeStatus.Intact, new(GeometryKind.Polygon, [500_000, 4_100_000, 500_010, 4_100_000, 500_010, 4_100_010, 500_000, 4_100_000], [4], [1]));
        sketch.Add(IntakeStatus.Rejected, new(GeometryKind.Line, [500_001, 4_100_001, 500_002, 4_100_002], [2], [1]));

        var bytes = PreviewBytes.Write(sketch);

        Assert.Equal([500_000, 4_100_000], MemoryMarshal.Cast<byte, double>(bytes.AsSpan(0, 16)).ToArray());
        var numbers = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(16, 40)).ToArray();
        Assert.Equal([2, 8, 0, 2, 1, 4, 2, 1, 1, 2], numbers);
        Assert.Equal([0, 0, 10, 0, 10, 10, 0, 0, 1, 1, 2, 2], MemoryMarshal.Cast<byte, float>(bytes.AsSpan(56)).ToArray());
    }

    [Fact]
    public void An_empty_sketch_is_no_shapes() => Assert.Equal(24, PreviewBytes.Write(new()).Length);
}
