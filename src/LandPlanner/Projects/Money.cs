using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>An amount held as a whole number of cents (分), so that sums are exact.</summary>
/// <remarks>1 万元 = 1 000 000 分, 1 亿元 = 10 000 000 000 分. Sum first, convert once, round last. May be negative: a difference of two amounts is an amount too.</remarks>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero;

    /// <summary>More than any town has: 9,000 万亿元.</summary>
    public static readonly Money Most = new(900_000_000_000_000_000);

    /// <summary>Exact.</summary>
    public decimal In(MoneyUnit unit) => Cents / (decimal)unit.Cents();

    /// <summary>Rounded half away from zero to <paramref name="decimals"/>.</summary>
    public decimal In(MoneyUnit unit, int decimals) => Math.Round(In(unit), decimals, MidpointRounding.AwayFromZero);

    /// <summary>Null where the amount is no whole number of cents, or beyond <see cref="Most"/>.</summary>
    public static Money? From(decimal amount, MoneyUnit unit)
    {
        if (Math.Abs(amount) > Most.In(unit))
            return null;
        var cents = amount * unit.Cents();
        return cents == Math.Truncate(cents) ? new((long)cents) : null;
    }

    /// <summary>What people write: 8610, 8,610.00, 0.861亿元, ￥86100000元.</summary>
    /// <param name="unit">Of a bare number.</param>
    /// <exception cref="MoneyFormatException">It is no number, negative, no whole number of cents, or too large.</exception>
    public static Money Parse(string text, MoneyUnit unit)
    {
        // Full-width digits and marks become plain ones (Unicode NFKC).
        var plain = HalfWidth.Of(text).Replace(" ", "", StringComparison.Ordinal).TrimStart('¥', '￥');
        if (MoneyUnits.AtEnd(plain) is { } named)
            (plain, unit) = (named.Before, named.Unit);
        if (DigitGroups.Joined(plain) is not { } digits)
            throw new MoneyFormatException($"'{text}' is no amount: a comma stands only before each group of three digits, as in 8,610; a decimal follows a point, as in 1.5.");
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            throw new MoneyFormatException($"'{text}' is no amount; write it like 8610, 0.861亿元 or 86100000元.");
        if (number < 0)
            throw new MoneyFormatException($"'{text}' is below nothing; a correction is entered as the month's new amount.");
        return From(number, unit) ?? throw new MoneyFormatException($"'{text}' {unit.Title(english: false)} is no whole number of 分, or too large: round it to {Decimals(unit)} decimals.");
    }

    public static Money Sum(IEnumerable<Money> amounts) => new(amounts.Sum(amount => amount.Cents));

    /// <summary>The parts in a unit to <paramref name="decimals"/>, adding up to their sum in that unit at the same decimals (largest remainder).</summary>
    public static decimal[] Shown(IReadOnlyList<Money> parts, MoneyUnit unit, int decimals)
    {
        var step = 1m;
        for (var i = 0; i < decimals; i++)
            step /= 10;
        var whole = (long)(Sum(parts).In(unit, decimals) / step);
        return Array.ConvertAll(LargestRemainder.Close(whole, [.. parts.Select(part => part.In(unit) / step)]), count => count * step);
    }

    /// <summary>As the work report writes it: 25.9亿元 from a hundred million on, 8,610万元 below; in English 2.59 bn yuan, 86.1 m yuan. Exact.</summary>
    public string Write(bool english = false)
    {
        const decimal million = 100_000_000;
        if (english)
            return Math.Abs(Cents) >= 1000 * million ? Plain(Cents / (1000 * million)) + " bn yuan" : Plain(Cents / million) + " m yuan";
        var unit = Math.Abs(Cents) >= MoneyUnit.Yi.Cents() ? MoneyUnit.Yi : MoneyUnit.Wan;
        return Plain(In(unit)) + unit.Title(english: false);
    }

    public override string ToString() => Write();

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    public static Money operator +(Money left, Money right) => new(left.Cents + right.Cents);
    public static Money operator -(Money left, Money right) => new(left.Cents - right.Cents);
    public static bool operator <(Money left, Money right) => left.Cents < right.Cents;
    public static bool operator >(Money left, Money right) => left.Cents > right.Cents;
    public static bool operator <=(Money left, Money right) => left.Cents <= right.Cents;
    public static bool operator >=(Money left, Money right) => left.Cents >= right.Cents;

    private static string Plain(decimal number) => number.ToString("#,##0.###########", CultureInfo.InvariantCulture);

    private static int Decimals(MoneyUnit unit) => unit switch { MoneyUnit.Yuan => 2, MoneyUnit.Wan => 6, _ => 10 };
}
