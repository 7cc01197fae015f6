namespace LandPlanner.Projects;

/// <summary>A quotient that is compared without dividing, so that what lies exactly on a limit is found to lie on it.</summary>
/// <param name="Denominator">Above zero.</param>
internal readonly record struct Fraction(decimal Numerator, decimal Denominator)
{
    public decimal Value => Numerator / Denominator;

    public int CompareToPercent(decimal percent) => (Numerator * 100).CompareTo(percent * Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left.Denominator == right.Denominator
        ? new(left.Numerator - right.Numerator, left.Denominator)
        : new(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);
}
