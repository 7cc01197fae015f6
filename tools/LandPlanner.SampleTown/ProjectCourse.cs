namespace LandPlanner.SampleTown;

/// <summary>How some projects go otherwise than most: begun late or not at all, far behind, or no longer told of. What is planned stays the same in sum.</summary>
internal static class ProjectCourse
{
    private const decimal FarBehind = 0.25m;

    /// <summary>Nothing is planned before a month (1 to 12): what was, is planned for that month. Nothing was done yet.</summary>
    public static Project NotBegun(Project project, int month) => project with
    {
        PlanWan = [.. project.PlanWan.Select((wan, i) => i < month - 1 ? 0 : i == month - 1 ? project.PlanWan.Take(month).Sum() : wan)],
        ActualWan = new decimal?[project.ActualWan.Length],
    };

    /// <summary>Nothing was told after a month (1 to 12).</summary>
    public static Project ToldUntil(Project project, int month) => project with { ActualWan = [.. project.ActualWan.Select((wan, i) => i < month ? wan : null)] };

    public static Project Behind(Project project) => project with { ActualWan = [.. project.ActualWan.Select(wan => wan is { } known ? Math.Round(known * FarBehind, 2) : (decimal?)null)] };
}
