using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>Villages' income and estates' titles on the command line.</summary>
public sealed class VillageTests(SharedCluster server) : AtDesk
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Incomes_are_entered_corrected_and_put_in_classes(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("villages", "village", (0, 50, "ZLDWMC=甲村"), (50, 100, "ZLDWMC=乙村"), (100, 150, "ZLDWMC=丙村"));
        var table = Desk.PathOf("income.csv");
        await File.WriteAllTextAsync(table, "村,年度,收入（元）\n甲村,2023,45000\n乙村,2023,10万元\n", TestContext.Current.CancellationToken);

        var preview = await office.JsonAsync("village", "income", "enter", table, "--preview");
        await office.RunAsync(0, "village", "income", "enter", table);
        await office.RunAsync(2, "village", "income", "set", "甲村", "2023", "5");
        await office.RunAsync(0, "village", "income", "set", "甲村", "2023", "5", "--reason", "补记");
        var list = await office.JsonAsync("village", "income", "list", "--classes", "limits");

        Assert.Equal(2, preview.GetProperty("entries").GetArrayLength());
        Assert.Equal(15_000_000, list.GetProperty("totalFen").GetInt64());
        // Limits are 5, 10, 20, 50: 5 is in the second class, 10 in the third; 丙村 said nothing.
        Assert.Equal([("乙村", (int?)2), ("甲村", 1), ("丙村", null)], list.GetProperty("villages").EnumerateArray().Select(one =>
            (one.GetProperty("village").GetString()!, one.GetProperty("class").ValueKind == System.Text.Json.JsonValueKind.Null ? (int?)null : one.GetProperty("class").GetInt32())));
        Assert.Equal((1, 5), (list.GetProperty("noData").GetInt32(), list.GetProperty("classes").GetArrayLength()));
        await office.RunAsync(0, "verify");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Estates_are_taken_set_and_added_up(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("estates", "estate", (0, 50, "XQMC=一期;ZHS#=300;BZHS#=150"), (50, 100, "XQMC=二期;ZHS#=100;BZHS#=0"));

        await office.RunAsync(0, "village", "titles", "take", "estates");
        await office.RunAsync(0, "village", "titles", "set", "二期", "registered=100", "as_of=2023-12-31");
        var refused = await office.RunAsync(2, "village", "titles", "set", "二期", "registered=101");
        var list = await office.JsonAsync("village", "titles", "list");
        var shown = await office.RunAsync(0, "village", "titles", "list", "--classes", "limits");

        Assert.Contains("101 homes cannot be registered of 100", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((2, 400, 250, 150), (list.GetProperty("estates").GetInt32(), list.GetProperty("homes").GetInt32(), list.GetProperty("registered").GetInt32(), list.GetProperty("backlog").GetInt32()));
        Assert.Contains("62.5", shown.Output, StringComparison.Ordinal);
        await office.RunAsync(2, "edit", "小区办证台账", "1", "--set", "registered=1");
    }
}
