using LandPlanner.Figures;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Figures;

/// <summary>What the land section says in its own words, alike in Word and HTML.</summary>
internal static class FigureReportWords
{
    public const string Checked = "附表 数字核对";
    public const string Sources = "附录 数字来源要素";

    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    public static string Basis(FigureReport report) =>
        $"依据工作库修订 {report.Head.Number}（哈希 {report.Head.Hash[..12]}）由要素重算：共 {report.Results.Count} 个数字，相符 {report.Results.Count(result => result.Holds)} 个。点击数字可在地图上查看其对应要素。";

    public static string Heading(int section, FigureSection title) => $"{(section < Numerals.Length ? Numerals[section] : $"{section + 1}")}、{title.TitleZh}";

    /// <summary>The number as the features have it; what was reported where nothing can be computed.</summary>
    public static string Number(FigureResult result) => result.Printed ?? result.Figure.Reported.ToString();

    /// <summary>What stands behind a number that does not hold; empty where it does.</summary>
    public static string Mark(FigureReport report, FigureResult result) => result.Holds ? ""
        : result.Printed is null ? "〔缺数据〕"
        : $"〔{ReportedWord(report)} {result.Figure.Reported}〕";

    public static string ReportedWord(FigureReport report) => report.Sheet.AreTargets ? "目标" : "报告";

    public static string[] CheckHeadings(FigureReport report) => ["数字", ReportedWord(report), "重算", "结果", "取数方法与说明"];

    public static string[] CheckRow(FigureReport report, FigureResult result) =>
    [
        result.Figure.TitleZh, result.Figure.Reported.ToString(), result.Printed ?? "", FigureNames.Of(result, ReportLanguage.Chinese),
        string.Join(" ", report.RemarksOn(result).Prepend(result.Figure.Query.Text.Text)),
    ];

    public static string[] SourceHeadings(FigureResult result) => ["图层", "要素", "编号", "名称", "村", $"计入（{result.Figure.Reported.UnitText}）"];

    public static string[] SourceRow(FigureRow row) => [row.Layer, $"{row.Id}", row.Number, row.Name, row.Village, row.Adds];

    public static string SourceHeading(int figure, FigureResult result) => $"{figure + 1}. {result.Figure.TitleZh}：{Number(result)}";
}
