using System.Globalization;
using LandPlanner.Stores;

namespace LandPlanner.Places;

public enum IntervalUnit
{
    Days,
    Weeks,
    Months,
}

/// <summary>How long from one inspection to the next: "14 days", "2 weeks", "1 month".</summary>
public readonly record struct InspectionInterval
{
    private const int Most = 1000;

    private static readonly string[] Units = ["day", "week", "month"];

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not 1 to 1000.</exception>
    public InspectionInterval(int count, IntervalUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        (Count, Unit) = (count, unit);
    }

    public int Count { get; }

    public IntervalUnit Unit { get; }

    /// <exception cref="WorkspaceException">It is not written like "14 days", "2 weeks" or "1 month".</exception>
    public static InspectionInterval Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most
            && Array.IndexOf(Units, words[1].EndsWith('s') ? words[1][..^1] : words[1]) is >= 0 and var unit)
            return new(count, (IntervalUnit)unit);
        throw new WorkspaceException($"'{text}' is no interval; write it like '14 days', '2 weeks' or '1 month', up to {Most}.");
    }

    /// <summary>The day so long after <paramref name="day"/>; of a month that is too short its last: a month after 31 January is the end of February.</summary>
    public DateOnly After(DateOnly day) => Unit switch
    {
        IntervalUnit.Days => day.AddDays(Count),
        IntervalUnit.Weeks => day.AddDays(7 * Count),
        _ => day.AddMonths(Count),
    };

    public string Say(bool english) => english ? ToString() : Unit switch
    {
        IntervalUnit.Days => $"{Count}天",
        IntervalUnit.Weeks => $"{Count}周",
        _ => $"{Count}个月",
    };

    /// <summary>What <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {Units[(int)Unit]}{(Count == 1 ? "" : "s")}");
}
