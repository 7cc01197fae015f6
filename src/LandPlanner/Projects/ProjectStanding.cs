using LandPlanner.Areas;

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

/// <summary>Projects of a kind, or all, summed to the cent.</summary>
/// <param name="Kind">A code of the form's choices; empty for the projects of no kind, and for all together.</param>
/// <param name="Total">Of those of which a total is known.</param>
/// <param name="PlanSoFar">Planned for the year through the month of the board.</param>
/// <param name="ActualSoFar">Entered for the year through the month of the board.</param>
/// <param name="LandHeld">Of those of which land held and land needed are known.</param>
public sealed record ProjectSum(
    string Kind, int Count, Money Total, Money YearPlan, Money PlanSoFar, Money ActualSoFar, int Green, int Yellow, int Red, int Unknown, int Overdue, Area LandNeeded, Area LandHeld)
{
    /// <summary>Percentage points of the year's plan, below zero behind it; null where nothing is planned.</summary>
    public decimal? Deviation => YearPlan > Money.Zero ? (ActualSoFar - PlanSoFar).Cents * 100m / YearPlan.Cents : null;

    internal static ProjectSum Of(string kind, IReadOnlyCollection<ProjectStanding> projects, Month until) => new(
        kind, projects.Count, Money.Sum(projects.Select(one => one.Project.Total ?? Money.Zero)), Money.Sum(projects.Select(one => one.Curve.Whole)),
        Money.Sum(projects.Select(one => one.Curve.At(until)!.PlanSoFar)), Money.Sum(projects.Select(one => one.Curve.Measured?.ActualSoFar ?? Money.Zero)),
        Lit(projects, Light.Green), Lit(projects, Light.Yellow), Lit(projects, Light.Red), Lit(projects, Light.Unknown), projects.Sum(one => one.Overdue.Count),
        Land(projects, one => one.LandNeeded), Land(projects, one => one.LandHeld));

    private static int Lit(IEnumerable<ProjectStanding> projects, Light light) => projects.Count(one => one.Verdict.Light == light);

    private static Area Land(IEnumerable<ProjectStanding> projects, Func<Project, Area?> of) => projects.Aggregate(Area.Zero, (sum, one) => sum + (of(one.Project) ?? Area.Zero));
}
