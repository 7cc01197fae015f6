using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case split NUMBER --line WKT | --by LAYER</c></summary>
internal static class CaseSplitVerb
{
    private static readonly Argument<string> Number = CaseOptions.Number();
    private static readonly Option<string?> Line = new("--line") { Description = "The line that cuts it, in the workspace's coordinate system: LINESTRING (x y, x y). 切割线", HelpName = "WKT" };
    private static readonly Option<string?> By = new("--by") { Description = "The layer whose polygons cut it: villages, say. 按图层", HelpName = "LAYER" };
    private static readonly Option<string?> On = CaseOptions.On();
    private static readonly Option<string> Note = CaseOptions.Note();

    public static Command Command()
    {
        var command = new Command("split", "Takes a case apart; each part goes on as a case of its own. 拆分") { Number, Line, By, On, Note };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var number = parsed.GetValue(Number)!;
        var parts = await PartsAsync(parsed, workspace, (await book.GetAsync(number, ct)).Shape!, ct);
        var (_, revision) = await CaseSplitting.RunAsync(
            book, number, parts, CaseOptions.Day(parsed.GetValue(On)), parsed.GetValue(Note)!, parsed.GetValue(CommonOptions.Author)!, CaseOptions.Today, ct);
        RevisionOutput.Print(parsed, revision);
        return ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<Geometry>> PartsAsync(ParseResult parsed, Workspace workspace, Geometry shape, CancellationToken ct)
    {
        switch (parsed.GetValue(Line), parsed.GetValue(By))
        {
            case ({ } line, null):
                try
                {
                    return CaseSplitting.Along(shape, new WKTReader { IsOldNtsCoordinateSyntaxAllowed = false }.Read(line));
                }
                catch (ParseException unreadable)
                {
                    throw new WorkspaceException($"The line cannot be read ({unreadable.Message.TrimEnd('.')}): write it like LINESTRING (x y, x y).", unreadable);
                }

            case (null, { } layer):
                var polygons = await workspace.Store.ReadAsync(layer, new() { Within = shape.EnvelopeInternal }, ct).Select(feature => feature.Shape).OfType<Geometry>().ToListAsync(ct);
                return CaseSplitting.By(shape, polygons);
            default:
                throw new WorkspaceException("Say how to cut it: --line WKT, or --by LAYER.");
        }
    }
}
