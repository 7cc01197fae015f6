using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LandPlanner.Calendars;

/// <summary>
/// When something issued is due, as tables write it: <c>5 working-days</c>, <c>30 days</c>, <c>month-end+1</c> (月清: the end of the month after), <c>month-end</c>.
/// </summary>
/// <remarks>A due day that is not worked stays as it is: whether it moves on (as 民法典 §203 has it for terms between persons) is not known for administrative lists.</remarks>
public sealed record DueRule
{
    private const string WorkingDaysWord = "working-days";
    private const string DaysWord = "days";
    private const string MonthEndWord = "month-end";
    private const int MostDays = 3660;
    private const int MostMonths = 120;

    /// <exception cref="ArgumentOutOfRangeException">Less than a day, less than no month, or more than ten years.</exception>
    public DueRule(DueRuleKind kind, int count)
    {
        if (!IsWithin(kind, count))
            throw new ArgumentOutOfRangeException(nameof(count), count, "A term is at least a day, or the end of this month, and at most ten years.");
        (Kind, Count) = (kind, count);
    }

    public DueRuleKind Kind { get; }

    /// <summary>Days, or months.</summary>
    public int Count { get; }

    /// <summary>The last day that is still in time. The day of issue does not count.</summary>
    /// <exception cref="CalendarMissingException">Working days of a year are needed that is not known.</exception>
    public DateOnly DueOn(DateOnly issued, WorkingCalendar calendar) => Kind switch
    {
        DueRuleKind.WorkingDays => calendar.AddWorkingDays(issued, Count),
        DueRuleKind.Days => issued.AddDays(Count),
        _ => WorkingCalendar.EndOfMonth(issued, Count),
    };

    /// <summary>False for text of any other form; spaces at the ends and a single day (<c>1 day</c>) are let pass.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DueRule? rule)
    {
        rule = null;
        var trimmed = (text ?? "").Trim();
        if (trimmed.StartsWith(MonthEndWord, StringComparison.Ordinal))
            return TryMake(DueRuleKind.MonthEnd, MonthsOf(trimmed[MonthEndWord.Length..]), out rule);
        return trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var count, var unit] && Unit(unit) is { } kind && TryMake(kind, Whole(count), out rule);
    }

    /// <summary>As tables write it.</summary>
    public override string ToString() => Kind switch
    {
        DueRuleKind.MonthEnd => Count == 0 ? MonthEndWord : string.Create(CultureInfo.InvariantCulture, $"{MonthEndWord}+{Count}"),
        DueRuleKind.WorkingDays => string.Create(CultureInfo.InvariantCulture, $"{Count} {WorkingDaysWord}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Count} {DaysWord}"),
    };

    private static bool TryMake(DueRuleKind kind, int? count, [NotNullWhen(true)] out DueRule? rule)
    {
        rule = count is { } some && IsWithin(kind, some) ? new(kind, some) : null;
        return rule is not null;
    }

    private static int? MonthsOf(string rest) => rest switch
    {
        "" => 0,
        ['+', .. var months] => Whole(months),
        _ => null,
    };

    private static int? Whole(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static DueRuleKind? Unit(string word) => word switch
    {
        WorkingDaysWord or "working-day" => DueRuleKind.WorkingDays,
        DaysWord or "day" => DueRuleKind.Days,
        _ => null,
    };

    private static bool IsWithin(DueRuleKind kind, int count) => kind == DueRuleKind.MonthEnd ? count is >= 0 and <= MostMonths : count is >= 1 and <= MostDays;
}
