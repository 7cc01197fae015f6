using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Sheets;

/// <summary>A table that somebody filled in, row by row from its first, where headings may stand anywhere: rows are counted as a spreadsheet counts them.</summary>
public static class SheetRows
{
    /// <param name="path">As <see cref="SheetFile.Read"/> reads.</param>
    /// <param name="sheet">Of an .xlsx; null for the first.</param>
    /// <exception cref="WorkspaceException">There is no such file or sheet, or it is no such table.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string path, string? sheet)
    {
        var (rows, isWorkbook) = SheetFile.RowsOf(path, sheet);
        return isWorkbook ? Filled(rows) : [.. rows.Select(row => row.Cells)];
    }

    /// <summary>What a spreadsheet puts on the clipboard.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OfText(string text) => [.. CommaText.Read(text).Select(row => row.Cells)];

    // Only rows that hold something are read of a workbook.
    private static List<IReadOnlyList<string>> Filled(IReadOnlyList<(int Line, string[] Cells)> rows)
    {
        var filled = new List<IReadOnlyList<string>>();
        foreach (var (line, cells) in rows)
        {
            while (filled.Count < line - 1)
                filled.Add([]);
            filled.Add(cells);
        }

        return filled;
    }
}
