using System.CommandLine;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project curve NUMBER [--life] [--until MONTH] [--out DIR]</c></summary>
internal static class ProjectCurveVerb
{
    private static readonly Argument<string> Number = ProjectOptions.Number();
    private static readonly Option<bool> Life = new("--life") { Description = "The whole of its months, not the year of --until. 全周期" };
    private static readonly Option<string?> Until = ProjectOptions.Until();
    private static readonly Option<string?> Out = new("--out") { Description = "Writes the chart as .png and .svg into this folder. 输出目录", HelpName = "DIR" };

    public static Command Command()
    {
        var command = new Command("curve", "Shows a project's cumulative plan, actual and time by month, and draws them. 推进曲线") { Number, Life, Until, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var lights = workspace.Tables.Lights;
        var file = await book.GetAsync(parsed.GetValue(Number)!, ct);
        var standing = ProjectStanding.Of(file, lights.Used, ProjectOptions.MonthOrNone(parsed.GetValue(Until)) ?? lights.LastDue(Dates.Today));
        var curve = parsed.GetValue(Life)
            ? ProgressCurve.OfLife(file.Months, ProjectOptions.MonthOrNone(parsed.GetValue(Until)) ?? lights.LastDue(Dates.Today), file.Project.Total) ?? throw new WorkspaceException($"Nothing was planned or entered for {file.Project.Number}: there is no curve yet.")
            : standing.Curve;
        if (parsed.GetValue(Out) is { } folder)
            await DrawAsync(parsed, book, standing, curve, folder, ct);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => ProjectJson.Write(json, standing, curve));
        else
            ProjectText.Print(CommonOptions.WordingOf(parsed), standing, curve);
        return ExitCodes.Done;
    }

    private static async Task DrawAsync(ParseResult parsed, ProjectBook book, ProjectStanding standing, ProgressCurve curve, string folder, CancellationToken ct)
    {
        var (wording, project) = (CommonOptions.WordingOf(parsed), standing.Project);
        var deviation = curve.Deviation is { } points ? points.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : "—";
        var subtitle = wording.Say(
            $"{book.Form.Get("kind").Say(project.Kind, false)}　{project.Village}　总投资 {project.Total?.Write() ?? "未填"}　计划合计 {curve.Whole.Write()}　偏差 {deviation} 个百分点",
            $"{book.Form.Get("kind").Say(project.Kind, true)}, {project.Village}, total {project.Total?.Write(english: true) ?? "unknown"}, planned {curve.Whole.Write(english: true)}, deviation {deviation} points");
        var marks = standing.File.Milestones.Select(step => new CurveMark(book.MilestoneForm.Get("kind").Say(step.Kind, wording.English), step.Planned, step.Actual));
        var sheet = new CurveSheet($"{project.Number} {project.Name}", subtitle, curve, standing.Verdict, [.. marks]);
        var drawn = ProjectCurveChart.Draw(sheet, wording.English ? ReportLanguage.English : ReportLanguage.Chinese)
            ?? throw new WorkspaceException("No typeface with Chinese is installed (fonts-noto-cjk): the curve cannot be drawn.");
        Directory.CreateDirectory(folder);
        // A number may hold what no file's name can.
        var name = string.Concat($"curve-{project.Number}".Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), drawn.Png, ct);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".svg"), drawn.Svg, ct);
    }
}
