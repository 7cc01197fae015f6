using System.CommandLine;
using LandPlanner.Audits;
using LandPlanner.Cli.Output;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Cases;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Cli.Verbs.Cases;

/// <summary><c>case batch FILE|--layer LAYER --batch NAME --issued DATE [--dry-run]</c></summary>
internal static class CaseBatchVerb
{
    private static readonly Argument<string?> File = new("FILE") { Description = "Any vector file, folder or zip. 数据文件", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Layer = new("--layer") { Description = "A layer of the workspace instead of a file. 图层", HelpName = "LAYER" };
    private static readonly Option<string> Batch = new("--batch") { Description = "The batch's name, which no other has. 批次", Required = true, HelpName = "NAME" };
    private static readonly Option<string> Issued = new("--issued") { Description = "The day it was issued. 下发日期", Required = true, HelpName = "DATE" };
    private static readonly Option<string?> SourceLayer = new("--source-layer") { Description = "The layer of the file, where it has several. 源图层" };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The encoding of its text, checked against the bytes. 编码" };
    private static readonly Option<string?> CrsOption = new("--crs") { Description = "The coordinate system of its coordinates. 源坐标系", HelpName = "EPSG:CODE" };
    private static readonly Option<string?> Shift = new("--shift")
    {
        Description = "Seven parameters to CGCS2000, for Xian 1980 and Beijing 1954. 七参数",
        HelpName = "position-vector:dx,dy,dz,rx,ry,rz,ppm",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Says what would be done and changes nothing. 试运行" };

    public static Command Command()
    {
        var command = new Command("batch", "Takes in a satellite batch: a case a patch, each compared at the desk. 导入卫片批次")
        {
            File, Layer, Batch, Issued, SourceLayer, Encoding, CrsOption, Shift, DryRun,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var request = new BatchRequest(parsed.GetValue(Batch)!, Dates.Parse(parsed.GetValue(Issued)!))
        {
            File = parsed.GetValue(File),
            Layer = parsed.GetValue(Layer),
            SourceLayer = parsed.GetValue(SourceLayer),
            Encoding = parsed.GetValue(Encoding),
            Crs = parsed.GetValue(CrsOption) is not { } text ? null : CrsCode.TryParse(text, out var code) ? code : throw new WorkspaceException($"'{text}' is no EPSG code; write it like EPSG:4529."),
            Shift = parsed.GetValue(Shift) is { } shift ? DatumShift.Parse(shift) : null,
        };
        var (isDry, author) = (parsed.GetValue(DryRun), parsed.GetValue(CommonOptions.Author)!);
        if (request.File is not null)
            Import.Prepare();
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: isDry, ct);
        var book = await CaseBook.OpenAsync(workspace, ct);
        var taker = new SatelliteBatch(book);
        var found = await Output.Progress.ShowAsync(request.Batch, tell => isDry
            ? taker.PreviewAsync(request, author, CaseOptions.Today, new Told(tell), ct)
            : taker.RunAsync(request, author, CaseOptions.Today, new Told(tell), ct));
        if (parsed.GetValue(CommonOptions.Json))
            PrintJson(found, isDry);
        else
            Print(CommonOptions.WordingOf(parsed), book, found, isDry);
        return found.RejectedCount == 0 && found.NewCount > 0 ? ExitCodes.Done : ExitCodes.DoneWithFindings;
    }

    private static void Print(Wording wording, CaseBook book, BatchResult found, bool isDry)
    {
        var columns = new Columns(
            wording.Say("案件", "case"), wording.Say("编号", "number"), wording.Say("面积(㎡)", "area (m²)"), wording.Say("变化前", "before"), wording.Say("变化后", "now"), wording.Say("内业判读", "desk verdict"));
        foreach (var patch in found.Patches.Take(IntakeOutput.Shown))
        {
            columns.Add(
                IntakeOutput.Fate(wording, patch.Opened, patch.IsNew, patch.Matches), patch.Number, FieldText.Write(patch.Desk.Area.SquareMetres), LandPlanner.Cases.DeskText.Classes(patch.Desk.Before, wording.English),
                LandPlanner.Cases.DeskText.Classes(patch.Desk.Now, wording.English), IntakeOutput.Verdict(wording, book, patch.Desk.Verdict));
        }

        columns.Print();
        if (found.Patches.Count > IntakeOutput.Shown)
            Console.WriteLine(wording.Say($"……另有 {found.Patches.Count - IntakeOutput.Shown} 个,见 --json", $"… and {found.Patches.Count - IntakeOutput.Shown} more, see --json"));
        foreach (var notice in found.Notices)
            Console.WriteLine("  ! " + notice);
        foreach (var problem in found.Rejected)
            Console.WriteLine("  " + wording.Say($"第 {problem.Record} 条:", $"record {problem.Record}: ") + $"{problem.Reason} → {problem.Action}");
        Console.WriteLine(wording.Say(
            $"{found.Batch}:读取 {found.Read} 条 = {(isDry ? "将立案" : "立案")} {found.NewCount} + 已有 {found.Patches.Count - found.NewCount} + 拒绝 {found.RejectedCount};判读:{IntakeOutput.Verdicts(wording, book, found.Patches.Select(patch => patch.Desk))}",
            $"{found.Batch}: {found.Read} records read = {found.NewCount} {(isDry ? "would be opened" : "opened")} + {found.Patches.Count - found.NewCount} there already + {found.RejectedCount} rejected; at the desk: {IntakeOutput.Verdicts(wording, book, found.Patches.Select(patch => patch.Desk))}"));
        if (found.ClosedCount > 0)
        {
            Console.WriteLine(wording.Say(
                $"  ! 已有的图斑中 {found.ClosedCount} 个已销号,没有立案:再次变化的,用 landplanner case move 编号 reopen 反弹复查。",
                $"  ! {found.ClosedCount} of those there already are closed, and nothing was opened: where the ground changed again, reopen them with landplanner case move NUMBER reopen."));
        }

        Console.WriteLine(wording.Say(AuditResult.NoteZh, AuditResult.NoteEn));
    }

    private static void PrintJson(BatchResult found, bool isDry) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteString("batch", found.Batch);
        json.WriteBoolean("dryRun", isDry);
        json.WriteNumber("read", found.Read);
        json.WriteNumber("new", found.NewCount);
        json.WriteNumber("known", found.Patches.Count - found.NewCount);
        json.WriteNumber("closed", found.ClosedCount);
        json.WriteNumber("rejected", found.RejectedCount);
        if (found.Revision is { } revision)
            json.WriteNumber("revision", revision.Number);
        json.WriteStartArray("patches");
        foreach (var patch in found.Patches)
        {
            json.WriteStartObject();
            json.WriteNumber("record", patch.Record);
            json.WriteString("sourceNumber", patch.Number);
            json.WriteBoolean("new", patch.IsNew);
            json.WriteString("number", patch.Opened?.Number);
            json.WriteString("sameNumber", patch.Known?.Number);
            json.WriteString("kind", patch.Opened?.Kind);
            IntakeOutput.WriteMatches(json, patch.Matches);
            IntakeOutput.WriteDesk(json, patch.Desk);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in found.Rejected)
            WriteProblem(json, problem);
        json.WriteEndArray();
        json.WriteTexts("notices", found.Notices);
        json.WriteEndObject();
    });

    private static void WriteProblem(System.Text.Json.Utf8JsonWriter json, RecordProblem problem)
    {
        json.WriteStartObject();
        json.WriteNumber("record", problem.Record);
        json.WriteString("reason", problem.Reason);
        json.WriteEndObject();
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
