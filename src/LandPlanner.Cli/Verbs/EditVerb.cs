using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Edits;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>edit LAYER ID</c></summary>
internal static class EditVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The feature's layer. 图层" };
    private static readonly Argument<long> Id = new("ID") { Description = "The feature's id. 要素编号", CustomParser = WholeNumbers.Parse };
    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A field's new value; nothing behind the = for none. May be given more than once. 字段赋值",
        HelpName = "FIELD=VALUE",
    };

    private static readonly Option<string?> Wkt = new("--wkt") { Description = "The new shape, in the workspace's coordinate system. 新图形" };
    private static readonly Option<bool> Delete = new("--delete") { Description = "Deletes the feature. 删除" };
    private static readonly Option<long?> Expect = new("--expect")
    {
        Description = "The version you saw: another one there is a conflict. 所见版本",
        HelpName = "VERSION",
        CustomParser = result => WholeNumbers.Parse(result),
    };

    private static readonly Option<string> Conflict = new("--on-conflict")
    {
        Description = "refuse: show both versions; merge: save both changes where they do not clash; overwrite: put yours in the place of theirs. 冲突处理",
        DefaultValueFactory = _ => "refuse",
    };

    private static readonly Option<string?> Reason = new("--reason") { Description = "Why. 事由" };

    static EditVerb() => Conflict.AcceptOnlyFromAmong("refuse", "merge", "overwrite");

    public static Command Command()
    {
        var command = new Command("edit", "Changes one feature, or shows who changed it meanwhile. 修改要素")
        {
            Layer, Id, Set, Wkt, Delete, Expect, Conflict, Reason,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var request = Request(parsed);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var outcome = await FeatureEdit.RunAsync(workspace, request, ct);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Print(json => EditJson.Write(json, outcome));
        else
            EditText.Print(CommonOptions.WordingOf(parsed), outcome);
        if (!outcome.IsRefused)
            return ExitCodes.Done;
        await Console.Error.WriteLineAsync(outcome.Conflict!.Message);
        return ExitCodes.BadInput;
    }

    private static EditRequest Request(ParseResult parsed)
    {
        var (layer, id) = (parsed.GetValue(Layer)!, parsed.GetValue(Id));
        return new(layer, id, CommonOptions.Note(parsed, parsed.GetValue(Reason) ?? $"edit {layer} {id}"))
        {
            Values = [.. parsed.GetValue(Set)!.Select(Assignment)],
            Wkt = parsed.GetValue(Wkt),
            Delete = parsed.GetValue(Delete),
            ExpectedVersion = parsed.GetValue(Expect),
            OnConflict = Enum.Parse<OnConflict>(parsed.GetValue(Conflict)!, ignoreCase: true),
        };
    }

    private static (string Field, string Value) Assignment(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? (text[..at], text[(at + 1)..])
            : throw new WorkspaceException($"'{text}' sets nothing; write it like --set FIELD=VALUE.");
    }
}
