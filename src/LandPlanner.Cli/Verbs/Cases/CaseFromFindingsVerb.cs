using System.CommandLine;
using LandPlanner.Audits;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case from-findings [--run ID] [--rule R] [--village V] [--feature LAYER:ID] [--notices] [--dry-run]</c></summary>
internal static class CaseFromFindingsVerb
{
    private static readonly Option<string?> Run = new("--run") { Description = "The audit's id. Default: the latest. 审查编号", HelpName = "ID" };
    private static readonly Option<string?> Rule = new("--rule") { Description = "Findings of this rule only. 规则", HelpName = "RULE" };
    private static readonly Option<string?> Village = new("--village") { Description = "Findings in this village only. 村", HelpName = "VILLAGE" };
    private static readonly Option<string?> Feature = new("--feature") { Description = "Findings on this audited feature only. 要素", HelpName = "LAYER:ID" };
    private static readonly Option<bool> Notices = new("--notices") { Description = "Notices too, not only violations. 含提示" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Says what would be done and changes nothing. 试运行" };

    public static Command Command()
    {
        var command = new Command("from-findings", "Opens cases for an audit's findings, never twice on the same ground. 审查结果转图斑") { Run, Rule, Village, Feature, Notices, DryRun };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var choice = new FindingChoice
        {
            Run = parsed.GetValue(Run),
            Rule = parsed.GetValue(Rule),
            Village = parsed.GetValue(Village),
            Feature = FeatureOf(parsed.GetValue(Feature)),
            WithNotices = parsed.GetValue(Notices),
        };
        var (isDry, author) = (parsed.GetValue(DryRun), parsed.GetValue(CommonOptions.Author)!);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: isDry, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var maker = new CasesFromFindings(book);
        var made = isDry ? await maker.PreviewAsync(choice, author, CaseOptions.Today, ct) : await maker.RunAsync(choice, author, CaseOptions.Today, ct);
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(made, isDry);
        else
            Print(CommonOptions.WordingOf(parsed), book, made, isDry);
        return made.NewCount > 0 ? ExitCodes.Done : ExitCodes.DoneWithFindings;
    }

    private static (string, long)? FeatureOf(string? text) => text is null ? null
        : text.LastIndexOf(':') is > 0 and var at && long.TryParse(text[(at + 1)..], out var id) ? (text[..at], id)
        : throw new WorkspaceException($"'{text}' is not written LAYER:ID.");

    private static void Print(Wording wording, CaseBook book, FindingCases made, bool isDry)
    {
        var columns = new Columns(
            wording.Say("案件", "case"), wording.Say("规则", "rule"), wording.Say("要素", "feature"), wording.Say("村", "village"), wording.Say("面积(㎡)", "area (m²)"), wording.Say("内业判读", "desk verdict"));
        foreach (var one in made.All.Take(IntakeOutput.Shown))
        {
            columns.Add(
                one.Finding.Shape is null ? wording.Say("无图形", "no shape") : IntakeOutput.Fate(wording, one.Opened, one.IsNew, one.Matches), one.Finding.Rule, one.Finding.Name, one.Finding.Village,
                FieldText.Write(one.Finding.Area.SquareMetres), one.Desk is { } desk ? IntakeOutput.Verdict(wording, book, desk.Verdict) : "");
        }

        columns.Print();
        if (made.All.Count > IntakeOutput.Shown)
            Console.WriteLine(wording.Say($"……另有 {made.All.Count - IntakeOutput.Shown} 条,见 --json", $"… and {made.All.Count - IntakeOutput.Shown} more, see --json"));
        var rest = made.All.Count - made.NewCount;
        Console.WriteLine(wording.Say(
            $"审查 {made.Run}:{made.All.Count} 条结果,{(isDry ? "将立案" : "立案")} {made.NewCount} 件,{rest} 条同一地块已有案件或无图形。",
            $"Audit {made.Run}: {made.All.Count} findings, {made.NewCount} cases {(isDry ? "would be opened" : "opened")}, {rest} on ground of cases that are there, or without a shape."));
        Console.WriteLine(wording.Say(AuditResult.NoteZh, AuditResult.NoteEn));
    }

    private static void PrintJson(FindingCases made, bool isDry) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteString("run", made.Run);
        json.WriteBoolean("dryRun", isDry);
        json.WriteNumber("findings", made.All.Count);
        json.WriteNumber("new", made.NewCount);
        if (made.Revision is { } revision)
            json.WriteNumber("revision", revision.Number);
        json.WriteStartArray("cases");
        foreach (var one in made.All)
        {
            json.WriteStartObject();
            json.WriteString("rule", one.Finding.Rule);
            json.WriteString("layer", one.Finding.Layer);
            json.WriteNumber("feature", one.Finding.FeatureId);
            json.WriteString("name", one.Finding.Name);
            json.WriteBoolean("new", one.IsNew);
            json.WriteString("number", one.Opened?.Number);
            IntakeOutput.WriteMatches(json, one.Matches);
            if (one.Desk is { } desk)
                IntakeOutput.WriteDesk(json, desk);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
