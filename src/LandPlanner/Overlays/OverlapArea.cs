namespace LandPlanner.Overlays;

/// <summary>
/// The area two shapes have in common, by integrals along their boundaries: no overlap is built. See
/// <c>OverlapArea.md</c>.
/// </summary>
public static class OverlapArea
{
    /// <summary>Planar areas up to this are rounding residue: zero.</summary>
    public const double ResidueSquareMetres = 1e-6;

    /// <summary>
    /// The common area of shape <paramref name="i"/> of <paramref name="a"/> and shape <paramref name="j"/> of
    /// <paramref name="b"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The sets lie in different planes, or neither shape's official area can be held (<see cref="PolygonSet.SquareMetres"/>).
    /// </exception>
    public static OverlapPair Between(PolygonSet a, int i, PolygonSet b, int j)
    {
        RequireOnePlane(a, b);
        if (a.TooLarge.Contains(i) && b.TooLarge.Contains(j))
            throw a.TooLargeAt(i);
        return Measure(a, i, b, j);
    }

    internal static OverlapPair Measure(PolygonSet a, int i, PolygonSet b, int j)
    {
        var (rootA, rootB) = (a.Root(i), b.Root(j));
        if (rootA < 0 || rootB < 0 || !a.Nodes[rootA].Box.Overlaps(b.Nodes[rootB].Box))
            return new(i, j, 0, 0);
        var (planar, ellipsoidal) = new BoundaryIntegral(a, rootA, b, rootB).Measure();
        return planar > ResidueSquareMetres ? new(i, j, planar, ellipsoidal) : new(i, j, 0, 0);
    }

    internal static void RequireOnePlane(PolygonSet a, PolygonSet b)
    {
        if (!a.Areas.IsSamePlaneAs(b.Areas))
            throw new ArgumentException("The two sets have different false eastings: reproject one.", nameof(b));
    }
}
