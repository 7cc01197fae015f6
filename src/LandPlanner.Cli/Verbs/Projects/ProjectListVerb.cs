using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project list [--kind K] [--light L] [--village V] [--until MONTH]</c></summary>
internal static class ProjectListVerb
{
    private static readonly Option<string[]> Kinds = new("--kind") { Description = "A code or title of the ledger; may be given more than once. 类别", HelpName = "K" };
    private static readonly Option<string[]> Lit = new("--light") { Description = "green, yellow, red or unknown; may be given more than once. 灯", HelpName = "L" };
    private static readonly Option<string?> Village = new("--village") { Description = "村", HelpName = "VILLAGE" };
    private static readonly Option<bool> Overdue = new("--overdue") { Description = "Those with a milestone whose day is over. 节点逾期" };
    private static readonly Option<string?> Until = ProjectOptions.Until();

    static ProjectListVerb() => Lit.AcceptOnlyFromAmong([.. Enum.GetValues<Light>().Select(light => light.Word())]);

    public static Command Command()
    {
        var command = new Command("list", "Lists projects with their lights. 列表") { Kinds, Lit, Village, Overdue, Until };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var book = await ProjectBook.OpenAsync(workspace, ct);
            var kinds = parsed.GetValue(Kinds)!.Select(kind => book.Form.Get("kind").CodeOf(kind)
                ?? throw new WorkspaceException($"There is no kind of projects '{kind}'; there are {string.Join(", ", book.Form.Get("kind").Choices.Select(choice => $"{choice.Code} ({choice.TitleZh})"))}.")).ToList();
            var board = await book.BoardAsync(ProjectOptions.MonthOrNone(parsed.GetValue(Until)), Dates.Today, ct);
            var (lights, village) = (parsed.GetValue(Lit)!, parsed.GetValue(Village));
            var projects = board.Projects.Concat(board.Dropped).Where(one => (kinds.Count == 0 || kinds.Contains(one.Project.Kind)) && (lights.Length == 0 || lights.Contains(one.Verdict.Light.Word()))
                && (village is null || one.Project.Village == village) && (one.Overdue.Count > 0 || !parsed.GetValue(Overdue))).ToList();
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => ProjectJson.Write(json, projects));
            else
                ProjectText.Print(CommonOptions.WordingOf(parsed), book.Form, projects, board.Until);
            return ExitCodes.Done;
        });
        return command;
    }
}
