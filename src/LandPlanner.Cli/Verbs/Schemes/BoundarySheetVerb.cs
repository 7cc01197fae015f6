using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Reports.Excel;
using LandPlanner.Schemes;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Schemes;

namespace LandPlanner.Cli.Verbs.Schemes;

/// <summary><c>boundary sheet LAYER --out DIR</c></summary>
internal static class BoundarySheetVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer of the additions. 新增地块图层" };
    private static readonly Option<string> Out = new("--out") { Description = "Writes the page (PDF, A3) there. 输出目录", HelpName = "DIR", Required = true };

    public static Command Command()
    {
        var command = new Command("sheet", "Prints additions on one page: map, zones before and after, parcels with their checks. 新增地块图") { Layer, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (address, wording) = (CommonOptions.WorkspaceOf(parsed), CommonOptions.WordingOf(parsed));
        await using var workspace = await Workspace.OpenAsync(address, readOnly: true, ct);
        var language = wording.English ? ReportLanguage.English : ReportLanguage.Chinese;
        var sheet = await BoundarySheets.ReadAsync(workspace, parsed.GetValue(Layer)!, Path.GetFileName(Workspace.Shown(address)), Dates.Today, language, ct);
        var file = PaperPress.Press(() => BoundarySheets.Write(sheet, parsed.GetValue(Out)!));
        var result = sheet.Result;
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("layer", result.Layer);
                json.WriteNumber("parcels", result.Parcels.Count);
                json.WriteNumber("areaMu", result.Area.Mu(2));
                json.WriteNumber("fail", result.Count(SchemeOutcome.Fail));
                json.WriteString("file", file);
                json.WriteEndObject();
            });
        }
        else
        {
            Console.WriteLine(wording.Say($"{result.Layer}：{result.Parcels.Count} 个地块，{LedgerOutput.Mu(result.Area.Mu(2))} 亩", $"{result.Layer}: {result.Parcels.Count} parcels, {LedgerOutput.Mu(result.Area.Mu(2))} mu"));
            Console.WriteLine("  " + file);
        }

        return result.Count(SchemeOutcome.Fail) > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }
}
