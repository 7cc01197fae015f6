namespace LandPlanner.Areas;

/// <summary>An area held as a whole number of 0.01 m², so that sums and splits are exact.</summary>
/// <remarks>
/// Units: 1 mu (亩) = 2000/3 m² exactly, 1 hectare = 10 000 m². Sum first, convert once, round last.
/// May be negative: a difference of two areas is an area too.
/// </remarks>
public readonly record struct Area(long Hundredths) : IComparable<Area>
{
    public static readonly Area Zero;

    public double SquareMetres => Hundredths / 100.0;

    /// <summary>Mu, rounded half away from zero to <paramref name="decimals"/>.</summary>
    public decimal Mu(int decimals = 4) => Math.Round(Hundredths * 3m / 200_000m, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Hectares, rounded half away from zero to <paramref name="decimals"/>.</summary>
    public decimal Hectares(int decimals = 4) => Math.Round(Hundredths / 1_000_000m, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Rounds half away from zero to 0.01 m² (domain rule 国土调查办发〔2008〕32号).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or beyond 9 × 10¹⁶ m².</exception>
    public static Area FromSquareMetres(double squareMetres)
    {
        if (!(Math.Abs(squareMetres) < 9e16))
            throw new ArgumentOutOfRangeException(nameof(squareMetres), squareMetres, "An area must be finite and below 9e16 m².");
        return new((long)Math.Round(squareMetres * 100, MidpointRounding.AwayFromZero));
    }

    public static Area FromMu(decimal mu) => new((long)Math.Round(mu * 200_000m / 3m, MidpointRounding.AwayFromZero));

    public int CompareTo(Area other) => Hundredths.CompareTo(other.Hundredths);

    public static Area operator +(Area left, Area right) => new(left.Hundredths + right.Hundredths);
    public static Area operator -(Area left, Area right) => new(left.Hundredths - right.Hundredths);
    public static Area operator -(Area area) => new(-area.Hundredths);
    public static bool operator <(Area left, Area right) => left.Hundredths < right.Hundredths;
    public static bool operator >(Area left, Area right) => left.Hundredths > right.Hundredths;
    public static bool operator <=(Area left, Area right) => left.Hundredths <= right.Hundredths;
    public static bool operator >=(Area left, Area right) => left.Hundredths >= right.Hundredths;
}
