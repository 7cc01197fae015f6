using ClosedXML.Excel;
using LandPlanner.Checks;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Checks;

/// <summary>A check's result as an Excel workbook. Equal results give equal bytes, whenever they are written.</summary>
/// <remarks>Sheets: 汇总, 问题, 数据与容差.</remarks>
public static class CheckWorkbook
{
    // Excel holds 1,048,576 rows, but opens a sheet of so many only slowly; the JSON has them all.
    private const int MostRows = 100_000;

    // A cell holds 32,767 characters.
    private const int ShownIds = 50;

    private static readonly DateTime Unchanging = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Column[] SummaryColumns =
    [
        new(("问题类型", "Kind"), 20),
        new(("数量", "Problems"), 10, Column.Count, IsSummed: true),
        new(("错误", "Errors"), 10, Column.Count, IsSummed: true),
        new(("警告", "Warnings"), 10, Column.Count, IsSummed: true),
        new(("提示", "Infos"), 10, Column.Count, IsSummed: true),
        new(("面积（平方米）", "Area (m²)"), 18, Column.SquareMetres),
    ];

    private static readonly Column[] ProblemColumns =
    [
        new(("序号", "No."), 8, "0"),
        new(("问题类型", "Kind"), 16),
        new(("级别", "Severity"), 10),
        new(("说明", "What is wrong"), 60),
        new(("要素号", "Features"), 24),
        new(("面积（平方米）", "Area (m²)"), 16, "#,##0.00##"),
        new(("横坐标", "X (east)"), 16, "0.0000"),
        new(("纵坐标", "Y (north)"), 16, "0.0000"),
    ];

    public static byte[] Write(CheckedLayer layer, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var workbook = new XLWorkbook();
        workbook.Properties.Author = workbook.Properties.LastModifiedBy = "LandPlanner";
        (workbook.Properties.Created, workbook.Properties.Modified) = (Unchanging, Unchanging);
        workbook.Style.Font.FontName = "宋体";
        FillSummary(Sheet(workbook, language, ("汇总", "Summary")), layer, language);
        FillProblems(Sheet(workbook, language, ("问题", "Problems")), layer.Result, language);
        FillSources(Sheet(workbook, language, ("数据与容差", "Source and limits")), layer, language);
        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        bytes.Position = 0;
        return FixedZip.Rewrite(bytes);
    }

    private static IXLWorksheet Sheet(XLWorkbook workbook, ReportLanguage language, Words name)
    {
        var sheet = workbook.AddWorksheet(name.In(language));
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PagesWide = 1;
        return sheet;
    }

    private static void FillSummary(IXLWorksheet sheet, CheckedLayer layer, ReportLanguage language)
    {
        var result = layer.Result;
        sheet.Cell(1, 1).SetValue(new Words($"{layer.Name} 质量检查", $"Check of {layer.Name}").In(language))
            .Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Cell(2, 1).SetValue(new Words(
            $"检查要素 {result.Checked} 个，发现问题 {result.Problems.Count} 处。",
            $"{result.Checked} features checked, {result.Problems.Count} problems found.").In(language));
        var table = new SheetTable(sheet, language, SummaryColumns);
        table.Begin(4);
        foreach (var (kind, _) in CheckWords.Kinds.Where(known => (result.Kinds & known.Kind) != 0))
        {
            var problems = result.Problems.Where(problem => problem.Kind == kind).ToList();
            table.Add(
                CheckNames.Of(kind, language), problems.Count, Count(problems, ProblemSeverity.Error),
                Count(problems, ProblemSeverity.Warning), Count(problems, ProblemSeverity.Info),
                Math.Round((decimal)problems.Sum(problem => problem.SquareMetres), 2));
        }

        var row = table.End(("合计", "Total"), isMain: true) + 2;
        foreach (var left in result.Unchecked)
            sheet.Cell(row++, 1).SetValue(CheckNames.Of(left, language));
    }

    private static int Count(List<Problem> problems, ProblemSeverity severity) =>
        problems.Count(problem => problem.Severity == severity);

