using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Projects;
using LandPlanner.Workspaces.Projects.Matching;

namespace LandPlanner.Cli.Verbs.Matching;

/// <summary><c>match find|keep|drop|list</c></summary>
internal static class MatchVerb
{
    private static readonly Option<bool> All = new("--all") { Description = "With the parcels that were ruled out or left over, and why. 含被排除和未用的地块" };
    private static readonly Option<string[]> Parcels = new("--parcel") { Description = "A parcel of the site, LAYER:ID; may be given again. 地块", HelpName = "LAYER:ID", Required = true };
    private static readonly Option<string> Remark = new("--note") { Description = "What is to be kept with it. 备注", DefaultValueFactory = _ => "" };
    private static readonly Argument<string> Number = new("NUMBER") { Description = "The match's number. 匹配编号" };
    private static readonly Option<string> Why = new("--reason") { Description = "Why it is dropped. 撤销原因", DefaultValueFactory = _ => "" };
    private static readonly Argument<string?> Of = new("PROJECT") { Description = "Only of this project. 项目", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Dropped = new("--all") { Description = "With those that were dropped. 含已撤销" };

    public static Command Command() => new("match", "Land for projects: what parcels, alone or together, can carry one, and why. 用地匹配")
    {
        Verb("find", "Lists the parcels and neighbouring parcels that can carry a project, ranked with every reason. 查找", FindAsync, [MatchOptions.Project, .. MatchOptions.All, All]),
        Verb("keep", "Keeps parcels for a project, or says what speaks against them. 保留", KeepAsync, [MatchOptions.Project, Parcels, .. MatchOptions.All, Remark]),
        Verb("drop", "Gives the land of a match back; the row stays. 撤销", DropAsync, [Number, Why]),
        Verb("list", "Lists what is kept, and which parcels have changed since. 清单", ListAsync, [Of, Dropped]),
    };

    private static async Task<int> FindAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var (project, result) = await LandMatchBook.FindAsync(workspace, MatchOptions.RequestOf(parsed), ct);
        var all = parsed.GetValue(All);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => MatchJson.Write(json, project, result, all));
        else
            MatchText.Print(CommonOptions.WordingOf(parsed), project, result, workspace.Tables.Match, all);
        return ExitCodes.Done;
    }

    private static async Task<int> KeepAsync(ParseResult parsed, CancellationToken ct)
    {
        var (request, parcels) = (MatchOptions.RequestOf(parsed), parsed.GetValue(Parcels)!.Select(MatchOptions.ParcelOf).ToList());
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var (row, offer) = await LandMatchBook.KeepAsync(workspace, request, parcels, parsed.GetValue(Remark)!, CommonOptions.Note(parsed, $"match keep {request.Project}"), Dates.Today, ct);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => MatchJson.Write(json, row, offer));
        else
            MatchText.PrintKept(CommonOptions.WordingOf(parsed), row, offer);
        return ExitCodes.Done;
    }

    private static async Task<int> DropAsync(ParseResult parsed, CancellationToken ct)
    {
        var number = parsed.GetValue(Number)!;
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var change = await LandMatchBook.DropAsync(workspace, number, parsed.GetValue(Why)!, CommonOptions.Note(parsed, $"match drop {number}"), Dates.Today, ct);
        LedgerOutput.PrintChange(parsed, workspace.Tables.Ledgers.Get(LandMatchBook.FormId), change);
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var project = parsed.GetValue(Of) is { } named ? (await (await ProjectBook.OpenAsync(workspace, ct)).GetAsync(named, ct)).Project : null;
        var matches = (await LandMatchBook.ListAsync(workspace, project?.Number, ct)).Where(match => !match.IsDropped || parsed.GetValue(Dropped)).ToList();
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => MatchJson.Write(json, matches));
        else
            MatchText.Print(CommonOptions.WordingOf(parsed), workspace.Tables.Ledgers.Get(LandMatchBook.FormId), matches);
        return ExitCodes.Done;
    }

    private static Command Verb(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        command.SetAction(run);
        return command;
    }
}
