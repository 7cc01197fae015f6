using LandPlanner.Areas;

namespace LandPlanner.Figures;

/// <summary>So many features or homes, so much land or so much money, held exactly.</summary>
/// <param name="Amount">Features; homes; thirds of a square metre, in which mu (2000/3 m²), hectares and hundredths of a square metre are all exact; yuan.</param>
public readonly record struct Quantity(QuantityKind Kind, decimal Amount)
{
    private const decimal ThirdsPerHundredth = 0.03m;

    public static Quantity Of(long count) => new(QuantityKind.Count, count);

    public static Quantity Of(Area area) => new(QuantityKind.Area, area.Hundredths * ThirdsPerHundredth);

    public static Quantity Zero(QuantityKind kind) => new(kind, 0);

    /// <summary>In a unit, rounded half away from zero.</summary>
    /// <exception cref="ArgumentException">The unit is of another kind.</exception>
    public decimal In(FigureUnit unit, int decimals) => unit.Kind == Kind
        ? Math.Round(Amount / unit.Size, decimals, MidpointRounding.AwayFromZero)
        : throw new ArgumentException($"'{unit.Word}' does not measure {Kind}.", nameof(unit));

    /// <exception cref="ArgumentException">The two are of different kinds.</exception>
    public static Quantity operator +(Quantity left, Quantity right) => left.Kind == right.Kind
        ? left with { Amount = left.Amount + right.Amount }
        : throw new ArgumentException($"{left.Kind} and {right.Kind} cannot be added.", nameof(right));

    public static Quantity operator -(Quantity quantity) => quantity with { Amount = -quantity.Amount };
}
