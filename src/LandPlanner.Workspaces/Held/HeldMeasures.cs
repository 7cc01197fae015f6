using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Held;

/// <summary>What is measured of a shape held in memory.</summary>
public static class HeldMeasures
{
    /// <summary>The official area, rounded once; zero where it is no polygon.</summary>
    public static Area Area(this LooseShape shape, EllipsoidalArea areas)
    {
        if (shape.Kind != GeometryKind.Polygon)
            return Areas.Area.Zero;
        var sum = 0.0;
        for (var (part, ring) = (0, 0); part < shape.PartEnds.Length; part++)
        {
            sum += Math.Abs(areas.SignedSquareMetresOf(shape.Ring(ring)));
            for (ring++; ring < shape.PartEnds[part]; ring++)
                sum -= Math.Abs(areas.SignedSquareMetresOf(shape.Ring(ring)));
        }

        return Areas.Area.FromSquareMetres(sum);
    }

    /// <summary>The length of a line, or the perimeter of a polygon with that of its holes, in the plane; 0 for points.</summary>
    public static double LengthMetres(this LooseShape shape)
    {
        var sum = 0.0;
        for (var number = 0; shape.Kind != GeometryKind.Point && number < shape.RingCount; number++)
        {
            var ring = shape.Ring(number);
            for (var i = 2; i < ring.Length; i += 2)
                sum += Math.Sqrt(Math.Pow(ring[i] - ring[i - 2], 2) + Math.Pow(ring[i + 1] - ring[i - 1], 2));
        }

        return sum;
    }
}
