using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Cli.Verbs.Projects;

/// <summary><c>project take LAYER [--kind K] [--unit U] [--preview]</c></summary>
internal static class ProjectTakeVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "An imported layer. 图层" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "What its projects are, where the layer does not say: a code or title of the ledger. 类别", HelpName = "K" };
    private static readonly Option<string> Unit = ProjectOptions.Unit();
    private static readonly Option<bool> Preview = ProjectOptions.Preview();

    public static Command Command()
    {
        var command = new Command("take", "Takes the features of a layer into the ledger, none twice. 从图层建账") { Layer, Kind, Unit, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            var (layer, preview) = (parsed.GetValue(Layer)!, parsed.GetValue(Preview));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var request = new ProjectTakingRequest(layer, parsed.GetValue(Kind), ProjectOptions.UnitOf(parsed.GetValue(Unit)!), preview);
            var result = await ProjectTaking.RunAsync(workspace, request, CommonOptions.Note(parsed, $"project take {layer}"), Dates.Today, ct);
            if (parsed.GetValue(CommonOptions.Json))
                JsonOutput.Print(json => ProjectTakingJson.Write(json, result));
            else
                ProjectText.Print(CommonOptions.WordingOf(parsed), (await ProjectBook.OpenAsync(workspace, ct)).Form, result, preview);
            return result.Projects.Any(one => one.Remarks.Count > 0) || result.WithoutShape.Count > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
        });
        return command;
    }
}
