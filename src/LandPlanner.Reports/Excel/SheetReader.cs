using System.Globalization;
using ClosedXML.Excel;
using LandPlanner.Stores;

namespace LandPlanner.Reports.Excel;

/// <summary>Reads a sheet of a workbook as text.</summary>
public static class SheetReader
{
    /// <summary>
    /// Rows that hold anything, with their number on the sheet; numbers with a point, to the 15 digits that Excel keeps, dates as 2025-11-23, formulas by their last value, empty cells as empty text.
    /// </summary>
    /// <param name="sheet">Its name; null for the first.</param>
    /// <exception cref="InvalidDataException">It is no workbook that can be read.</exception>
    /// <exception cref="WorkspaceException">It has no such sheet.</exception>
    public static IReadOnlyList<(int Row, string[] Cells)> Read(Stream workbook, string? sheet = null)
    {
        try
        {
            using var book = new XLWorkbook(workbook);
            var found = sheet is null ? book.Worksheets.First() : book.Worksheets.FirstOrDefault(one => one.Name == sheet)
                ?? throw new WorkspaceException($"There is no sheet '{sheet}'; there are {string.Join(", ", book.Worksheets.Select(one => one.Name))}.");
            var last = found.LastColumnUsed()?.ColumnNumber() ?? 0;
            return [.. found.RowsUsed().Select(row => (row.RowNumber(), Enumerable.Range(1, last).Select(column => Text(row.Cell(column))).ToArray()))];
        }
        // ClosedXML and the packaging beneath throw whatever a damaged file leads them to.
        catch (Exception failure) when (failure is not (OutOfMemoryException or WorkspaceException))
        {
            throw new InvalidDataException(failure.Message, failure);
        }
    }

    // A formula is not computed again: what Excel saved is what its user saw, and not every function is known here.
    private static string Text(IXLCell cell) => (cell.HasFormula ? cell.CachedValue : cell.Value) switch
    {
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        _ => cell.HasFormula ? $"{cell.CachedValue}".Trim() : cell.GetString().Trim(),
    };
}
