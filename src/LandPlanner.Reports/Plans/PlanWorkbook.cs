using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Plans;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Plans;

/// <summary>A plan held against a survey as a workbook. Equal comparisons give equal bytes.</summary>
/// <remarks>Sheets: 汇总, 现状与规划, 冲突图斑. The areas of 现状与规划 close on the layers by the terms below them.</remarks>
public static class PlanWorkbook
{
    public static byte[] Write(PlanComparison comparison, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var workbook = new FixedWorkbook(language);
        FillSummary(workbook.Sheet(("汇总", "Summary")), comparison, language);
        FillShares(workbook.Sheet(("现状与规划", "Present and planned")), comparison, language);
        FillConflicts(workbook.Sheet(("冲突图斑", "Conflicts")), comparison, language);
        return workbook.Bytes();
    }

    private static void FillSummary(IXLWorksheet sheet, PlanComparison comparison, ReportLanguage language)
    {
        var matrix = comparison.Matrix;
        sheet.Cell(1, 1).SetValue(new Words(
            $"{matrix.After.Layer}{(comparison.Term is { } zh ? $"（{zh}）" : "")} 对比 {matrix.Before.Layer}", $"{matrix.After.Layer}{(comparison.Term is { } en ? $" ({en})" : "")} against {matrix.Before.Layer}").In(language)).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Cell(2, 1).SetValue(PlanNames.Controls(comparison, language));
        var table = new SheetTable(sheet, language, [new(("事项", "What"), 36), new(("面积（平方米）", "Area (m²)"), 20, Column.SquareMetres), new(("面积（亩）", "Area (mu)"), 14, Column.Mu), new(("图斑", "Polygons"), 10, Column.Count)]);
        table.Begin(4);
        foreach (var outcome in Enum.GetValues<PlanOutcome>())
            table.Add(PlanNames.Of(outcome, language), SheetNumbers.SquareMetres(comparison.Of(outcome)), comparison.Of(outcome).Mu(2), null);
        foreach (var kind in Enum.GetValues<PlanConflictKind>())
        {
            if (comparison.Of(kind) is { } area)
                table.Add(PlanNames.Of(kind, language), SheetNumbers.SquareMetres(area), area.Mu(2), comparison.Conflicts.Count(conflict => conflict.Kind == kind));
            else
                table.Add(PlanNames.Of(kind, language) + new Words("：无法判断", ": not known").In(language), null, null, null);
        }

        table.End(null, isMain: true);
    }

    private static void FillShares(IXLWorksheet sheet, PlanComparison comparison, ReportLanguage language)
    {
        var matrix = comparison.Matrix;
        var table = new SheetTable(sheet, language,
        [
            new(("现状地类", "Present class"), 26), new(("规划地类", "Planned class"), 26), new(("结论", "Outcome"), 14), new(("面积（平方米）", "Area (m²)"), 20, Column.SquareMetres, IsSummed: true), new(("面积（亩）", "Area (mu)"), 14, Column.Mu, IsSummed: true),
        ]);
        var mu = AreaClosure.Mu([.. comparison.Shares.Select(share => share.Area)], 2);
        table.Begin(1);
        for (var i = 0; i < mu.Length; i++)
        {
            var share = comparison.Shares[i];
            table.Add(PlanNames.Class(matrix, share.Present), PlanNames.Class(matrix, share.Planned), PlanNames.Of(share.Outcome, language), SheetNumbers.SquareMetres(share.Area), mu[i]);
        }

        table.End(("合计", "Total"), isMain: true);
        var row = mu.Length + 4;
        foreach (var (name, side) in new[] { (new Words("现状", "Survey"), matrix.Before), (new Words("规划", "Plan"), matrix.After) })
        {
            sheet.Cell(row, 1).SetValue(new Words(
                $"{name.Zh}图层面积 {side.Area.SquareMetres:N2} ＝ 上表之和 ＋ 自身重叠 {side.Overlap.SquareMetres:N2} ＋ 取整 {side.Rounding.SquareMetres:N2}（平方米）",
                $"Area of the {name.En.ToLowerInvariant()} {side.Area.SquareMetres:N2} = its ground above + own overlaps {side.Overlap.SquareMetres:N2} + rounding {side.Rounding.SquareMetres:N2} (m²)").In(language));
            row++;
        }
    }

    private static void FillConflicts(IXLWorksheet sheet, PlanComparison comparison, ReportLanguage language)
    {
        var table = new SheetTable(sheet, language,
        [
            new(("序号", "Number"), 8, Column.Count), new(("冲突", "Conflict"), 32), new(("村", "Village"), 16), new(("现状地类", "Present class"), 12), new(("规划地类", "Planned class"), 12),
            new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres), new(("面积（亩）", "Area (mu)"), 12, Column.Mu), new(("规划要素", "Features of the plan"), 24),
        ]);
        table.Begin(1);
        foreach (var conflict in comparison.Conflicts)
        {
            table.Add(
                conflict.Number, PlanNames.Of(conflict.Kind, language), conflict.Village, conflict.Present, conflict.Planned, SheetNumbers.SquareMetres(conflict.Area), conflict.Area.Mu(2), string.Join(", ", conflict.PlanIds));
        }

        table.End(null, isMain: true);
    }
}
