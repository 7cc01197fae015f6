using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Cli.Output;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Farmland;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary>What every ledger of plots can be asked: <c>take LAYER</c>, <c>set NUMBER FIELD=VALUE…</c>, <c>list</c>, <c>summary</c>.</summary>
/// <param name="columns">The fields a list shows.</param>
/// <param name="groups">The fields a summary groups by.</param>
internal sealed class PlotCommands(PlotLedger ledger, string[] columns, string[] groups)
{
    private readonly Argument<string> _layer = new("LAYER") { Description = "The layer that plots are taken from; of a land-use layer those its planting attribute (ZZSXDM) tells of. 来源图层" };
    private readonly Option<bool> _preview = new("--preview") { Description = "Shows what would be taken, and changes nothing. 只预览" };
    private readonly Option<bool> _remainders = new("--remainders") { Description = "Of plots that lie in part on ground the ledger has, takes the rest. 部分重叠的取其余" };
    private readonly Argument<string> _number = new("NUMBER") { Description = "The plot's number in the ledger. 编号" };
    private readonly Argument<string[]> _values = new("FIELD=VALUE") { Description = "What to set; nothing behind the = for none. 字段=值", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> _where = new("--where")
    {
        Description = "Only rows that meet it: FIELD=VALUE, with !=, <, <=, >, >= or ~ for a part of a text; may be given again. 筛选",
        HelpName = "CONDITION",
    };

    private readonly Option<string?> _sort = new("--sort") { Description = "The field to sort by; -FIELD from the greatest down. 排序", HelpName = "FIELD" };
    private readonly Option<string?> _on = new("--on") { Description = "The day as of which years and delays count. Default: today. 截至日期", HelpName = "DATE" };
    private readonly Option<bool> _overdue = new("--overdue") { Description = "Only plots whose term is over. 只列超期" };

    /// <summary>What else is said of a row, as a column.</summary>
    public (string Zh, string En, Func<Wording, LedgerRow, DateOnly, FarmlandFacts, string> Say)[] MoreColumns { get; init; } = [];

    /// <summary>What else is said of a row in JSON.</summary>
    public Action<Utf8JsonWriter, LedgerRow, DateOnly, FarmlandFacts>? MoreJson { get; init; }

    public required Func<LedgerRow, DateOnly, FarmlandFacts, bool> IsOverdue { get; init; }

    /// <summary>How much of a row was accepted; null where nothing is to be.</summary>
    public Func<LedgerRow, Area>? AcceptedOf { get; init; }

    /// <summary>The key of a row by something that is no field: its word, and what to call it.</summary>
    public (string Word, string Zh, string En, Func<Wording, LedgerRow, DateOnly, FarmlandFacts, string> KeyOf)[] MoreGroups { get; init; } = [];

    public Command Take()
    {
        var command = new Command("take", "Takes the plots of a layer into the ledger, the same ground never twice. 从图层录入台账") { _layer, _preview, _remainders };
        command.SetAction((parsed, ct) => TakeAsync(parsed, parsed.GetValue(_layer)!, parsed.GetValue(_preview), parsed.GetValue(_remainders), ct));
        return command;
    }

    public Command Set()
    {
        var command = new Command("set", "Sets fields of a plot. 修改") { _number, _values };
        command.SetAction((parsed, ct) => ChangeAsync(
            parsed, async workspace => await LedgerChange.SetAsync(
                workspace, ledger.FormId, parsed.GetValue(_number)!, Assignments.ParseSome(parsed.GetValue(_values)!), ledger.ComplaintsOn(FarmlandFacts.Today, workspace.Tables.Farmland),
                Note(parsed, $"set {parsed.GetValue(_number)}"), ct, ledger.Settled), ct));
        return command;
    }

    public Command List()
    {
        var command = new Command("list", "Lists the plots. 清单") { _where, _sort, _on, _overdue };
        command.SetAction(ListAsync);
        return command;
    }

    public Command Summary()
    {
        var command = new Command("summary", "Totals in plots and mu. 汇总") { _where, _on, _overdue };
        command.SetAction(SummaryAsync);
        return command;
    }

    /// <summary>A command that changes one plot by more than its fields.</summary>
    public Command Act(string name, string description, IReadOnlyList<Option> options, Func<ParseResult, FarmlandFacts, LedgerRow, LedgerRow> change)
    {
        var command = new Command(name, description) { _number };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction((parsed, ct) => ChangeAsync(
            parsed, async workspace => await LedgerChange.CommitAsync(
                workspace, ledger.FormId, parsed.GetValue(_number)!, (_, row) => change(parsed, new(workspace), row), Note(parsed, $"{name} {parsed.GetValue(_number)}"), ct), ct));
        return command;
    }

    public async Task<int> TakeAsync(ParseResult parsed, string layer, bool preview, bool remainders, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
        var request = new PlotTakeRequest(ledger, layer, Note(parsed, $"take {layer}")) { IsPreview = preview, TakesRemainders = remainders };
        var take = await PlotTake.RunAsync(workspace, request, ct);
        PlotTakeOutput.Print(parsed, workspace.Tables.Ledgers.Get(ledger.FormId), layer, preview, take.Offers, take.Revision);
        return ExitCodes.Done;
    }

    private async Task<int> ChangeAsync(ParseResult parsed, Func<Workspace, Task<LedgerChange>> commit, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
        LedgerOutput.PrintChange(parsed, workspace.Tables.Ledgers.Get(ledger.FormId), await commit(workspace));
        return ExitCodes.Done;
    }

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var (form, rows, day, facts) = await RowsAsync(workspace, parsed, ct);
        var wording = CommonOptions.WordingOf(parsed);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                LedgerOutput.WriteGroup(json, LedgerGroup.Of(rows, AreaOf, AcceptedOf));
                json.WriteStartArray("rows");
                foreach (var row in rows)
                {
                    json.WriteStartObject();
                    LedgerOutput.WriteFields(json, form, row);
                    json.WriteBoolean("overdue", IsOverdue(row, day, facts));
                    MoreJson?.Invoke(json, row, day, facts);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        var table = new Columns(
        [
            .. LedgerOutput.Headings(wording, form, columns), wording.Say("面积(亩)", "area (mu)"),
            .. MoreColumns.Select(column => wording.Say(column.Zh, column.En)), wording.Say("超期", "overdue"),
        ]);
        foreach (var row in rows)
        {
            table.Add(
            [
                .. LedgerOutput.Cells(wording, form, row, columns), LedgerOutput.Mu(AreaOf(row).Mu(2)), .. MoreColumns.Select(column => column.Say(wording, row, day, facts)),
                IsOverdue(row, day, facts) ? wording.Say("超期", "overdue") : "",
            ]);
        }

        if (rows.Count > 0)
            table.Print();
        Console.WriteLine(Total(wording, rows));
        return ExitCodes.Done;
    }

    private async Task<int> SummaryAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
        var (form, rows, day, facts) = await RowsAsync(workspace, parsed, ct);
        var (wording, overdue) = (CommonOptions.WordingOf(parsed), rows.Where(row => IsOverdue(row, day, facts)).ToList());
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("on", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                LedgerOutput.WriteGroup(json, LedgerGroup.Of(rows, AreaOf, AcceptedOf));
                json.WriteNumber("overdue", overdue.Count);
                foreach (var field in groups)
                    LedgerOutput.WriteGroups(json, field, LedgerGroup.By(rows, row => row.Text(field), AreaOf, AcceptedOf));
                foreach (var more in MoreGroups)
                    LedgerOutput.WriteGroups(json, more.Word, LedgerGroup.By(rows, row => more.KeyOf(wording, row, day, facts), AreaOf, AcceptedOf));
                json.WriteEndObject();
            });
            return ExitCodes.Done;
        }

        Console.WriteLine(Total(wording, rows));
        Console.WriteLine(wording.Say($"截至 {day:yyyy-MM-dd} 超期 {overdue.Count} 宗。", $"{overdue.Count} overdue on {day:yyyy-MM-dd}."));
        foreach (var field in groups.Where(_ => rows.Count > 0).Select(form.Get))
        {
            Console.WriteLine();
            LedgerOutput.PrintGroups(wording, wording.Say(field.TitleZh, field.TitleEn), LedgerGroup.By(rows, row => row.Text(field.Name), AreaOf, AcceptedOf), code => field.Say(code, wording.English));
        }

        foreach (var more in MoreGroups.Where(_ => rows.Count > 0))
        {
            Console.WriteLine();
            LedgerOutput.PrintGroups(wording, wording.Say(more.Zh, more.En), LedgerGroup.By(rows, row => more.KeyOf(wording, row, day, facts), AreaOf, AcceptedOf), key => key);
        }

        return ExitCodes.Done;
    }

    private async Task<(LedgerForm Form, List<LedgerRow> Rows, DateOnly Day, FarmlandFacts Facts)> RowsAsync(Workspace workspace, ParseResult parsed, CancellationToken ct)
    {
        var opened = await Ledger.OpenAsync(workspace, ledger.FormId, ct);
        var conditions = (parsed.GetValue(_where) ?? []).Select(text => LedgerCondition.Parse(opened.Form, text)).ToList();
        var order = LedgerOrder.Parse(opened.Form, parsed.GetValue(_sort) ?? "number");
        var (day, facts) = (parsed.GetValue(_on) is { } on ? Dates.Parse(on) : FarmlandFacts.Today, new FarmlandFacts(workspace));
        var rows = await opened.ReadAsync(new() { WithoutShapes = true }, ct).ToListAsync(ct);
        return (opened.Form, [.. rows.Where(row => conditions.All(condition => condition.IsMetBy(row)) && (!parsed.GetValue(_overdue) || IsOverdue(row, day, facts))).Order(order)], day, facts);
    }

    private RevisionNote Note(ParseResult parsed, string reason) => CommonOptions.Note(parsed, $"{ledger.FormId}: {reason}");

    private static Area AreaOf(LedgerRow row) => row.SquareMetres("area_m2") ?? Area.Zero;

    private string Total(Wording wording, List<LedgerRow> rows)
    {
        var sum = LedgerGroup.Of(rows, AreaOf, AcceptedOf);
        var (zh, en) = sum.AcceptedMu is { } accepted ? ($"，其中验收 {LedgerOutput.Mu(accepted)} 亩", $", of them {LedgerOutput.Mu(accepted)} mu accepted") : ("", "");
        return wording.Say($"共 {sum.Rows} 宗，{LedgerOutput.Mu(sum.Mu)} 亩{zh}。", $"{sum.Rows} plots, {LedgerOutput.Mu(sum.Mu)} mu{en}.");
    }
}
