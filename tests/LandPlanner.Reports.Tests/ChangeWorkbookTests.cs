using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Tests;

public sealed class ChangeWorkbookTests
{
    private const int FirstRow = 5;
    private const int FirstColumn = 3;

    [Theory]
    [InlineData(AreaUnit.Mu)]
    [InlineData(AreaUnit.Hectares)]
    [InlineData(AreaUnit.SquareMetres)]
    public void Rows_and_columns_add_up_as_printed(AreaUnit unit)
    {
        using var workbook = Open(Matrices.Sample, unit);
        var sheet = workbook.Worksheet("转移矩阵");
        var (lastRow, lastColumn) = (TotalRow(sheet), TotalColumn(sheet));

        for (var row = FirstRow; row < lastRow; row++)
            Assert.Equal(Shown(sheet, row, lastColumn), Enumerable.Range(FirstColumn, lastColumn - FirstColumn).Sum(column => Shown(sheet, row, column)));
        for (var column = FirstColumn; column <= lastColumn; column++)
            Assert.Equal(Shown(sheet, lastRow, column), Enumerable.Range(FirstRow, lastRow - FirstRow).Sum(row => Shown(sheet, row, column)));
    }

    /// <summary>1 mu = 2000/3 m²; a total may go to either neighbouring hundredth, as in any rounding that closes both ways.</summary>
    [Theory]
    [InlineData(AreaUnit.Mu, 0.0015, 0.01)]
    [InlineData(AreaUnit.Hectares, 0.0001, 0.0001)]
    [InlineData(AreaUnit.SquareMetres, 1, 0.0001)]
    public void Totals_are_the_layers_own_sums_of_their_classes(AreaUnit unit, double factor, double step)
    {
        var result = Matrices.Sample;
        using var workbook = Open(result, unit);
        var sheet = workbook.Worksheet("转移矩阵");

        for (var i = 0; i < result.Classes.Count; i++)
        {
            Assert.Equal(result.Classes[i].Before.Area.SquareMetres * factor, (double)Shown(sheet, FirstRow + i, TotalColumn(sheet)), step);
            Assert.Equal(result.Classes[i].After.Area.SquareMetres * factor, (double)Shown(sheet, TotalRow(sheet), FirstColumn + i), step);
        }
    }

    [Theory]
    [InlineData(AreaUnit.Mu, 9)]
    [InlineData(AreaUnit.SquareMetres, 8)]
    public void Villages_add_up_to_the_ground_of_the_matrix(AreaUnit unit, int column)
    {
        var result = Matrices.Sample;
        using var workbook = Open(result, unit);
        var (matrix, villages) = (workbook.Worksheet("转移矩阵"), workbook.Worksheet("分村"));

        var listed = Enumerable.Range(2, result.Cells.Count).Sum(row => Shown(villages, row, column));

        // Classes and ground outside the other layer; overlaps and rounding are of no village.
        var ground = from row in Enumerable.Range(FirstRow, result.Classes.Count + 1)
                     from at in Enumerable.Range(FirstColumn, result.Classes.Count + 1)
                     select Shown(matrix, row, at);
        Assert.Equal(ground.Sum(), listed);
        Assert.Equal(listed, Shown(villages, result.Cells.Count + 2, column));
    }

    [Fact]
    public void What_is_not_known_says_so()
    {
        using var known = Open(Matrices.Sample, AreaUnit.Mu);
        using var unknown = Open(Matrices.WithoutConstraints, AreaUnit.Mu);

        Assert.DoesNotContain("未知", Texts(known, "耕地流向"));
        Assert.Contains("未知", Texts(unknown, "耕地流向"));
        Assert.Contains("未知", Texts(unknown, "汇总"));
    }

    [Fact]
    public void Slivers_stand_apart()
    {
        using var workbook = Open(Matrices.Sample, AreaUnit.Mu);

        // The strip from 8.83 to 8.86 m is 3 cm wide.
        Assert.Contains(Matrices.Sample.Patches, patch => patch.IsSliver);
        Assert.Contains("碎屑图斑（单列）", Texts(workbook, "变化图斑"));
    }

    [Fact]
    public void Sheets_are_in_the_language_asked_for()
    {
        using var english = new XLWorkbook(new MemoryStream(ChangeWorkbook.Write(Matrices.Sample, AreaUnit.Hectares, ReportLanguage.English)));

        Assert.Equal(["Summary", "Matrix", "By village", "Farmland flows", "Changed patches", "Sources and decisions"], english.Worksheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public async Task Two_workbooks_written_at_different_times_are_the_same_bytes()
    {
        var first = ChangeWorkbook.Write(Matrices.Sample, AreaUnit.Mu);
        await Task.Delay(2_100, TestContext.Current.CancellationToken);

        Assert.Equal(first, ChangeWorkbook.Write(Matrices.Sample, AreaUnit.Mu));
    }

    private static XLWorkbook Open(ChangeResult result, AreaUnit unit) => new(new MemoryStream(ChangeWorkbook.Write(result, unit)));

    private static List<string> Texts(XLWorkbook workbook, string sheet) => [.. workbook.Worksheet(sheet).CellsUsed().Select(cell => cell.GetString())];

    private static int TotalRow(IXLWorksheet sheet) => sheet.Column(2).CellsUsed().Single(cell => cell.GetString() == "后期合计").Address.RowNumber;

    private static int TotalColumn(IXLWorksheet sheet) => sheet.Row(4).CellsUsed().Single(cell => cell.GetString() == "前期合计").Address.ColumnNumber;

    private static decimal Shown(IXLWorksheet sheet, int row, int column) =>
        sheet.Cell(row, column).IsEmpty() ? 0 : Math.Round((decimal)sheet.Cell(row, column).GetDouble(), 4);
}
