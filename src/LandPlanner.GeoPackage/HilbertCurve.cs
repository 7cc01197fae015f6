namespace LandPlanner.GeoPackage;

/// <summary>Positions along a Hilbert curve over a grid of 65536 × 65536 cells.</summary>
internal static class HilbertCurve
{
    private const int Order = 16;

    /// <summary>Neighbours on the curve are neighbours in the plane, which is what an R-tree's nodes want.</summary>
    public static uint Position(uint x, uint y)
    {
        var position = 0u;
        for (var side = 1u << (Order - 1); side > 0; side >>= 1)
        {
            var right = (x & side) != 0 ? 1u : 0u;
            var upper = (y & side) != 0 ? 1u : 0u;
            position += side * side * ((3 * right) ^ upper);
            if (upper == 0)
            {
                if (right == 1)
                    (x, y) = (uint.MaxValue - x, uint.MaxValue - y);
                (x, y) = (y, x);
            }
        }

        return position;
    }
}
