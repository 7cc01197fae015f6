using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Cli.Output;
using LandPlanner.Features;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Schemes;
using LandPlanner.Schemes;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Schemes;

namespace LandPlanner.Cli.Verbs.Schemes;

/// <summary><c>scheme check LAYER</c> and <c>boundary check LAYER</c>, each <c>[--year YEAR] [--out DIR]</c></summary>
internal static class SchemeCheckVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer to check. 图层" };
    private static readonly Option<long?> Year = new("--year") { Description = "The scheme's year. Default: the one its parcels name. 年度", CustomParser = result => WholeNumbers.Parse(result) };
    private static readonly Option<string?> Out = new("--out") { Description = "Writes the workbook, .json and the failing polygons (.geojson) there. 报告目录", HelpName = "DIR" };

    public static Command Boundary() => new("boundary", "Additions to the urban boundary. 城镇开发边界新增地块")
    {
        Command("check", "Checks additions, and says the boundary's area by zone before and after. 新增地块审查", SchemeChecking.BoundaryAddition),
    };

    public static Command Command(string name, string description, LayerRole role)
    {
        var command = new Command(name, description) { Layer, Year, Out };
        command.SetAction((parsed, ct) => RunAsync(parsed, role, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, LayerRole role, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var year = parsed.GetValue(Year) is { } said ? SchemeVerb.YearOf(said) : (int?)null;
        var result = await SchemeBook.CheckAsync(workspace, role, parsed.GetValue(Layer)!, year, Dates.Today, ct);
        var wording = CommonOptions.WordingOf(parsed);
        var language = wording.English ? ReportLanguage.English : ReportLanguage.Chinese;
        var files = parsed.GetValue(Out) is { } folder ? SchemeReports.Write(workspace, result, folder, language) : [];
        if (parsed.GetValue(CommonOptions.Json))
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(SchemeJson.Write(result), ct);
        }
        else
        {
            Print(wording, language, result);
            foreach (var file in files)
                Console.WriteLine("  " + file);
        }

        return result.Count(SchemeOutcome.Fail) > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static void Print(Wording wording, ReportLanguage language, SchemeResult result)
    {
        var mu = LedgerOutput.Mu(result.Area.Mu(2));
        Console.WriteLine(wording.Say($"{result.Layer}：{result.Parcels.Count} 个地块，{mu} 亩", $"{result.Layer}: {result.Parcels.Count} parcels, {mu} mu"));
        var columns = new Columns(wording.Say("结论", "outcome"), wording.Say("审查事项", "check"), wording.Say("数值", "number"), wording.Say("限值", "limit"), wording.Say("说明", "what was found"));
        foreach (var check in result.Checks)
            columns.Add(SchemeNames.Of(check.Outcome, language), SchemeNames.Title(check, language), SchemeNames.Number(check), SchemeNames.Limit(check), wording.Say(check.Zh, check.En));
        columns.Print();
        var (pass, fail, open) = (result.Count(SchemeOutcome.Pass), result.Count(SchemeOutcome.Fail), result.Count(SchemeOutcome.NotKnown));
        Console.WriteLine(wording.Say($"通过 {pass}，不通过 {fail}，无法判断 {open}", $"{pass} pass, {fail} fail, {open} not known"));
        if (result.Zones is { } zones)
            Print(wording, zones);
        if (result.ZonesUnknown is { } why)
            Console.WriteLine(wording.Say("分区面积未知：" + why.Zh, "Areas by zone are not known: " + why.En));
    }

    private static void Print(Wording wording, ZoneBalance balance)
    {
        Console.WriteLine();
        var columns = new Columns(
            wording.Say("分区", "zone"), wording.Say("调整前（平方米）", "before (m²)"), wording.Say("增加", "gained"), wording.Say("减少", "lost"), wording.Say("调整后", "after"));
        foreach (var zone in balance.Zones)
            columns.Add($"{zone.Zone.Code} {wording.Say(zone.Zone.TitleZh, zone.Zone.TitleEn)}", Metres(zone.Before), Metres(zone.Gained), Metres(zone.Lost), Metres(zone.After));
        columns.Add(wording.Say("合计", "total"), Metres(balance.Before), "", "", Metres(balance.After));
        columns.Print();
        Console.WriteLine(wording.Say(
            $"新增地块原在边界外 {Metres(balance.Outside)} 平方米，原在边界内 {Metres(balance.Inside)} 平方米", $"Of the additions {Metres(balance.Outside)} m² lay outside the boundary, {Metres(balance.Inside)} m² inside"));
    }

    private static string Metres(Area area) => area.SquareMetres.ToString("N2", CultureInfo.InvariantCulture);
}
