using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>A month of a year.</summary>
/// <param name="Index">Months since year 0: the difference of two is how many months lie between them.</param>
public readonly partial record struct Month(int Index) : IComparable<Month>
{
    private const int OfYear = 12;
    private const int LeastYear = 1990;
    private const int MostYear = 2099;

    /// <param name="number">1 to 12.</param>
    public Month(int year, int number)
        : this(year * OfYear + number - 1)
    {
    }

    public int Year => Index / OfYear;

    /// <summary>1 to 12.</summary>
    public int Number => Index % OfYear + 1;

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The months from one to another, both included; none where the other lies before.</summary>
    public static IEnumerable<Month> Between(Month first, Month last) => Enumerable.Range(first.Index, Math.Max(0, last.Index - first.Index + 1)).Select(index => new Month(index));

    /// <summary>What people and spreadsheets write: 2024-03, 2024/3, 202403, 2024年3月, or a day in it. Null where it is none of these, or not of 1990 to 2099.</summary>
    public static Month? Find(string text)
    {
        var found = Written().Match(HalfWidth.Of(text).Trim());
        if (!found.Success)
            return null;
        var (year, number) = (int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture));
        return year is >= LeastYear and <= MostYear && number is >= 1 and <= OfYear ? new Month(year, number) : null;
    }

    public Month Plus(int months) => new(Index + months);

    /// <summary>"2024-03".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    /// <summary>2024年3月, or Mar 2024.</summary>
    public string Say(bool english) => english ? FirstDay.ToString("MMM yyyy", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Year}年{Number}月");

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    public static bool operator <(Month left, Month right) => left.Index < right.Index;
    public static bool operator >(Month left, Month right) => left.Index > right.Index;
    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;
    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    [GeneratedRegex(@"^(\d{4})(?:[-/.年](\d{1,2})|(?<2>\d{2}))月?(?:[-/.]?\d{1,2}日?(?:[T ]0?0:00(?::00)?)?)?$")]
    private static partial Regex Written();
}
