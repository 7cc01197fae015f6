using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary><c>farmland sown take|add|set|withdraw|enter|list|summary</c></summary>
internal static class SownVerb
{
    private static readonly string[] Columns = ["number", "year", "month", "season", "village", "plot", "crop", "area_mu", "by", "reporter"];

    private static readonly Argument<string> Layer = new("LAYER") { Description = "A land-use layer with ZZSXDM, or a layer of sown plots with their crop. 地类图斑或种植地块" };
    private static readonly Argument<string> File = new("FILE") { Description = "A .csv or .xlsx; columns as in the ledger: 年度, 月份, 季节, 村, 作物, 播种面积（亩）, 地块. 填报表" };
    private static readonly Argument<string> Number = new("NUMBER") { Description = "The entry's number in the ledger. 编号" };
    private static readonly Argument<string[]> Values = new("FIELD=VALUE") { Description = "What to set, such as year=2024 month=4 season=夏收 village=NAME crop=小麦 area_mu=12.5. 字段=值", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<long?> Year = new("--year") { Description = "The year. 年度", CustomParser = result => WholeNumbers.Parse(result) };
    private static readonly Option<string> Season = new("--season") { Description = "summer, autumn or year (夏收, 秋收, 全年). Default: year. 季节", DefaultValueFactory = _ => SownCrop.WholeYear };
    private static readonly Option<string> By = new("--by") { Description = "A row for each crop of a village, or for each plot. 按村或按地块", DefaultValueFactory = _ => "village" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Puts the survey in the place of the one taken before. 替换" };
    private static readonly Option<bool> Preview = new("--preview") { Description = "Shows what would be entered, and changes nothing. 只预览" };
    private static readonly Option<string[]> Where = new("--where") { Description = "Only rows that meet it; may be given again. 筛选", HelpName = "CONDITION" };
    private static readonly Option<string?> Sort = new("--sort") { Description = "The field to sort by; -FIELD from the greatest down. 排序", HelpName = "FIELD" };

    static SownVerb() => By.AcceptOnlyFromAmong("village", "plot");

    public static Command Command() => new("sown", "Sown crops. 种植台账")
    {
        Verb("take", "Takes what a land-use layer (ZZSXDM) or a layer of sown plots says was sown. 从图层提取", TakeAsync, Layer, Year, Season, By, Replace, Preview),
        Verb("enter", "Enters a table of a month: all lines, or none. 批量填报", EnterAsync, File, Preview),
        Verb("add", "Enters what was sown in a month. 填报", AddAsync, Values),
        Verb("set", "Corrects an entry. 修改", SetAsync, Number, Values),
        Verb("withdraw", "Takes an entry back that should not have been made; the history keeps it. 撤回填报", WithdrawAsync, Number),
        Verb("list", "Lists the rows. 清单", ListAsync, Where, Sort),
        Verb("summary", "Grain and vegetables of a year against the target, by village and season. 汇总", SummaryAsync, Year),
    };

    private static Command Verb(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        command.SetAction(run);
        return command;
    }

    private static async Task<int> TakeAsync(ParseResult parsed, CancellationToken ct)
    {
        var year = parsed.GetValue(Year) ?? throw new WorkspaceException("Say of which year the survey tells, with --year.");
        var preview = parsed.GetValue(Preview);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
        var request = new SownTakeRequest(parsed.GetValue(Layer)!, YearOf(year), parsed.GetValue(Season)!, Note(parsed, $"take {parsed.GetValue(Layer)}"))
        {
            ByPatch = parsed.GetValue(By) == "plot",
            Replaces = parsed.GetValue(Replace),
            IsPreview = preview,
        };
        SownOutput.Print(parsed, workspace, await SownTake.RunAsync(workspace, request, ct));
        return ExitCodes.Done;
    }

    private static async Task<int> EnterAsync(ParseResult parsed, CancellationToken ct)
    {
        var preview = parsed.GetValue(Preview);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
        var file = parsed.GetValue(File)!;
        var entry = await SownEntry.OfFileAsync(workspace, file, preview, Note(parsed, $"enter {Path.GetFileName(file)}"), ct);
        SownOutput.Print(parsed, workspace, entry, Columns);
        return entry.Batch.Complaints.Count > 0 ? ExitCodes.BadInput : ExitCodes.Done;
    }

    private static async Task<int> AddAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        SownOutput.Print(parsed, workspace, await SownEntry.OfTextsAsync(workspace, Assignments.ParseSome(parsed.GetValue(Values)!), Note(parsed, "add"), ct), Columns);
        return ExitCodes.Done;
    }

    private static async Task<int> SetAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var number = parsed.GetValue(Number)!;
        var change = await SownEntry.SetAsync(workspace, number, Assignments.ParseSome(parsed.GetValue(Values)!), null, Note(parsed, $"set {number}"), ct);
        LedgerOutput.PrintChange(parsed, workspace.Tables.Ledgers.Get(SownTake.FormId), change);
        return ExitCodes.Done;
    }

    private static async Task<int> WithdrawAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var number = parsed.GetValue(Number)!;
        RevisionOutput.Print(parsed, await SownEntry.WithdrawAsync(workspace, number, null, Note(parsed, $"withdraw {number}"), ct));
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var ledger = await Ledger.OpenAsync(workspace, SownTake.FormId, ct);
        var conditions = (parsed.GetValue(Where) ?? []).Select(text => LedgerCondition.Parse(ledger.Form, text)).ToList();
        var order = LedgerOrder.Parse(ledger.Form, parsed.GetValue(Sort) ?? "number");
        var rows = await ledger.ReadAsync(new() { WithoutShapes = true }, ct).Where(row => conditions.All(condition => condition.IsMetBy(row))).ToListAsync(ct);
        SownOutput.PrintRows(parsed, workspace, [.. rows.Order(order)], Columns);
        return ExitCodes.Done;
    }

    private static async Task<int> SummaryAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var ledger = await Ledger.OpenAsync(workspace, SownTake.FormId, ct);
        var rows = await ledger.ReadAsync(new() { WithoutShapes = true }, ct).ToListAsync(ct);
        var year = parsed.GetValue(Year) is { } asked ? YearOf(asked)
            : rows.Count > 0 ? (int)rows.Max(row => row.Integer("year") ?? 0)
            : throw new WorkspaceException("The ledger of sown crops is empty. 'farmland sown take' or 'farmland sown enter' fills it.");
        SownOutput.PrintSummary(parsed, workspace, SowingAccount.Of(rows, year, workspace.Tables.Farmland.Crops, workspace.Tables.Farmland.Targets), [.. rows.Where(row => row.Integer("year") == year)]);
        return ExitCodes.Done;
    }

    private static int YearOf(long year) => year is >= 1980 and <= 2100 ? (int)year : throw new WorkspaceException($"{year} is no year of a ledger; write it like 2024.");

    private static RevisionNote Note(ParseResult parsed, string reason) => CommonOptions.Note(parsed, $"sown-crop: {reason}");
}
