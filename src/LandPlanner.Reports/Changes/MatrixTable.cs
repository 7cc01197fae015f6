using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Changes;

/// <summary>A change matrix as it is printed: the same lines and figures as the workbook's, rounded so that rows and columns add up.</summary>
/// <param name="Rows">Classes before, then ground the earlier layer lacks and, where there are any, overlaps and rounding.</param>
/// <param name="Columns">Classes after, in the same order.</param>
/// <param name="Total">Of all rows, and of all columns.</param>
public sealed record MatrixTable(IReadOnlyList<MatrixLine> Rows, IReadOnlyList<MatrixLine> Columns, decimal Total)
{
    public static MatrixTable Of(ChangeResult result, AreaUnit unit, ReportLanguage language)
    {
        var shown = new ShownMatrix(result, unit);
        var columns = shown.Columns.Select(line => Line(result, line, shown.Label(line, isRow: false, language), shown.ColumnTotal(line), [])).ToList();
        var rows = shown.Rows.Select(line => Line(
            result, line, shown.Label(line, isRow: true, language), shown.RowTotal(line),
            [.. shown.Columns.Select(column => shown.IsZero(line, column) ? (decimal?)null : shown.Value(line, column))])).ToList();
        return new(rows, columns, rows.Sum(row => row.Total));
    }

    private static MatrixLine Line(ChangeResult result, int line, (string Code, string Name) label, decimal total, IReadOnlyList<decimal?> cells)
    {
        var (classes, known) = (result.Classes.Count, line < result.Classes.Count ? result.Classes[line] : null);
        int? index = line < classes ? line : line == classes ? -1 : null;
        return new(index, label.Code, label.Name, known?.IsCultivated == true, known?.Known?.Colour, total, cells);
    }
}

/// <summary>A row or column of a <see cref="MatrixTable"/>.</summary>
/// <param name="Class">Its place in the result's classes; −1 for ground the other vintage lacks, null for overlaps and rounding.</param>
/// <param name="Colour">The class's survey colour; null where there is none.</param>
/// <param name="Cells">Of a row: one a column, null where there is nothing.</param>
public sealed record MatrixLine(int? Class, string Code, string Name, bool IsCultivated, string? Colour, decimal Total, IReadOnlyList<decimal?> Cells);
