using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Cli.Output;
using LandPlanner.Farmland;
using LandPlanner.Reports;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Farmland;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary><c>farmland balance BEFORE AFTER [--from DATE] [--until DATE] [--village NAME] [--out DIR] [--approval LAYER] [--no-layer]</c></summary>
internal static class BalanceVerb
{
    private static readonly Argument<string> Before = new("BEFORE") { Description = "The earlier land-use layer. 前期图层" };
    private static readonly Argument<string> After = new("AFTER") { Description = "The later land-use layer. 后期图层" };
    private static readonly Option<string?> From = new("--from") { Description = "The day the earlier layer speaks of. Default: its vintage. 前期时点", HelpName = "DATE" };
    private static readonly Option<string?> Until = new("--until") { Description = "The day the later layer speaks of. Default: its vintage. 后期时点", HelpName = "DATE" };
    private static readonly Option<string?> Village = new("--village") { Description = "Prints only this village. 村", HelpName = "NAME" };
    private static readonly Option<string?> Out = new("--out") { Description = "Writes the workbook, .json and the polygons (.gpkg) there. 报告目录", HelpName = "DIR" };
    private static readonly Option<string[]> Approval = new("--approval") { Description = "A layer of approved land; may be given again. Default: every layer of the role 'approval'. 用地批准图层", HelpName = "LAYER" };
    private static readonly Option<bool> NoLayer = new("--no-layer") { Description = "Keeps no layers of polygons; changes nothing in the workspace. 不保存图斑图层" };

