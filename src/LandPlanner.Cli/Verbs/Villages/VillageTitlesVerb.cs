using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Cli.Output;
using LandPlanner.Cli.Verbs.Projects;
using LandPlanner.Stores;
using LandPlanner.Themes;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.VillageEconomy;

namespace LandPlanner.Cli.Verbs.Villages;

/// <summary><c>village titles list|take|set|enter</c></summary>
internal static class VillageTitlesVerb
{
    private static readonly Argument<string> Estate = new("ESTATE") { Description = "The estate's number, or its name where no other has it. 小区" };
    private static readonly Argument<string> Layer = new("LAYER") { Description = "An imported layer of polygons or points. 图层" };
    private static readonly Argument<string[]> Values = new("FIELD=VALUE") { Description = "What to set, such as total=320 registered=300 as_of=2023-12-31. 字段=值", Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<string> File = new("FILE") { Description = "An .xlsx, .csv or .tsv; '-' for what Excel put on the clipboard, from standard input. 表格文件" };
    private static readonly Option<string?> Sheet = ProjectOptions.Sheet();
    private static readonly Option<bool> Preview = ProjectOptions.Preview();
    private static readonly Option<string?> Classes = ThemeOutput.Way();

    public static Command Command() => new("titles", "Homes with a registered title by housing estate. 小区办证") { List(), Take(), Set(), Enter() };

    private static Command List()
    {
        var command = new Command("list", "The estates, their homes, those registered, and the sums. 列出小区办证情况") { Classes };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: true, ct);
            var estates = await EstateBook.ReadAsync(workspace, workspace.Store, ct);
            var classes = parsed.GetValue(Classes) is { } way ? ThemeOutput.Of(workspace, "titles", way, [.. estates.Select(estate => estate.Share)]) : null;
            if (parsed.GetValue(CommonOptions.Json))
                PrintJson(estates, classes);
            else
                Print(CommonOptions.WordingOf(parsed), estates, classes);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Take()
    {
        var command = new Command("take", "Takes the estates of a layer into the ledger, none twice. 从图层建账") { Layer, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            var (layer, preview) = (parsed.GetValue(Layer)!, parsed.GetValue(Preview));
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var taking = await EstateBook.TakeAsync(workspace, layer, preview, CommonOptions.Note(parsed, $"village titles take {layer}"), ct);
            if (parsed.GetValue(CommonOptions.Json))
                PrintJson(taking);
            else
                Print(CommonOptions.WordingOf(parsed), taking, preview);
            return taking.Estates.Any(one => one.Complaints.Count > 0) ? ExitCodes.DoneWithFindings : ExitCodes.Done;
        });
        return command;
    }

