using ClosedXML.Excel;
using LandPlanner.Projects;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Projects;
using LandPlanner.Stores;

namespace LandPlanner.Reports.Tests.Projects;

public sealed class ProjectWorkbookTests
{
    [Fact]
    public void Kinds_add_up_to_the_total_to_the_cent()
    {
        using var workbook = Open(Boards.Sample);
        var sheet = workbook.Worksheet("汇总");

        Assert.Equal("重点", sheet.Cell(5, 1).GetString());
        Assert.Equal(["66.666666", "33.333334", "100"], Enumerable.Range(5, 3).Select(row => Number(sheet.Cell(row, 3))));
        // 33.333333 and 33 of 100 done; 100 due.
        Assert.Equal(["66.333333", "-33.7"], new[] { Number(sheet.Cell(7, 6)), Number(sheet.Cell(7, 7)) });
        // Two thirds of 1.5 mu and one third: 1,000 m² are 1.5 mu, 0.5 each.
        Assert.Equal(["1", "0.5", "1.5"], Enumerable.Range(5, 3).Select(row => Number(sheet.Cell(row, 13))));
    }

    [Fact]
    public void Projects_have_their_light_with_its_reason_and_overdue_milestones()
    {
        using var workbook = Open(Boards.Sample);
        var sheet = workbook.Worksheet("项目");

        Assert.Equal(("ZD-02", "严重滞后", ""), (sheet.Cell(3, 1).GetString(), sheet.Cell(3, 5).GetString(), sheet.Cell(3, 13).GetString()));
        Assert.Contains("落后计划 100 个百分点", sheet.Cell(3, 12).GetString(), StringComparison.Ordinal);
        Assert.Equal(("XC-01", "用地"), (sheet.Cell(4, 1).GetString(), sheet.Cell(4, 13).GetString()));
    }

    [Fact]
    public void The_sheets_of_months_and_milestones_can_be_sent_back()
    {
        var bytes = ProjectWorkbook.Write(Boards.Sample, Boards.Words());

        var months = MonthSheet.Read(Rows(bytes, "月度"), new(null, null, MoneyUnit.Wan));
        var milestones = MilestoneSheet.Read(Rows(bytes, "节点"));

        Assert.Empty(months.Complaints);
        // Three projects with two months of plan and two of actual each.
        Assert.Equal(12, months.Cells.Count);
        Assert.Equal(100m, Money.Sum(months.Cells.Where(cell => cell.Measure == MonthMeasure.Plan).Select(cell => cell.Amount!.Value)).In(MoneyUnit.Wan));
        Assert.Equal([("XC-01", "用地", new DateOnly(2024, 1, 15))], milestones.Cells.Select(cell => (cell.Project, cell.Kind, cell.Planned!.Value)));
    }

    [Fact]
    public void The_same_board_gives_the_same_bytes() => Assert.Equal(ProjectWorkbook.Write(Boards.Sample, Boards.Words()), ProjectWorkbook.Write(Boards.Sample, Boards.Words()));

    [Fact]
    public void An_empty_board_is_a_workbook_too()
    {
        using var workbook = Open(Boards.Empty);

        Assert.Equal(4, workbook.Worksheets.Count);
    }

    [Fact]
    public void Cells_are_read_with_days_numbers_and_last_values_in_their_places()
    {
        using var file = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            var sheet = workbook.AddWorksheet("数据");
            sheet.Cell("B2").Value = new DateTime(2024, 3, 1);
            sheet.Cell("C2").Value = 0.1 + 0.2;
            sheet.Cell("B3").Value = 86_100_000_000d;
            sheet.Cell("C3").FormulaA1 = "C2*2";
            sheet.Cell("D3").SetValue("0103");
            workbook.SaveAs(file, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        }

        file.Position = 0;
        var rows = SheetReader.Read(file, "数据");

        Assert.Equal([(2, ",2024-03-01,0.3,"), (3, ",86100000000,0.6,0103")], rows.Select(row => (row.Row, string.Join(',', row.Cells))));
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_told_with_those_that_are()
    {
        var bytes = ProjectWorkbook.Write(Boards.Empty, Boards.Words());

        Assert.Contains("there are 汇总, 项目, 月度, 节点", Assert.Throws<WorkspaceException>(() => SheetReader.Read(new MemoryStream(bytes), "表1")).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(byte[] workbook, string sheet) => [.. SheetReader.Read(new MemoryStream(workbook), sheet).Select(row => row.Cells)];

    private static XLWorkbook Open(ProjectBoard board) => new(new MemoryStream(ProjectWorkbook.Write(board, Boards.Words())));

    private static string Number(IXLCell cell) => Math.Round(Convert.ToDecimal(cell.HasFormula ? cell.CachedValue : cell.Value, System.Globalization.CultureInfo.InvariantCulture), 6)
        .ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
}
