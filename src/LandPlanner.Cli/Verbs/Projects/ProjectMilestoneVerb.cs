using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project milestone NUMBER KIND [--planned DATE|none] [--actual DATE|none] | --from FILE [--sheet S]</c></summary>
internal static class ProjectMilestoneVerb
{
    private static readonly Argument<string?> Number = new("NUMBER") { Description = "The project's number or name. 项目编号", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> Kind = new("KIND") { Description = "start (开工), completion (竣工), land (用地), … 节点", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Planned = new("--planned") { Description = "The day planned; none empties it. 计划日期;none 为清空", HelpName = "DATE" };
    private static readonly Option<string?> Actual = new("--actual") { Description = "The day it was done; none empties it. 完成日期;none 为清空", HelpName = "DATE" };
    private static readonly Option<string> Title = new("--title") { Description = "Tells milestones of one kind apart. 说明", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> From = new("--from") { Description = "A table of milestones: .xlsx, .csv, .tsv, or '-' for standard input. 表格文件", HelpName = "FILE" };
    private static readonly Option<string?> Sheet = ProjectOptions.Sheet();
    private static readonly Option<string> Reason = ProjectOptions.Reason();
    private static readonly Option<bool> Preview = ProjectOptions.Preview();

    public static Command Command()
    {
        var command = new Command("milestone", "Enters milestones, planned and done: one, or a table, all or none of it. 节点") { Number, Kind, Planned, Actual, Title, From, Sheet, Reason, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            var preview = parsed.GetValue(Preview);
            var (sheet, what) = await ReadAsync(parsed, ct);
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var book = await ProjectBook.OpenAsync(workspace, ct);
            var outcome = await MilestoneEntering.RunAsync(book, sheet, parsed.GetValue(Reason)!, preview, CommonOptions.Note(parsed, $"project milestone {what}"), Dates.Today, ct);
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => ProjectIntakeJson.Write(json, outcome));
            else
                ProjectText.Print(CommonOptions.WordingOf(parsed), book.MilestoneForm, outcome, preview);
            return outcome.Intake.Complaints.Count > 0 ? ExitCodes.BadInput : ExitCodes.Done;
        });
        return command;
    }

    private static async Task<(MilestoneSheet Sheet, string What)> ReadAsync(ParseResult parsed, CancellationToken ct)
    {
        var (number, kind, from) = (parsed.GetValue(Number), parsed.GetValue(Kind), parsed.GetValue(From));
        if (from is not null && number is null)
            return (MilestoneSheet.Read(await ProjectMonthsVerb.RowsAsync(from, parsed.GetValue(Sheet), ct)), from == "-" ? "" : Path.GetFileName(from));
        if (from is not null || number is null || kind is null)
            throw new WorkspaceException("Say one milestone (NUMBER KIND --planned DATE --actual DATE), or a table of them (--from FILE).");
        var (planned, actual) = (parsed.GetValue(Planned), parsed.GetValue(Actual));
        var emptied = Emptied(planned, MilestoneDays.Planned) | Emptied(actual, MilestoneDays.Actual);
        var cell = new MilestoneCell(number, kind, parsed.GetValue(Title)!, Day(planned), Day(actual), Emptied: emptied);
        return (new([cell], []), $"{number} {kind}");
    }

    private static MilestoneDays Emptied(string? text, MilestoneDays day) => text is not null && MilestoneCell.Empties(text) ? day : MilestoneDays.None;

    private static DateOnly? Day(string? text) => text is null || MilestoneCell.Empties(text) ? null : Dates.Parse(text);
}
