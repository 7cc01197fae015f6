using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Edits;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case return PACKAGE [--accept]</c></summary>
internal static class CaseReturnVerb
{
    private static readonly Argument<string> Package = new("PACKAGE") { Description = "The package's folder, or a zip of it. 外业包" };
    private static readonly Option<bool> Accept = new("--accept") { Description = "Takes in what can be taken in, as one revision. 接收" };

    public static Command Command()
    {
        var command = new Command("return", "Shows what came back from the field: new photos, changes, conflicts; takes it in with --accept. 外业回传") { Package, Accept };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var accepts = parsed.GetValue(Accept);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: !accepts, ct);
        var (book, author) = (await CaseBook.OpenAsync(workspace, ct), parsed.GetValue(CommonOptions.Author)!);
        var work = new CaseFieldWork(book);
        using var back = await FieldReturn.ReadAsync(workspace, parsed.GetValue(Package)!, ct);
        var plan = await work.PlanAsync(back, author, CaseOptions.Today, ct);
        var revision = accepts ? await work.AcceptAsync(plan, back, author, ct) : null;
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(plan, revision);
        else
            Print(CommonOptions.WordingOf(parsed), plan, revision, accepts);
        return plan.Left.Count > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static void Print(Wording wording, CaseFieldPlan plan, Revision? revision, bool accepts)
    {
        foreach (var change in plan.Changes)
            Console.WriteLine($"{change.After.Number}  {change.Changed}");
        foreach (var piece in plan.Evidence)
        {
            Console.WriteLine(string.Join("  ", piece.Number, piece.Taken.Facts.FileName, wording.Say(
                $"距图斑 {FieldText.Write(piece.Taken.Facts.DistanceMetres)} 米", $"{FieldText.Write(piece.Taken.Facts.DistanceMetres)} m from the patch")));
        }

        FieldOutput.PrintLeft(wording, plan.Left);
        Console.WriteLine((revision, accepts) switch
        {
            ({ } done, _) => wording.Say($"已接收:变更 {plan.Changes.Count},照片 {plan.Evidence.Count}(修订 {done.Number})", $"Taken in: {plan.Changes.Count} changes, {plan.Evidence.Count} photos (revision {done.Number})"),
            (null, true) => wording.Say("没有可接收的内容。", "There is nothing to take in."),
            _ => wording.Say($"可接收:变更 {plan.Changes.Count},照片 {plan.Evidence.Count};加 --accept 接收。", $"{plan.Changes.Count} changes and {plan.Evidence.Count} photos can be taken in: add --accept."),
        });
    }

    private static void PrintJson(CaseFieldPlan plan, Revision? revision) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("changes");
        foreach (var change in plan.Changes)
        {
            json.WriteStartObject();
            json.WriteString("number", change.After.Number);
            json.WriteString("changed", change.Changed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var (number, taken, _) in plan.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("number", number);
            json.WriteString("file", taken.Facts.FileName);
            json.WriteString("kind", taken.Facts.Kind);
            EditJson.WriteValue(json, "distanceMetres", taken.Facts.DistanceMetres);
            json.WriteString("sha256", taken.Facts.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        FieldOutput.WriteEnd(json, plan.Left, revision);
        json.WriteEndObject();
    });
}
