using System.CommandLine;
using System.Globalization;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>history</c></summary>
internal static class HistoryVerb
{
    private static readonly Option<string?> Layer = new("--layer") { Description = "Only revisions that touched this layer. 图层" };

    public static Command Command()
    {
        var command = new Command("history", "Lists the revisions: who, when, why, what. 修订历史") { Layer };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
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
            json.WriteStartArray("layers");
            foreach (var layer in revision.Layers)
                json.WriteStringValue(layer);
            json.WriteEndArray();
            json.WritePropertyName("details");
            json.WriteRawValue(revision.Details);
            json.WriteString("previousHash", revision.PreviousHash);
            json.WriteString("hash", revision.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
