using System.Globalization;
using ClosedXML.Excel;
using LandPlanner.Stores;

namespace LandPlanner.Reports.Excel;

/// <summary>The cells of a sheet as texts, for tables that people send.</summary>
public static class WorkbookCells
{
    /// <summary>Numbers to the 15 digits that Excel keeps, days as 2024-03-05; formulas by their last value. Rows and columns begin at A1, so that places can be named.</summary>
    /// <param name="sheet">Null for the first.</param>
    /// <exception cref="WorkspaceException">It is no .xlsx, or has no such sheet.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(Stream xlsx, string? sheet)
    {
        using var workbook = Open(xlsx);
        var found = sheet is null
            ? workbook.Worksheets.First()
            : workbook.Worksheets.FirstOrDefault(one => one.Name == sheet)
                ?? throw new WorkspaceException($"There is no sheet '{sheet}'; there are {string.Join(", ", workbook.Worksheets.Select(one => one.Name))}.");
        if (found.LastCellUsed() is not { } last)
            return [];
        return [.. Enumerable.Range(1, last.Address.RowNumber).Select(row =>
            (IReadOnlyList<string>)[.. Enumerable.Range(1, last.Address.ColumnNumber).Select(column => Text(found.Cell(row, column)))])];
    }

    private static XLWorkbook Open(Stream xlsx)
    {
        try
        {
            return new(xlsx, XLEventTracking.Disabled);
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // The library answers a file that is no workbook with whatever it stumbled over first.
            throw new WorkspaceException($"It is no workbook that can be read ({unreadable.Message.TrimEnd('.')}): save it as .xlsx, or as .csv.", unreadable);
        }
    }

    private static string Text(IXLCell cell) => (cell.HasFormula ? cell.CachedValue : cell.Value) switch
    {
        DateTime moment => moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        null => "",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };
}
