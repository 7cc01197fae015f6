using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Cli.Output;
using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.IdleLand;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Cli.Verbs.IdleLand;

/// <summary>Idle land as text and as JSON. Amounts in JSON are whole 分, areas m² and mu.</summary>
internal static class IdleOutput
{
    private static readonly string[] Listed = ["number", "name", "village", "state", "cause", "way", "due_on"];
    private static readonly string[] Noticed = ["on", "move", "notice", "notice_number", "to_state", "due_on", "until", "by", "note"];

    public static void PrintList(ParseResult parsed, TableSet tables, IReadOnlyList<LedgerRow> rows, DateOnly day)
    {
        var (form, wording, total) = (tables.Ledgers.Get(IdleOffering.Parcels), CommonOptions.WordingOf(parsed), LedgerGroup.Of(rows, IdleSummary.AreaOf));
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("on", Text(day));
                LedgerOutput.WriteGroup(json, total);
                json.WriteStartArray("rows");
                foreach (var row in rows)
                    WriteRow(json, tables, row, day);
                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        var table = new Columns([
            .. LedgerOutput.Headings(wording, form, Listed), wording.Say("面积(亩)", "area (mu)"), wording.Say("判定", "by the facts"), wording.Say("年数", "years"), wording.Say("闲置费", "fee"), wording.Say("超期", "overdue"),
        ]);
        foreach (var row in rows)
        {
            var verdict = Verdict(tables, row, day);
            table.Add([
                .. LedgerOutput.Cells(wording, form, row, Listed), LedgerOutput.Mu(IdleSummary.AreaOf(row).Mu(2)), Word(wording, verdict.Standing), verdict.Years?.ToString(CultureInfo.InvariantCulture) ?? "",
                verdict.IsTakeBackDue ? wording.Say("应收回", "take back") : verdict.Fee is { Cents: > 0 } fee ? fee.Write(wording.English) : "",
                tables.Idle.Process.IsOverdue(row, day) ? wording.Say("超期", "overdue") : "",
            ]);
        }

        if (rows.Count > 0)
            table.Print();
        Console.WriteLine(Total(wording, total));
    }

