using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case merge NUMBER NUMBER…</c></summary>
internal static class CaseMergeVerb
{
    private static readonly Argument<string> Into = new("INTO") { Description = "The case that goes on. 主案" };
    private static readonly Argument<string[]> Numbers = new("NUMBER") { Description = "Those merged into it. 并入", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> On = CaseOptions.On();
    private static readonly Option<string> Note = CaseOptions.Note();

    public static Command Command()
    {
        var command = new Command("merge", "Merges cases into one; the others stay in the ledger. 并案") { Into, Numbers, On, Note };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var (_, revision) = await CaseMerging.RunAsync(
            book, parsed.GetValue(Into)!, parsed.GetValue(Numbers)!, CaseOptions.Day(parsed.GetValue(On)), parsed.GetValue(Note)!, parsed.GetValue(CommonOptions.Author)!, CaseOptions.Today, ct);
        RevisionOutput.Print(parsed, revision);
        return ExitCodes.Done;
    }
}
