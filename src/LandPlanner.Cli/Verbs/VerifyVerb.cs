using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>verify [--head HASH]</c></summary>
internal static class VerifyVerb
{
    private static readonly Option<string?> Head = new("--head") { Description = "A head of the history kept elsewhere, which the chain must hold. 链头", HelpName = "HASH" };

    public static Command Command()
    {
        var command = new Command("verify", "Checks that the history is whole and every feature as it left it. 校验历史") { Head };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var verification = await workspace.Store.VerifyAsync(parsed.GetValue(Head), ct);
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(verification);
        else
            Print(CommonOptions.WordingOf(parsed), verification);
        return verification.Problems.Count > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static void Print(Wording wording, Verification verification)
    {
        Console.WriteLine(verification.Problems.Count == 0
            ? wording.Say(
                $"历史完整:{verification.Revisions} 次修订,{verification.Features} 个要素,链头 {verification.Head}",
                $"Whole: {verification.Revisions} revisions, {verification.Features} features, head {verification.Head}")
            : wording.Say(
                $"发现 {verification.Problems.Count} 处与历史不符(链头 {verification.Head}):",
                $"{verification.Problems.Count} problems (head {verification.Head}):"));
        foreach (var problem in verification.Problems)
            Console.WriteLine($"  {problem.Kind}: {problem.Message}");
    }

    private static void PrintJson(Verification verification) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
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
}
