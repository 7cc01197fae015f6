using System.Globalization;
using System.Text;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Tables;

/// <summary>Rows of a table as comma-separated values (RFC 4180) in UTF-8 with a byte order mark, which Excel needs to read Chinese.</summary>
internal static class CsvExport
{
    public static async Task WriteAsync(Stream stream, HeldTable table, IReadOnlyList<TableHead> heads, int[] rows, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', heads.Select(head => Cell(head.Title))));
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            await writer.WriteLineAsync(string.Join(',', heads.Select(head => Cell(table.Value(row, head.Column)))));
        }
    }

    private static string Cell(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => Quote(Harmless(text)),
        _ => Quote(FieldText.Write(value)),
    };

    /// <summary>A spreadsheet would run a text that begins so as a formula.</summary>
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    private static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
