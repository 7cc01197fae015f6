using ClosedXML.Excel;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Excel;

/// <summary>Each rule with how many parcels exceeded it, in which villages, and how much.</summary>
internal sealed class SummarySheet(AuditResult result, ShownAreas shown, ReportLanguage language)
{
    private static readonly Column[] Columns =
    [
        new(("规则", "Rule"), 40),
        new(("结论", "Verdict"), 10),
        new(("审查数", "Subjects"), 10, Column.Count),
        new(("问题宗数", "Parcels"), 10, Column.Count, IsSummed: true),
        new(("涉及村数", "Villages"), 10, Column.Count),
        new(("涉及村", "Village names"), 40),
        new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres, IsSummed: true),
        new(("面积（亩）", "Area (mu)"), 14, Column.Mu, IsSummed: true),
        new(("碎片数", "Slivers"), 10, Column.Count, IsSummed: true),
        new(("未覆盖数", "Not covered"), 10, Column.Count, IsSummed: true),
        new(("未发现问题数", "Clear"), 12, Column.Count, IsSummed: true),
    ];

    public void Fill(IXLWorksheet sheet)
    {
        sheet.Cell(1, 1).SetValue(new Words(result.Pack.TitleZh, result.Pack.TitleEn).In(language)).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Cell(2, 1).SetValue(new Words(AuditResult.NoteZh, AuditResult.NoteEn).In(language));
        var table = new SheetTable(sheet, language, Columns);
        table.Begin(4);
        foreach (var rule in result.Rules)
            Add(table, rule);
        var last = table.End(("合计", "Total"), isMain: true);
        sheet.Cell(last + 2, 1).SetValue(new Words(
            "同一块地可同时违反多条规则，合计为各规则之和，不是去重后的占地面积。",
            "One place may exceed several rules: the total is the sum over rules, not the area of the places.").In(language));
    }

    private void Add(SheetTable table, RuleOutcome rule)
    {
        var findings = ShownAreas.Exceeding(result, rule.Id).ToList();
        var villages = findings.Select(finding => finding.Village).Where(village => village.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        table.Add(
            new Words(rule.TitleZh, rule.TitleEn).In(language),
            VerdictNames.Of(rule.Severity == Severity.Violation ? Verdict.Violation : Verdict.Notice).In(language),
            rule.Subjects,
            rule.Exceeded,
            villages.Count,
            string.Join(language == ReportLanguage.Chinese ? "、" : ", ", villages),
            SheetNumbers.SquareMetres(ShownAreas.Sum(findings.Select(finding => finding.Area))),
            shown.OfRule(rule.Id),
            result.Findings.LongCount(finding => finding.Rule == rule.Id && finding.Verdict == Verdict.Sliver),
            rule.NotCovered,
            rule.Clear);
    }
}
