using System.CommandLine;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Histories;
using LandPlanner.Stores;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>history [--layer LAYER] [--at X,Y [--on DATE]]</c></summary>
internal static class HistoryVerb
{
    private static readonly Option<string?> Layer = new("--layer") { Description = "Only revisions that touched this layer, or what lay in it. 图层" };
    private static readonly Option<string?> At = new("--at")
    {
        Description = "What ever lay at this place: x,y of the workspace's plane, or longitude,latitude; lines and points within 1 m. 某地的历史",
        HelpName = "X,Y",
    };
    private static readonly Option<string?> On = new("--on")
    {
        Description = "Only what the workspace held there at any time of this day (UTC). 日期",
        HelpName = "DATE",
    };

    public static Command Command()
    {
        var command = new Command("history", "Lists the revisions: who, when, why, what; or all that lay at a place. 修订历史") { Layer, At, On };
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(At) is { } at)
            return ShowPlaceAsync(parsed, at, ct);
        return parsed.GetValue(On) is null
            ? ListAsync(parsed, ct)
            : throw new WorkspaceException("--on asks what lay at a place on a day: name the place with --at X,Y.");
    }

    private static async Task<int> ShowPlaceAsync(ParseResult parsed, string at, CancellationToken ct)
    {
        DateOnly? day = parsed.GetValue(On) is { } on ? Dates.Parse(on) : null;
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var place = Place.Parse(at, workspace);
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var all = await PlaceHistory.ReadAsync(snapshot, place.Point, parsed.GetValue(Layer), ct);
        var history = day is { } date ? all.On(date) : all;
        if (parsed.GetValue(CommonOptions.Json))
            PlaceHistoryOutput.PrintJson(place, history);
        else
            PlaceHistoryOutput.Print(CommonOptions.WordingOf(parsed), place, history);
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var layer = parsed.GetValue(Layer);
        var revisions = await workspace.Store.ReadRevisionsAsync(ct)
            .Where(revision => layer is null || revision.Layers.Contains(layer))
            .ToListAsync(ct);
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(revisions);
        else
            Print(CommonOptions.WordingOf(parsed), revisions);
        return ExitCodes.Done;
    }

    private static void Print(Wording wording, IReadOnlyList<Revision> revisions)
    {
        var columns = new Columns(
            wording.Say("修订", "revision"), wording.Say("时间", "time"), wording.Say("操作人", "author"), wording.Say("事由", "reason"),
            wording.Say("图层", "layers"), wording.Say("哈希", "hash"));
        foreach (var revision in revisions)
        {
            columns.Add(
                revision.Number.ToString(CultureInfo.InvariantCulture), revision.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                revision.Note.Author, revision.Note.Reason, string.Join(", ", revision.Layers), revision.Hash[..12]);
        }

        columns.Print();
    }

    private static void PrintJson(IReadOnlyList<Revision> revisions) => JsonOutput.Print(json =>
    {
        json.WriteStartArray();
        foreach (var revision in revisions)
        {
            json.WriteStartObject();
            json.WriteNumber("revision", revision.Number);
            json.WriteString("kind", revision.Kind.ToString());
            json.WriteString("at", revision.At);
            json.WriteString("author", revision.Note.Author);
            json.WriteString("reason", revision.Note.Reason);
            json.WriteTexts("layers", revision.Layers);
            json.WritePropertyName("details");
            json.WriteRawValue(revision.Details);
            json.WriteString("previousHash", revision.PreviousHash);
            json.WriteString("hash", revision.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
