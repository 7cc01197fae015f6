using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Projects;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;
using LandPlanner.Workspaces.Sheets;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project months FILE|- [--sheet S] [--year Y] [--month M] [--measure M] [--unit U] [--reason R] [--preview]</c></summary>
internal static class ProjectMonthsVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "An .xlsx, .csv or .tsv; '-' for what Excel put on the clipboard, from standard input. 表格文件" };
    private static readonly Option<string?> Sheet = ProjectOptions.Sheet();
    private static readonly Option<int?> Year = new("--year") { Description = "Of months that stand without one. 年度", HelpName = "Y" };
    private static readonly Option<string?> OfMonth = new("--month") { Description = "Of amounts that name none, as 本月完成. Default for those: what stands above the table, as 2024年8月. 月份", HelpName = "MONTH" };
    private static readonly Option<string?> Measure = new("--measure") { Description = "plan or actual, for columns that do not say. 指标", HelpName = "M" };
    private static readonly Option<string?> Unit = new("--unit")
    {
        Description = "The unit of amounts that say none, whatever stands above the table: 元, 万元 or 亿元. Default: what stands there, as 单位：亿元, else 万元. 金额单位",
        HelpName = "U",
    };

    private static readonly Option<string> Reason = ProjectOptions.Reason();
    private static readonly Option<bool> Preview = ProjectOptions.Preview();

    static ProjectMonthsVerb() => Measure.AcceptOnlyFromAmong(MonthMeasure.Plan.Word(), MonthMeasure.Actual.Word());

    public static Command Command()
    {
        var command = new Command("months", "Enters a table of months, all or none of it. 批量录入月度数据") { File, Sheet, Year, OfMonth, Measure, Unit, Reason, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            MonthMeasure? measure = parsed.GetValue(Measure) is { } word ? word == MonthMeasure.Plan.Word() ? MonthMeasure.Plan : MonthMeasure.Actual : null;
            var (file, preview) = (parsed.GetValue(File)!, parsed.GetValue(Preview));
            var options = new MonthSheetOptions(parsed.GetValue(Year), measure, parsed.GetValue(Unit) is { } unit ? ProjectOptions.UnitOf(unit) : null) { Month = ProjectOptions.MonthOrNone(parsed.GetValue(OfMonth)) };
            var sheet = MonthSheet.Read(await RowsAsync(file, parsed.GetValue(Sheet), ct), options);
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var note = CommonOptions.Note(parsed, $"project months {(file == "-" ? "" : Path.GetFileName(file))}".TrimEnd());
            return Print(parsed, await MonthEntering.RunAsync(await ProjectBook.OpenAsync(workspace, ct), sheet, parsed.GetValue(Reason)!, preview, note, Dates.Today, ct), preview);
        });
        return command;
    }

    public static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(string file, string? sheet, CancellationToken ct) =>
        file == "-" ? SheetRows.OfText(await Console.In.ReadToEndAsync(ct)) : SheetRows.Read(file, sheet);

    public static int Print(ParseResult parsed, MonthOutcome outcome, bool preview)
    {
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => ProjectIntakeJson.Write(json, outcome));
        else
            ProjectText.Print(CommonOptions.WordingOf(parsed), outcome, preview);
        return outcome.Intake.Complaints.Count > 0 ? ExitCodes.BadInput : ExitCodes.Done;
    }
}
