namespace LandPlanner.Overlays;

/// <summary>How much two shapes have in common.</summary>
/// <param name="A">Index in the first set.</param>
/// <param name="B">Index in the second set.</param>
/// <param name="PlanarSquareMetres">In the Gauss-Kruger plane; never negative, and 0 up to 10⁻⁶ m².</param>
/// <param name="SquareMetres">The official area, on the ellipsoid.</param>
public readonly record struct OverlapPair(int A, int B, double PlanarSquareMetres, double SquareMetres);
