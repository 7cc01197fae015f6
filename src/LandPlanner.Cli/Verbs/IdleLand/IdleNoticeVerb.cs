using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.IdleLand;
using LandPlanner.Reports.Papers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.IdleLand;

namespace LandPlanner.Cli.Verbs.IdleLand;

/// <summary><c>idle notice NUMBER --kind MOVE --out DIR</c></summary>
internal static class IdleNoticeVerb
{
    private static readonly Argument<string> Number = new("NUMBER") { Description = "Its number in the ledger. 编号" };
    private static readonly Option<string> Kind = new("--kind") { Description = "The move whose paper it is: investigate, identify, fee, tell-hearing, take-back. 文书", HelpName = "MOVE", Required = true };
    private static readonly Option<string> Out = new("--out") { Description = "Writes the paper (Word) there. 输出目录", HelpName = "DIR", Required = true };
    private static readonly Option<string?> On = new("--on") { Description = "The day of a draft. Default: today. 日期", HelpName = "DATE" };
    private static readonly Option<string> Cause = new("--cause") { Description = "The cause a draft identifies: enterprise, late-delivery, …. 认定原因", HelpName = "CAUSE", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Paper = new("--notice") { Description = "The number of a draft. 文号", HelpName = "NUMBER", DefaultValueFactory = _ => "" };
    private static readonly Option<bool> Draft = new("--draft") { Description = "Writes the draft of another, also where the move was made before. 已出具的另行起草" };
    private static readonly Option<string> Issuer = new("--issuer") { Description = "Who issues it. 发文机关", HelpName = "NAME", DefaultValueFactory = _ => "" };

    public static Command Command() => IdleVerb.Verb(
        "notice", "Writes the paper of a move that was made, else, where it can be made, its draft. 出具文书", RunAsync, Number, Kind, Out, Draft, On, Cause, Paper, Issuer);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var address = CommonOptions.WorkspaceOf(parsed);
        await using var workspace = await Workspace.OpenAsync(address, readOnly: true, ct);
        var request = new IdleMoveRequest(parsed.GetValue(Kind)!, parsed.GetValue(On) is { } on ? Dates.Parse(on) : Dates.Today) { Cause = parsed.GetValue(Cause)!, NoticeNumber = parsed.GetValue(Paper)! };
        var (notice, paper) = await IdleNotices.ReadAsync(workspace, parsed.GetValue(Number)!, request, parsed.GetValue(Draft), parsed.GetValue(Issuer)!, Path.GetFileName(Workspace.Shown(address)), Dates.Today, ct);
        var file = IdleNotices.Write(notice, paper, parsed.GetValue(Out)!);
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(notice, paper, file);
        else
            Print(CommonOptions.WordingOf(parsed), notice, paper, file);
        return ExitCodes.Done;
    }

    private static void Print(Wording wording, IdleNotice notice, Paper paper, string file)
    {
        var draft = notice.IsIssued ? "" : wording.Say("（草稿）", " (draft)");
        Console.WriteLine($"{notice.Row.Text("number")} {wording.Say(notice.Move.NoticeZh, notice.Move.NoticeEn)}{draft} {notice.On:yyyy-MM-dd}");
        if (notice.DueOn is { } due)
            Console.WriteLine(wording.Say($"  期限 {due:yyyy-MM-dd}", $"  Due on {due:yyyy-MM-dd}"));
        foreach (var gap in paper.Gaps)
            Console.WriteLine($"  {Reports.Papers.Paper.Gap(gap)}");
        Console.WriteLine("  " + file);
    }

    private static void PrintJson(IdleNotice notice, Paper paper, string file) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteString("number", notice.Row.Text("number"));
        json.WriteString("move", notice.Move.Id);
        json.WriteString("paper", notice.Move.NoticeZh);
        json.WriteString("on", $"{notice.On:yyyy-MM-dd}");
        json.WriteString("dueOn", notice.DueOn is { } due ? $"{due:yyyy-MM-dd}" : null);
        json.WriteBoolean("issued", notice.IsIssued);
        json.WriteStartArray("gaps");
        foreach (var gap in paper.Gaps)
            json.WriteStringValue(gap);
        json.WriteEndArray();
        json.WriteString("file", file);
        json.WriteEndObject();
    });
}
