using System.CommandLine;
using System.Text.Json;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>verify [--head HASH] [--adopt]</c></summary>
internal static class VerifyVerb
{
    private static readonly Option<string?> Head = new("--head") { Description = "A head of the history kept elsewhere, which the chain must hold. 链头", HelpName = "HASH" };
    private static readonly Option<bool> Adopt = new("--adopt") { Description = "First takes in what was changed past LandPlanner (in QGIS, say) as a revision. 纳入外部更改" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why, with --adopt. 事由" };

    public static Command Command()
    {
        var command = new Command("verify", "Checks that the history is whole and every feature as it left it. 校验历史") { Head, Adopt, Reason };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var adopt = parsed.GetValue(Adopt);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: !adopt, ct);
        var note = CommonOptions.Note(parsed, parsed.GetValue(Reason) ?? "adopt what was changed outside");
        var adopted = adopt ? await workspace.Store.AdoptAsync(note, ct) : null;
        var verification = await workspace.Store.VerifyAsync(parsed.GetValue(Head), ct);
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(verification, adopt, adopted);
        else
            Print(CommonOptions.WordingOf(parsed), verification, adopt, adopted);
        return verification.Problems.Count > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static void Print(Wording wording, Verification verification, bool adopt, Revision? adopted)
    {
        if (adopt)
            Console.WriteLine(adopted is null ? wording.Say("没有需要纳入的外部更改", "There was nothing to adopt") : Sentence(wording, adopted));
        Console.WriteLine(verification.Problems.Count == 0
            ? wording.Say(
                $"历史完整:{verification.Revisions} 次修订,{verification.Features} 个要素,链头 {verification.Head}",
                $"Whole: {verification.Revisions} revisions, {verification.Features} features, head {verification.Head}")
            : wording.Say(
                $"发现 {verification.Problems.Count} 处与历史不符(链头 {verification.Head}):",
                $"{verification.Problems.Count} problems (head {verification.Head}):"));
        foreach (var problem in verification.Problems)
            Console.WriteLine($"  {problem.Kind}: {problem.Message}");
        if (verification.Problems.Count > 0 && verification.Problems.All(problem => problem.Kind == VerificationProblemKind.ChangedOutside))
            Console.WriteLine(wording.Say("可用 verify --adopt 将外部更改纳入历史", "'landplanner verify --adopt' takes what was changed outside into the history"));
    }

    private static string Sentence(Wording wording, Revision adopted)
    {
        using var details = JsonDocument.Parse(adopted.Details);
        var (adds, updates, deletes) = (Count("adds"), Count("updates"), Count("deletes"));
        var layers = string.Join(", ", adopted.Layers);
        return wording.Say(
            $"已将 {layers} 的外部更改纳入修订 {adopted.Number}:新增 {adds},修改 {updates},删除 {deletes}",
            $"Adopted in revision {adopted.Number}, in {layers}: {adds} added, {updates} changed, {deletes} deleted");

        long Count(string name) => details.RootElement.GetProperty(name).GetInt64();
    }

    private static void PrintJson(Verification verification, bool adopt, Revision? adopted) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        if (adopt)
            WriteAdopted(json, adopted);
        json.WriteNumber("revisions", verification.Revisions);
        json.WriteNumber("features", verification.Features);
        json.WriteString("head", verification.Head);
        json.WriteStartArray("problems");
        foreach (var problem in verification.Problems)
        {
            json.WriteStartObject();
            json.WriteString("kind", problem.Kind.ToString());
            if (problem.Revision is { } revision)
                json.WriteNumber("revision", revision);
            json.WriteString("layer", problem.Layer);
            if (problem.FeatureId is { } feature)
                json.WriteNumber("featureId", feature);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteAdopted(Utf8JsonWriter json, Revision? adopted)
    {
        if (adopted is null)
        {
            json.WriteNull("adopted");
            return;
        }

        json.WriteStartObject("adopted");
        json.WriteNumber("revision", adopted.Number);
        json.WriteString("author", adopted.Note.Author);
        json.WriteString("reason", adopted.Note.Reason);
        json.WritePropertyName("details");
        json.WriteRawValue(adopted.Details);
        json.WriteEndObject();
    }
}
