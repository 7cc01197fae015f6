using LandPlanner.Calendars;

namespace LandPlanner.Schemes;

/// <summary>A step with the earliest days it can have.</summary>
/// <param name="Until">The last day of its term; its own day where it has none.</param>
public sealed record PlannedStep(ExpropriationStep Step, DateOnly From, DateOnly Until);

/// <summary>The earliest days of an expropriation (土地管理法 §47, 实施条例 §26).</summary>
public static class ExpropriationPlan
{
    /// <param name="start">The day the first notice is put up; it does not count.</param>
    /// <exception cref="CalendarMissingException">Working days of a year are needed that is not known.</exception>
    public static IReadOnlyList<PlannedStep> From(IReadOnlyList<ExpropriationStep> steps, DateOnly start, WorkingCalendar calendar)
    {
        var (plan, begun, free) = (new List<PlannedStep>(), start, start);
        foreach (var step in steps)
        {
            var from = step.IsMeanwhile ? begun : free;
            var until = step.Term?.DueOn(from, calendar) ?? from;
            plan.Add(new(step, from, until));
            var next = step.Term is null ? until : until.AddDays(1);
            (begun, free) = (from, next > free ? next : free);
        }

        return plan;
    }
}
