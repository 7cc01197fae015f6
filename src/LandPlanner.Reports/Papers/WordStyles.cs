using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LandPlanner.Reports.Papers;

/// <summary>The styles of papers in Word, in the hands official documents use (GB/T 9704: 仿宋 body, 黑体 headings). Sizes are half points.</summary>
internal static class WordStyles
{
    public static Styles All() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "仿宋" }, new FontSize { Val = "32" }, new Languages { Val = "zh-CN", EastAsia = "zh-CN" }))),
        Style("Normal", "Normal", "仿宋", "32", isBold: false, new() { Line = "560", LineRule = LineSpacingRuleValues.Exact }, new() { FirstLineChars = 200 }, null, isDefault: true),
        Style("Title", "Title", "宋体", "44", isBold: true, new() { After = "240" }, null, JustificationValues.Center),
        Style("Basis", "Basis", "楷体", "21", isBold: false, new() { After = "240" }, null, JustificationValues.Center),
        Style("Heading1", "heading 1", "黑体", "32", isBold: false, new() { Before = "240", After = "120" }, null, null, outline: 0),
        Style("Heading2", "heading 2", "黑体", "24", isBold: false, new() { Before = "240", After = "80" }, null, null, outline: 1),
        Style("Line", "Line", "仿宋", "32", isBold: false, new() { Line = "560", LineRule = LineSpacingRuleValues.Exact }, null, null),
        Style("Signature", "Signature", "仿宋", "32", isBold: false, new() { Line = "560", LineRule = LineSpacingRuleValues.Exact }, new() { Right = "640" }, JustificationValues.Right),
        Style("TableCaption", "Table caption", "黑体", "21", isBold: false, new() { Before = "160", After = "80" }, null, JustificationValues.Center, keepsNext: true),
        Style("Caption", "caption", "黑体", "21", isBold: false, new() { Before = "40", After = "160" }, null, JustificationValues.Center),
        Style("Picture", "Picture", "宋体", "21", isBold: false, new() { Before = "120" }, null, JustificationValues.Center, keepsNext: true),
        Style("Foot", "footer", "宋体", "18", isBold: false, new() { After = "0" }, null, JustificationValues.Center),
        Style("Number", "Table number", "宋体", "18", isBold: false, new() { Line = "240", LineRule = LineSpacingRuleValues.Auto }, null, JustificationValues.Right),
        Style("Table", "Table text", "宋体", "18", isBold: false, new() { Line = "240", LineRule = LineSpacingRuleValues.Auto }, null, null),
        Style("TableHead", "Table head", "黑体", "18", isBold: false, new() { Line = "240", LineRule = LineSpacingRuleValues.Auto }, null, null));

    private static Style Style(
        string id, string name, string font, string size, bool isBold, SpacingBetweenLines spacing, Indentation? indent, JustificationValues? align, int? outline = null, bool isDefault = false, bool keepsNext = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null || keepsNext)
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
