using System.Globalization;

namespace LandPlanner.Areas;

/// <summary>A quotient, of areas, money or people, that is compared without dividing: what lies exactly on a limit is found to lie on it.</summary>
/// <param name="Denominator">Above zero.</param>
public readonly record struct Ratio(decimal Numerator, decimal Denominator) : IComparable<Ratio>
{
    private const int Hundred = 100;

    public decimal Value => Numerator / Denominator;

    public static Ratio OfPercent(decimal percent) => new(percent, Hundred);

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>"25 %", or "1/3".</summary>
    public override string ToString() => Denominator == Hundred ? string.Create(CultureInfo.InvariantCulture, $"{Numerator} %") : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    public static Ratio operator -(Ratio left, Ratio right) => left.Denominator == right.Denominator
        ? new(left.Numerator - right.Numerator, left.Denominator)
        : new(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;
}
