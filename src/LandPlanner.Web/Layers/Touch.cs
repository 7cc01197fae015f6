using LandPlanner.Features;
using LandPlanner.Topology;

namespace LandPlanner.Web.Layers;

/// <summary>Whether a pointer touches a shape.</summary>
internal static class Touch
{
    /// <summary>A polygon by its inside, lines and points within <paramref name="reach"/> metres.</summary>
    public static bool Meets(LooseShape shape, double x, double y, double reach) => shape.Kind switch
    {
        GeometryKind.Polygon => Holds(shape, x, y),
        GeometryKind.Line => Enumerable.Range(0, shape.RingCount).Any(line => IsNear(shape.Ring(line), x, y, reach)),
        _ => IsNear(shape.Coordinates, x, y, reach),
    };

    /// <summary>Even and odd crossings of all rings: holes are out of it.</summary>
    private static bool Holds(LooseShape shape, double x, double y)
    {
        var inside = false;
        for (var number = 0; number < shape.RingCount; number++)
        {
            var ring = shape.Ring(number);
            for (var (i, j) = (0, ring.Length - 2); i < ring.Length; j = i, i += 2)
            {
                if (ring[i + 1] > y != ring[j + 1] > y && x < (ring[j] - ring[i]) * (y - ring[i + 1]) / (ring[j + 1] - ring[i + 1]) + ring[i])
                    inside = !inside;
            }
        }

        return inside;
    }

    private static bool IsNear(ReadOnlySpan<double> xy, double x, double y, double reach)
    {
        var nearest = Math.Pow(xy[0] - x, 2) + Math.Pow(xy[1] - y, 2);
        for (var i = 2; i < xy.Length; i += 2)
        {
            var (dx, dy) = (xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
            var length = dx * dx + dy * dy;
            var share = length == 0 ? 0 : Math.Clamp(((x - xy[i - 2]) * dx + (y - xy[i - 1]) * dy) / length, 0, 1);
            nearest = Math.Min(nearest, Math.Pow(xy[i - 2] + share * dx - x, 2) + Math.Pow(xy[i - 1] + share * dy - y, 2));
        }

        return nearest <= reach * reach;
    }
}
