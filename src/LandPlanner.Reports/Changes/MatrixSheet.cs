using ClosedXML.Excel;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Changes;

/// <summary>The matrix itself: classes before down, classes after across, totals as formulas over what is shown.</summary>
internal sealed class MatrixSheet(ChangeResult result, ShownMatrix shown, ReportLanguage language)
{
    private const int HeaderRows = 4;
    private const int HeaderColumns = 2;

    public void Fill(IXLWorksheet sheet)
    {
        sheet.Cell(1, 1).SetValue(ChangeSummarySheet.Title(result, language)).Style.Font.SetBold().Font.SetFontSize(14);
        sheet.Cell(2, 1).SetValue(new Words($"单位：{shown.Unit.Name.Zh}；行为前期地类，列为后期地类", $"Unit: {shown.Unit.Name.En}; rows: class before, columns: class after").In(language));
        AddHeaders(sheet);
        for (var i = 0; i < shown.Rows.Count; i++)
            AddRow(sheet, HeaderRows + 1 + i, shown.Rows[i]);
        AddTotals(sheet);
        sheet.Columns(HeaderColumns + 1, TotalColumn).Width = 13;
        sheet.Column(1).Width = 9;
        sheet.Column(2).Width = 22;
        sheet.SheetView.Freeze(HeaderRows, HeaderColumns);
    }

    private int TotalColumn => HeaderColumns + shown.Columns.Count + 1;

    private int TotalRow => HeaderRows + shown.Rows.Count + 1;

    private void AddHeaders(IXLWorksheet sheet)
    {
        for (var j = 0; j < shown.Columns.Count; j++)
        {
            var (code, name) = shown.Label(shown.Columns[j], isRow: false, language);
            Text(sheet.Cell(HeaderRows - 1, HeaderColumns + 1 + j), code);
            Text(sheet.Cell(HeaderRows, HeaderColumns + 1 + j), name);
        }

        Text(sheet.Cell(HeaderRows, 1), new Words("编码", "Code").In(language));
        Text(sheet.Cell(HeaderRows, 2), new Words("前期 ＼ 后期", "before \\ after").In(language));
        Text(sheet.Cell(HeaderRows, TotalColumn), new Words("前期合计", "Total before").In(language));
        var header = sheet.Range(HeaderRows - 1, 1, HeaderRows, TotalColumn).Style;
        header.Font.Bold = true;
        header.Fill.BackgroundColor = XLColor.FromHtml("#DDE7D3");
        header.Alignment.WrapText = true;
    }

    private void AddRow(IXLWorksheet sheet, int row, int line)
    {
        var (code, name) = shown.Label(line, isRow: true, language);
        Text(sheet.Cell(row, 1), code);
        Text(sheet.Cell(row, 2), name);
        for (var j = 0; j < shown.Columns.Count; j++)
        {
            var cell = sheet.Cell(row, HeaderColumns + 1 + j);
            if (!shown.IsZero(line, shown.Columns[j]))
                Number(cell, shown.Value(line, shown.Columns[j]));
            if (ColourOf(line, shown.Columns[j]) is { } colour)
                cell.Style.Fill.BackgroundColor = XLColor.FromHtml(colour);
        }

        Total(sheet.Cell(row, TotalColumn), $"{Address(sheet, row, HeaderColumns + 1)}:{Address(sheet, row, TotalColumn - 1)}");
    }

    private void AddTotals(IXLWorksheet sheet)
    {
        Text(sheet.Cell(TotalRow, 2), new Words("后期合计", "Total after").In(language));
        for (var column = HeaderColumns + 1; column <= TotalColumn; column++)
            Total(sheet.Cell(TotalRow, column), $"{Address(sheet, HeaderRows + 1, column)}:{Address(sheet, TotalRow - 1, column)}");
        sheet.Range(TotalRow, 1, TotalRow, TotalColumn).Style.Font.Bold = true;
        Text(sheet.Cell(TotalRow + 1, 2), new Words("净变化（后期－前期）", "Net change (after − before)").In(language));
        for (var j = 0; j < result.Classes.Count; j++)
        {
            var cell = sheet.Cell(TotalRow + 1, HeaderColumns + 1 + j);
            cell.FormulaA1 = $"ROUND({Address(sheet, TotalRow, HeaderColumns + 1 + j)}-{Address(sheet, HeaderRows + 1 + j, TotalColumn)},{shown.Unit.Decimals})";
            cell.Style.NumberFormat.Format = shown.Unit.Format;
        }
    }

    /// <summary>Quiet colours for what stayed, was lost to farmland or won.</summary>
    private string? ColourOf(int row, int column)
    {
        if (row >= result.Classes.Count || column >= result.Classes.Count)
            return null;
        if (row == column)
            return "#EEEEEE";
        return (result.Classes[row].IsCultivated, result.Classes[column].IsCultivated) switch
        {
            (true, false) => "#FBE5DF",
            (false, true) => "#E3F0DD",
            _ => null,
        };
    }

    private void Total(IXLCell cell, string range)
    {
        cell.FormulaA1 = $"ROUND(SUM({range}),{shown.Unit.Decimals})";
        cell.Style.NumberFormat.Format = shown.Unit.Format;
        cell.Style.Font.Bold = true;
    }

    private void Number(IXLCell cell, decimal value)
    {
        cell.Value = value;
        cell.Style.NumberFormat.Format = shown.Unit.Format;
    }

    private static string Address(IXLWorksheet sheet, int row, int column) => sheet.Cell(row, column).Address.ToString()!;

    private static void Text(IXLCell cell, string text)
    {
        cell.Style.NumberFormat.Format = "@";
        cell.SetValue(text);
    }
}
