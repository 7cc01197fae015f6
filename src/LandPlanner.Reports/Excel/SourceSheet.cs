using System.Globalization;
using ClosedXML.Excel;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Excel;

/// <summary>What the audit stands on: layers, rule pack, tolerance, law.</summary>
internal sealed class SourceSheet(AuditResult result, ReportLanguage language)
{
    private static readonly Column[] LayerColumns =
    [
        new(("图层", "Layer"), 24),
        new(("角色", "Role"), 20),
        new(("时点", "Vintage"), 14),
        new(("要素数", "Features"), 12, Column.Count),
        new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres),
        new(("坐标系", "CRS"), 14),
        new(("来源文件", "File"), 30),
        new(("原坐标系", "CRS found"), 14),
        new(("说明", "Note"), 40),
        new(("内容指纹", "Content hash"), 68),
        new(("文件 SHA-256", "File SHA-256"), 68),
    ];

    private static readonly Column[] LawColumns =
    [
        new(("规则", "Rule"), 24),
        new(("法规", "Law"), 20),
        new(("条款", "Article"), 14),
        new(("可信度", "Confidence"), 12),
        new(("内容摘要", "Text (abridged)"), 18),
    ];

    public void Fill(IXLWorksheet sheet)
    {
        var layers = new SheetTable(sheet, language, LayerColumns);
        layers.Begin(1);
        foreach (var source in result.Sources)
            Add(layers, source);
        var row = AddFacts(sheet, layers.End(null, isMain: true) + 2);
        var laws = new SheetTable(sheet, language, LawColumns);
        laws.Begin(row + 1);
        foreach (var rule in result.Rules)
        {
            foreach (var basis in rule.Basis)
                laws.Add(new Words(rule.TitleZh, rule.TitleEn).In(language), basis.Law, basis.Article, basis.Mark, basis.Text);
        }
    }

    private static void Add(SheetTable table, AuditSource source) => table.Add(
        source.Layer, source.Role, source.Vintage?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source.Count,
        SheetNumbers.SquareMetres(source.Area), source.Crs, source.File, source.CrsFound, source.Note, source.ContentHash, source.FileSha256);

    /// <returns>The first free row.</returns>
    private int AddFacts(IXLWorksheet sheet, int row)
    {
        var (pack, tolerance) = (result.Pack, result.Pack.Tolerance);
        List<(Words Name, string Value)> facts =
        [
            (("规则集", "Rule pack"), $"{pack.Id} {pack.Version}（{pack.File}）"),
            (("规则集 SHA-256", "Rule pack SHA-256"), pack.Sha256),
            (("规则适用日期", "Rules in force on"), result.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (("噪声（小于，平方米）", "Noise (below, m²)"), Number(tolerance.Noise.SquareMetres)),
            (("碎片（小于，平方米）", "Sliver (below, m²)"), Number(tolerance.Sliver.SquareMetres)),
            (("碎片（窄于，米）", "Sliver (thinner than, m)"), Number(tolerance.ThinMetres)),
            (("面积", "Areas"), new Words("CGCS2000 椭球面积，1 亩 = 2000/3 平方米", "On the CGCS2000 ellipsoid; 1 mu = 2000/3 m²").In(language)),
            (("性质", "Nature"), new Words(AuditResult.NoteZh, AuditResult.NoteEn).In(language)),
        ];
        if (result.LeftOut.Count > 0)
            facts.Add((("未选用的规则", "Rules left out"), string.Join(", ", result.LeftOut)));
        foreach (var (name, value) in facts)
        {
            sheet.Cell(row, 1).SetValue(name.In(language)).Style.Font.SetBold();
            sheet.Cell(row, 2).Style.NumberFormat.Format = "@";
            sheet.Cell(row++, 2).SetValue(value);
        }

        return row;
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
