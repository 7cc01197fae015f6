using ClosedXML.Excel;

namespace LandPlanner.Reports.Excel;

/// <param name="Format">A number format; null for text.</param>
/// <param name="IsSummed">Whether the total row adds it up.</param>
internal sealed record Column(Words Title, double Width, string? Format = null, bool IsSummed = false)
{
    public const string SquareMetres = "#,##0.00";
    public const string Mu = "#,##0.00";
    public const string Count = "#,##0";

    /// <summary>To how many decimals its total is rounded: as many as it shows.</summary>
    public int Decimals => Format?.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? Format.Length - point - 1 : 2;
}

/// <summary>A table on a sheet: a frozen, filtered header, rows, and a total of sums.</summary>
internal sealed class SheetTable(IXLWorksheet sheet, ReportLanguage language, IReadOnlyList<Column> columns)
{
    private int _header;
    private int _row;

    /// <param name="row">Counted from 1.</param>
    public void Begin(int row)
    {
        (_header, _row) = (row, row);
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = sheet.Cell(row, i + 1);
            cell.SetValue(columns[i].Title.In(language));
            cell.Style.Font.Bold = true;
            cell.Style.Fill.BackgroundColor = XLColor.FromHtml("#DDE7D3");
            cell.Style.Alignment.WrapText = true;
            sheet.Column(i + 1).Width = Math.Max(columns[i].Width, sheet.Column(i + 1).Width);
        }
    }

    /// <param name="values">One a column: string, decimal, long or int; null for an empty cell.</param>
    public void Add(params object?[] values)
    {
        _row++;
        for (var i = 0; i < values.Length; i++)
            Put(sheet.Cell(_row, i + 1), values[i], columns[i]);
    }

    /// <summary>Ends with a filter, and a total row where <paramref name="total"/> gives it a name.</summary>
    /// <returns>The last row used.</returns>
    public int End(Words? total, bool isMain)
    {
        if (isMain)
        {
            sheet.SheetView.FreezeRows(_header);
            sheet.Range(_header, 1, Math.Max(_row, _header + 1), columns.Count).SetAutoFilter();
        }

        if (total is null || _row == _header)
            return _row;
        var last = _row + 1;
        sheet.Cell(last, 1).SetValue(total.Value.In(language));
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].IsSummed)
                Sum(sheet.Cell(last, i + 1), columns[i]);
        }

        sheet.Range(last, 1, last, columns.Count).Style.Font.Bold = true;
        return last;
    }

    private void Sum(IXLCell cell, Column column)
    {
        var letter = cell.Address.ColumnLetter;
        cell.FormulaA1 = FormattableString.Invariant(
            $"ROUND(SUM({letter}{_header + 1}:{letter}{_row}),{column.Decimals})");
        cell.Style.NumberFormat.Format = column.Format;
    }

    private static void Put(IXLCell cell, object? value, Column column)
    {
        // Everything that is not a number goes in as text: an id such as 0103 must not become 103.
        if (value is decimal or long or int)
        {
            cell.Value = value;
            cell.Style.NumberFormat.Format = column.Format;
        }
        else if (value is string { Length: > 0 } text)
        {
            cell.Style.NumberFormat.Format = "@";
            cell.SetValue(text);
        }
    }
}
