using System.Text;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Sheets;

/// <summary>A table that somebody filled in: a header, and lines below it.</summary>
/// <param name="Lines">With their number in the file, from 1; lines that hold nothing are left out.</param>
public sealed record SheetFile(IReadOnlyList<string> Header, IReadOnlyList<(int Line, string[] Cells)> Lines)
{
    private const long MostBytes = 64 << 20;

    /// <param name="path">A .csv (comma, semicolon or tab between cells, quoted where need be; UTF-8 or GBK) or an .xlsx, of which the first sheet is read.</param>
    /// <exception cref="WorkspaceException">There is no such file, or it is no such table.</exception>
    public static SheetFile Read(string path)
    {
        var rows = RowsOf(path, null).Rows;
        return rows.Count > 0 ? Of(rows) : throw new WorkspaceException($"'{path}' is empty: its first line must name the columns.");
    }

    /// <summary>Its rows with their number in the file; of a workbook only those that hold something.</summary>
    internal static (IReadOnlyList<(int Line, string[] Cells)> Rows, bool IsWorkbook) RowsOf(string path, string? sheet)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
                throw new WorkspaceException($"'{path}' is larger than 64 MB: no table that somebody filled in is. Give a smaller one.");
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".xlsx" => (Workbook(path, sheet), true),
                ".csv" or ".tsv" or ".txt" when sheet is not null => throw new WorkspaceException($"'{path}' is text and has no sheets: leave the sheet out."),
                ".csv" or ".tsv" or ".txt" => (CommaText.Read(Decode(File.ReadAllBytes(path))), false),
                var other => throw new WorkspaceException($"'{other}' is no table that can be read here: give a .csv or an .xlsx."),
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new WorkspaceException($"'{path}' could not be read: {failure.Message.TrimEnd('.')}.", failure);
        }
    }

    /// <summary>A table as spreadsheets put it on the clipboard: a tab between cells (or comma, semicolon), quoted where need be. Its lines count from 1; an empty text has no columns.</summary>
    public static SheetFile OfText(string text) => CommaText.Read(text) is { Count: > 0 } rows ? Of(rows) : new([], []);

    private static SheetFile Of(IReadOnlyList<(int Line, string[] Cells)> rows) =>
        new([.. rows[0].Cells.Select(cell => cell.Trim())], [.. rows.Skip(1).Where(line => line.Cells.Any(cell => cell.Trim().Length > 0))]);

    private static IReadOnlyList<(int Line, string[] Cells)> Workbook(string path, string? sheet)
    {
        using var file = File.OpenRead(path);
        return SheetReader.Read(file, sheet);
    }

    /// <summary>Office in China saves .csv in GBK unless asked for UTF-8.</summary>
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }
}