    public static void PrintOne(ParseResult parsed, TableSet tables, LedgerRow row, IReadOnlyList<LedgerRow> notices, DateOnly day)
    {
        var (form, noticeForm, wording) = (tables.Ledgers.Get(IdleOffering.Parcels), tables.Ledgers.Get(IdleBook.NoticeFormId), CommonOptions.WordingOf(parsed));
        var next = tables.Idle.Process.From(row.Text("state")).ToList();
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("on", Text(day));
                json.WritePropertyName("parcel");
                WriteRow(json, tables, row, day);
                json.WriteStartArray("notices");
                foreach (var notice in notices)
                {
                    json.WriteStartObject();
                    LedgerOutput.WriteFields(json, noticeForm, notice);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteTexts("next", next.Select(move => move.Id));
                json.WriteEndObject();
            });
            return;
        }

        foreach (var field in form.Fields.Where(field => row[field.Name] is not null))
            Console.WriteLine($"{wording.Say(field.TitleZh, field.TitleEn)}: {LedgerOutput.Cells(wording, form, row, field.Name)[0]}");
        var verdict = Verdict(tables, row, day);
        Console.WriteLine();
        Console.WriteLine(wording.Say($"{Text(day)} 判定：{Word(wording, verdict.Standing)}", $"By the facts on {Text(day)}: {Word(wording, verdict.Standing)}"));
        foreach (var reason in verdict.Reasons)
            Console.WriteLine($"  {wording.Say(reason.Zh, reason.En)}{(reason.Law is { } law ? wording.Say($"（{law.Law}{law.Article}）", $" ({law.Law}{law.Article})") : "")}");
        if (notices.Count > 0)
        {
            Console.WriteLine();
            var table = new Columns(LedgerOutput.Headings(wording, noticeForm, Noticed));
            foreach (var notice in notices)
                table.Add([.. Noticed.Select(field => Said(wording, tables, noticeForm, notice, field))]);
            table.Print();
        }

        if (next.Count > 0)
            Console.WriteLine(wording.Say("下一步：", "Next: ") + string.Join(", ", next.Select(move => $"{move.Id} ({wording.Say(move.TitleZh, move.TitleEn)})")));
    }

    public static void PrintMove(ParseResult parsed, TableSet tables, IdleStep step, Revision revision)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("number", step.After.Text("number"));
                json.WriteString("move", step.Move.Id);
                json.WriteString("from", step.Before.Text("state"));
                json.WriteString("to", step.After.Text("state"));
                json.WriteDay("dueOn", step.DueOn);
                json.WriteNumber("feeCents", step.After.Integer("fee_fen"));
                json.WriteNumber("revision", revision.Number);
                json.WriteEndObject();
            });
            return;
        }

        var wording = CommonOptions.WordingOf(parsed);
        var state = tables.Ledgers.Get(IdleOffering.Parcels).Get("state").Say(step.After.Text("state"), wording.English);
        Console.WriteLine(wording.Say(
            $"{step.After.Text("number")} {step.Move.TitleZh}：{state}（修订 {revision.Number}）", $"{step.After.Text("number")} {step.Move.TitleEn}: {state} (revision {revision.Number})"));
        if (step.Move.NoticeZh.Length > 0)
            Console.WriteLine($"  {wording.Say(step.Move.NoticeZh, step.Move.NoticeEn)} {step.Request.NoticeNumber}".TrimEnd());
        if (step.DueOn is { } due)
            Console.WriteLine(wording.Say($"  下一步期限 {Text(due)}", $"  Next step due on {Text(due)}"));
    }

    public static void PrintSummary(ParseResult parsed, TableSet tables, IdleSummary summary, DateOnly day)
    {
        var (form, wording) = (tables.Ledgers.Get(IdleOffering.Parcels), CommonOptions.WordingOf(parsed));
        if (parsed.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("on", Text(day));
                LedgerOutput.WriteGroup(json, summary.Total);
                json.WriteNumber("overdue", summary.Overdue);
                json.WriteNumber("feesCents", summary.Fees.Cents);
                LedgerOutput.WriteGroups(json, "state", summary.ByState);
                LedgerOutput.WriteGroups(json, "verdict", summary.ByVerdict);
                LedgerOutput.WriteGroups(json, "cause", summary.ByCause);
                LedgerOutput.WriteGroups(json, "way", summary.ByWay);
                json.WriteStartObject("disposed");
                LedgerOutput.WriteGroup(json, summary.DisposedTotal);
                LedgerOutput.WriteGroups(json, "way", summary.Disposed);
                json.WriteEndObject();
                json.WriteEndObject();
            });
            return;
        }

        Console.WriteLine(Total(wording, summary.Total));
        Console.WriteLine(wording.Say(
            $"截至 {Text(day)} 已处置销号 {summary.DisposedTotal.Rows} 宗 {LedgerOutput.Mu(summary.DisposedTotal.Mu)} 亩，超期 {summary.Overdue} 宗，决定征缴闲置费 {summary.Fees.Write()}。",
            $"By {Text(day)}: {summary.DisposedTotal.Rows} disposed of and closed, {LedgerOutput.Mu(summary.DisposedTotal.Mu)} mu; {summary.Overdue} overdue; fees decided {summary.Fees.Write(english: true)}."));
        if (summary.Total.Rows == 0)
            return;
        Print(wording, wording.Say("状态", "State"), summary.ByState, code => form.Get("state").Say(code, wording.English));
        Print(wording, wording.Say("判定", "By the facts"), summary.ByVerdict, key => Word(wording, key));
        Print(wording, wording.Say("认定原因", "Cause identified"), summary.ByCause, code => form.Get("cause").Say(code, wording.English));
        Print(wording, wording.Say("处置方式", "Way of disposal"), summary.ByWay, code => form.Get("way").Say(code, wording.English));
        if (summary.Disposed.Count > 0)
            Print(wording, wording.Say("已处置", "Disposed of"), summary.Disposed, code => form.Get("way").Say(code, wording.English));
    }

    /// <summary>A field of a notice; moves, papers and states by their titles.</summary>
    private static string Said(Wording wording, TableSet tables, LedgerForm form, LedgerRow notice, string field)
    {
        if (field == "to_state")
            return tables.Ledgers.Get(IdleOffering.Parcels).Get("state").Say(notice.Text(field), wording.English);
        var move = tables.Idle.Process.Moves.FirstOrDefault(move => move.Id == notice.Text("move"));
        return field switch
        {
            "move" when move is not null => wording.Say(move.TitleZh, move.TitleEn),
            "notice" when move is not null && move.NoticeZh == notice.Text(field) => wording.Say(move.NoticeZh, move.NoticeEn),
            _ => LedgerOutput.Cells(wording, form, notice, field)[0],
        };
    }

    private static void Print(Wording wording, string title, IReadOnlyList<LedgerGroup> groups, Func<string, string> say)
    {
        Console.WriteLine();
        LedgerOutput.PrintGroups(wording, title, groups, say);
    }

    private static void WriteRow(Utf8JsonWriter json, TableSet tables, LedgerRow row, DateOnly day)
    {
        var verdict = Verdict(tables, row, day);
        json.WriteStartObject();
        LedgerOutput.WriteFields(json, tables.Ledgers.Get(IdleOffering.Parcels), row);
        json.WriteNumber("areaMu", IdleSummary.AreaOf(row).Mu());
        json.WriteBoolean("overdue", tables.Idle.Process.IsOverdue(row, day));
        json.WriteStartObject("verdict");
        json.WriteString("standing", IdleSummary.Word(verdict.Standing));
        json.WriteDay("idleSince", verdict.IdleSince);
        json.WriteDay("idleOn", verdict.IdleOn);
        json.WriteNumber("yearsIdle", verdict.Years);
        json.WriteNumber("feeCents", verdict.Fee?.Cents);
        json.WriteBoolean("takeBackDue", verdict.IsTakeBackDue);
        json.WriteDay("takeBackOn", verdict.TakeBackOn);
        json.WriteTexts("missing", verdict.Missing);
        json.WriteStartArray("reasons");
        foreach (var reason in verdict.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("zh", reason.Zh);
            json.WriteString("en", reason.En);
            json.WriteString("law", reason.Law?.Law);
            json.WriteString("article", reason.Law?.Article);
            json.WriteString("mark", reason.Law?.Mark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IdleVerdict Verdict(TableSet tables, LedgerRow row, DateOnly day) => IdleVerdict.On(IdleParcel.Of(row, tables.Idle.Table), day, tables.Idle.Table);

    private static string Word(Wording wording, IdleStanding standing) => Word(wording, IdleSummary.Word(standing));

    private static string Word(Wording wording, string standing) => standing switch
    {
        "not-due" => wording.Say("未届满", "not due yet"),
        "not-idle" => wording.Say("非闲置", "not idle"),
        "suspected" => wording.Say("闲置", "idle"),
        IdleSummary.Over => wording.Say("已办结", "followed to its end"),
        _ => wording.Say("事实不全", "not known"),
    };

    private static string Total(Wording wording, LedgerGroup total) => wording.Say($"共 {total.Rows} 宗，{LedgerOutput.Mu(total.Mu)} 亩。", $"{total.Rows} parcels, {LedgerOutput.Mu(total.Mu)} mu.");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
