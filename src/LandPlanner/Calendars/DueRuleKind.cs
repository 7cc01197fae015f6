namespace LandPlanner.Calendars;

public enum DueRuleKind
{
    /// <summary>So many working days after.</summary>
    WorkingDays,

    /// <summary>So many days after, worked or not.</summary>
    Days,

    /// <summary>The last day of the month so many months later; 0 is the month of issue itself.</summary>
    MonthEnd,
}
