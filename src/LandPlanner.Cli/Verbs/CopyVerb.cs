using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>copy FROM TO</c></summary>
internal static class CopyVerb
{
    private static readonly Argument<string> From = new("FROM") { Description = "The workspace to copy. 源工作库" };
    private static readonly Argument<string> To = new("TO") { Description = "The new workspace, which must not be there yet. 新工作库" };

    public static Command Command()
    {
        var command = new Command("copy", "Copies a workspace with its whole history into a new one, and verifies it. 复制工作库") { From, To };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(parsed.GetValue(From)!, readOnly: true, ct);
        var result = await Output.Progress.ShowAsync("copy", tell => workspace.CopyAsync(parsed.GetValue(To)!, new Told(tell), ct));
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(result);
        else
            Print(CommonOptions.WordingOf(parsed), result);
        return ExitCodes.Done;
    }

    private static void Print(Wording wording, CopyResult result) => Console.WriteLine(wording.Say(
        $"已复制到 {result.Target} 并校验:{result.Revisions} 次修订,{result.Layers} 个图层,{result.Features} 个要素,链头 {result.Head}",
        $"Copied to {result.Target} and verified: {result.Revisions} revisions, {result.Layers} layers, {result.Features} features, head {result.Head}"));

    private static void PrintJson(CopyResult result) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteString("copy", result.Target);
        json.WriteNumber("revisions", result.Revisions);
        json.WriteNumber("layers", result.Layers);
        json.WriteNumber("features", result.Features);
        json.WriteString("head", result.Head);
        json.WriteEndObject();
    });

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
