using System.CommandLine;
using LandPlanner.Cli.Output;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.FieldWork;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Verbs.Places;

/// <summary><c>place round pack|return</c></summary>
internal static class PlaceVerbField
{
    private static readonly Argument<string> Number = new("ROUND") { Description = "The round's number, such as 20251126-0001. 任务编号" };
    private static readonly Option<string?> Name = new("--name") { Description = "What the package is called. Default: after the round. 名称", HelpName = "NAME" };
    private static readonly Option<string> Out = new("--out") { Description = "The folder in which the package is made. Default: here. 目录", DefaultValueFactory = _ => ".", HelpName = "DIR" };
    private static readonly Option<bool> Zip = new("--zip") { Description = "Makes a zip of it too. 压缩" };
    private static readonly Argument<string> Package = new("PACKAGE") { Description = "The package's folder, or a zip of it. 外业包" };
    private static readonly Option<bool> Accept = new("--accept") { Description = "Takes in what can be taken in, as one revision. 接收" };

    public static Command PackCommand()
    {
        var command = new Command("pack", "Writes a package for QField: the round's places in order, their checklists, a folder for photos. 外业包") { Number, Name, Out, Zip };
        command.SetAction(PackAsync);
        return command;
    }

    public static Command ReturnCommand()
    {
        var command = new Command("return", "Shows what came back from a round: inspections, photos, conflicts; takes it in with --accept. 外业回传") { Package, Accept };
        command.SetAction(ReturnAsync);
        return command;
    }

    private static async Task<int> PackAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var (number, wording) = (parsed.GetValue(Number)!, CommonOptions.WordingOf(parsed));
        var work = new PlaceFieldWork(workspace);
        var package = await work.PackAsync(number, parsed.GetValue(Name) ?? $"round-{number}", parsed.GetValue(Out)!, parsed.GetValue(CommonOptions.Author)!, wording.English, ct);
        if (parsed.GetValue(Zip))
            package.Zip(package.Folder + ".zip");
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("folder", package.Folder);
                json.WriteNumber("places", package.Manifest.Subjects.Count);
                json.WriteString("head", package.Manifest.Head);
                json.WriteEndObject();
            });
        }
        else
        {
            Console.WriteLine(wording.Say($"{package.Folder}：{package.Manifest.Subjects.Count} 处", $"{package.Folder}: {package.Manifest.Subjects.Count} places"));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ReturnAsync(ParseResult parsed, CancellationToken ct)
    {
        var accepts = parsed.GetValue(Accept);
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: !accepts, ct);
        var (work, author) = (new PlaceFieldWork(workspace), parsed.GetValue(CommonOptions.Author)!);
        using var back = await FieldReturn.ReadAsync(workspace, parsed.GetValue(Package)!, ct);
        var plan = await work.PlanAsync(back, author, Dates.Today, ct);
        var revision = accepts ? await work.AcceptAsync(plan, back, author, ct) : null;
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(plan, revision);
        else
            Print(CommonOptions.WordingOf(parsed), plan, revision, accepts);
        return plan.Left.Count > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
    }

    private static void Print(Wording wording, PlaceFieldPlan plan, Revision? revision, bool accepts)
    {
        foreach (var visit in plan.Visits)
        {
            Console.WriteLine(string.Join("  ", visit.Place.Number, visit.Place.Name, Moments.Write(visit.Request.On), visit.Verdict.Passed ? wording.Say("合格", "passed") : wording.Say("不合格", "failed"),
                wording.Say($"照片 {visit.Photos.Count}", $"{visit.Photos.Count} photos")));
        }

        FieldOutput.PrintLeft(wording, plan.Left);
        var photos = plan.Visits.Sum(visit => visit.Photos.Count);
        Console.WriteLine((revision, accepts) switch
        {
            ({ } done, _) => wording.Say($"已接收：巡查 {plan.Visits.Count}，照片 {photos}（修订 {done.Number}）", $"Taken in: {plan.Visits.Count} inspections, {photos} photos (revision {done.Number})"),
            (null, true) => wording.Say("没有可接收的内容。", "There is nothing to take in."),
            _ => wording.Say($"可接收：巡查 {plan.Visits.Count}，照片 {photos}；加 --accept 接收。", $"{plan.Visits.Count} inspections and {photos} photos can be taken in: add --accept."),
        });
    }

    private static void PrintJson(PlaceFieldPlan plan, Revision? revision) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("inspections");
        foreach (var visit in plan.Visits)
        {
            json.WriteStartObject();
            json.WriteString("place", visit.Place.Number);
            json.WriteString("on", Moments.Write(visit.Request.On));
            json.WriteBoolean("passed", visit.Verdict.Passed);
            json.WriteTexts("photos", visit.Photos.Select(photo => photo.File.FileName));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        FieldOutput.WriteEnd(json, plan.Left, revision);
        json.WriteEndObject();
    });
}
