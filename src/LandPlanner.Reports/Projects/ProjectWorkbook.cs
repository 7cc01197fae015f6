using LandPlanner.Areas;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;

namespace LandPlanner.Reports.Projects;

/// <summary>A board of projects as an Excel workbook. Equal boards give equal bytes, whenever they are written.</summary>
/// <remarks>Sheets: 汇总, 项目, 月度, 节点. Amounts are 万元 to the cent; totals are formulas. The sheets of months and milestones can be filled in and sent back to be entered.</remarks>
public sealed class ProjectWorkbook
{
    /// <summary>To the cent.</summary>
    private const string Wan = "#,##0.00####";
    private const string Points = "0.0";

    private readonly ProjectBoard _board;
    private readonly BoardWords _words;

    private ProjectWorkbook(ProjectBoard board, BoardWords words) => (_board, _words) = (board, words);

    public static byte[] Write(ProjectBoard board, BoardWords words)
    {
        using var workbook = new FixedWorkbook(words.Language);
        var writing = new ProjectWorkbook(board, words);
        writing.FillSums(workbook.Sheet(("汇总", "Summary")));
        writing.FillProjects(workbook.Sheet(("项目", "Projects")));
        writing.FillMonths(workbook.Sheet(("月度", "Months")));
        writing.FillMilestones(workbook.Sheet(("节点", "Milestones")));
        return workbook.Bytes();
    }

    private void FillSums(ClosedXML.Excel.IXLWorksheet sheet)
    {
        sheet.Cell(1, 1).SetValue(_words.Title).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Cell(2, 1).SetValue(_words.Say($"截至{_board.Until.Say(false)}，金额单位万元；亮灯规则：{_board.Rule.TitleZh}。", $"By {_board.Until.Say(true)}; amounts in 10k yuan; lights by: {_board.Rule.TitleEn}."));
        var table = new SheetTable(sheet, _words.Language,
        [
            new(("类别", "Kind"), 20), new(("项目数", "Projects"), 10, Column.Count, true), new(("总投资", "Total investment"), 18, Wan, true), new(("年度计划", "Year's plan"), 18, Wan, true),
            new(("应完成", "Due"), 18, Wan, true), new(("已完成", "Done"), 18, Wan, true), new(("偏差（百分点）", "Deviation (points)"), 14, Points), new(("绿灯", "Green"), 8, Column.Count, true),
            new(("黄灯", "Yellow"), 8, Column.Count, true), new(("红灯", "Red"), 8, Column.Count, true), new(("未亮灯", "No light"), 8, Column.Count, true), new(("逾期节点", "Overdue"), 10, Column.Count, true),
            new(("用地需求（亩）", "Land needed (mu)"), 16, Column.Mu, true), new(("已落实用地（亩）", "Land held (mu)"), 16, Column.Mu, true),
        ]);
        table.Begin(4);
        // Rounded so that the kinds add up to the town.
        var (needed, held) = (AreaClosure.Mu([.. _board.Kinds.Select(kind => kind.LandNeeded)], 2), AreaClosure.Mu([.. _board.Kinds.Select(kind => kind.LandHeld)], 2));
        for (var i = 0; i < _board.Kinds.Count; i++)
        {
            var kind = _board.Kinds[i];
            table.Add(
                _words.Kind(kind.Kind), kind.Count, InWan(kind.Total), InWan(kind.YearPlan), InWan(kind.PlanSoFar), InWan(kind.ActualSoFar), Rounded(kind.Deviation), kind.Green, kind.Yellow, kind.Red,
                kind.Unknown, kind.Overdue, needed[i], held[i]);
        }

        var last = table.End(("合计", "Total"), isMain: true);
        if (_board.Kinds.Count > 0 && Rounded(_board.All.Deviation) is { } deviation)
            sheet.Cell(last, 7).SetValue(deviation).Style.NumberFormat.SetFormat(Points);
    }

