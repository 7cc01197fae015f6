using LandPlanner.Calendars;

namespace LandPlanner.Web.Cases;

/// <summary>Rules of deadlines as people say them.</summary>
internal static class DueWords
{
    /// <param name="text">As tables write it; what is no rule is said as it is.</param>
    public static string Say(string text)
    {
        if (!DueRule.TryParse(text, out var rule))
            return text;
        return rule.Kind switch
        {
            DueRuleKind.WorkingDays => Languages.Say($"{rule.Count} 个工作日", $"{rule.Count} working days"),
            DueRuleKind.Days => Languages.Say($"{rule.Count} 天", $"{rule.Count} days"),
            _ => rule.Count switch
            {
                0 => Languages.Say("当月月底", "the end of the month"),
                1 => Languages.Say("次月月底", "the end of the next month"),
                _ => Languages.Say($"{rule.Count} 个月后的月底", $"the end of the month {rule.Count} months later"),
            },
        };
    }
}