    private static Command Set()
    {
        var command = new Command("set", "Sets fields of an estate. 更新小区") { Estate, Values };
        command.SetAction(async (parsed, ct) =>
        {
            var estate = parsed.GetValue(Estate)!;
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: false, ct);
            var change = await EstateBook.SetAsync(workspace, estate, Assignments.ParseSome(parsed.GetValue(Values)!), CommonOptions.Note(parsed, $"village titles set {estate}"), ct);
            LedgerOutput.PrintChange(parsed, workspace.Tables.Ledgers.Get(EstateBook.FormId), change);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Enter()
    {
        var command = new Command("enter", "Enters a table of estates, all or none of it. 批量录入") { File, Sheet, Preview };
        command.SetAction(async (parsed, ct) =>
        {
            var (file, preview) = (parsed.GetValue(File)!, parsed.GetValue(Preview));
            var rows = await ProjectMonthsVerb.RowsAsync(file, parsed.GetValue(Sheet), ct);
            await using var workspace = await Workspace.OpenAsync(CommonOptions.WorkspaceOf(parsed), readOnly: preview, ct);
            var outcome = await EstateBook.EnterAsync(workspace, rows, preview, CommonOptions.Note(parsed, $"village titles enter {(file == "-" ? "" : Path.GetFileName(file))}".TrimEnd()), ct);
            if (parsed.GetValue(CommonOptions.Json))
                PrintJson(outcome);
            else
                Print(CommonOptions.WordingOf(parsed), outcome, preview);
            return outcome.Intake.Complaints.Count > 0 ? ExitCodes.BadInput : ExitCodes.Done;
        });
        return command;
    }

    private static void Print(Wording wording, IReadOnlyList<Estate> estates, ThemeMap? classes)
    {
        var columns = new Columns(
            wording.Say("编号", "number"), wording.Say("小区", "estate"), wording.Say("村", "village"), wording.Say("总户数", "homes"), wording.Say("已办证", "registered"), wording.Say("未办证", "backlog"), wording.Say("登记率%", "share %"),
            wording.Say("截至", "as of"));
        foreach (var estate in estates)
            columns.Add(estate.Number, estate.Name, estate.Village, Whole(estate.Total), Whole(estate.Registered), Whole(estate.Backlog), Percent(estate.Share), FieldText.Write(estate.AsOf));
        var all = EstateTotals.Of(estates);
        columns.Add(wording.Say("合计", "all"), wording.Say($"{all.Estates} 个小区", $"{all.Estates} estates"), "", Whole(all.Total), Whole(all.Registered), Whole(all.Backlog), Percent(all.Share), "");
        columns.Print();
        if (classes is not null)
            ThemeOutput.Print(wording, classes);
    }

    private static void PrintJson(IReadOnlyList<Estate> estates, ThemeMap? classes) => JsonOutput.Print(json =>
    {
        var all = EstateTotals.Of(estates);
        json.WriteStartObject();
        json.WriteNumber("estates", all.Estates);
        json.WriteNumber("homes", all.Total);
        json.WriteNumber("registered", all.Registered);
        json.WriteNumber("backlog", all.Backlog);
        json.WriteList("list", estates, estate =>
        {
            Write(json, estate);
            if (classes is not null)
                json.WriteNumber("class", classes.ClassOf(estate.Share));
        });
        ThemeOutput.Write(json, classes);
        json.WriteEndObject();
    });

    private static void Print(Wording wording, EstateTaking taking, bool preview)
    {
        foreach (var one in taking.Estates)
        {
            var fate = one.Complaints.Count > 0 ? "✗ " + string.Join(' ', one.Complaints)
                : one.There is { } there ? wording.Say($"已在账 {there.Number}", $"there already as {there.Number}")
                : preview ? wording.Say("将建账", "to be taken") : wording.Say($"已建账 {one.Estate.Number}", $"taken as {one.Estate.Number}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  #{one.FeatureId} {one.Estate.Name}: {fate}"));
        }
    }

    private static void PrintJson(EstateTaking taking) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteRevision(taking.Revision);
        json.WriteList("estates", taking.Estates, one =>
        {
            json.WriteNumber("feature", one.FeatureId);
            Write(json, one.There ?? one.Estate);
            json.WriteBoolean("new", one.There is null && one.Complaints.Count == 0);
            json.WriteTexts("complaints", one.Complaints);
        });
        json.WriteEndObject();
    });

    private static TableOutput Output(EstateOutcome outcome) => new(outcome.Intake.Complaints, outcome.Intake.Unchanged, outcome.Ignored, outcome.Revision);

    private static void Print(Wording wording, EstateOutcome outcome, bool preview)
    {
        var (count, unchanged) = (outcome.Intake.Changes.Count, outcome.Intake.Unchanged);
        Output(outcome).Print(
            outcome.Intake.Changes.Select(change => string.Create(
                CultureInfo.InvariantCulture, $"{change.After.Name}: {(change.Before is { } before ? $"{before.Registered}/{before.Total}" : "—")} → {change.After.Registered}/{change.After.Total}")),
            preview
                ? wording.Say($"将更新 {count} 个小区，{unchanged} 个无变化", $"{count} would change, {unchanged} stand there as they are")
                : wording.Say($"已更新 {count} 个小区，{unchanged} 个无变化", $"{count} changed, {unchanged} stood there as they are"));
    }

    private static void PrintJson(EstateOutcome outcome) => Output(outcome).PrintJson("changes", outcome.Intake.Changes, (json, change) =>
    {
        Write(json, change.After);
        json.WriteBoolean("new", change.Before is null);
    });

    private static void Write(Utf8JsonWriter json, Estate estate)
    {
        json.WriteString("number", estate.Number);
        json.WriteString("name", estate.Name);
        json.WriteString("village", estate.Village);
        json.WriteNumber("homes", estate.Total);
        json.WriteNumber("registered", estate.Registered);
        json.WriteString("asOf", estate.AsOf is { } day ? FieldText.Write(day) : null);
    }

    private static string Whole(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Percent(decimal? share) => share is { } known ? Math.Round(known, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) : "";
}
