using System.Text.Json;
using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Edits;

namespace LandPlanner.Cli.Output;

/// <summary>Cases as text and as JSON.</summary>
internal static class CaseOutput
{
    public static void PrintList(Wording wording, CaseProcess process, LedgerForm form, IReadOnlyList<Case> cases, DateOnly today)
    {
        var columns = new Columns(
            wording.Say("编号", "number"), wording.Say("状态", "state"), wording.Say("时限", "due"), wording.Say("余(天)", "days"), wording.Say("来源", "source"),
            wording.Say("村", "village"), wording.Say("责任人", "person"), wording.Say("面积(㎡)", "area (m²)"), wording.Say("名称", "title"));
        foreach (var one in cases)
        {
            var left = one.DueOn is { } due && process.StageOf(one) == CaseStage.Open ? FieldText.Write((long)(due.DayNumber - today.DayNumber)) : "";
            columns.Add(
                one.Number, StateTitle(wording, process, one.State), one.DueOn is { } day ? Moments.Write(day) : "", left, form.Get("source").Say(one.Source, wording.English),
                one.Village, one.Person, FieldText.Write(one.Row.Real("area_m2")), one.Title);
        }

        columns.Print();
    }

    public static void PrintCase(Wording wording, CaseProcess process, LedgerForm form, Case one)
    {
        foreach (var field in form.Fields.Where(field => one.Row[field.Name] is not null))
        {
            var text = field.Name == "desk_reasons" ? string.Join(" ", DeskReason.Read(one.Row.Text(field.Name)).Select(reason => reason.Say(wording.English))) : FieldText.Write(one.Row[field.Name]);
            Console.WriteLine($"{(wording.English ? field.TitleEn : field.TitleZh)}: {(field.Name == "state" ? StateTitle(wording, process, text) : field.Say(text, wording.English))}");
        }
    }

    /// <summary>The moves of a case; those of others that it came from with their numbers.</summary>
    public static void PrintMoves(Wording wording, CaseProcess process, Case one, IReadOnlyList<LedgerRow> moves)
    {
        var columns = new Columns(
            wording.Say("日期", "on"), wording.Say("办理", "move"), wording.Say("状态", "state"), wording.Say("经办人", "by"), wording.Say("角色", "role"), wording.Say("意见", "note"),
            wording.Say("变更", "changed"));
        foreach (var move in moves)
        {
            columns.Add(
                move.Date("on") is { } on ? Moments.Write(on) : "", MoveTitle(wording, process, move.Text("move")) + (move.Text("case_number") is var number && number == one.Number ? "" : $" ({number})"), StateTitle(wording, process, move.Text("to_state")), move.Text("by"),
                move.Text("role"), move.Text("note"), move.Text("changed"));
        }

        columns.Print();
    }

    public static void PrintEvidence(Wording wording, LedgerForm form, IReadOnlyList<LedgerRow> evidence)
    {
        var columns = new Columns(
            wording.Say("类别", "kind"), wording.Say("文件", "file"), wording.Say("拍摄时间", "taken"), wording.Say("距图斑(米)", "metres off"), wording.Say("方位角", "azimuth"), "SHA-256");
        foreach (var piece in evidence)
        {
            columns.Add(
                form.Get("kind").Say(piece.Text("kind"), wording.English), piece.Text("file_name"), FieldText.Write(piece.Moment("taken_at")), FieldText.Write(piece.Real("distance_m")),
                FieldText.Write(piece.Real("azimuth")), piece.Text("sha256")[..12]);
        }

        columns.Print();
    }

    public static string StateTitle(Wording wording, CaseProcess process, string state) =>
        process.States.FirstOrDefault(known => known.Id == state) is { } found ? wording.Say(found.TitleZh, found.TitleEn) : state;

    public static string MoveTitle(Wording wording, CaseProcess process, string move) => process.Moves.FirstOrDefault(known => known.Id == move) is { } found
        ? wording.Say(found.TitleZh, found.TitleEn)
        : move == "open" ? wording.Say("立案", "Opened") : move;

    /// <summary>A row with its fields under their own names; what is unknown is left out.</summary>
    public static void WriteRow(Utf8JsonWriter json, LedgerRow row)
    {
        json.WriteStartObject();
        WriteFields(json, row);
        json.WriteEndObject();
    }

    /// <summary>An article with what it may cost; amounts are null where their base is not known.</summary>
    public static void WriteSanction(Utf8JsonWriter json, Sanction sanction)
    {
        json.WriteStartObject();
        json.WriteString("id", sanction.Rule.Id);
        json.WriteString("law", sanction.Rule.Law + sanction.Rule.Article);
        json.WriteNumber("onSquareMetres", sanction.On.SquareMetres);
        json.WriteNumber("lowYuan", sanction.LowYuan);
        json.WriteNumber("highYuan", sanction.HighYuan);
        json.WriteString("zh", sanction.SayZh());
        json.WriteString("en", sanction.SayEn());
        json.WriteEndObject();
    }

    public static void WriteFields(Utf8JsonWriter json, LedgerRow row)
    {
        json.WriteNumber("id", row.Id);
        foreach (var field in row.Schema.Fields)
            EditJson.WriteValue(json, field.Name, row[field.Name]);
    }
}
