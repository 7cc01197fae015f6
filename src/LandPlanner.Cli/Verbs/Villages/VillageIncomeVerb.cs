using System.CommandLine;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Cli.Verbs.Projects;
using LandPlanner.Projects;
using LandPlanner.Themes;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.VillageEconomy;

namespace LandPlanner.Cli.Verbs.Villages;

/// <summary><c>village income list|set|enter</c></summary>
internal static class VillageIncomeVerb
{
    private static readonly Argument<string> Village = new("VILLAGE") { Description = "The village. 村" };
    private static readonly Argument<int> Year = new("YEAR") { Description = "The year. 年度" };
    private static readonly Argument<string> Amount = new("AMOUNT") { Description = "What was taken in, such as 12.5 or 125000元. 集体收入" };
    private static readonly Option<string?> Source = new("--source") { Description = "What it came from. 收入来源" };
    private static readonly Option<string> Reason = ProjectOptions.Reason();
    private static readonly Option<string?> Unit = new("--unit") { Description = "The unit of all amounts: 元, 万元 or 亿元. Default: what the table says, else 万元. 金额单位" };
    private static readonly Argument<string> File = new("FILE") { Description = "An .xlsx, .csv or .tsv; '-' for what Excel put on the clipboard, from standard input. 表格文件" };
    private static readonly Option<string?> Sheet = ProjectOptions.Sheet();
    private static readonly Option<int?> TableYear = new("--year") { Description = "Of rows that stand without one. 年度", HelpName = "Y" };
    private static readonly Option<int?> ListYear = new("--year") { Description = "Only of this year. Default: the latest there is. 年度", HelpName = "Y" };
    private static readonly Option<bool> Preview = ProjectOptions.Preview();
    private static readonly Option<string?> Classes = ThemeOutput.Way();

    public static Command Command() => new("income", "Collective income by village and year. 村集体收入") { List(), Set(), Enter() };

