using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Figures;
using LandPlanner.Stores;
using LandPlanner.Web;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Figures;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>figures [--year Y] [--file F] [--out DIR] [--map URL] [--trace ID]</c></summary>
internal static class FiguresVerb
{
    private static readonly Option<long?> Year = new("--year")
    {
        Description = "The figures of this year alone. Default: each year of data/figures. 年度",
        HelpName = "Y",
        CustomParser = result => WholeNumbers.Parse(result),
    };

    private static readonly Option<string?> File = new("--file")
    {
        Description = "Figures in a file of your own, written as data/figures/2023.yaml is. 数字文件",
        HelpName = "F",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Writes the land section of the report there, as figures-YEAR.docx and .html. 报告目录",
        HelpName = "DIR",
    };

    private static readonly Option<string> Map = new("--map")
    {
        Description = "Where the map is served: each number of the report links to its features there. 地图地址",
        DefaultValueFactory = _ => MapHostOptions.DefaultUrl,
        HelpName = "URL",
    };

    private static readonly Option<string?> Trace = new("--trace")
    {
        Description = "Lists the features behind this figure. 列出某个数字背后的要素",
        HelpName = "ID",
    };

    public static Command Command()
    {
        var command = new Command("figures", "Recomputes the figures of the work report from features and compares. 报告数字核对") { Year, File, Out, Map, Trace };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(Year) is not null && parsed.GetValue(File) is not null)
            throw new WorkspaceException("--year names figures of data/figures and --file others: give one of them.");
        if (parsed.GetValue(Out) is not null && parsed.GetValue(Trace) is not null)
            throw new WorkspaceException("--out writes the whole section and --trace tells of one figure: give one of them.");
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var sheets = SheetsOf(parsed, workspace);
        var runs = new List<FigureRun>();
        if (parsed.GetValue(Trace) is { } id)
            runs.Add(await TraceAsync(workspace, sheets, id, ct));
        else
        {
            foreach (var sheet in sheets)
                runs.Add(await FigureRun.ExecuteAsync(workspace, sheet, null, ct));
        }

        var files = parsed.GetValue(Out) is { } folder ? runs.SelectMany(run => FigureReports.Write(run, folder, parsed.GetValue(Map)!)).ToList() : [];
        if (parsed.GetValue(CommonOptions.Json))
            FiguresJson.Print(runs, files);
        else
            FiguresText.Print(CommonOptions.WordingOf(parsed), runs, files, parsed.GetValue(Trace) is not null);
        return runs.All(run => run.Holds) ? ExitCodes.Done : ExitCodes.DoneWithFindings;
    }

    private static IReadOnlyList<FigureSheet> SheetsOf(ParseResult parsed, Workspace workspace) =>
        parsed.GetValue(File) is { } file ? [FigureSheets.Read(workspace.Tables, file)]
        : parsed.GetValue(Year) is { } year ? [FigureSheets.Read(workspace.Tables, year)]
        : [.. FigureSheets.Years(workspace.Tables).Select(year => FigureSheets.Read(workspace.Tables, year))];

    /// <summary>The one figure of the years that is meant, alone.</summary>
    private static Task<FigureRun> TraceAsync(Workspace workspace, IReadOnlyList<FigureSheet> sheets, string id, CancellationToken ct)
    {
        var sheet = sheets.FirstOrDefault(sheet => sheet.Figures.Any(figure => figure.Id == id || sheet.FullId(figure) == id)) ?? sheets[0];
        return FigureRun.ExecuteAsync(workspace, sheet, sheet.Get(id), ct);
    }
}
