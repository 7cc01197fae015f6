using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Cli.Output;
using LandPlanner.Plans;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Plans;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Plans;

namespace LandPlanner.Cli.Verbs.Plans;

/// <summary><c>plan compare|structures|sketch</c></summary>
internal static class PlanVerb
{
    private const int MostConflicts = 20;

    private static readonly Argument<string> Plan = new("PLAN") { Description = "A layer of planned classes. 规划地类图层" };
    private static readonly Argument<string> Survey = new("SURVEY") { Description = "A layer of land use. 现状地类图层" };
    private static readonly Option<string[]> Controls = new("--control")
    {
        Description = "A layer of the plan's control lines; may be given again. Default: those of the plan's years, or those without any. 本规划的管控边界图层",
        HelpName = "LAYER",
    };

    private static readonly Option<string?> Out = new("--out") { Description = "Writes the workbook, .json and the conflicts as .gpkg there. 报告目录", HelpName = "DIR" };
    private static readonly Option<bool> NoLayer = new("--no-layer") { Description = "Keeps no layer of conflicts. 不保存冲突图层" };

    public static Command Command() => new("plan", "Town and village plans. 国土空间规划与村庄规划") { Compare(), Structures(), Sketch() };

    private static Command Compare()
    {
        var command = new Command("compare", "Holds planned classes against present ones: kept, changed, in conflict. 规划与现状对比") { Plan, Survey, Controls, Out, NoLayer };
        command.SetAction(async (parsed, ct) =>
        {
            var (plan, survey, keepsLayer) = (parsed.GetValue(Plan)!, parsed.GetValue(Survey)!, !parsed.GetValue(NoLayer));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: !keepsLayer, ct);
            var run = await Progress.ShowAsync(plan, tell => PlanRun.ExecuteAsync(workspace, new(plan, survey, CommonOptions.Note(parsed, $"plan compare {plan} {survey}"))
            {
                Controls = parsed.GetValue(Controls) is { Length: > 0 } controls ? controls : null,
                KeepsLayer = keepsLayer,
            }, tell, ct));
            var wording = CommonOptions.WordingOf(parsed);
            var files = parsed.GetValue(Out) is { } folder ? await PlanReports.WriteAsync(workspace, run.Comparison, folder, Language(wording), ct) : [];
            if (parsed.GetValue(CommonOptions.Json))
            {
                await using var output = Console.OpenStandardOutput();
                await output.WriteAsync(PlanJson.Write(run.Comparison), ct);
            }
            else
            {
                Print(wording, run);
                foreach (var file in files)
                    Console.WriteLine("  " + file);
            }

            return run.Comparison.Conflicts.Count > 0 ? ExitCodes.DoneWithFindings : ExitCodes.Done;
        });
        return command;
    }

    private static Command Structures()
    {
        var command = new Command("structures", "Structure sketches, and whether all that their names declare is drawn. 空间结构图清单");
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var structures = await StructureBook.ReadAsync(workspace, workspace.Store, ct);
            if (parsed.GetValue(CommonOptions.Json))
                PrintJson(structures);
            else
                Print(CommonOptions.WordingOf(parsed), workspace, structures);
            return structures.Any(structure => structure.IsComplete == false) ? ExitCodes.DoneWithFindings : ExitCodes.Done;
        });
        return command;
    }

    private static Command Sketch()
    {
        var command = new Command("sketch", "Makes the layers that structures are drawn in, for the ordinary tools. 新建空间结构图层");
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var layers = await StructureBook.BeginAsync(workspace, CommonOptions.Note(parsed, "plan sketch"), ct);
            if (parsed.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(json =>
                {
                    json.WriteStartArray();
                    foreach (var layer in layers)
                        json.WriteStringValue(layer);
                    json.WriteEndArray();
                });
            }
            else
            {
                Console.WriteLine(CommonOptions.WordingOf(parsed).Say($"可绘制的图层：{string.Join("、", layers)}", $"Layers to draw in: {string.Join(", ", layers)}"));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static ReportLanguage Language(Wording wording) => wording.English ? ReportLanguage.English : ReportLanguage.Chinese;

    private static void Print(Wording wording, PlanRun run)
    {
        var (comparison, language) = (run.Comparison, Language(wording));
        foreach (var notice in comparison.Matrix.Notices)
            Console.WriteLine("! " + wording.Say(notice.Zh, notice.En));
        var columns = new Columns(wording.Say("现状地类", "present"), wording.Say("规划地类", "planned"), wording.Say("结论", "outcome"), wording.Say("面积(亩)", "area (mu)"));
        var mu = AreaClosure.Mu([.. comparison.Shares.Select(share => share.Area)], 2);
        foreach (var (share, i) in comparison.Shares.Select((share, i) => (share, i)))
            columns.Add(PlanNames.Class(comparison.Matrix, share.Present), PlanNames.Class(comparison.Matrix, share.Planned), PlanNames.Of(share.Outcome, language), Mu(mu[i]));
        columns.Print();
        Console.WriteLine(string.Join(wording.Say("；", "; "), Enum.GetValues<PlanOutcome>().Select(outcome => $"{PlanNames.Of(outcome, language)} {Mu(comparison.Of(outcome).Mu(2))}")) + wording.Say(" 亩", " mu"));
        Console.WriteLine(PlanNames.Controls(comparison, language));
        foreach (var kind in Enum.GetValues<PlanConflictKind>())
        {
            Console.WriteLine($"{PlanNames.Of(kind, language)}: " + (comparison.Of(kind) is { } area
                ? wording.Say($"{comparison.Conflicts.Count(conflict => conflict.Kind == kind)} 处，{Mu(area.Mu(2))} 亩", $"{comparison.Conflicts.Count(conflict => conflict.Kind == kind)} polygons, {Mu(area.Mu(2))} mu")
                : wording.Say("无法判断", "not known")));
        }

        foreach (var conflict in comparison.Conflicts.Take(MostConflicts))
            Console.WriteLine($"  {conflict.Number} {PlanNames.Of(conflict.Kind, language)} {conflict.Village} {conflict.Present}→{conflict.Planned} {Mu(conflict.Area.Mu(2))}");
        if (run.Layer is { } layer)
            Console.WriteLine(wording.Say($"冲突图层：{layer}", $"Layer of conflicts: {layer}"));
    }

    private static void Print(Wording wording, Workspace workspace, IReadOnlyList<Structure> structures)
    {
        var kinds = workspace.Tables.Ledgers.Get("structure-line").Get("kind");
        foreach (var structure in structures)
        {
            Console.WriteLine($"{structure.Name}: " + structure.IsComplete switch
            {
                true => wording.Say("完整", "complete"),
                false => wording.Say("不完整", "not complete"),
                null => wording.Say("无法判断", "not known"),
            });
            foreach (var balance in structure.Balances)
            {
                Console.WriteLine($"  {kinds.Say(balance.Kind.Word(), wording.English)}: " + wording.Say(
                    $"应有 {balance.Declared?.ToString(CultureInfo.InvariantCulture) ?? "—"}，已绘 {balance.Drawn}", $"{balance.Declared?.ToString(CultureInfo.InvariantCulture) ?? "—"} declared, {balance.Drawn} drawn"));
            }

            foreach (var part in structure.Parts)
                Console.WriteLine($"    {(part.Kind is { } kind ? kinds.Say(kind.Word(), wording.English) : part.Word)} {part.Order?.ToString(CultureInfo.InvariantCulture)} {part.Name}  {part.Layer} #{part.Id}");
        }
    }

    private static void PrintJson(IReadOnlyList<Structure> structures) => JsonOutput.Print(json =>
    {
        json.WriteStartArray();
        foreach (var structure in structures)
        {
            json.WriteStartObject();
            json.WriteString("name", structure.Name);
            if (structure.IsComplete is { } complete)
                json.WriteBoolean("complete", complete);
            else
                json.WriteNull("complete");
            json.WriteString("unread", structure.Formula.Unread);
            json.WriteStartArray("kinds");
            foreach (var balance in structure.Balances)
            {
                json.WriteStartObject();
                json.WriteString("kind", balance.Kind.Word());
                if (balance.Declared is { } declared)
                    json.WriteNumber("declared", declared);
                else
                    json.WriteNull("declared");
                json.WriteNumber("drawn", balance.Drawn);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("parts");
            foreach (var part in structure.Parts)
            {
                json.WriteStartObject();
                json.WriteString("layer", part.Layer);
                json.WriteNumber("id", part.Id);
                json.WriteString("kind", part.Kind?.Word() ?? part.Word);
                json.WriteString("name", part.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Mu(decimal mu) => LedgerOutput.Mu(mu);
}
