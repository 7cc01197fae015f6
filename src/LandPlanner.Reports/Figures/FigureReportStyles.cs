using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LandPlanner.Reports.Figures;

/// <summary>The styles of the land section in Word. Sizes are half points.</summary>
internal static class FigureReportStyles
{
    public static Styles All() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "仿宋" }, new FontSize { Val = "32" }, new Languages { Val = "zh-CN", EastAsia = "zh-CN" }))),
        Style("Normal", "Normal", "仿宋", "32", isBold: false, new() { Line = "560", LineRule = LineSpacingRuleValues.Exact }, new() { FirstLineChars = 200 }, null, isDefault: true),
        Style("Title", "Title", "宋体", "44", isBold: true, new() { After = "240" }, null, JustificationValues.Center),
        Style("Basis", "Basis", "楷体", "21", isBold: false, new() { After = "240" }, null, JustificationValues.Center),
        Style("Heading1", "heading 1", "黑体", "32", isBold: false, new() { Before = "240", After = "120" }, null, null, outline: 0),
        Style("Heading2", "heading 2", "黑体", "24", isBold: false, new() { Before = "240", After = "80" }, null, null, outline: 1),
        Style("Table", "Table text", "宋体", "18", isBold: false, new() { Line = "240", LineRule = LineSpacingRuleValues.Auto }, null, null),
        Style("TableHead", "Table head", "黑体", "18", isBold: false, new() { Line = "240", LineRule = LineSpacingRuleValues.Auto }, null, null));

    private static Style Style(
        string id, string name, string font, string size, bool isBold, SpacingBetweenLines spacing, Indentation? indent, JustificationValues? align, int? outline = null, bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null)
            paragraph.Append(new KeepNext());
        paragraph.Append(spacing);
        if (indent is not null)
            paragraph.Append(indent);
        if (align is { } value)
            paragraph.Append(new Justification { Val = value });
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font });
        if (isBold)
            run.Append(new Bold());
        run.Append(new FontSize { Val = size });
        return new(new StyleName { Val = name }, paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null };
    }
}
