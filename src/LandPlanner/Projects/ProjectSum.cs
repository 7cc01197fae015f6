using LandPlanner.Areas;

namespace LandPlanner.Projects;

/// <summary>Projects of a kind, or all, summed to the cent.</summary>
/// <param name="Kind">A code of the form's choices; empty for the projects of no kind, and for all together.</param>
/// <param name="Curve">Of all of them as one, in the year of the board's month.</param>
/// <param name="Total">Of those of which a total is known.</param>
/// <param name="PlanSoFar">Planned for the year through the month of the board.</param>
/// <param name="ActualSoFar">Entered for the year through the month of the board.</param>
/// <param name="Overdue">Milestones whose day is over.</param>
/// <param name="LandNeeded">Of those of which it is known; so is <paramref name="LandHeld"/>.</param>
public sealed record ProjectSum(
    string Kind, int Count, ProgressCurve Curve, Money Total, Money PlanSoFar, Money ActualSoFar, int Green, int Yellow, int Red, int Unknown, int Overdue, Area LandNeeded, Area LandHeld)
{
    public Money YearPlan => Curve.Whole;

    /// <summary>Percentage points of the year's plan, below zero behind it, at the last month in which any of them was entered; null where nothing is planned or entered.</summary>
    public decimal? Deviation => Curve.Deviation;

    internal static ProjectSum Of(string kind, IReadOnlyCollection<ProjectStanding> projects, Month until)
    {
        var curve = ProgressCurve.OfYear(until.Year, new(Sums(projects, point => point.Plan), Sums(projects, point => point.Actual)), until);
        return new(
            kind, projects.Count, curve, Money.Sum(projects.Select(one => one.Project.Total ?? Money.Zero)), curve.At(until)!.PlanSoFar, curve.Measured?.ActualSoFar ?? Money.Zero,
            Lit(projects, Light.Green), Lit(projects, Light.Yellow), Lit(projects, Light.Red), Lit(projects, Light.Unknown), projects.Sum(one => one.Overdue.Count),
            Land(projects, one => one.LandNeeded), Land(projects, one => one.LandHeld));
    }

    private static IEnumerable<KeyValuePair<Month, Money>> Sums(IEnumerable<ProjectStanding> projects, Func<CurvePoint, Money?> of) => projects
        .SelectMany(one => one.Curve.Points).Where(point => of(point) is not null).GroupBy(point => point.Month)
        .Select(month => new KeyValuePair<Month, Money>(month.Key, Money.Sum(month.Select(point => of(point)!.Value))));

    private static int Lit(IEnumerable<ProjectStanding> projects, Light light) => projects.Count(one => one.Verdict.Light == light);

    private static Area Land(IEnumerable<ProjectStanding> projects, Func<Project, Area?> of) => projects.Aggregate(Area.Zero, (sum, one) => sum + (of(one.Project) ?? Area.Zero));
}
