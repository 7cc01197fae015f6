using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Projects;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project show NUMBER [--until MONTH]</c></summary>
internal static class ProjectShowVerb
{
    private static readonly Argument<string> Number = ProjectOptions.Number();
    private static readonly Option<string?> Until = ProjectOptions.Until();

    public static Command Command()
    {
        var command = new Command("show", "Shows a project: its fields, its months with every correction, its milestones, its light. 详情") { Number, Until };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var book = await ProjectBook.OpenAsync(workspace, ct);
            await PrintAsync(parsed, workspace, await book.GetAsync(parsed.GetValue(Number)!, ct), ProjectOptions.MonthOrNone(parsed.GetValue(Until)), ct);
            return ExitCodes.Done;
        });
        return command;
    }

    public static async Task PrintAsync(ParseResult parsed, Workspace workspace, ProjectFile file, Month? until, CancellationToken ct)
    {
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var lights = workspace.Tables.Lights;
        var standing = ProjectStanding.Of(file, lights.Used, until ?? lights.LastDue(Dates.Today));
        var entries = await book.EntriesAsync(file.Project, ct);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => ProjectJson.Write(json, standing, entries));
        else
            ProjectText.Print(CommonOptions.WordingOf(parsed), book, standing, entries);
    }
}
