using System.Globalization;
using ClosedXML.Excel;

namespace LandPlanner.Reports.Excel;

/// <summary>Reads the first sheet of a workbook as text.</summary>
public static class SheetReader
{
    /// <summary>Rows that hold anything, with their number on the sheet; numbers with a point, dates as 2025-11-23, empty cells as empty text.</summary>
    /// <exception cref="InvalidDataException">It is no workbook that can be read.</exception>
    public static IReadOnlyList<(int Row, string[] Cells)> Read(Stream workbook)
    {
        try
        {
            using var book = new XLWorkbook(workbook);
            var sheet = book.Worksheets.First();
            var last = sheet.LastColumnUsed()?.ColumnNumber() ?? 0;
            return [.. sheet.RowsUsed().Select(row => (row.RowNumber(), Enumerable.Range(1, last).Select(column => Text(row.Cell(column))).ToArray()))];
        }
        // ClosedXML and the packaging beneath throw whatever a damaged file leads them to.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new InvalidDataException(failure.Message, failure);
        }
    }

    private static string Text(IXLCell cell) => cell.DataType switch
    {
        XLDataType.Number => cell.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        XLDataType.DateTime => cell.GetDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => cell.GetString().Trim(),
    };
}
