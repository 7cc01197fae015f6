using System.CommandLine;
using System.Globalization;
using LandPlanner.Checks;
using LandPlanner.Cli.Output;
using LandPlanner.Reports.Checks;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Checking;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>check LAYER [--within LAYER] [--only KIND] [--gap-up-to M2] [--min-overlap M2]
/// [--spike-angle DEG] [--spike-width M] [--tiny-edge M] [--out DIR] [--no-layer]</c></summary>
internal static class CheckVerb
{
    private const int Shown = 20;

    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer to check. 被检查图层" };
    private static readonly Option<string?> Within = new("--within")
    {
        Description = "The layer whose ground it must cover and not leave, such as the villages. 应覆盖的范围图层",
        HelpName = "LAYER",
    };
    private static readonly Option<string[]> Only = new("--only")
    {
        Description = $"Looks for this kind of problem only; may be given again: {Words}. 只检查某类问题",
        HelpName = "KIND",
    };
    private static readonly Option<string> GapUpTo = new("--gap-up-to")
    {
        Description = "Finds gaps of up to this many square metres, or all. 缝隙面积上限",
        HelpName = "M2",
        DefaultValueFactory = _ => "all",
    };
    private static readonly Option<string?> MinOverlap = new("--min-overlap")
    {
        Description =
            "Finds overlaps from this many square metres on. Default: those that are 0.01 when rounded. 重叠面积下限",
        HelpName = "M2",
    };
    private static readonly Option<string?> SpikeAngle = new("--spike-angle")
    {
        Description = "Finds spikes that turn back by less than this many degrees. Default: 1. 尖锐角角度",
        HelpName = "DEG",
    };
    private static readonly Option<string?> SpikeWidth = new("--spike-width")
    {
        Description = "Finds spikes nowhere wider than this many metres. Default: 0.05. 尖锐角宽度",
        HelpName = "M",
    };
    private static readonly Option<string?> TinyEdge = new("--tiny-edge")
    {
        Description = "Finds edges shorter than this many metres. Default: 0.001. 短边长度",
        HelpName = "M",
    };
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Writes check-LAYER.xlsx, .geojson and .json there. 报告目录",
        HelpName = "DIR",
    };
    private static readonly Option<bool> NoLayer = new("--no-layer")
    {
        Description = "Keeps no layers with the problems in the workspace. 不生成结果图层",
    };

    private static string Words => string.Join(", ", CheckWords.Kinds.Select(known => known.Word));

    public static Command Command()
    {
        var command = new Command("check", "Checks a layer's topology and attributes. 拓扑与属性检查")
        {
            Layer, Within, Only, GapUpTo, MinOverlap, SpikeAngle, SpikeWidth, TinyEdge, Out, NoLayer,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var request = Request(parsed);
        var keepsLayers = !parsed.GetValue(NoLayer);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed),
            readOnly: !keepsLayers, ct);
        var wording = CommonOptions.WordingOf(parsed);
        var language = wording.English ? ReportLanguage.English : ReportLanguage.Chinese;
        var note = CommonOptions.Note(parsed, $"check {request.Layer}");
        if (keepsLayers)
            await LayerCheckRun.RequireNamesAsync(workspace, request.Layer, ct);
        var (layer, shown) = await Output.Progress.ShowAsync("check", async progress =>
        {
            var found = await LayerCheckRun.ExecuteAsync(workspace, request, progress, ct);
            return (found, keepsLayers ? await LayerCheckRun.ShowAsync(workspace, found, note, ct) : []);
        });
        var files = parsed.GetValue(Out) is { } folder ? CheckReports.Write(workspace, layer, folder, language) : [];
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(layer);
        else
            Print(wording, language, layer, [.. shown, .. files]);
        return IsDone(layer.Result) ? ExitCodes.Done : ExitCodes.DoneWithFindings;
    }

    /// <summary>Without problems; what was asked for by name must have been checked, too.</summary>
    private static bool IsDone(CheckResult result) => result.Kinds == CheckKinds.All ? !result.HasProblems : result.IsClean;

    private static CheckRequest Request(ParseResult parsed) => new(
        parsed.GetValue(Layer)!, Kinds(parsed.GetValue(Only) ?? []))
    {
        Within = parsed.GetValue(Within),
        OverlapFromSquareMetres = Number(parsed.GetValue(MinOverlap), "--min-overlap"),
        GapUpToSquareMetres = parsed.GetValue(GapUpTo) is "all" ? null
            : Number(parsed.GetValue(GapUpTo), "--gap-up-to"),
        SpikeDegrees = Number(parsed.GetValue(SpikeAngle), "--spike-angle"),
        SpikeWidthMetres = Number(parsed.GetValue(SpikeWidth), "--spike-width"),
        TinyEdgeMetres = Number(parsed.GetValue(TinyEdge), "--tiny-edge"),
    };

    private static CheckKinds Kinds(string[] words) => words.Length == 0
        ? CheckKinds.All
        : words.Aggregate(CheckKinds.None, (kinds, word) => kinds | KindOf(word));

    private static CheckKinds KindOf(string word)
    {
        var kind = CheckWords.Kinds.FirstOrDefault(known => known.Word == word).Kind;
        return kind != CheckKinds.None ? kind
            : throw new WorkspaceException($"There is no kind of problem '{word}'; there are {Words}.");
    }

    private static double? Number(string? text, string option)
    {
        if (text is null)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and < 1e12
            ? number
            : throw new WorkspaceException($"{option} needs a number from 0 upward, not '{text}'.");
    }

    private static void PrintJson(CheckedLayer layer)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(CheckResultJson.Write(layer));
    }

    private static void Print(Wording wording, ReportLanguage language, CheckedLayer layer, IReadOnlyList<string> made)
    {
        var result = layer.Result;
        PrintProblems(wording, language, result);
        foreach (var left in result.Unchecked)
            Console.WriteLine(CheckNames.Of(left, language));
        var (errors, warnings) = (result.Count(ProblemSeverity.Error), result.Count(ProblemSeverity.Warning));
        var infos = result.Count(ProblemSeverity.Info);
        Console.WriteLine(wording.Say(
            $"检查要素 {result.Checked} 个;错误 {errors},警告 {warnings},提示 {infos}。",
            $"{result.Checked} features checked: {errors} errors, {warnings} warnings, {infos} infos."));
        foreach (var name in made)
            Console.WriteLine("  " + name);
    }

    private static void PrintProblems(Wording wording, ReportLanguage language, CheckResult result)
    {
        var counts = new Columns(
            wording.Say("问题类型", "kind"), wording.Say("数量", "problems"), wording.Say("面积(㎡)", "area (m²)"),
            wording.Say("示例", "for example"));
        foreach (var (kind, _) in CheckWords.Kinds)
        {
            var problems = result.Problems.Where(problem => problem.Kind == kind).ToList();
            if (problems.Count == 0)
                continue;
            var area = problems.Sum(problem => problem.SquareMetres);
            counts.Add(
                CheckNames.Of(kind, language), Text(problems.Count), area.ToString("N2", CultureInfo.InvariantCulture),
                Example(problems[0], result, language));
        }

        if (result.Problems.Count > 0)
            counts.Print();
    }

    private static string Example(Problem problem, CheckResult result, ReportLanguage language)
    {
        var ids = string.Join(',', problem.Ids.Take(Shown)) + (problem.Ids.Count > Shown ? ",…" : "");
        var place = problem.Place is { } at
            ? string.Create(CultureInfo.InvariantCulture, $" ({at.X:0.00}, {at.Y:0.00})") : "";
        return $"{(ids.Length > 0 ? "#" + ids + " " : "")}{CheckNames.Of(problem, result, language)}{place}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
