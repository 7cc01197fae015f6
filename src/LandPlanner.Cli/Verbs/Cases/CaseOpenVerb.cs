using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case open --wkt WKT | --feature LAYER:ID</c></summary>
internal static class CaseOpenVerb
{
    private static readonly Option<string?> Wkt = SiteOptions.Wkt();
    private static readonly Option<string?> Feature = SiteOptions.Feature();
    private static readonly Option<string> Title = new("--title") { Description = "What it is about. 名称", Required = true };
    private static readonly Option<string> Source = new("--source") { Description = "national, provincial, satellite, patrol, hotline, audit. 来源", Required = true };
    private static readonly Option<string?> Issued = new("--issued") { Description = "The day it was issued. Default: today. 下发日期", HelpName = "DATE" };
    private static readonly Option<string[]> Set = CaseOptions.Set();

    public static Command Command()
    {
        var command = new Command("open", "Opens a case on a patch, unless its ground is another case's already. 立案") { Wkt, Feature, Title, Source, Issued, Set };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var values = new Dictionary<string, object?>(CaseOptions.Values(book.Cases.Form,
            [.. parsed.GetValue(Set)!, $"title={parsed.GetValue(Title)}", $"source={parsed.GetValue(Source)}", .. parsed.GetValue(Issued) is { } issued ? [$"issued_on={issued}"] : Array.Empty<string>()]), StringComparer.OrdinalIgnoreCase);
        values.TryAdd("issued_on", CaseOptions.Today);
        var shape = await SiteOptions.ReadAsync(parsed.GetValue(Wkt), parsed.GetValue(Feature), workspace, ct)
            ?? throw new WorkspaceException("Say where the patch is: --wkt WKT, or --feature LAYER:ID.");
        var draft = new CaseDraft(shape, values);
        var openings = await new CaseOpener(book).OpenAsync([draft], parsed.GetValue(CommonOptions.Author)!, $"{parsed.GetValue(Title)}", CaseOptions.Today, ct);
        OpeningOutput.Print(parsed, book, openings);
        return openings.Revision is null ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }
}
