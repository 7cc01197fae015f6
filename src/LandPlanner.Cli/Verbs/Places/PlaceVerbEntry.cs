using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Places;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Verbs.Places;

/// <summary><c>place add FIELD=VALUE… --kind K --at X,Y</c> and <c>place set NUMBER FIELD=VALUE… [--at X,Y]</c></summary>
internal static class PlaceVerbEntry
{
    private const string AtDescription = "x,y of the workspace's plane, or longitude,latitude. 位置";

    private static readonly Argument<string[]> Fields = new("FIELD=VALUE")
    {
        Description = "What is written down of it; nothing behind the = for none. 字段赋值",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string> Kind = new("--kind") { Description = "What it is: an id or a title of 'place kinds'. 类别", HelpName = "K", Required = true };
    private static readonly Option<string> At = new("--at") { Description = AtDescription, HelpName = "X,Y", Required = true };
    private static readonly Option<string?> NewAt = new("--at") { Description = AtDescription, HelpName = "X,Y" };

    public static Command AddCommand()
    {
        var command = new Command("add", "Enters one place. 新增巡查点") { Fields, Kind, At, PlaceVerbTake.Due };
        command.SetAction(async (parsed, ct) =>
        {
            var due = parsed.GetValue(PlaceVerbTake.Due) is { } day ? Dates.Parse(day) : Dates.Today;
            var (kind, fields) = (parsed.GetValue(Kind)!, CaseOptions.Texts(parsed.GetValue(Fields)!));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var at = Place.Parse(parsed.GetValue(At)!, workspace).Point;
            Print(parsed, await PlaceEntry.AddAsync(workspace, kind, at, fields, Dates.Today, due, CommonOptions.Note(parsed, $"place add --kind {kind}"), ct));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Command SetCommand()
    {
        var command = new Command("set", "Changes what is written down of a place. 修改巡查点") { PlaceVerb.Number, Fields, NewAt };
        command.SetAction(async (parsed, ct) =>
        {
            var (number, fields) = (parsed.GetValue(PlaceVerb.Number)!, CaseOptions.Texts(parsed.GetValue(Fields)!));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var at = parsed.GetValue(NewAt) is { } text ? Place.Parse(text, workspace).Point : null;
            var reason = $"place set {number} {string.Join(' ', fields.Select(field => field.Key))}".TrimEnd();
            Print(parsed, await PlaceEntry.SetAsync(workspace, number, fields, at, CommonOptions.Note(parsed, reason), ct));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(ParseResult parsed, InspectedPlace place)
    {
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => PlaceJson.Write(json, place, Dates.Today));
        else
            PlaceText.Print(CommonOptions.WordingOf(parsed), [place], Dates.Today);
    }
}
