using System.Globalization;

namespace LandPlanner.Areas;

/// <summary>A quotient, of areas, money or people, that is compared without dividing: what lies exactly on a limit is found to lie on it.</summary>
/// <param name="Denominator">Above zero.</param>
public readonly record struct Ratio(decimal Numerator, decimal Denominator) : IComparable<Ratio>
{
    private const int Hundred = 100;

    public decimal Value => Numerator / Denominator;

    public static Ratio OfPercent(decimal percent) => new(percent, Hundred);

    /// <summary>In percent to two decimals, never rounded onto a limit that it misses: 39.996 % beside 40 % is 39.99.</summary>
    /// <param name="limit">What it is held to; null for nothing.</param>
    public decimal Percent(Ratio? limit = null)
    {
        var (exact, step) = (Value * Hundred, 0.01m);
        var rounded = Math.Round(exact, 2, MidpointRounding.AwayFromZero);
        if (limit is not { } held || rounded != Math.Round(held.Value * Hundred, 2, MidpointRounding.AwayFromZero))
            return rounded;
        return CompareTo(held) switch
        {
            < 0 when rounded >= exact => rounded - step,
            > 0 when rounded <= exact => rounded + step,
            _ => rounded,
        };
    }

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
