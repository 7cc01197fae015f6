using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Cli.Verbs.Farmland;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.IdleLand;

namespace LandPlanner.Cli.Verbs.IdleLand;

/// <summary><c>idle take|list|show|set|move|summary|notice|building</c></summary>
internal static class IdleVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer that is taken from. 来源图层" };
    private static readonly Argument<string> Number = new("NUMBER") { Description = "Its number in the ledger. 编号" };
    private static readonly Argument<string[]> Values = new("FIELD=VALUE") { Description = "What to set; nothing behind the = for none; price, investment and invested in 万元. 字段=值", Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<string> Move = new("MOVE") { Description = "What is done: investigate, explain, identify, fee, …; 'idle show' says what can be. 办理" };
    private static readonly Option<string?> Found = new("--found") { Description = "The day they were found. Default: today. 发现日期", HelpName = "DATE" };
    private static readonly Option<string?> On = new("--on") { Description = "The day. Default: today. 日期", HelpName = "DATE" };
    private static readonly Option<bool> Preview = new("--preview") { Description = "Shows what would be taken, and changes nothing. 只预览" };
    private static readonly Option<bool> Remainders = new("--remainders") { Description = "Of what lies in part on ground the ledger has, takes the rest. 部分重叠的取其余" };
    private static readonly Option<bool> Again = new("--again") { Description = "Takes parcels again that were closed or dismissed before. 已销号或认定非闲置的再次录入" };
    private static readonly Option<string[]> Where = new("--where") { Description = "Only rows that meet it: FIELD=VALUE; may be given again. 筛选", HelpName = "CONDITION" };
    private static readonly Option<bool> Overdue = new("--overdue") { Description = "Only parcels whose next step is late. 只列超期" };
    private static readonly Option<string> Cause = new("--cause") { Description = "The cause identified: enterprise, late-delivery, …. 认定原因", HelpName = "CAUSE", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> Until = new("--until") { Description = "Until when, where something lasts. 至", HelpName = "DATE" };
    private static readonly Option<string> Notice = new("--notice") { Description = "The number of the paper issued. 文号", HelpName = "NUMBER", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Note = new("--note") { Description = "What is to be said. 意见", HelpName = "TEXT", DefaultValueFactory = _ => "" };

    public static Command Command() => new("idle", "Idle land and idle buildings. 闲置土地与闲置楼宇")
    {
        Verb("take", "Takes the parcels of a layer into the ledger, the same ground never twice. 从图层录入台账", TakeAsync, Layer, Found, Preview, Remainders, Again),
        Verb("list", "Lists the parcels, with what the facts say of each. 清单", ListAsync, Where, On, Overdue),
        Verb("show", "Shows a parcel: its facts, what they say, its notices, and what can be done next. 详情", ShowAsync, Number, On),
        Verb("set", "Sets facts of a parcel. 修改", SetAsync, Number, Values),
        Verb("move", "Makes a move with its notice, or says why it cannot be made. 办理", MoveAsync, Number, Move, On, Cause, Until, Notice, Note),
        Verb("summary", "Totals in parcels and mu, and what was disposed of in which way. 汇总", SummaryAsync, On),
        IdleNoticeVerb.Command(),
        IdleBuildingVerb.Command(),
    };

    internal static Command Verb(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols)
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

    internal static async Task<int> TakeAsync(ParseResult parsed, string formId, string layer, DateOnly found, bool preview, bool remainders, bool again, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
        var request = new IdleTakeRequest(formId, layer, found, CommonOptions.Note(parsed, $"{formId}: take {layer}")) { IsPreview = preview, TakesRemainders = remainders, TakesAgain = again };
        var take = await IdleTake.RunAsync(workspace, request, ct);
        PlotTakeOutput.Print(parsed, workspace.Tables.Ledgers.Get(formId), layer, preview, take.Offers, take.Revision);
        return ExitCodes.Done;
    }

    private static Task<int> TakeAsync(ParseResult parsed, CancellationToken ct) => TakeAsync(
        parsed, IdleOffering.Parcels, parsed.GetValue(Layer)!, Day(parsed.GetValue(Found)), parsed.GetValue(Preview), parsed.GetValue(Remainders), parsed.GetValue(Again), ct);

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var (form, day, process) = (workspace.Tables.Ledgers.Get(IdleOffering.Parcels), Day(parsed.GetValue(On)), workspace.Tables.Idle.Process);
        var conditions = (parsed.GetValue(Where) ?? []).Select(text => LedgerCondition.Parse(form, text)).ToList();
        var rows = (await IdleBook.ReadAsync(workspace, ct)).Where(row => conditions.All(condition => condition.IsMetBy(row)) && (!parsed.GetValue(Overdue) || process.IsOverdue(row, day))).ToList();
        IdleOutput.PrintList(parsed, workspace.Tables, rows, day);
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var row = await IdleBook.GetAsync(workspace, parsed.GetValue(Number)!, ct);
        IdleOutput.PrintOne(parsed, workspace.Tables, row, await IdleBook.NoticesAsync(workspace, row.Text("number"), ct), Day(parsed.GetValue(On)));
        return ExitCodes.Done;
    }

    private static async Task<int> SetAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var number = parsed.GetValue(Number)!;
        var change = await IdleBook.SetAsync(workspace, number, Assignments.ParseSome(parsed.GetValue(Values)!), Dates.Today, CommonOptions.Note(parsed, $"idle: set {number}"), ct);
        LedgerOutput.PrintChange(parsed, workspace.Tables.Ledgers.Get(IdleOffering.Parcels), change);
        return ExitCodes.Done;
    }

    private static async Task<int> MoveAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var request = new IdleMoveRequest(parsed.GetValue(Move)!, Day(parsed.GetValue(On)))
        {
            Cause = parsed.GetValue(Cause)!,
            Until = parsed.GetValue(Until) is { } until ? Dates.Parse(until) : null,
            NoticeNumber = parsed.GetValue(Notice)!,
            Note = parsed.GetValue(Note)!,
        };
        var (step, revision) = await IdleBook.MoveAsync(workspace, parsed.GetValue(Number)!, request, parsed.GetValue(CommonOptions.Author)!, Dates.Today, ct);
        IdleOutput.PrintMove(parsed, workspace.Tables, step, revision);
        return ExitCodes.Done;
    }

    private static async Task<int> SummaryAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var day = Day(parsed.GetValue(On));
        IdleOutput.PrintSummary(parsed, workspace.Tables, IdleSummary.Of(await IdleBook.ReadAsync(workspace, ct), day, workspace.Tables.Idle.Table, workspace.Tables.Idle.Process), day);
        return ExitCodes.Done;
    }

    private static DateOnly Day(string? text) => text is null ? Dates.Today : Dates.Parse(text);
}
