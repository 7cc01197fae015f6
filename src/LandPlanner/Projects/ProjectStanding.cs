namespace LandPlanner.Projects;

/// <summary>How a project stands at the end of a month.</summary>
/// <param name="Curve">Of the month's year.</param>
/// <param name="Overdue">Milestones whose day is over; the earliest first.</param>
public sealed record ProjectStanding(ProjectFile File, ProgressCurve Curve, LightVerdict Verdict, IReadOnlyList<Milestone> Overdue)
{
    public Project Project => File.Project;

    public static ProjectStanding Of(ProjectFile file, LightRule rule, Month until) => new(
        file, ProgressCurve.OfYear(until.Year, file.Months, until), rule.Judge(file, until), file.Project.IsDropped ? [] : file.Overdue(until.LastDay.AddDays(1)));
}
