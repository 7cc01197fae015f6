using System.IO.Compression;
using ClosedXML.Excel;
using LandPlanner.Audits;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Tests;

public sealed class AuditWorkbookTests
{
    private static XLWorkbook Open(ReportLanguage language = ReportLanguage.Chinese) => new(new MemoryStream(AuditWorkbook.Write(Results.Sample, language)));

    [Fact]
    public void Has_the_five_sheets_in_either_language()
    {
        using var chinese = Open();
        using var english = Open(ReportLanguage.English);

        Assert.Equal(["汇总", "明细", "地类与村", "权属", "数据来源与容差"], chinese.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(["Summary", "Findings", "Classes and villages", "Ownership", "Sources and tolerance"], english.Worksheets.Select(sheet => sheet.Name));
    }

    /// <summary>10 013.33 m² are 15.02 mu; its parts round to 15.02 (three parcels) and 0.00 by themselves, and the total row shows 15.02.</summary>
    [Theory]
    [InlineData("汇总", 8, 5, 6, 7)]
    [InlineData("明细", 9, 2, 5, 6)]
    [InlineData("地类与村", 6, 2, 7, 8)]
    [InlineData("权属", 6, 2, 3, 4)]
    public void What_is_shown_adds_up_to_the_same_total_on_each_sheet(string name, int muColumn, int first, int last, int totalRow)
    {
        using var workbook = Open();
        var sheet = workbook.Worksheet(name);

        var sum = Enumerable.Range(first, last - first + 1).Sum(row => (decimal)sheet.Cell(row, muColumn).GetDouble());
        var squareMetres = Enumerable.Range(first, last - first + 1).Sum(row => (decimal)sheet.Cell(row, muColumn - 1).GetDouble());

        Assert.StartsWith("合计", sheet.Cell(totalRow, 1).GetString(), StringComparison.Ordinal);
        Assert.Equal((10_013.33m, 15.02m), (squareMetres, sum));
        Assert.Equal((10_013.33, 15.02), (sheet.Cell(totalRow, muColumn - 1).GetDouble(), sheet.Cell(totalRow, muColumn).GetDouble()));
        Assert.Contains("SUM(", sheet.Cell(totalRow, muColumn).FormulaA1, StringComparison.Ordinal);
    }

    [Fact]
    public void Slivers_and_what_is_not_covered_stand_below_the_total()
    {
        using var workbook = Open();

        var verdicts = workbook.Worksheet("明细").Column(2).CellsUsed().Select(cell => cell.GetString());

        Assert.Equal(["结论", "违规", "违规", "违规", "提示", "结论", "碎片", "未覆盖"], verdicts);
    }

    [Fact]
    public void What_counts_twice_stands_beside_the_area()
    {
        using var workbook = Open();
        var sheet = workbook.Worksheet("明细");
        var headers = sheet.CellsUsed().Where(cell => cell.GetString() is "约束逐个合计（平方米）" or "地类图斑重叠（平方米）").Take(2).ToList();

        Assert.Equal([6.66, 1.11], headers.Select(header => sheet.Column(header.Address.ColumnNumber).CellsUsed().First(cell => cell.DataType == XLDataType.Number).GetDouble()));
    }

    [Fact]
    public void Codes_stay_text() => Assert.Equal(XLDataType.Text, Open().Worksheet("地类与村").Cell(3, 3).DataType);

    [Fact]
    public void Headers_are_frozen_and_filtered()
    {
        using var workbook = Open();

        Assert.All(workbook.Worksheets, sheet => Assert.True(sheet.SheetView.SplitRow > 0 && sheet.AutoFilter.IsEnabled));
    }

    [Fact]
    public void Sources_name_the_pack_its_hash_and_the_law()
    {
        using var workbook = Open();
        var texts = workbook.Worksheet("数据来源与容差").CellsUsed().Select(cell => cell.GetString()).ToList();

        Assert.Contains("ab12", texts);
        Assert.Contains("第三十五条", texts);
        Assert.Contains("cd34", texts);
        Assert.Contains(AuditResult.NoteZh, texts);
    }

    [Fact]
    public async Task Two_workbooks_written_at_different_times_are_the_same_bytes()
    {
        var first = AuditWorkbook.Write(Results.Sample);
        await Task.Delay(2_100, TestContext.Current.CancellationToken);

        Assert.Equal(first, AuditWorkbook.Write(Results.Sample));
    }

    [Fact]
    public void A_result_without_findings_makes_a_workbook_too()
    {
        using var zip = new ZipArchive(new MemoryStream(AuditWorkbook.Write(Results.Sample with { Findings = [], Rules = [], Sources = [] })));

        Assert.NotNull(zip.GetEntry("xl/workbook.xml"));
    }
}
