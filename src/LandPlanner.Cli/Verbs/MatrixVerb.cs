using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Cli.Output;
using LandPlanner.Reports;
using LandPlanner.Reports.Excel;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Changes;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>matrix BEFORE AFTER [--out DIR] [--unit mu|ha|m2] [--approval LAYER] [--no-layer]</c></summary>
internal static class MatrixVerb
{
    private static readonly Argument<string> Before = new("BEFORE") { Description = "The earlier land-use layer. 前期图层" };
    private static readonly Argument<string> After = new("AFTER") { Description = "The later land-use layer. 后期图层" };
    private static readonly Option<string?> Out = new("--out") { Description = "Writes the workbook, the chart (.png, .svg), .json and .geojson there. 报告目录", HelpName = "DIR" };
    private static readonly Option<string> Unit = new("--unit")
    {
        Description = "mu, ha or m2. Default: mu. 面积单位",
        DefaultValueFactory = _ => "mu",
    };

    private static readonly Option<string[]> Approval = new("--approval") { Description = "A layer of approved land; may be given again. Default: every layer of the role 'approval'. 用地批准图层", HelpName = "LAYER" };
    private static readonly Option<bool> NoLayer = new("--no-layer") { Description = "Keeps no layer of changed polygons; changes nothing in the workspace. 不保存变化图斑图层" };

    static MatrixVerb() => Unit.AcceptOnlyFromAmong("mu", "ha", "m2");

    public static Command Command()
    {
        var command = new Command("matrix", "Land-use change matrix between two vintages, with farmland flows. 土地利用变化矩阵与耕地流向")
        {
            Before, After, Out, Unit, Approval, NoLayer,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var keepsLayer = !parsed.GetValue(NoLayer);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: !keepsLayer, ct);
        var request = new ChangeRequest(parsed.GetValue(Before)!, parsed.GetValue(After)!, CommonOptions.Note(parsed, "matrix"))
        {
            Approvals = parsed.GetValue(Approval) is { Length: > 0 } names ? names : null,
            KeepsLayer = keepsLayer,
        };
        var run = await Output.Progress.ShowAsync("matrix", told => ChangeRun.ExecuteAsync(workspace, request, told, ct));
        var (wording, unit) = (CommonOptions.WordingOf(parsed), UnitOf(parsed.GetValue(Unit)!));
        IReadOnlyList<string> files = [];
        if (parsed.GetValue(Out) is { } folder)
        {
            (files, var hasChart) = ChangeReports.Write(
                workspace, run.Result, folder, unit, wording.English ? ReportLanguage.English : ReportLanguage.Chinese);
            if (!hasChart)
            {
                Console.Error.WriteLine(wording.Say(
                    "未安装中文字体，没有绘制图表；安装 fonts-noto-cjk 后重试。其余文件已写出。",
                    "No chart was drawn: no typeface with Chinese is installed. Install fonts-noto-cjk and run it again; the other files are written."));
            }
        }

        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(run.Result);
        else
            Print(wording, run, unit, files);
        return ExitCodes.Done;
    }

    private static AreaUnit UnitOf(string word) => word switch
    {
        "ha" => AreaUnit.Hectares,
        "m2" => AreaUnit.SquareMetres,
        _ => AreaUnit.Mu,
    };

    private static void PrintJson(ChangeResult result)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(ChangeResultJson.Write(result));
    }

    private static void Print(Wording wording, ChangeRun run, AreaUnit unit, IReadOnlyList<string> files)
    {
        var result = run.Result;
        foreach (var notice in result.Notices)
            Console.WriteLine("! " + wording.Say(notice.Zh, notice.En));
        PrintFlows(wording, result, unit);
        var changed = result.Cells.Where(cell => cell.Kind is not (ChangeKind.Unchanged or ChangeKind.Undecided)).ToList();
        var (whole, slivers) = (result.Patches.Count(patch => !patch.IsSliver), result.Patches.Count(patch => patch.IsSliver));
        var area = Text(changed.Aggregate(Area.Zero, (sum, cell) => sum + cell.Area), unit);
        var name = Name(wording, unit);
        Console.WriteLine(wording.Say(
            $"地类变化或一方缺失 {area} {name}；变化图斑 {whole} 个，另有碎屑 {slivers} 个。",
            $"Changed, or on one side only: {area} {name}; {whole} changed polygons, and {slivers} slivers."));
        Console.WriteLine(wording.Say(AuditResult.NoteZh, AuditResult.NoteEn));
        if (run.Layer is { } layer)
            Console.WriteLine(wording.Say($"变化图斑图层：{layer}", $"Layer of changed polygons: {layer}"));
        foreach (var file in files)
            Console.WriteLine("  " + file);
    }

    private static void PrintFlows(Wording wording, ChangeResult result, AreaUnit unit)
    {
        var name = Name(wording, unit);
        var columns = new Columns(
            wording.Say("耕地", "cultivated land"), wording.Say($"面积({name})", $"area ({name})"), wording.Say($"扣田坎({name})", $"net ({name})"),
            wording.Say("图斑", "polygons"), wording.Say("已批准", "approved"), wording.Say("占永农", "on basic farmland"));
        var balance = FarmlandBalance.Of(result);
        columns.Add(wording.Say("前期", "before"), Text(balance.Before.Gross, unit), Text(balance.Before.Net, unit), "", "", "");
        foreach (var (line, sign) in balance.Lost.Select(line => (line, "-")).Concat(balance.Won.Select(line => (line, "+"))))
        {
            var flows = result.Flows.Where(flow => flow.Kind == line.Kind).ToList();
            columns.Add(
                $"{sign} {ChangeKindNames.Of(line.Kind, wording.English ? ReportLanguage.English : ReportLanguage.Chinese)}", Text(line.Gross, unit), line.Net is { } net ? Text(net, unit) : "",
                flows.Count == 0 ? "" : flows.Sum(flow => flow.Patches).ToString(CultureInfo.InvariantCulture),
                line.Kind.IsOutflow() ? Known(wording, flows, flow => flow.Approved, unit) : "",
                line.Kind.IsOutflow() ? Known(wording, flows, flow => flow.OnBasic, unit) : "");
        }

        columns.Add(wording.Say("± 重叠、取整、田坎变化", "± overlaps, rounding, ridges"), Text(balance.Rest.Gross, unit), Text(balance.Rest.Net, unit), "", "", "");
        columns.Add(wording.Say("后期", "after"), Text(balance.After.Gross, unit), Text(balance.After.Net, unit), "", "", "");
        columns.Print();
    }

    private static string Known(Wording wording, List<FarmlandFlowShare> flows, Func<FarmlandFlowShare, Area?> part, AreaUnit unit) =>
        flows.All(flow => part(flow) is not null)
            ? Text(flows.Aggregate(Area.Zero, (sum, flow) => sum + part(flow)!.Value), unit)
            : wording.Say("未知", "not known");

    private static string Text(Area area, AreaUnit unit) => unit switch
    {
        AreaUnit.Mu => area.Mu(2).ToString("N2", CultureInfo.InvariantCulture),
        AreaUnit.Hectares => area.Hectares(4).ToString("N4", CultureInfo.InvariantCulture),
        _ => (area.Hundredths / 100m).ToString("N2", CultureInfo.InvariantCulture),
    };

    private static string Name(Wording wording, AreaUnit unit) => unit switch
    {
        AreaUnit.Mu => wording.Say("亩", "mu"),
        AreaUnit.Hectares => wording.Say("公顷", "ha"),
        _ => wording.Say("㎡", "m²"),
    };
}
