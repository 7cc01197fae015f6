using ClosedXML.Excel;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Excel;

/// <summary>What lies under the violations and notices: land classes by village by rule, gross and net of ridges.</summary>
internal sealed class ClassSheet(AuditResult result, ShownAreas shown, ReportLanguage language)
{
    private static readonly Column[] Columns =
    [
        new(("规则", "Rule"), 34),
        new(("村（占比最大者）", "Village (largest share)"), 18),
        new(("地类编码", "Class"), 10),
        new(("地类名称", "Class name"), 18),
        new(("面积（平方米）", "Area (m²)"), 16, Column.SquareMetres, IsSummed: true),
        new(("面积（亩）", "Area (mu)"), 12, Column.Mu, IsSummed: true),
        new(("扣除田坎后（平方米）", "Net of ridges (m²)"), 18, Column.SquareMetres, IsSummed: true),
        new(("其中耕地净面积（平方米）", "Net cultivated (m²)"), 20, Column.SquareMetres, IsSummed: true),
    ];

    public void Fill(IXLWorksheet sheet)
    {
        var table = new SheetTable(sheet, language, Columns);
        table.Begin(1);
        foreach (var rule in result.Rules)
            Add(table, rule);
        table.End(("合计", "Total"), isMain: true);
    }

    private void Add(SheetTable table, RuleOutcome rule)
    {
        var rows = ShownAreas.Exceeding(result, rule.Id)
            .SelectMany(finding => Shares(finding).Select(share => (finding.Village, Share: share)))
            .GroupBy(row => (row.Village, row.Share.Code, row.Share.Name, row.Share.IsCultivated))
            .OrderBy(group => group.Key.Village, StringComparer.Ordinal).ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .Select(group => (group.Key, Gross: ShownAreas.Sum(group.Select(row => row.Share.Gross)), Net: ShownAreas.Sum(group.Select(row => row.Share.Net))))
            .ToList();
        var mu = shown.OfParts(rule.Id, [.. rows.Select(row => row.Gross)]);
        for (var i = 0; i < rows.Count; i++)
        {
            var ((village, code, name, isCultivated), gross, net) = rows[i];
            table.Add(
                new Words(rule.TitleZh, rule.TitleEn).In(language), village, code,
                code.Length + name.Length > 0 ? name : new Words("（无地类数据）", "(no land-use data)").In(language),
                SheetNumbers.SquareMetres(gross), mu[i], SheetNumbers.SquareMetres(net), isCultivated ? SheetNumbers.SquareMetres(net) : 0m);
        }
    }

    // A finding that no land-use layer lies under is unknown as a whole, so that the sheet still adds up to the summary.
    private static IReadOnlyList<ClassShare> Shares(Finding finding) =>
        finding.Classes.Count > 0 ? finding.Classes : [new("", "", false, finding.Area, finding.Area)];
}