    private static Command List()
    {
        var command = new Command("list", "A year's incomes, the villages without one, and their sum. 列出年度收入") { ListYear, Classes };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var map = await IncomeMap.ReadAsync(workspace, parsed.GetValue(ListYear), ct);
            var classes = parsed.GetValue(Classes) is { } way ? ThemeOutput.Of(workspace, IncomeMap.ThemeId, way, [.. map.Villages.Select(village => village.Value)]) : null;
            if (parsed.GetValue(CommonOptions.Json))
                PrintJson(map, classes);
            else
                Print(CommonOptions.WordingOf(parsed), map, classes);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Set()
    {
        var command = new Command("set", "Enters a village's income of a year, or corrects it. 登记或更正") { Village, Year, Amount, Source, Reason, Unit };
        command.SetAction(async (parsed, ct) =>
        {
            var (village, year, amount) = (parsed.GetValue(Village)!, parsed.GetValue(Year), Money.Parse(parsed.GetValue(Amount)!, UnitOf(parsed) ?? MoneyUnit.Wan));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var note = CommonOptions.Note(parsed, string.Create(CultureInfo.InvariantCulture, $"village income set {village} {year}"));
            var income = await IncomeBook.SetAsync(workspace, new(village, year, amount, parsed.GetValue(Source), parsed.GetValue(Reason)!), note, Dates.Today, ct);
            var form = workspace.Tables.Ledgers.Get(IncomeBook.FormId);
            if (parsed.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(json =>
                {
                    json.WriteStartObject();
                    LedgerOutput.WriteFields(json, form, income.Row);
                    json.WriteEndObject();
                });
            }
            else
            {
                var wording = CommonOptions.WordingOf(parsed);
                Console.WriteLine(wording.Say($"{income.Village} {income.Year} 年集体收入：{income.Amount.Write()}", $"{income.Village} {income.Year}: {income.Amount.Write(english: true)}"));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Enter()
    {
        var command = new Command("enter", "Enters a table of incomes, all or none of it. 批量录入") { File, Sheet, TableYear, Unit, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            var (file, preview) = (parsed.GetValue(File)!, parsed.GetValue(Preview));
            var rows = await ProjectMonthsVerb.RowsAsync(file, parsed.GetValue(Sheet), ct);
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var note = CommonOptions.Note(parsed, $"village income enter {(file == "-" ? "" : Path.GetFileName(file))}".TrimEnd());
            var outcome = await IncomeBook.EnterAsync(workspace, rows, new(parsed.GetValue(TableYear), UnitOf(parsed)), preview, note, Dates.Today, ct);
            if (parsed.GetValue(CommonOptions.Json))
                PrintJson(outcome);
            else
                Print(CommonOptions.WordingOf(parsed), outcome, preview);
            return outcome.Intake.Complaints.Count > 0 ? ExitCodes.BadInput : ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Null where none was given.</summary>
    private static MoneyUnit? UnitOf(ParseResult parsed) => parsed.GetValue(Unit) is { } unit ? ProjectOptions.UnitOf(unit) : null;

    private static void Print(Wording wording, IncomeMap map, ThemeMap? classes)
    {
        var columns = new Columns(wording.Say("村", "village"), wording.Say("收入(万元)", "income (10k yuan)"), wording.Say("来源", "source"));
        foreach (var (village, income) in map.Villages.Select(one => (one.Village, one.Income)))
            columns.Add(village, income is null ? "" : Wan(income.Amount), income?.Source ?? "");
        columns.Add(wording.Say("合计", "all"), Wan(map.Total), "");
        columns.Print();
        Console.WriteLine(wording.Say(
            $"{map.Year?.ToString(CultureInfo.InvariantCulture) ?? "—"} 年：{map.Villages.Count} 个村，{map.Villages.Count(one => one.Income is null)} 个未填报", $"{map.Year}: {map.Villages.Count} villages, {map.Villages.Count(one => one.Income is null)} without an entry"));
        if (classes is not null)
            ThemeOutput.Print(wording, classes);
    }

    private static void PrintJson(IncomeMap map, ThemeMap? classes) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("year", map.Year);
        json.WriteStartArray("years");
        foreach (var year in map.Years)
            json.WriteNumberValue(year);
        json.WriteEndArray();
        json.WriteNumber("totalFen", map.Total.Cents);
        json.WriteList("villages", map.Villages, one =>
        {
            json.WriteString("village", one.Village);
            json.WriteNumber("amountFen", one.Income?.Amount.Cents);
            json.WriteString("source", one.Income?.Source);
            if (classes is not null)
                json.WriteNumber("class", classes.ClassOf(one.Value));
        });
        ThemeOutput.Write(json, classes);
        json.WriteEndObject();
    });

    private static TableOutput Output(IncomeOutcome outcome) => new(outcome.Intake.Complaints, outcome.Intake.Unchanged, outcome.Ignored, outcome.Revision);

    private static void Print(Wording wording, IncomeOutcome outcome, bool preview)
    {
        var (count, unchanged) = (outcome.Intake.Entries.Count, outcome.Intake.Unchanged);
        Output(outcome).Print(
            outcome.Intake.Entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Village} {entry.Year}: {Wan(entry.Amount)}")),
            preview
                ? wording.Say($"将录入 {count} 条，{unchanged} 条已在账", $"{count} would be entered, {unchanged} stand there already")
                : wording.Say($"已录入 {count} 条，{unchanged} 条已在账", $"{count} entered, {unchanged} stood there already"));
    }

    private static void PrintJson(IncomeOutcome outcome) => Output(outcome).PrintJson("entries", outcome.Intake.Entries, (json, entry) =>
    {
        json.WriteString("village", entry.Village);
        json.WriteNumber("year", entry.Year);
        json.WriteNumber("amountFen", entry.Amount.Cents);
    });

    private static string Wan(Money amount) => amount.In(MoneyUnit.Wan).ToString("#,##0.######", CultureInfo.InvariantCulture);
}
