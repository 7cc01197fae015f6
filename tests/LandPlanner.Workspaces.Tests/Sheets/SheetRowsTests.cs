using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Sheets;

namespace LandPlanner.Workspaces.Tests.Sheets;

public sealed class SheetRowsTests
{
    [Theory]
    [InlineData("表题\n\nA\tB\n1\t\"二\n行\"\n3\t4", "表题;;A|B;1|二\n行;3|4")]
    [InlineData("a\t\n\tb", "a|;|b")]
    [InlineData("", "")]
    public void Rows_are_counted_as_a_spreadsheet_counts_them(string text, string rows) => Assert.Equal(rows, string.Join(';', SheetRows.OfText(text).Select(row => string.Join('|', row))));

    [Fact]
    public void Text_has_no_sheets()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.csv"), "a,b");

        Assert.Contains("has no sheets", Assert.Throws<WorkspaceException>(() => SheetRows.Read(folder.File("a.csv"), "表1")).Message, StringComparison.Ordinal);
    }
}
