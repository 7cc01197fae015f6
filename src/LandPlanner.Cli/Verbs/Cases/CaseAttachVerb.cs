using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case attach NUMBER --evidence KIND=FILE</c></summary>
internal static class CaseAttachVerb
{
    private static readonly Argument<string> Number = CaseOptions.Number();
    private static readonly Option<string[]> Evidence = CaseOptions.Evidence();

    public static Command Command()
    {
        var command = new Command("attach", "Adds evidence to a case without moving it. 补充材料") { Number, Evidence };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var files = CaseOptions.Files(parsed.GetValue(Evidence)!);
        if (files.Count == 0)
            throw new WorkspaceException("Name what to add: --evidence KIND=FILE.");
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var revision = await book.AttachAsync(parsed.GetValue(Number)!, files, parsed.GetValue(CommonOptions.Author)!, CaseOptions.Today, ct);
        RevisionOutput.Print(parsed, revision);
        return ExitCodes.Done;
    }
}
