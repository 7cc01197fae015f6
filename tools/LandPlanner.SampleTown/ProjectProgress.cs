using System.Globalization;
using LandPlanner.SampleTown.Files;

namespace LandPlanner.SampleTown;

/// <summary>The light a project must have, by the rule of Yinchuan.</summary>
internal sealed record ExpectedLight(string Number, string Light);

/// <summary>The town's own spreadsheet of plans, actuals and milestones, and what must come of it.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Until">The month at whose end the projects are judged.</param>
/// <param name="ActualWan">What was invested until then, in 万元.</param>
/// <param name="Overdue">Milestones whose day is over by then, and that were not done.</param>
internal sealed record ProjectProgress(string File, string MonthSheet, string MilestoneSheet, string Until, decimal ActualWan, int Overdue, IReadOnlyList<ExpectedLight> Lights)
{
    private const int UntilMonth = 7;

    public static ProjectProgress Write(Town town, string folder)
    {
        var progress = Of(town);
        Xlsx.Write(Path.Combine(folder, progress.File), (progress.MonthSheet, Months(town.Projects)), (progress.MilestoneSheet, Steps(town)));
        return progress;
    }

    public static ProjectProgress Of(Town town) => new(
        "项目投资计划与完成情况.xlsx", "月度", "节点", $"2024-{UntilMonth:D2}", town.Projects.All.Sum(project => project.ActualWan.Sum(wan => wan ?? 0)),
        ProjectStep.Of(town.Projects, town.Options.Seed).Count(step => step.Actual is null && step.Planned <= new DateOnly(2024, UntilMonth, 31)),
        [.. town.Projects.All.Select(project => new ExpectedLight(project.Parcel.Number, LightOf(project)))]);

    /// <summary>10 to 30 points behind the year's plan yellow, more red; not begun in its month yellow, for three months red; a month not told yellow, three red.</summary>
    private static string LightOf(Project project)
    {
        var told = Array.FindLastIndex(project.ActualWan, wan => wan is not null) + 1;
        if (told == 0)
        {
            var late = UntilMonth - Array.FindIndex(project.PlanWan, wan => wan > 0);
            return late >= 3 ? "red" : late >= 1 ? "yellow" : "unknown";
        }

        var behind = (project.PlanWan.Take(told).Sum() - project.ActualWan.Sum(wan => wan ?? 0)) * 100;
        var (missing, whole) = (UntilMonth - told, project.TotalWan);
        return behind > 30 * whole || missing >= 3 ? "red" : behind >= 10 * whole || missing >= 1 ? "yellow" : "green";
    }

    private static List<object?[]> Months(Projects projects)
    {
        IEnumerable<string> Named(int count, string measure) => Enumerable.Range(1, count).Select(month => string.Create(CultureInfo.InvariantCulture, $"{month}月{measure}"));
        List<object?[]> rows =
        [
            ["温泉镇2024年项目投资计划与完成情况表（单位：万元）", null, null, Layers.Mark],
            ["序号", "项目编号", "项目名称", "总投资", .. Named(12, "计划"), "计划合计", .. Named(UntilMonth, "完成"), "累计完成"],
        ];
        foreach (var group in new[] { projects.Key, projects.Industry, projects.Rural, projects.Linking })
        {
            rows.AddRange(group.Select((project, i) => Row(i + 1, project.Parcel.Number, project.Parcel.Name, project)));
            rows.Add(Sum("小计", group));
        }

        rows.Add(Sum("合计", [.. projects.All]));
        return rows;
    }

    private static object?[] Row(int index, string number, string name, Project project) =>
    [
        index, number, name, project.TotalWan, .. project.PlanWan.Select(wan => (object?)wan), project.TotalWan, .. project.ActualWan.Take(UntilMonth).Select(wan => (object?)wan),
        project.ActualWan.Sum(wan => wan ?? 0),
    ];

    private static object?[] Sum(string title, IReadOnlyList<Project> projects) =>
    [
        title, null, null, projects.Sum(project => project.TotalWan), .. Enumerable.Range(0, 12).Select(month => (object?)projects.Sum(project => project.PlanWan[month])),
        projects.Sum(project => project.TotalWan), .. Enumerable.Range(0, UntilMonth).Select(month => (object?)projects.Sum(project => project.ActualWan[month] ?? 0)),
        projects.Sum(project => project.ActualWan.Sum(wan => wan ?? 0)),
    ];

    private static List<object?[]> Steps(Town town) =>
    [
        ["项目编号", "项目名称", "节点", "计划日期", "完成日期"],
        .. ProjectStep.Of(town.Projects, town.Options.Seed).Select(step => new object?[] { step.Project.Parcel.Number, step.Project.Parcel.Name, step.Kind, Day(step.Planned), step.Actual is { } day ? Day(day) : null }),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy/M/d", CultureInfo.InvariantCulture);
}
