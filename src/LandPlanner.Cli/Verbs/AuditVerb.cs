using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Cli.Output;
using LandPlanner.Reports;
using LandPlanner.Reports.Excel;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Auditing;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>audit [--subject LAYER] [--rules PACK] [--rule ID] [--out DIR] [--run ID]</c></summary>
internal static class AuditVerb
{
    private static readonly Option<string[]> Subject = new("--subject") { Description = "Audits this layer only; may be given again. 被审图层", HelpName = "LAYER" };
    private static readonly Option<string?> Rules = new("--rules") { Description = "A rule pack's file. Default: data/rules/default.yaml. 规则包", HelpName = "PACK" };
    private static readonly Option<string[]> Rule = new("--rule") { Description = "Applies this rule of the pack only; may be given again. 只用此规则", HelpName = "ID" };
    private static readonly Option<string?> Out = new("--out") { Description = "Writes findings.xlsx, .geojson, .json and run.json there. 报告目录", HelpName = "DIR" };
    private static readonly Option<string?> Run = new("--run") { Description = "Shows a run kept earlier instead. 查看历次审查", HelpName = "ID" };
    private static readonly Option<string?> On = new("--on") { Description = "The day whose rules apply, yyyy-mm-dd. Default: today. 适用日期", HelpName = "D" };

    public static Command Command()
    {
        var command = new Command("audit", "Audits layers by a rule pack. 耕地保护审查") { Subject, Rules, Rule, Out, Run, On };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var id = parsed.GetValue(Run);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: id is not null, ct);
        var run = id is not null
            ? await AuditRun.ReadAsync(workspace, id, ct)
            : await Output.Progress.ShowAsync("audit", _ => AuditRun.ExecuteAsync(workspace, Request(parsed), ct));
        var wording = CommonOptions.WordingOf(parsed);
        var language = wording.English ? ReportLanguage.English : ReportLanguage.Chinese;
        var files = parsed.GetValue(Out) is { } folder ? AuditReports.Write(workspace, run, folder, language) : [];
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(run);
        else
            Print(wording, run, files);
        return run.Result.Count(Verdict.Violation) > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static AuditRequest Request(ParseResult parsed) => new(CommonOptions.Note(parsed, "audit"))
    {
        RulePack = parsed.GetValue(Rules),
        Subjects = parsed.GetValue(Subject) is { Length: > 0 } subjects ? subjects : null,
        Rules = parsed.GetValue(Rule) is { Length: > 0 } rules ? rules : null,
        On = parsed.GetValue(On) is { } day ? Dates.Parse(day) : Dates.Today,
    };

    private static void PrintJson(AuditRun run)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(AuditResultJson.Write(run.Result));
        output.WriteByte((byte)'\n');
    }

    private static void Print(Wording wording, AuditRun run, IReadOnlyList<string> files)
    {
        var result = run.Result;
        var columns = new Columns(
            wording.Say("规则", "rule"), wording.Say("结论", "verdict"), wording.Say("宗数", "parcels"), wording.Say("村数", "villages"),
            wording.Say("面积(㎡)", "area (m²)"), wording.Say("面积(亩)", "area (mu)"));
        foreach (var rule in result.Rules)
        {
            foreach (var verdict in new[] { Verdict.Violation, Verdict.Notice, Verdict.NotCovered, Verdict.Sliver })
                Add(columns, wording, rule, verdict, [.. result.Findings.Where(finding => finding.Rule == rule.Id && finding.Verdict == verdict)]);
        }

        columns.Print();
        Console.WriteLine(wording.Say(
            $"审查对象 {result.Subjects} 个;违规 {result.Count(Verdict.Violation)},提示 {result.Count(Verdict.Notice)},未覆盖 {result.Count(Verdict.NotCovered)},碎片 {result.Count(Verdict.Sliver)}。",
            $"{result.Subjects} subjects: {result.Count(Verdict.Violation)} violations, {result.Count(Verdict.Notice)} notices, {result.Count(Verdict.NotCovered)} not covered, {result.Count(Verdict.Sliver)} slivers."));
        Console.WriteLine(wording.Say(AuditResult.NoteZh, AuditResult.NoteEn));
        Console.WriteLine(wording.Say(
            $"审查编号 {run.Id},历史链头 {run.KeptIn.Hash}",
            $"Run {run.Id}, head of history {run.KeptIn.Hash}"));
        foreach (var file in files)
            Console.WriteLine("  " + file);
    }

    private static void Add(Columns columns, Wording wording, RuleOutcome rule, Verdict verdict, List<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        var area = findings.Aggregate(Area.Zero, (sum, finding) => sum + finding.Area);
        columns.Add(
            wording.Say(rule.TitleZh, rule.TitleEn),
            Name(wording, verdict),
            Number(findings.Count),
            Number(findings.Select(finding => finding.Village).Where(village => village.Length > 0).Distinct().Count()),
            (area.Hundredths / 100m).ToString("N2", CultureInfo.InvariantCulture),
            area.Mu(2).ToString("N2", CultureInfo.InvariantCulture));
    }

    private static string Name(Wording wording, Verdict verdict) => verdict switch
    {
        Verdict.Violation => wording.Say("违规", "violation"),
        Verdict.Notice => wording.Say("提示", "notice"),
        Verdict.NotCovered => wording.Say("未覆盖", "not covered"),
        _ => wording.Say("碎片", "sliver"),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
