using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Histories;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Cli.Verbs;

/// <summary><c>restore LAYER --revision N [--feature ID] [--reason R]</c></summary>
internal static class RestoreVerb
{
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer to bring back. 图层" };
    private static readonly Option<long> Revision = new("--revision")
    {
        Description = "Brings it back to how it stood after this revision. 恢复到该修订之后的状态",
        HelpName = "N",
        Required = true,
        CustomParser = WholeNumbers.Parse,
    };
    private static readonly Option<long?> Feature = new("--feature")
    {
        Description = "Brings back this feature only. 只恢复该要素",
        HelpName = "ID",
        CustomParser = result => WholeNumbers.Parse(result),
    };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; goes into the history. 事由", HelpName = "R" };

    public static Command Command()
    {
        var command = new Command("restore", "Brings a layer or a feature back as a new revision. 恢复图层或要素")
        {
            Layer, Revision, Feature, Reason,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (layer, revision, feature) = (parsed.GetValue(Layer)!, parsed.GetValue(Revision), parsed.GetValue(Feature));
        var what = feature is { } id ? $"{layer} {id}" : layer;
        var note = CommonOptions.Note(parsed, parsed.GetValue(Reason) ?? $"restore {what} to revision {revision}");
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        LedgerGuard.Refuse(workspace, layer);
        var restored = await new Restoring(workspace.Store, workspace.Areas).RunAsync(layer, revision, feature, note, ct);
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(restored);
        else
            Print(CommonOptions.WordingOf(parsed), restored, feature is not null);
        return ExitCodes.Done;
    }

    private static void Print(Wording wording, Restored restored, bool one)
    {
        if (restored.Revision is not { } revision)
        {
            Console.WriteLine(wording.Say("已是当时的状态,无需恢复。", "It stands as it stood then: nothing to do."));
            return;
        }

        Console.WriteLine(wording.Say(
            $"修订 {revision.Number}:新增 {restored.Added},更新 {restored.Updated},删除 {restored.Deleted}",
            $"Revision {revision.Number}: {restored.Added} added, {restored.Updated} updated, {restored.Deleted} deleted"));
        if (one && restored.Deleted > 0)
            Console.WriteLine(wording.Say("该要素当时不存在,因此删除。", "The feature was not there then, so it was deleted."));
        if (restored.Rewritten)
        {
            Console.WriteLine(wording.Say(
                "该图层其后被整体替换,因此重新写入,要素编号是新的。",
                "The layer was replaced, or became another, since then: it was written anew, and its features have new ids."));
        }
    }

    private static void PrintJson(Restored restored) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteRevision(restored.Revision);
        json.WriteNumber("added", restored.Added);
        json.WriteNumber("updated", restored.Updated);
        json.WriteNumber("deleted", restored.Deleted);
        json.WriteBoolean("rewritten", restored.Rewritten);
        json.WriteEndObject();
    });
}
