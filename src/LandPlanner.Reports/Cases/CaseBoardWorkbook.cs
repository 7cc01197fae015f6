using ClosedXML.Excel;
using LandPlanner.Cases;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Cases;

/// <summary>A board of cases as an Excel workbook. Equal boards give equal bytes, whenever they are written.</summary>
/// <remarks>Sheets: 指标, 分组, 按月, 清单.</remarks>
public sealed class CaseBoardWorkbook
{
    // Excel holds more, but opens a sheet of so many only slowly.
    private const int MostRows = 20_000;

    private const string PercentFormat = "0.0%";

    private static readonly Column[] MonthColumns =
    [
        new(("月份", "Month"), 12),
        new(("月初存量", "Stock at start"), 12, Column.Count),
        new(("新增", "Opened"), 10, Column.Count, IsSummed: true),
        new(("拆分增加", "Parts of splits"), 12, Column.Count, IsSummed: true),
        new(("反弹", "Reopened"), 10, Column.Count, IsSummed: true),
        new(("销号", "Closed"), 10, Column.Count, IsSummed: true),
        new(("并案、拆分减少", "Merged or split"), 16, Column.Count, IsSummed: true),
        new(("月末存量", "Stock at end"), 12, Column.Count),
        new(("当月到期", "Due in the month"), 12, Column.Count, IsSummed: true),
        new(("处置率", "Disposed of"), 11, PercentFormat),
        new(("按期处置率", "In time"), 12, PercentFormat),
        new(("结案率", "Closed, of those due"), 11, PercentFormat),
    ];

    private static readonly Column[] ListColumns =
    [
        new(("编号", "Number"), 14),
        new(("名称", "Title"), 36),
        new(("状态", "State"), 14),
        new(("紧迫程度", "Urgency"), 11),
        new(("整改时限", "Due on"), 12),
        new(("剩余天数", "Days left"), 10, "0"),
        new(("来源", "Source"), 14),
        new(("批次", "Batch"), 14),
        new(("类型", "Kind"), 26),
        new(("重点", "Key"), 7),
        new(("村", "Village"), 12),
        new(("责任单位", "Unit"), 16),
        new(("责任人", "Person"), 12),
        new(("下发日期", "Issued on"), 12),
        new(("处置日期", "Disposed on"), 12),
        new(("销号日期", "Closed on"), 12),
        new(("退回次数", "Returned"), 10, "0"),
        new(("反弹次数", "Reopened"), 10, "0"),
        new(("面积（平方米）", "Area (m²)"), 16, Column.SquareMetres, IsSummed: true),
        new(("耕地（平方米）", "Farmland (m²)"), 16, Column.SquareMetres, IsSummed: true),
        new(("永久基本农田（平方米）", "Basic farmland (m²)"), 18, Column.SquareMetres, IsSummed: true),
    ];

    private readonly CaseBoard _board;
    private readonly CaseNames _names;

    private CaseBoardWorkbook(CaseBoard board, CaseNames names) => (_board, _names) = (board, names);

    /// <param name="scope">Which cases are meant; empty for all.</param>
    public static byte[] Write(CaseBoard board, CaseNames names, string scope)
    {
        using var workbook = new FixedWorkbook(names.Language);
        var writer = new CaseBoardWorkbook(board, names);
        writer.FillFigures(workbook.Sheet(("指标", "Figures")), scope);
        writer.FillGroups(workbook.Sheet(("分组", "Groups")));
        writer.FillMonths(workbook.Sheet(("按月", "Months")));
        writer.FillList(workbook.Sheet(("清单", "Cases")));
        return workbook.Bytes();
    }

    private void FillFigures(IXLWorksheet sheet, string scope)
    {
        sheet.Cell(1, 1).SetValue(Say("图斑销号指标", "Figures of cases")).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Cell(2, 1).SetValue(Say(
            FormattableString.Invariant($"时限在 {_board.Period.First:yyyy-MM-dd} 至 {_board.Period.Last:yyyy-MM-dd} 的图斑，截至 {_board.Day.Today:yyyy-MM-dd}"),
            FormattableString.Invariant($"Cases due from {_board.Period.First:yyyy-MM-dd} to {_board.Period.Last:yyyy-MM-dd}, as of {_board.Day.Today:yyyy-MM-dd}"))
            + (scope.Length > 0 ? Say("；", "; ") + scope : ""));
        var table = new SheetTable(sheet, _names.Language,
        [
            new(("指标", "Figure"), 22), new(("件数", "Cases"), 10, Column.Count), new(("应计", "Of"), 10, Column.Count), new(("比例", "Share"), 10, PercentFormat),
            new(("未定", "Pending"), 10, Column.Count), new(("目标", "Target"), 12), new(("评定", "Verdict"), 14), new(("计入的图斑", "Cases counted"), 80),
        ]);
        table.Begin(4);
        foreach (var judged in _board.Total.Figures)
        {
            var figure = judged.Figure;
            table.Add(
                _names.Of(figure.Kind), figure.Counted.Count, figure.Of.Count, Share(figure.Share), figure.Pending.Count, CaseNames.Of(judged.Target), _names.Of(judged.Verdict),
                Numbers(figure.Counted));
        }

        var row = table.End(null, isMain: true) + 2;
        foreach (var note in Notes())
            sheet.Cell(row++, 1).SetValue(note);
    }

