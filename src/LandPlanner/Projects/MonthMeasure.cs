namespace LandPlanner.Projects;

/// <summary>What an amount of a month is.</summary>
public enum MonthMeasure
{
    /// <summary>What is to be invested in the month.</summary>
    Plan,

    /// <summary>What was.</summary>
    Actual,
}

public static class MonthMeasures
{
    /// <summary>"plan" or "actual".</summary>
    public static string Word(this MonthMeasure measure) => measure == MonthMeasure.Plan ? "plan" : "actual";

    public static string Title(this MonthMeasure measure, bool english) => (measure, english) switch
    {
        (MonthMeasure.Plan, false) => "计划",
        (MonthMeasure.Plan, true) => "plan",
        (_, false) => "完成",
        _ => "actual",
    };
}
