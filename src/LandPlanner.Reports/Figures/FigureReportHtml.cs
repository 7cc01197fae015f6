using System.Globalization;
using System.Net;
using System.Text;
using LandPlanner.Figures;

namespace LandPlanner.Reports.Figures;

/// <summary>The land section as one HTML page that needs nothing else.</summary>
public static class FigureReportHtml
{
    private const string Style = """
        body { font: 16px/1.8 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #222; max-width: 60em; margin: 2em auto; padding: 0 1em; }
        h1 { text-align: center; font-size: 1.7em; } h2 { font-size: 1.2em; margin: 1.4em 0 .4em; } h3 { font-size: 1em; margin: 1.6em 0 .3em; }
        p { text-indent: 2em; margin: 0; } .basis { color: #666; font-size: .85em; text-indent: 0; text-align: center; }
        a { color: #0b5394; text-decoration: none; border-bottom: 1px solid #9fc5e8; } .off { color: #b00020; } a.off { border-color: #b00020; }
        .missing { color: #8a6d00; } a.missing { border-color: #8a6d00; border-bottom-style: dashed; }
        table { border-collapse: collapse; width: 100%; font: 13px/1.5 "Noto Sans CJK SC", sans-serif; } td, th { border: 1px solid #bbb; padding: .15em .5em; text-align: left; vertical-align: top; }
        th { background: #f2f2f2; } td.number { text-align: right; white-space: nowrap; } tr { break-inside: avoid; } thead { display: table-header-group; }
        """;

    /// <summary>UTF-8; the same report gives the same bytes.</summary>
    public static byte[] Write(FigureReport report)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{Text(report.Sheet.TitleZh)}</title>\n<style>\n{Style.ReplaceLineEndings("\n")}\n</style>\n</head>\n<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Text(report.Sheet.TitleZh)}</h1>\n<p class=\"basis\">{Text(FigureReportWords.Basis(report))}</p>\n");
        for (var i = 0; i < report.Sheet.Sections.Count; i++)
            WriteSection(html, report, i);
        WriteChecks(html, report);
        html.Append(CultureInfo.InvariantCulture, $"<h2>{FigureReportWords.Sources}</h2>\n");
        for (var i = 0; i < report.Results.Count; i++)
            WriteSources(html, report, i);
        html.Append("</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void WriteSection(StringBuilder html, FigureReport report, int index)
    {
        var section = report.Sheet.Sections[index];
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(FigureReportWords.Heading(index, section))}</h2>\n<p>");
        foreach (var part in section.Sentences.SelectMany(sentence => sentence.Parts))
            html.Append(part.Figure is { } id ? Link(report, report.ResultOf(id)) : Text(part.Words));
        html.Append("</p>\n");
    }

    private static string Link(FigureReport report, FigureResult result)
    {
        var mark = FigureReportWords.Mark(report, result);
        return $"<a class=\"{Class(result)}\" href=\"{Text(report.AddressOf(result.Figure))}\">{Text(FigureReportWords.Number(result))}</a>{(mark.Length > 0 ? $"<span class=\"{Class(result)}\">{Text(mark)}</span>" : "")}";
    }

    private static void WriteChecks(StringBuilder html, FigureReport report)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{FigureReportWords.Checked}</h2>\n");
        WriteHead(html, FigureReportWords.CheckHeadings(report));
        for (var i = 0; i < report.Results.Count; i++)
        {
            var cells = FigureReportWords.CheckRow(report, report.Results[i]);
            html.Append(CultureInfo.InvariantCulture, $"<tr class=\"{Class(report.Results[i])}\"><td><a href=\"#{Anchor(report.Results[i])}\">{Text(cells[0])}</a></td>");
            foreach (var cell in cells.Skip(1))
                html.Append(CultureInfo.InvariantCulture, $"<td>{Text(cell)}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static void WriteSources(StringBuilder html, FigureReport report, int index)
    {
        var result = report.Results[index];
        html.Append(CultureInfo.InvariantCulture, $"<h3 id=\"{Anchor(result)}\"><a class=\"{Class(result)}\" href=\"{Text(report.AddressOf(result.Figure))}\">{Text(FigureReportWords.SourceHeading(index, result))}</a></h3>\n");
        if (result.Traces.Count == 0)
            return;
        WriteHead(html, FigureReportWords.SourceHeadings(result));
        foreach (var row in FigureRows.Of(result, report.World))
        {
            var cells = FigureReportWords.SourceRow(row);
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(cells[0])}</td><td><a href=\"{Text(report.AddressOf(row))}\">{Text(cells[1])}</a></td>");
            foreach (var cell in cells[2..^1])
                html.Append(CultureInfo.InvariantCulture, $"<td>{Text(cell)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{Text(cells[^1])}</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static void WriteHead(StringBuilder html, string[] headings) =>
        html.Append(CultureInfo.InvariantCulture, $"<table><thead><tr>{string.Concat(headings.Select(heading => $"<th>{Text(heading)}</th>"))}</tr></thead><tbody>\n");

    private static string Anchor(FigureResult result) => "source-" + result.Figure.Id;

    private static string Class(FigureResult result) => result.Holds ? "equal" : result.Verdict == FigureVerdict.Missing ? "missing" : "off";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
