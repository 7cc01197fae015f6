using System.Text;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Workspaces.Tests.Projects;

public class TableFileTests
{
    [Theory]
    [InlineData("UTF-8")]
    [InlineData("GB18030")]
    public void Text_is_read_in_the_code_pages_of_spreadsheets(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var rows = TableFile.Read("进度.csv", Encoding.GetEncoding(encoding).GetBytes("编号,3月计划\r\nA,1"), null);

        Assert.Equal(["编号,3月计划", "A,1"], rows.Select(row => string.Join(',', row)));
    }

    [Theory]
    [InlineData("进度.xlsx", "no workbook that can be read")]
    [InlineData("进度.xls", "none of .xlsx, .csv")]
    public void What_is_no_table_is_told(string name, string why) =>
        Assert.Contains(why, Assert.Throws<WorkspaceException>(() => TableFile.Read(name, "nonsense"u8.ToArray(), null)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_sheet_of_text_is_refused() => Assert.Throws<WorkspaceException>(() => TableFile.Read("a.csv", "a,b"u8.ToArray(), "表1"));
}