    public static Command Command()
    {
        var command = new Command("balance", "Farmland in and out by class, village and year, under the regime in force. 耕地进出平衡台账") { Before, After, From, Until, Village, Out, Approval, NoLayer };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var keepsLayer = !parsed.GetValue(NoLayer);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: !keepsLayer, ct);
        var request = new FarmlandBalanceRequest(new(parsed.GetValue(Before)!, parsed.GetValue(After)!, CommonOptions.Note(parsed, "farmland balance"))
        {
            Approvals = parsed.GetValue(Approval) is { Length: > 0 } names ? names : null,
            KeepsLayer = keepsLayer,
        })
        {
            From = parsed.GetValue(From) is { } from ? Dates.Parse(from) : null,
            Until = parsed.GetValue(Until) is { } until ? Dates.Parse(until) : null,
        };
        var run = await Output.Progress.ShowAsync("farmland", told => FarmlandBalanceRun.ExecuteAsync(workspace, request, told, ct));
        var wording = CommonOptions.WordingOf(parsed);
        var files = parsed.GetValue(Out) is { } folder
            ? await FarmlandBalanceRun.WriteAsync(workspace, run.Ledger, folder, wording.English ? ReportLanguage.English : ReportLanguage.Chinese, ct)
            : [];
        if (parsed.GetValue(CommonOptions.Json))
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(FarmlandLedgerJson.Write(run.Ledger), ct);
        }
        else
        {
            Print(wording, run, parsed.GetValue(Village), files);
        }

        return ExitCodes.Done;
    }

    private static void Print(Wording wording, FarmlandBalanceRun run, string? village, IReadOnlyList<string> files)
    {
        var ledger = run.Ledger;
        foreach (var notice in ledger.Notices)
            Console.WriteLine("! " + wording.Say(notice.Zh, notice.En));
        Console.WriteLine(wording.Say($"{ledger.From:yyyy-MM-dd} 之后至 {ledger.Until:yyyy-MM-dd}，扣除田坎，亩", $"After {ledger.From:yyyy-MM-dd}, until {ledger.Until:yyyy-MM-dd}; net of ridges, mu"));
        PrintEntries(wording, ledger, village);
        Console.WriteLine();
        PrintAccounts(wording, ledger, village);
        foreach (var layer in new[] { run.ChangeLayer, run.FlowLayer }.OfType<string>())
            Console.WriteLine(wording.Say($"图斑图层：{layer}", $"Layer of polygons: {layer}"));
        foreach (var file in files)
            Console.WriteLine("  " + file);
    }

    /// <summary>By class, year and flow; the villages are in the workbook and in JSON, or one of them by name.</summary>
    private static void PrintEntries(Wording wording, FarmlandLedger ledger, string? village)
    {
        var columns = new Columns(
            wording.Say("地类", "class"), wording.Say("年度", "year"), wording.Say("制度", "regime"), wording.Say("流向", "flow"), wording.Say("流出", "lost"), wording.Say("流入", "won"), wording.Say("耕地内部", "within farmland"),
            wording.Say("占永农(不扣田坎)", "on basic farmland (gross)"), wording.Say("未批准(不扣田坎)", "not approved (gross)"), wording.Say("图斑", "polygons"));
        var entries = ledger.Entries.Where(entry => village is null || entry.Village.Name == village).ToList();
        var groups = entries.GroupBy(entry => (entry.Class, entry.IsLost, entry.Kind, entry.IsWithin, entry.Year, entry.Regime)).OrderBy(group => group.Key.Class).ThenByDescending(group => group.Key.IsLost)
            .ThenBy(group => group.Key.Kind).ThenBy(group => group.Key.IsWithin).ThenBy(group => group.Key.Year).ToList();
        foreach (var group in groups)
        {
            var (landClass, net, isLost, isWithin) = (ledger.Change.Classes[group.Key.Class], Sum(group, entry => entry.Net), group.Key.IsLost, group.Key.IsWithin);
            columns.Add(
                $"{landClass.Code} {landClass.Name}", group.Key.Year?.ToString(CultureInfo.InvariantCulture) ?? Years(ledger),
                group.Key.Regime is { } regime ? wording.Say(regime.TitleZh, regime.TitleEn) : wording.Say("制度未定", "not known"),
                ChangeKindNames.Of(group.Key.Kind, wording.English ? ReportLanguage.English : ReportLanguage.Chinese),
                isLost && !isWithin ? Mu(net) : "", isLost || isWithin ? "" : Mu(net), isWithin ? Mu(isLost ? -net : net) : "",
                Known(wording, group, entry => entry.OnBasic), isLost && !isWithin ? Known(wording, group, entry => entry.NotApproved) : "",
                group.Sum(entry => entry.Patches.Count).ToString(CultureInfo.InvariantCulture));
        }

        Area Side(bool isLost, bool isWithin) => Sum(entries.Where(entry => entry.IsLost == isLost && entry.IsWithin == isWithin), entry => entry.Net);
        // Of one class of farmland that became another only what its ridges differ by is left.
        var (lost, won, within) = (Side(true, false), Side(false, false), Side(false, true) - Side(true, true));
        columns.Add(wording.Say("合计", "total"), "", "", wording.Say($"净变化 {Mu(won - lost + within)}", $"net change {Mu(won - lost + within)}"), Mu(lost), Mu(won), Mu(within), "", "", "");
        columns.Print();
    }

    private static void PrintAccounts(Wording wording, FarmlandLedger ledger, string? village)
    {
        var columns = new Columns(
            wording.Say("制度", "regime"), wording.Say("账户", "account"), wording.Say("地类", "class"), wording.Say("流出", "lost"), wording.Say("流出(时间未定)", "lost (day not known)"),
            wording.Say("流入", "won"), wording.Say("流入(时间未定)", "won (day not known)"), wording.Say("平衡", "met"));
        foreach (var balance in ledger.Accounts.Where(balance => village is null ? balance.Village is null : balance.Village?.Name == village))
        {
            columns.Add(
                wording.Say(balance.Regime.TitleZh, balance.Regime.TitleEn), wording.Say(balance.Account.TitleZh, balance.Account.TitleEn), balance.Class ?? wording.Say("耕地", "farmland"),
                Mu(balance.Lost.Settled), Mu(balance.Lost.Open), Mu(balance.Won.Settled), Mu(balance.Won.Open), balance.IsMet switch
                {
                    true => wording.Say("是", "yes"),
                    false => wording.Say("否", "no"),
                    _ => wording.Say("时间未定，不能判断", "depends on the days"),
                });
        }

        columns.Print();
    }

    private static string Years(FarmlandLedger ledger) => string.Create(CultureInfo.InvariantCulture, $"{ledger.From.AddDays(1).Year}–{ledger.Until.Year}");

    private static string Known(Wording wording, IEnumerable<FarmlandEntry> entries, Func<FarmlandEntry, Area?> part) =>
        entries.All(entry => part(entry) is not null) ? Mu(Sum(entries, entry => part(entry)!.Value)) : wording.Say("未知", "not known");

    private static Area Sum(IEnumerable<FarmlandEntry> entries, Func<FarmlandEntry, Area> area) => entries.Aggregate(Area.Zero, (sum, entry) => sum + area(entry));

    private static string Mu(Area area) => LedgerOutput.Mu(area.Mu(2));
}
