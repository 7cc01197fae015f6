using ClosedXML.Excel;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Excel;

/// <summary>Whose land the violations and notices lie on, by rule.</summary>
internal sealed class OwnershipSheet(AuditResult result, ShownAreas shown, ReportLanguage language)
{
    private static readonly Column[] Columns =
    [
        new(("规则", "Rule"), 34),
        new(("权属性质", "Ownership"), 12),
        new(("权属单位代码", "Owner code"), 24),
        new(("权属单位名称", "Owner"), 28),
        new(("面积（平方米）", "Area (m²)"), 16, Column.SquareMetres, IsSummed: true),
        new(("面积（亩）", "Area (mu)"), 12, Column.Mu, IsSummed: true),
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
        var rows = ShownAreas.Exceeding(result, rule.Id).SelectMany(Shares)
            .GroupBy(share => (share.Kind, share.UnitCode, share.UnitName))
            .OrderBy(group => group.Key.Kind, StringComparer.Ordinal).ThenBy(group => group.Key.UnitCode, StringComparer.Ordinal)
            .ThenBy(group => group.Key.UnitName, StringComparer.Ordinal)
            .Select(group => (group.Key, Area: ShownAreas.Sum(group.Select(share => share.Area)))).ToList();
        var mu = shown.OfParts(rule.Id, [.. rows.Select(row => row.Area)]);
        for (var i = 0; i < rows.Count; i++)
        {
            var ((kind, code, name), area) = rows[i];
            var unknown = kind.Length + code.Length + name.Length == 0;
            table.Add(
                new Words(rule.TitleZh, rule.TitleEn).In(language), kind, code,
                unknown ? new Words("（无权属数据）", "(no ownership data)").In(language) : name, SheetNumbers.SquareMetres(area), mu[i]);
        }
    }

    private static IReadOnlyList<OwnershipShare> Shares(Finding finding) =>
        finding.Ownership.Count > 0 ? finding.Ownership : [new("", "", "", finding.Area)];
}
