using System.Text;
using ClosedXML.Excel;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Sheets;

namespace LandPlanner.Workspaces.Tests.Sheets;

public sealed class SheetFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("村,面积\n温泉村,12.5\n")]
    [InlineData("村;面积\r\n温泉村;12.5\r\n")]
    [InlineData("村\t面积\n温泉村\t12.5")]
    [InlineData("\uFEFF\"村\",\"面积\"\n\"温泉村\",12.5\n\n,\n")]
    public void Cells_are_parted_as_the_first_line_shows(string text)
    {
        var file = SheetFile.Read(Write("a.csv", text, Encoding.UTF8));

        Assert.Equal(["村", "面积"], file.Header);
        var (line, cells) = Assert.Single(file.Lines);
        Assert.Equal((2, "温泉村", "12.5"), (line, cells[0], cells[1]));
    }

    [Fact]
    public void A_quoted_cell_may_hold_separators_quotes_and_lines()
    {
        var file = SheetFile.Read(Write("a.csv", "a,b\n\"x,\"\"y\"\"\nz\",1\nlast,2\n", Encoding.UTF8));

        Assert.Equal("x,\"y\"\nz", file.Lines[0].Cells[0]);
        Assert.Equal([2, 4], file.Lines.Select(line => line.Line));
    }

    [Fact]
    public void What_is_pasted_is_read_as_a_file_is()
    {
        var pasted = SheetFile.OfText("村\t备注\n温泉村\t\"一\n二\"\n\t\n柳林村\t三\n");

        Assert.Equal(["村", "备注"], pasted.Header);
        Assert.Equal([(2, "温泉村", "一\n二"), (5, "柳林村", "三")], pasted.Lines.Select(line => (line.Line, line.Cells[0], line.Cells[1])));
        Assert.Empty(SheetFile.OfText("").Header);
    }

    [Fact]
    public void Office_in_China_saves_in_GBK()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var file = SheetFile.Read(Write("a.csv", "村,面积\n温泉村,12.5\n", Encoding.GetEncoding("GBK")));

        Assert.Equal("温泉村", file.Lines[0].Cells[0]);
    }

    [Fact]
    public void A_workbook_gives_its_first_sheet_as_text()
    {
        var path = _folder.File("a.xlsx");
        using (var book = new XLWorkbook())
        {
            var sheet = book.AddWorksheet("填报");
            sheet.Cell(1, 1).SetValue("村");
            sheet.Cell(1, 2).SetValue("面积");
            sheet.Cell(1, 3).SetValue("日期");
            sheet.Cell(3, 1).SetValue("温泉村");
            sheet.Cell(3, 2).Value = 12.5;
            sheet.Cell(3, 3).Value = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);
            book.SaveAs(path);
        }

        var file = SheetFile.Read(path);

        Assert.Equal(["村", "面积", "日期"], file.Header);
        var (line, cells) = Assert.Single(file.Lines);
        Assert.Equal((3, "温泉村", "12.5", "2024-03-01"), (line, cells[0], cells[1], cells[2]));
    }

    [Theory]
    [InlineData("a.csv", "", "is empty")]
    [InlineData("a.xlsx", "no workbook", "could not be read")]
    [InlineData("a.doc", "x", "give a .csv or an .xlsx")]
    public void What_is_no_table_is_refused(string name, string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<WorkspaceException>(() => SheetFile.Read(Write(name, text, new UTF8Encoding(false)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Contains("could not be read", Assert.Throws<WorkspaceException>(() => SheetFile.Read(_folder.File("none.csv"))).Message, StringComparison.Ordinal);

    private string Write(string name, string text, Encoding encoding)
    {
        var path = _folder.File(name);
        File.WriteAllText(path, text, encoding);
        return path;
    }
}
