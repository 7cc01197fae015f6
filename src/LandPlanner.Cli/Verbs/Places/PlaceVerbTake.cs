using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Verbs.Places;

/// <summary><c>place take LAYER --kind K [--due DATE] [--preview]</c></summary>
internal static class PlaceVerbTake
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "An imported layer. 图层" };
    private static readonly Option<string> Kind = new("--kind") { Description = "What its features are: an id or a title of 'place kinds'. 类别", HelpName = "K", Required = true };

    private static readonly Option<bool> Preview = new("--preview") { Description = "Only says what would be taken. 仅预览" };

    public static readonly Option<string?> Due = new("--due") { Description = "When the new ones are to be inspected first. Default: today. 首次巡查日期", HelpName = "DATE" };

    public static Command Command()
    {
        var command = new Command("take", "Takes the features of a layer into the ledger, none twice. 从图层建账") { Layer, Kind, Due, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            var (layer, kind, preview) = (parsed.GetValue(Layer)!, parsed.GetValue(Kind)!, parsed.GetValue(Preview));
            var due = parsed.GetValue(Due) is { } day ? Dates.Parse(day) : Dates.Today;
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var result = await PlaceTaking.RunAsync(workspace, layer, kind, Dates.Today, due, preview, CommonOptions.Note(parsed, $"place take {layer} --kind {kind}"), ct);
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => PlaceJson.Write(json, result));
            else
                PlaceText.Print(CommonOptions.WordingOf(parsed), result, preview);
            return result.Places.Any(place => place.Remarks.Count > 0) || result.WithoutShape.Count > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
        });
        return command;
    }
}
