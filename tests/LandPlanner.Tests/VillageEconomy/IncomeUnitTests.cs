using LandPlanner.Projects;
using LandPlanner.VillageEconomy;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.VillageEconomy;

public class IncomeUnitTests
{
    [Theory]
    [InlineData("2023年村集体收入（万元）\n单位：元\n村\t收入\n甲\t1", "Row 2, column A: '单位：元' says 元, and above it stands 万元")]
    [InlineData("2023年\n村\t收入（万元）（元）\n甲\t1", "Row 2, column B: '收入（万元）（元）' names several units: 万元, 元.")]
    public void Two_units_are_told_and_none_of_them_is_taken(string table, string complaint)
    {
        Assert.StartsWith(complaint, Assert.Single(Check(table, null).Complaints).ToString(), StringComparison.Ordinal);
        Assert.Equal(1_00, Assert.Single(Check(table, MoneyUnit.Yuan).Entries).Amount.Cents);
    }

    [Theory]
    [InlineData("2023年村集体收入（元）\n村\t收入\n甲\t1", 1_00)]
    [InlineData("2023年村集体收入（万元）\n单位：万元\n村\t收入\n甲\t1", 1_000_000)]
    [InlineData("2023年村集体收入（万元）\n单位：亿元\n村\t收入（元）\n甲\t1", 1_00)]
    [InlineData("2023年村集体收入\n村\t收入\n甲\t1", 1_000_000)]
    public void One_unit_is_taken_that_of_the_column_first(string table, long cents) =>
        Assert.Equal((cents, 0), (Check(table, null) is { Entries: [var only], Complaints: var complaints } ? (only.Amount.Cents, complaints.Count) : default));

    private static IncomeIntake Check(string table, MoneyUnit? unit)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = [.. table.Split('\n').Select(line => line.Split('\t'))];
        var sheet = NamedSheet.Read(rows, TableSet.Open().Villages.Income, ["village", IncomeIntake.AmountField], IncomeIntake.AmountField);
        return IncomeIntake.Check(sheet, new(null, unit), [], new VillageNames(new HashSet<string> { "甲村" }), new(2024, 4, 10));
    }
}