    private IEnumerable<string> Notes()
    {
        yield return Say("期内没有到期图斑的，比例为“—”，既非 0 也非 100 %。“未定”是尚未到期、仍可能计入的图斑，目标要看它们时为“尚不能定”。", "Where no case was due the share is “—”, neither 0 nor 100 %. Pending: not due yet, and may still count; where they decide, a target is not known yet.");
        yield return Say("并案、拆分的图斑以新编号计。时限以现行时限计；“规定时限内”按 deadlines.csv 自下发之日起算，延期不计。", "Merged and split cases count under their new numbers. Deadlines are those in force; “within the term” counts from issue by deadlines.csv, whatever was extended.");
        if (_board.Total.Rates.Undated is { Count: > 0 } undated)
            yield return Say($"未定时限的待处置图斑 {undated.Count} 个，不在任何期内：{Numbers(undated)}", $"{undated.Count} open cases without a deadline are in no period: {Numbers(undated)}");
        if (_board.Total.Rates is { WithoutCalendar: { Count: > 0 } unknown, MissingYears: var years })
        {
            yield return Say(
                $"缺 {string.Join("、", years)} 年工作日历，不计入“规定时限内”的图斑 {unknown.Count} 个：{Numbers(unknown)}",
                $"{unknown.Count} cases are left out of “within the term”, since the working days of {string.Join(", ", years)} are not known: {Numbers(unknown)}");
        }

        if (_board.WithoutMoves is { Count: > 0 } silent)
            yield return Say($"没有办理记录的图斑 {silent.Count} 个，不在按月数字内。", $"{silent.Count} cases without moves are not in the months.");
    }

    private void FillGroups(IXLWorksheet sheet)
    {
        Column[] columns =
        [
            new((_names.Of(_board.By), _names.Of(_board.By)), 26), new(("图斑", "Cases"), 10, Column.Count, IsSummed: true), new(("待处置", "Open"), 10, Column.Count, IsSummed: true),
            new(("超期", "Overdue now"), 10, Column.Count, IsSummed: true), new(("已销号", "Closed"), 10, Column.Count, IsSummed: true), new(("期内到期", "Due in the period"), 12, Column.Count, IsSummed: true),
            .. _board.Total.Figures.SelectMany(judged => new Column[] { new((_names.Of(judged.Figure.Kind), _names.Of(judged.Figure.Kind)), 12, PercentFormat), new(("评定", "Verdict"), 12) }),
        ];
        var table = new SheetTable(sheet, _names.Language, columns);
        table.Begin(1);
        foreach (var group in _board.Groups)
        {
            table.Add(
            [
                _names.Of(_board.By, group.Word), group.Cases.Count, Count(group, CaseStage.Open), group.Cases.Count(one => _board.Day.UrgencyOf(one) == CaseUrgency.Overdue), Count(group, CaseStage.Closed),
                group.Rates.Scope.Count, .. group.Figures.SelectMany(judged => new[] { Share(judged.Figure.Share), _names.Of(judged.Verdict) }),
            ]);
        }

        table.End(("合计", "Total"), isMain: true);
    }

    private void FillMonths(IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, _names.Language, MonthColumns);
        table.Begin(1);
        foreach (var (month, rates) in _board.Months.Zip(_board.MonthRates))
        {
            table.Add(
                FormattableString.Invariant($"{month.Month.First:yyyy-MM}"), month.StockAtStart, month.Opened.Count, month.Parts.Count, month.Reopened.Count, month.Closed.Count, month.Absorbed.Count,
                month.StockAtEnd, rates.Scope.Count, Share(rates[CaseFigureKind.Disposal].Share), Share(rates[CaseFigureKind.OnTime].Share), Share(rates[CaseFigureKind.Closure].Share));
        }

        table.End(("合计", "Total"), isMain: true);
    }

    private void FillList(IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, _names.Language, ListColumns);
        table.Begin(1);
        foreach (var one in _board.Selection.Cases.Take(MostRows))
            Add(table, one);
        var last = table.End(("合计", "Total"), isMain: true);
        if (_board.Selection.Cases.Count > MostRows)
        {
            sheet.Cell(last + 2, 1).SetValue(Say(
                $"共 {_board.Selection.Cases.Count} 个图斑，此处只列最紧迫的 {MostRows} 个；合计为所列图斑。",
                $"{_board.Selection.Cases.Count} cases in all, of which the {MostRows} most pressing are listed here and summed up."));
        }
    }

    private void Add(SheetTable table, Case one) => table.Add(
        one.Number, one.Title, _names.StateOf(one.State), _names.Of(_board.Day.UrgencyOf(one)), Day(one.DueOn), _board.Day.DaysLeft(one), _names.Say("source", one.Source), one.Batch,
        _names.Say("kind", one.Kind), one.IsKey ? Say("是", "yes") : "", one.Village, one.Unit, one.Person, Day(one.IssuedOn), Day(one.DisposedOn), Day(one.ClosedOn), one.Returns, one.Reopens,
        Metres(one, "area_m2"), Metres(one, "farmland_m2"), Metres(one, "basic_farmland_m2"));

    private int Count(CaseGroup group, CaseStage stage) => group.Cases.Count(one => _board.Day.Process.StageOf(one) == stage);

    /// <summary>A cell holds 32,767 characters.</summary>
    private static string Numbers(IReadOnlyList<Case> cases)
    {
        const int Shown = 100;
        var text = string.Join(", ", cases.Take(Shown).Select(one => one.Number));
        return cases.Count > Shown ? FormattableString.Invariant($"{text}, … ({cases.Count})") : text;
    }

    private static object Share(decimal? share) => share is { } some ? Math.Round(some, 6) : CaseNames.Percent(null);

    private static string Day(DateOnly? day) => day is { } some ? FormattableString.Invariant($"{some:yyyy-MM-dd}") : "";

    private static decimal? Metres(Case one, string field) => one.Row.Real(field) is { } metres && Math.Abs(metres) < 1e15 ? Math.Round((decimal)metres, 2) : null;

    private string Say(string zh, string en) => new Words(zh, en).In(_names.Language);
}
