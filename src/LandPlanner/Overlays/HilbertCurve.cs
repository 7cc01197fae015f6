namespace LandPlanner.Overlays;

/// <summary>A curve through all cells of a square of 2¹⁶ by 2¹⁶ that keeps neighbours near each other.</summary>
internal static class HilbertCurve
{
    public const uint Last = (1u << 16) - 1;

    /// <summary>
    /// The place of a cell along the curve, from 0: quadrant by quadrant, each turned so that the curve leaves it where
    /// the next begins.
    /// </summary>
    public static uint Place(uint x, uint y)
    {
        var place = 0u;
        for (var side = (Last + 1) / 2; side > 0; side /= 2)
        {
            var (right, upper) = ((x & side) != 0 ? 1u : 0u, (y & side) != 0 ? 1u : 0u);
            place += side * side * ((3 * right) ^ upper);
            if (upper == 0)
                (x, y) = right == 1 ? (Last - y, Last - x) : (y, x);
        }

        return place;
    }
}