    private static void FillProblems(IXLWorksheet sheet, CheckResult result, ReportLanguage language)
    {
        var table = new SheetTable(sheet, language, ProblemColumns);
        table.Begin(1);
        for (var i = 0; i < Math.Min(result.Problems.Count, MostRows); i++)
        {
            var problem = result.Problems[i];
            table.Add(
                i + 1, CheckNames.Of(problem.Kind, language), CheckNames.Of(problem.Severity, language),
                CheckNames.Of(problem, result, language), Ids(problem), Math.Round((decimal)problem.SquareMetres, 4),
                Metres(problem.Place?.X), Metres(problem.Place?.Y));
        }

        var last = table.End(null, isMain: true);
        if (result.Problems.Count > MostRows)
        {
            sheet.Cell(last + 2, 1).SetValue(new Words(
                $"共 {result.Problems.Count} 处，此处只列前 {MostRows} 处；全部见 JSON。",
                $"{result.Problems.Count} in all, of which the first {MostRows} are listed here; the JSON has them all.").In(language));
        }
    }

    private static string Ids(Problem problem)
    {
        var text = string.Join(", ", problem.Ids.Take(ShownIds));
        return problem.Ids.Count > ShownIds ? FormattableString.Invariant($"{text}, … ({problem.Ids.Count})") : text;
    }

    private static decimal? Metres(double? value) =>
        value is { } metres && Math.Abs(metres) < 1e15 ? Math.Round((decimal)metres, 4) : null;

    private static void FillSources(IXLWorksheet sheet, CheckedLayer layer, ReportLanguage language)
    {
        var limits = layer.Result.Limits;
        var any = new Words("不限", "any").In(language);
        (Words Name, string Value)[] facts =
        [
            (("图层", "Layer"), layer.Name),
            (("角色", "Role"), layer.Role),
            (("时点", "Vintage"), layer.Vintage is { } day ? FormattableString.Invariant($"{day:yyyy-MM-dd}") : ""),
            (("要素数", "Features"), Text(layer.Count)),
            (("面积（平方米）", "Area (m²)"), FormattableString.Invariant($"{layer.Area.Hundredths / 100m:0.00}")),
            (("坐标系", "CRS"), layer.Crs),
            (("内容指纹", "Content hash"), layer.ContentHash),
            (("范围图层", "Frame"), layer.Within ?? ""),
            (("噪声（小于，平方米）", "Noise (below, m²)"), Text(limits.Tolerance.Noise.SquareMetres)),
            (("碎片（小于，平方米）", "Sliver (below, m²)"), Text(limits.Tolerance.Sliver.SquareMetres)),
            (("碎片（窄于，米）", "Sliver (thinner than, m)"), Text(limits.Tolerance.ThinMetres)),
            (("重叠（不小于，平方米）", "Overlaps (from, m²)"), limits.OverlapFromSquareMetres is { } from ? Text(from) : ""),
            (("缝隙（不大于，平方米）", "Gaps (up to, m²)"), limits.GapUpToSquareMetres is { } upTo ? Text(upTo) : any),
            (("尖刺角度（小于，度）", "Spikes (below, degrees)"), Text(limits.SpikeDegrees)),
            (("尖刺宽度（不大于，米）", "Spikes (no wider than, m)"), Text(limits.SpikeWidthMetres)),
            (("短边（小于，米）", "Tiny edges (below, m)"), Text(limits.TinyEdgeMetres)),
            (("申报面积允许差（平方米）", "Declared area may differ by (m²)"), Text(limits.DeclaredDifference.SquareMetres)),
            (("申报面积允许差（比例）", "Declared area may differ by (share)"), Text(limits.DeclaredShare)),
            (("面积", "Areas"), new Words("CGCS2000 椭球面积", "On the CGCS2000 ellipsoid").In(language)),
        ];
        for (var i = 0; i < facts.Length; i++)
        {
            sheet.Cell(i + 1, 1).SetValue(facts[i].Name.In(language)).Style.Font.SetBold();
            sheet.Cell(i + 1, 2).Style.NumberFormat.Format = "@";
            sheet.Cell(i + 1, 2).SetValue(facts[i].Value);
        }

        sheet.Column(1).Width = 34;
        sheet.Column(2).Width = 70;
    }

    private static string Text(IFormattable value) =>
        value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
