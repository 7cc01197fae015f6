namespace LandPlanner.SampleTown;

/// <summary>A milestone of a project: 用地, 开工 or 竣工.</summary>
internal sealed record ProjectStep(Project Project, string Kind, DateOnly Planned, DateOnly? Actual)
{
    /// <summary>Those of all projects; the land of one key project is still waited for.</summary>
    public static IReadOnlyList<ProjectStep> Of(Projects projects, long seed)
    {
        var (chance, steps) = (new Chance(seed, "milestones"), new List<ProjectStep>());
        foreach (var project in projects.All)
        {
            var begins = Array.FindIndex(project.PlanWan, wan => wan > 0) + 1;
            var hasBegun = project.ActualWan.Any(wan => wan > 0);
            var land = new DateOnly(2023, 9, 1).AddDays(chance.Below(60));
            var start = new DateOnly(2024, begins, 1).AddDays(chance.Below(25));
            steps.Add(new(project, "用地", land, project == projects.Key[2] ? null : land.AddDays(chance.Below(30))));
            steps.Add(new(project, "开工", start, hasBegun ? new DateOnly(2024, 1, 2).AddDays(chance.Below(25)) : null));
            steps.Add(new(project, "竣工", new DateOnly(2024, 11, 1).AddDays(chance.Below(60)), null));
        }

        return steps;
    }
}
