using System.CommandLine;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Cli.Output;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Cli.Verbs.IdleLand;

/// <summary><c>idle building take|list|set</c>: the list has the totals of floor.</summary>
internal static class IdleBuildingVerb
{
    private static readonly string[] Columns = ["number", "name", "village", "floor_m2", "idle_since", "state", "way", "revived_on", "responsible"];
    private static readonly Argument<string> Layer = new("LAYER") { Description = "The layer that is taken from. 来源图层" };
    private static readonly Argument<string> Number = new("NUMBER") { Description = "Its number in the ledger. 编号" };
    private static readonly Argument<string[]> Values = new("FIELD=VALUE") { Description = "What to set; nothing behind the = for none. 字段=值", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> Preview = new("--preview") { Description = "Shows what would be taken, and changes nothing. 只预览" };
    private static readonly Option<bool> Again = new("--again") { Description = "Takes buildings again that were revived before. 已盘活的再次录入" };
    private static readonly Option<string[]> Where = new("--where") { Description = "Only rows that meet it: FIELD=VALUE; may be given again. 筛选", HelpName = "CONDITION" };

    public static Command Command() => new("building", "Idle buildings. 闲置楼宇")
    {
        IdleVerb.Verb(
            "take", "Takes the buildings of a layer into the ledger. 从图层录入台账",
            (parsed, ct) => IdleVerb.TakeAsync(parsed, IdleOffering.Buildings, parsed.GetValue(Layer)!, Dates.Today, parsed.GetValue(Preview), remainders: false, parsed.GetValue(Again), ct), Layer, Preview, Again),
        IdleVerb.Verb("list", "Lists the buildings, with their floor in all and by state. 清单与汇总", ListAsync, Where),
        IdleVerb.Verb("set", "Sets fields of a building: state, way, revived_on, …. 修改", SetAsync, Number, Values),
    };

    private static async Task<int> SetAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        var number = parsed.GetValue(Number)!;
        var change = await LedgerChange.SetAsync(
            workspace, IdleOffering.Buildings, number, Assignments.ParseSome(parsed.GetValue(Values)!), (_, after) => IdleBuilding.Complaints(after, Dates.Today),
            CommonOptions.Note(parsed, $"idle building: set {number}"), ct);
        LedgerOutput.PrintChange(parsed, workspace.Tables.Ledgers.Get(IdleOffering.Buildings), change);
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var ledger = await Ledger.OpenAsync(workspace, IdleOffering.Buildings, ct);
        var conditions = (parsed.GetValue(Where) ?? []).Select(text => LedgerCondition.Parse(ledger.Form, text)).ToList();
        var rows = (await ledger.ReadAsync(new() { WithoutShapes = true }, ct).ToListAsync(ct)).Where(row => conditions.All(condition => condition.IsMetBy(row)))
            .OrderBy(row => row.Text("number"), StringComparer.Ordinal).ToList();
        var (floor, states) = (LedgerGroup.Of(rows, IdleBuilding.FloorOf).Area, LedgerGroup.By(rows, row => row.Text("state"), IdleBuilding.FloorOf));
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("buildings", rows.Count);
                json.WriteArea("floorSquareMetres", floor);
                json.WriteStartArray("state");
                foreach (var state in states)
                {
                    json.WriteStartObject();
                    json.WriteString("key", state.Key);
                    json.WriteNumber("buildings", state.Rows);
                    json.WriteArea("floorSquareMetres", state.Area);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("rows");
                foreach (var row in rows)
                {
                    json.WriteStartObject();
                    LedgerOutput.WriteFields(json, ledger.Form, row);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        var wording = CommonOptions.WordingOf(parsed);
        var table = new Columns(LedgerOutput.Headings(wording, ledger.Form, Columns));
        foreach (var row in rows)
            table.Add(LedgerOutput.Cells(wording, ledger.Form, row, Columns));
        if (rows.Count > 0)
            table.Print();
        Console.WriteLine(wording.Say($"共 {rows.Count} 处，建筑面积 {SquareMetres(floor)} ㎡。", $"{rows.Count} buildings, {SquareMetres(floor)} m² of floor."));
        foreach (var state in states)
            Console.WriteLine($"  {ledger.Form.Get("state").Say(state.Key, wording.English)}: {wording.Say($"{state.Rows} 处", $"{state.Rows}")}, {SquareMetres(state.Area)} {wording.Say("㎡", "m²")}");
        return ExitCodes.Done;
    }

    private static string SquareMetres(Area area) => (area.Hundredths / 100m).ToString("N2", CultureInfo.InvariantCulture);
}
