using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Cli.Output;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Farmland;

namespace LandPlanner.Cli.Verbs.Farmland;

/// <summary>Sown crops, as text and as JSON.</summary>
internal static class SownOutput
{
    public static void Print(ParseResult parsed, Workspace workspace, SownTake take)
    {
        var (wording, kinds) = (CommonOptions.WordingOf(parsed), Kinds(take.Survey));
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json => WriteTake(json, take, kinds));
            return;
        }

        var (rows, mu) = (take.Rows.Count, LedgerOutput.Mu(Sum(take.Rows.Select(SownCrop.AreaOf)).Mu(2)));
        Console.WriteLine(take.Revision is { } revision
            ? wording.Say(
                $"从 {take.Request.Layer} 录入 {rows} 行，{mu} 亩（修订 {revision.Number}）{(take.Replaced > 0 ? $"，替换原有 {take.Replaced} 行" : "")}。",
                $"Took {rows} rows, {mu} mu, from {take.Request.Layer} in revision {revision.Number}{(take.Replaced > 0 ? $", in the place of {take.Replaced}" : "")}.")
            : wording.Say($"预览：可从 {take.Request.Layer} 录入 {rows} 行，{mu} 亩；未作更改。", $"{rows} rows, {mu} mu, to be taken from {take.Request.Layer}; nothing was changed."));
        var columns = new Columns(wording.Say("种植属性", "planting"), wording.Say("作物", "crop"), wording.Say("图斑(亩)", "patches (mu)"), wording.Say("扣除田坎(亩)", "net of ridges (mu)"));
        var (gross, net) = (AreaClosure.Mu([.. kinds.Select(kind => kind.Gross)], 2), AreaClosure.Mu([.. kinds.Select(kind => kind.Net)], 2));
        for (var i = 0; i < kinds.Count; i++)
        {
            columns.Add(
                kinds[i].Planting.Length > 0 ? kinds[i].Planting : wording.Say("（无）", "(none)"), kinds[i].Crop is { } crop ? wording.Say(crop.TitleZh, crop.TitleEn) : wording.Say("（未知）", "(not known)"),
                LedgerOutput.Mu(gross[i]), LedgerOutput.Mu(net[i]));
        }

        columns.Add(wording.Say("耕地合计", "all farmland"), "", LedgerOutput.Mu(take.Survey.Gross.Mu(2)), LedgerOutput.Mu(take.Survey.Net.Mu(2)));
        columns.Print();
    }

    public static void Print(ParseResult parsed, Workspace workspace, SownEntry entry, string[] columns)
    {
        var (wording, batch) = (CommonOptions.WordingOf(parsed), entry.Batch);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json => WriteEntry(json, workspace, entry));
            return;
        }

        if (entry.Ignored.Count > 0)
            Console.WriteLine("! " + wording.Say($"未用的列：{string.Join("、", entry.Ignored)}", $"Columns not used: {string.Join(", ", entry.Ignored)}"));
        foreach (var complaint in batch.Complaints)
            Console.Error.WriteLine(wording.Say($"第 {complaint.Line} 行：", $"Line {complaint.Line}: ") + string.Join(" ", complaint.Sentences));
        var mu = LedgerOutput.Mu(Sum(batch.Rows.Select(row => SownCrop.AreaOf(row.Row))).Mu(2));
        if (batch.Complaints.Count > 0)
        {
            Console.Error.WriteLine(wording.Say(
                $"{batch.Complaints.Count} 行有误，其余 {batch.Rows.Count} 行也未录入。", $"{batch.Complaints.Count} lines cannot stand; the other {batch.Rows.Count} were not entered either."));
            return;
        }

        var form = workspace.Tables.Ledgers.Get(SownTake.FormId);
        Table(wording, form, workspace, columns, [.. batch.Rows.Select(row => row.Row)]);
        Console.WriteLine(entry.Revision is { } revision
            ? wording.Say($"录入 {batch.Rows.Count} 行，{mu} 亩（修订 {revision.Number}）。", $"Entered {batch.Rows.Count} rows, {mu} mu, in revision {revision.Number}.")
            : wording.Say($"预览：{batch.Rows.Count} 行，{mu} 亩；未作更改。", $"Preview: {batch.Rows.Count} rows, {mu} mu; nothing was changed."));
    }

    public static void PrintRows(ParseResult parsed, Workspace workspace, IReadOnlyList<LedgerRow> rows, string[] columns)
    {
        var (wording, form, sum) = (CommonOptions.WordingOf(parsed), workspace.Tables.Ledgers.Get(SownTake.FormId), LedgerGroup.Of(rows, SownCrop.AreaOf));
        if (!parsed.GetValue(CommonOptions.Json))
        {
            if (rows.Count > 0)
                Table(wording, form, workspace, columns, rows);
            // The two who tell of the same fields are not added up.
            foreach (var by in LedgerGroup.By(rows, row => row.Text("by"), SownCrop.AreaOf))
                Console.WriteLine($"{form.Get("by").Say(by.Key, wording.English)}: {by.Rows} {wording.Say("行", "rows")}, {LedgerOutput.Mu(by.Mu)} {wording.Say("亩", "mu")}");
            return;
        }

        JsonOutput.Print(json =>
        {
            json.WriteStartObject();
            LedgerOutput.WriteGroups(json, "by", LedgerGroup.By(rows, row => row.Text("by"), SownCrop.AreaOf));
            WriteRows(json, form, rows);
            json.WriteEndObject();
        });
    }

    public static void PrintSummary(ParseResult parsed, Workspace workspace, SowingAccount account, IReadOnlyList<LedgerRow> rows)
    {
        var (wording, crops) = (CommonOptions.WordingOf(parsed), workspace.Tables.Farmland.Crops);
        var form = workspace.Tables.Ledgers.Get(SownTake.FormId);
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json => WriteSummary(json, account, rows, crops));
            return;
        }

        var columns = new Columns(
            wording.Say($"{account.Year} 年", $"{account.Year}"), wording.Say("填报(亩)", "entered (mu)"), wording.Say("调查(亩)", "by survey (mu)"), wording.Say("计入(亩)", "counted (mu)"),
            wording.Say("按填报/调查的村", "villages by entry/survey"), wording.Say("目标(亩)", "target (mu)"), wording.Say("完成", "done"));
        foreach (var line in account.Lines)
        {
            columns.Add(
                Name(wording, line.Kind), LedgerOutput.Mu(line.Entered.Mu(2)), line.Surveyed is { } surveyed ? LedgerOutput.Mu(surveyed.Mu(2)) : "", LedgerOutput.Mu(line.Counted.Mu(2)),
                string.Create(CultureInfo.InvariantCulture, $"{line.VillagesByEntry}/{line.VillagesBySurvey}"), line.Target is { } target ? LedgerOutput.Mu(target.Mu) : "",
                line.ShareOfTarget is { } share ? share.ToString("P2", CultureInfo.InvariantCulture) : "");
        }

        columns.Print();
        foreach (var (by, title) in new[] { (SownCrop.ByEntry, wording.Say("填报", "Entered")), (SownCrop.BySurvey, wording.Say("调查", "By survey")) })
        {
            var told = rows.Where(row => row.Text("by") == by).ToList();
            foreach (var (heading, key, say) in Groups(wording, form, crops).Where(_ => told.Count > 0))
            {
                Console.WriteLine();
                LedgerOutput.PrintGroups(wording, $"{title}: {heading}", LedgerGroup.By(told, key, SownCrop.AreaOf), say);
            }
        }
    }

    private static (string Heading, Func<LedgerRow, string> Key, Func<string, string> Say)[] Groups(Wording wording, LedgerForm form, CropTable crops) =>
    [
        (wording.Say("作物", "crop"), row => row.Text("crop"), code => crops.Find(code) is { } crop ? wording.Say(crop.TitleZh, crop.TitleEn) : code),
        (wording.Say("季节", "season"), row => row.Text("season"), code => form.Get("season").Say(code, wording.English)),
        (wording.Say("村", "village"), row => row.Text("village"), name => name),
    ];

    private static void Table(Wording wording, LedgerForm form, Workspace workspace, string[] fields, IReadOnlyList<LedgerRow> rows)
    {
        var table = new Columns(LedgerOutput.Headings(wording, form, fields));
        foreach (var row in rows)
        {
            var crop = workspace.Tables.Farmland.Crops.Find(row.Text("crop"));
            table.Add(LedgerOutput.Cells(wording, form, crop is null ? row : row.With("crop", wording.Say(crop.TitleZh, crop.TitleEn)), fields));
        }

        table.Print();
    }

    private static void WriteTake(Utf8JsonWriter json, SownTake take, List<SownKind> kinds)
    {
        json.WriteStartObject();
        json.WriteString("layer", take.Request.Layer);
        json.WriteNumber("year", take.Request.Year);
        json.WriteString("season", take.Request.Season);
        json.WriteRevision(take.Revision);
        json.WriteNumber("rows", take.Rows.Count);
        json.WriteNumber("replaced", take.Replaced);
        json.WriteArea("sownSquareMetres", Sum(take.Rows.Select(SownCrop.AreaOf)));
        json.WriteArea("farmlandSquareMetres", take.Survey.Gross);
        json.WriteArea("farmlandNetSquareMetres", take.Survey.Net);
        json.WriteStartArray("plantings");
        foreach (var kind in kinds)
        {
            json.WriteStartObject();
            json.WriteString("planting", kind.Planting);
            json.WriteString("crop", kind.Crop?.Code);
            json.WriteArea("grossSquareMetres", kind.Gross);
            json.WriteArea("netSquareMetres", kind.Net);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, Workspace workspace, SownEntry entry)
    {
        json.WriteStartObject();
        json.WriteRevision(entry.Revision);
        json.WriteTexts("ignoredColumns", entry.Ignored);
        json.WriteStartArray("complaints");
        foreach (var complaint in entry.Batch.Complaints)
        {
            json.WriteStartObject();
            json.WriteNumber("line", complaint.Line);
            json.WriteTexts("sentences", complaint.Sentences);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteRows(json, workspace.Tables.Ledgers.Get(SownTake.FormId), [.. entry.Batch.Rows.Select(row => row.Row)]);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, SowingAccount account, IReadOnlyList<LedgerRow> rows, CropTable crops)
    {
        json.WriteStartObject();
        json.WriteNumber("year", account.Year);
        json.WriteStartArray("kinds");
        foreach (var line in account.Lines)
        {
            json.WriteStartObject();
            json.WriteString("kind", line.Kind.ToString().ToLowerInvariant());
            json.WriteArea("enteredSquareMetres", line.Entered);
            json.WriteNumber("enteredMu", line.Entered.Mu());
            json.WriteArea("surveyedSquareMetres", line.Surveyed);
            json.WriteNumber("surveyedMu", line.Surveyed?.Mu());
            json.WriteNumber("targetMu", line.Target?.Mu);
            json.WriteString("targetSource", line.Target?.Source);
            json.WriteNumber("countedMu", line.Counted.Mu());
            json.WriteNumber("villagesByEntry", line.VillagesByEntry);
            json.WriteNumber("villagesBySurvey", line.VillagesBySurvey);
            json.WriteNumber("shareOfTarget", line.ShareOfTarget);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        foreach (var by in new[] { SownCrop.ByEntry, SownCrop.BySurvey })
        {
            var told = rows.Where(row => row.Text("by") == by).ToList();
            json.WriteStartObject(by);
            LedgerOutput.WriteGroups(json, "crops", LedgerGroup.By(told, row => row.Text("crop"), SownCrop.AreaOf));
            LedgerOutput.WriteGroups(json, "kinds", LedgerGroup.By(told, row => crops.KindOf(row.Text("crop")).ToString().ToLowerInvariant(), SownCrop.AreaOf));
            LedgerOutput.WriteGroups(json, "seasons", LedgerGroup.By(told, row => row.Text("season"), SownCrop.AreaOf));
            LedgerOutput.WriteGroups(json, "villages", LedgerGroup.By(told, row => row.Text("village"), SownCrop.AreaOf));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, LedgerForm form, IReadOnlyList<LedgerRow> rows)
    {
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            LedgerOutput.WriteFields(json, form, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<SownKind> Kinds(SownSurvey survey) =>
    [
        .. survey.Shares.GroupBy(share => share.Planting).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SownKind(group.Key, group.First().Crop, Sum(group.Select(share => share.Gross)), Sum(group.Select(share => share.Net)))),
    ];

    private static string Name(Wording wording, CropKind kind) => kind switch
    {
        CropKind.Grain => wording.Say("粮食", "grain"),
        CropKind.Vegetable => wording.Say("蔬菜", "vegetables"),
        _ => wording.Say("其他作物", "other crops"),
    };

    private static Area Sum(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);

    private sealed record SownKind(string Planting, Crop? Crop, Area Gross, Area Net);
}
