using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project board [--until MONTH] [--out DIR] [--title T]</c></summary>
internal static class ProjectBoardVerb
{
    private static readonly Option<string?> Until = ProjectOptions.Until();
    private static readonly Option<string?> Out = new("--out") { Description = "Writes the board as one page (.pdf) and as a workbook (.xlsx) into this folder. 输出目录", HelpName = "DIR" };
    private static readonly Option<string?> Title = new("--title") { Description = "The board's title. 标题", HelpName = "TEXT" };

    public static Command Command()
    {
        var command = new Command("board", "Sums the town's projects by kind, with lights, land and overdue milestones. 项目看板") { Until, Out, Title };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var book = await ProjectBook.OpenAsync(workspace, ct);
        var board = await book.BoardAsync(ProjectOptions.MonthOrNone(parsed.GetValue(Until)), Dates.Today, ct);
        if (parsed.GetValue(Out) is { } folder)
            await WriteAsync(parsed, book, board, folder, ct);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => ProjectJson.Write(json, board));
        else
            ProjectText.Print(CommonOptions.WordingOf(parsed), book.Form, board);
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(ParseResult parsed, ProjectBook book, ProjectBoard board, string folder, CancellationToken ct)
    {
        var wording = CommonOptions.WordingOf(parsed);
        var words = new BoardWords(parsed.GetValue(Title) ?? wording.Say("项目推进一览", "Projects at a glance"), book.Form, book.MilestoneForm, wording.English ? ReportLanguage.English : ReportLanguage.Chinese);
        using var page = new MemoryStream();
        try
        {
            ProjectBoardPage.WritePdf(board, words, board.Until.LastDay, page);
        }
        catch (MapPrintException)
        {
            throw new WorkspaceException("No typeface with Chinese is installed (fonts-noto-cjk): the board cannot be printed. Nothing was written.");
        }

        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"projects-{board.Until}.pdf"), page.ToArray(), ct);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"projects-{board.Until}.xlsx"), ProjectWorkbook.Write(board, words), ct);
    }
}
