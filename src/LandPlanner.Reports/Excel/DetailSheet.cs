using ClosedXML.Excel;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Excel;

/// <summary>Each finding. Violations and notices are totalled; slivers and what is not covered are listed after them.</summary>
internal sealed class DetailSheet(AuditResult result, ShownAreas shown, ReportLanguage language)
{
    private static readonly Column[] Columns =
    [
        new(("规则", "Rule"), 34),
        new(("结论", "Verdict"), 10),
        new(("图层", "Layer"), 16),
        new(("要素号", "Feature"), 10, "0"),
        new(("名称", "Name"), 24),
        new(("编号", "Number"), 18),
        new(("村", "Village"), 16),
        new(("面积（平方米）", "Area (m²)"), 16, Column.SquareMetres, IsSummed: true),
        new(("面积（亩）", "Area (mu)"), 12, Column.Mu, IsSummed: true),
        new(("平面面积（平方米）", "Planar area (m²)"), 16, Column.SquareMetres, IsSummed: true),
        new(("冲突图层", "Constraint layer"), 18),
        new(("冲突要素", "Constraint features"), 24),
        new(("约束逐个合计（平方米）", "Constraints one by one (m²)"), 18, Column.SquareMetres),
        new(("地类图斑重叠（平方米）", "Land use counted twice (m²)"), 18, Column.SquareMetres),
        new(("申报面积（平方米）", "Declared (m²)"), 16, Column.SquareMetres),
        new(("申报差额（平方米）", "Difference (m²)"), 16, Column.SquareMetres),
    ];

    public void Fill(IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, language, Columns);
        table.Begin(1);
        foreach (var rule in result.Rules)
        {
            var findings = ShownAreas.Exceeding(result, rule.Id).ToList();
            var mu = shown.OfParts(rule.Id, [.. findings.Select(finding => finding.Area)]);
            for (var i = 0; i < findings.Count; i++)
                Add(table, rule, findings[i], mu[i]);
        }

        var last = table.End(("合计（违规与提示）", "Total (violations and notices)"), isMain: true);
        AddBeside(sheet, last + 2);
    }

    /// <summary>What changes no verdict stands below the total, out of the sums.</summary>
    private void AddBeside(IXLWorksheet sheet, int row)
    {
        var beside = result.Findings.Where(finding => finding.Verdict is Verdict.Sliver or Verdict.NotCovered).ToList();
        if (beside.Count == 0)
            return;
        sheet.Cell(row, 1).SetValue(new Words("碎片与未覆盖（不计入合计）", "Slivers and not covered (not in the total)").In(language)).Style.Font.SetBold();
        var table = new SheetTable(sheet, language, Columns);
        table.Begin(row + 1);
        var rules = result.Rules.ToDictionary(rule => rule.Id);
        foreach (var finding in beside)
            Add(table, rules[finding.Rule], finding, finding.Area.Mu(ShownAreas.Decimals));
    }

    private void Add(SheetTable table, RuleOutcome rule, Finding finding, decimal mu) => table.Add(
        new Words(rule.TitleZh, rule.TitleEn).In(language),
        VerdictNames.Of(finding.Verdict).In(language),
        finding.Layer,
        finding.FeatureId,
        finding.Name,
        finding.Number,
        finding.Village,
        SheetNumbers.SquareMetres(finding.Area),
        mu,
        SheetNumbers.SquareMetres(finding.PlanarArea),
        string.Join(", ", finding.Constraints.Select(constraint => constraint.Layer)),
        Ids(finding),
        finding.ConstraintSum is { } sum ? SheetNumbers.SquareMetres(sum) : null,
        finding.LandUseExcess is { } excess ? SheetNumbers.SquareMetres(excess) : null,
        finding.Declared is { } declared ? SheetNumbers.SquareMetres(declared.Declared) : null,
        finding.Declared is { } difference ? SheetNumbers.SquareMetres(difference.Difference) : null);

    // A cell holds 32,767 characters; thousands of ids serve nobody on a sheet, and the JSON has them all.
    private static string Ids(Finding finding)
    {
        const int shownIds = 50;
        var ids = finding.Constraints.SelectMany(constraint => constraint.Ids).ToList();
        var text = string.Join(", ", ids.Take(shownIds));
        return ids.Count > shownIds ? FormattableString.Invariant($"{text}, … ({ids.Count})") : text;
    }
}