    private void FillProjects(ClosedXML.Excel.IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, _words.Language,
        [
            new(("编号", "Number"), 16), new(("项目名称", "Name"), 34), new(("类别", "Kind"), 16), new(("村", "Village"), 14), new(("灯", "Light"), 12), new(("总投资", "Total investment"), 16, Wan, true),
            new(("年度计划", "Year's plan"), 16, Wan, true), new(("应完成", "Due"), 16, Wan, true), new(("已完成", "Done"), 16, Wan, true), new(("偏差（百分点）", "Deviation (points)"), 12, Points),
            new(("计至", "Measured at"), 12), new(("说明", "Why"), 60), new(("逾期节点", "Overdue milestones"), 24), new(("用地需求（亩）", "Land needed (mu)"), 14, Column.Mu), new(("已落实用地（亩）", "Land held (mu)"), 14, Column.Mu),
            new(("责任领导", "Leader"), 12), new(("责任单位", "Unit"), 18), new(("责任人", "Person"), 12), new(("资金来源", "Funding"), 16), new(("形象进度", "Progress"), 20), new(("存在问题", "Problems"), 30),
            new(("下步计划", "Next step"), 30),
        ]);
        table.Begin(1);
        foreach (var one in _board.Projects)
        {
            var (project, row) = (one.Project, one.Project.Row);
            table.Add(
                project.Number, project.Name, _words.Kind(project.Kind), project.Village, one.Verdict.Light.Title(_words.English), project.Total is { } total ? InWan(total) : null, InWan(one.Curve.Whole),
                InWan(one.Curve.At(_board.Until)!.PlanSoFar), InWan(one.Curve.Measured?.ActualSoFar ?? Money.Zero), Rounded(one.Curve.Deviation), one.Curve.MeasuredAt?.ToString(),
                string.Join(_words.Say("；", "; "), one.Verdict.Reasons.Select(reason => reason.In(_words.English))), string.Join(_words.Say("、", ", "), one.Overdue.Select(_words.Milestone)),
                project.LandNeeded?.Mu(2), project.LandHeld?.Mu(2), row.Text("leader"), row.Text("unit"), row.Text("person"), row.Text("fund_source"), row.Text("progress"), row.Text("problems"), row.Text("next_step"));
        }

        table.End(("合计", "Total"), isMain: true);
    }

    private void FillMonths(ClosedXML.Excel.IXLWorksheet sheet)
    {
        var months = _board.Curve.Points.Select(point => point.Month).ToList();
        Words Heading(Month month, MonthMeasure measure) => ($"{month.Say(false)}{measure.Title(english: false)}", $"{month} {measure.Title(english: true)}");
        var table = new SheetTable(sheet, _words.Language,
        [
            new(("编号", "Number"), 16), new(("项目名称", "Name"), 34), .. months.Select(month => new Column(Heading(month, MonthMeasure.Plan), 14, Wan, true)),
            .. months.Select(month => new Column(Heading(month, MonthMeasure.Actual), 14, Wan, true)),
        ]);
        table.Begin(1);
        foreach (var one in _board.Projects)
        {
            table.Add(
            [
                one.Project.Number, one.Project.Name, .. one.Curve.Points.Select(point => point.Plan is { } plan ? InWan(plan) : (object?)null),
                .. one.Curve.Points.Select(point => point.Actual is { } actual ? InWan(actual) : (object?)null),
            ]);
        }

        table.End(("合计", "Total"), isMain: true);
    }

    private void FillMilestones(ClosedXML.Excel.IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, _words.Language,
            [new(("编号", "Number"), 16), new(("项目名称", "Name"), 34), new(("节点", "Milestone"), 16), new(("说明", "Title"), 20), new(("计划", "Planned"), 14), new(("完成", "Done"), 14), new(("逾期", "Overdue"), 10)]);
        table.Begin(1);
        foreach (var one in _board.Projects)
        {
            foreach (var step in one.File.Milestones.OrderBy(step => step.Planned ?? step.Actual))
            {
                table.Add(
                    one.Project.Number, one.Project.Name, _words.Milestones.Get("kind").Say(step.Kind, _words.English), step.Title, step.Planned is { } planned ? Moments.Write(planned) : null,
                    step.Actual is { } actual ? Moments.Write(actual) : null, one.Overdue.Contains(step) ? _words.Say("逾期", "overdue") : null);
            }
        }

        table.End(null, isMain: true);
    }

    private static decimal InWan(Money amount) => amount.In(MoneyUnit.Wan);

    private static decimal? Rounded(decimal? points) => points is { } known ? Math.Round(known, 1, MidpointRounding.AwayFromZero) : null;
}
