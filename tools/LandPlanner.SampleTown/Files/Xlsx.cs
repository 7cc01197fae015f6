using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace LandPlanner.SampleTown.Files;

/// <summary>A workbook (ECMA-376) with nothing but cells: texts, numbers, and empty ones.</summary>
internal static class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const int Letters = 26;

    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="sheets">Each with its rows of cells: string, decimal or int; null for an empty one.</param>
    public static void Write(string path, params (string Name, IReadOnlyList<object?[]> Rows)[] sheets)
    {
        File.Delete(path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Put(archive, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{Each(sheets, i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>
            """);
        Put(archive, "_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Put(archive, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Links}"><sheets>{Each(sheets, i => $"<sheet name=\"{sheets[i - 1].Name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>")}</sheets></workbook>
            """);
        Put(archive, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{Each(sheets, i => $"<Relationship Id=\"rId{i}\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}<Relationship Id="rId{sheets.Length + 1}" Type="{Links}/styles" Target="styles.xml"/></Relationships>
            """);
        Put(archive, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>
            """);
        for (var i = 0; i < sheets.Length; i++)
            Put(archive, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i + 1}.xml"), $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheets[i].Rows.Select(Row))}</sheetData></worksheet>");
    }

    private static string Each((string, IReadOnlyList<object?[]>)[] sheets, Func<int, string> text) => string.Concat(Enumerable.Range(1, sheets.Length).Select(text));

    private static string Row(object?[] cells, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"<row r=\"{index + 1}\">{string.Concat(cells.Select((cell, column) => Cell(cell, Name(column) + (index + 1).ToString(CultureInfo.InvariantCulture))))}</row>");

    private static string Cell(object? value, string at) => value switch
    {
        null => "",
        string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{value}</v></c>"),
    };

    /// <param name="column">Counted from 0.</param>
    private static string Name(int column) => (column >= Letters ? Name(column / Letters - 1) : "") + (char)('A' + column % Letters);

    private static void Put(ZipArchive archive, string name, string xml)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml.Trim());
    }
}
