namespace LandPlanner.Schemes;

/// <summary>A quotient that is compared without dividing: what lies exactly on a limit is found to lie on it.</summary>
/// <param name="Denominator">Above zero.</param>
public readonly record struct Ratio(decimal Numerator, decimal Denominator) : IComparable<Ratio>
{
    public decimal Value => Numerator / Denominator;

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;
}
