using LandPlanner.Calendars;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Reports.Cases;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Tests.Cases;

/// <summary>A small board, counted by hand: five cases of two villages in the first half of 2024, one of them closed and reopened in one month.</summary>
internal static class Boards
{
    public static readonly CaseProcess Process = new(
        "issued", new HashSet<PersonRole>(),
        [
            new("issued", "已下发", "Issued", CaseStage.Open), new("legal", "判定合法", "Judged lawful", CaseStage.Disposed), new("closed", "已销号", "Closed", CaseStage.Closed),
            new("merged", "已并案", "Merged", CaseStage.Absorbed),
        ],
        [Move("judge", "判定合法", "Judge lawful", "legal"), Move("close", "销号", "Close", "closed")], [], new HashSet<PersonRole>(), 0.5);

    public static readonly LedgerForm Form = new(
        "case", new("case"), "图斑台账", GeometryKind.Polygon, "图斑台账", "Cases",
        [
            Text("number", "编号", "Number"), Text("title", "名称", "Title"),
            Text("source", "来源", "Source") with { Choices = [new("satellite", "卫片", "Satellite batch"), new("hotline", "热线信访", "Hotline")] },
            Text("batch", "批次", "Batch"), Text("kind", "类型", "Kind") with { Choices = [new("pond", "非粮化：挖塘养殖", "Not grain: fish pond")] },
            new("is_key", FieldType.Boolean, "重点案件", "Key case", [], false, false), Text("state", "状态", "State"), Text("village", "村", "Village"), Text("unit", "责任单位", "Unit"),
            Text("person", "责任人", "Person"), Date("issued_on", "下发日期", "Issued on"), Date("due_on", "整改时限", "Due on"), Date("disposed_on", "处置日期", "Disposed on"),
            Date("closed_on", "销号日期", "Closed on"), new("returns", FieldType.Integer, "退回次数", "Times returned", [], false, true),
            new("reopens", FieldType.Integer, "反弹次数", "Times reopened", [], false, true), new("area_m2", FieldType.Real, "面积（平方米）", "Area (m²)", [], false, true),
            new("farmland_m2", FieldType.Real, "耕地（平方米）", "Farmland (m²)", [], false, true), new("basic_farmland_m2", FieldType.Real, "永久基本农田（平方米）", "Basic farmland (m²)", [], false, true),
            Text("desk_verdict", "内业判读（线索）", "Desk verdict") with { Choices = [new("suspect", "疑似违法", "Suspected")] }, Text("desk_reasons", "判读依据", "Reasons"),
            Text("class_before", "变化前地类", "Class before"), Text("class_now", "变化后地类", "Class now"), Text("sanction", "适用罚则", "Sanction"), Text("note", "备注", "Note"),
        ]);

    /// <summary>Looked at on 30 June 2024: A closed in time, B closed late, C overdue, D due in July, E merged.</summary>
    public static readonly IReadOnlyList<Case> Cases =
    [
        Of(1, "A", "closed", "上村", new(2024, 1, 10), new(2024, 2, 29), new(2024, 2, 20), new(2024, 3, 1), reopens: 1),
        Of(2, "B", "closed", "上村", new(2024, 1, 31), new(2024, 2, 29), new(2024, 3, 5), new(2024, 3, 9)),
        Of(3, "C", "issued", "下村", new(2024, 3, 2), new(2024, 4, 30), null, null),
        Of(4, "D", "issued", "下村", new(2024, 6, 3), new(2024, 7, 31), null, null),
        Of(5, "E", "merged", "下村", new(2024, 6, 4), new(2024, 7, 31), null, null),
    ];

    private static readonly CaseStep[] Steps =
    [
        Step("A", "", "issued", 2024, 1, 10), Step("B", "", "issued", 2024, 1, 31), Step("A", "issued", "legal", 2024, 2, 20), Step("A", "legal", "closed", 2024, 2, 21),
        Step("A", "closed", "issued", 2024, 2, 25), Step("A", "issued", "closed", 2024, 3, 1), Step("C", "", "issued", 2024, 3, 2), Step("B", "issued", "legal", 2024, 3, 5),
        Step("B", "legal", "closed", 2024, 3, 9), Step("D", "", "issued", 2024, 6, 3), Step("E", "", "issued", 2024, 6, 4), Step("E", "issued", "merged", 2024, 6, 4),
    ];

    private static long _row;

    public static CaseBoard Year2024() => Of(CasePeriod.Year(2024));

    public static CaseBoard Of(CasePeriod period, params Case[] cases) => new(
        new(cases.Length > 0 ? cases : Cases, Process), Steps, CaseFilter.All, period, CaseFacet.Village, new(Process, new(2024, 6, 30), SoonDays: 5), new([], new WorkingCalendar([], [], [], "")),
        new(5, [new(CaseFigureKind.Disposal, "", "", 1, IsMost: false), new(CaseFigureKind.Overdue, "", "", 0.8m, IsMost: true)]));

    public static CaseNames Names(ReportLanguage language = ReportLanguage.Chinese) => new(Form, Process, language);

    public static Case Of(long id, string number, string state, string village, DateOnly issued, DateOnly due, DateOnly? disposed, DateOnly? closed, long reopens = 0)
    {
        var row = LedgerRow.New(Form.Schema, null).With(new Dictionary<string, object?>
        {
            ["number"] = number,
            ["title"] = $"{village}图斑 <{number}>",
            ["source"] = "satellite",
            ["kind"] = "pond",
            ["state"] = state,
            ["village"] = village,
            ["issued_on"] = issued,
            ["due_on"] = due,
            ["disposed_on"] = disposed,
            ["closed_on"] = closed,
            ["returns"] = 0L,
            ["reopens"] = reopens,
            ["area_m2"] = 1000.25 * id,
        });
        return new(row with { Feature = row.Feature with { Id = id } });
    }

    private static CaseStep Step(string number, string from, string to, int year, int month, int day) => new(++_row, number, from, to, new(year, month, day));

    private static CaseMove Move(string id, string zh, string en, string to) => new(
        id, zh, en, new HashSet<string> { "issued" }, to, new HashSet<PersonRole>(), [], [], [], false, [], new Dictionary<string, string>(), null);

    private static LedgerField Text(string name, string zh, string en) => new(name, FieldType.Text, zh, en, [], false, false);

    private static LedgerField Date(string name, string zh, string en) => new(name, FieldType.Date, zh, en, [], false, false);
}
