using LandPlanner.LandClasses;
using LandPlanner.Tests.Crs;

namespace LandPlanner.Tests.LandClasses;

public class FarmlandFlowTests
{
    [Theory]
    [InlineData("0102", "0601", FarmlandFlowKind.NonAgricultural)]
    [InlineData("0103", "0702", FarmlandFlowKind.NonAgricultural)]
    [InlineData("0101", "0201", FarmlandFlowKind.NonGrain)]
    [InlineData("0103", "0404", FarmlandFlowKind.NonGrain)]
    [InlineData("0102", "1104A", FarmlandFlowKind.AgriculturalFacility)]
    [InlineData("0102", "1202", FarmlandFlowKind.AgriculturalFacility)]
    [InlineData("0102", "1106", FarmlandFlowKind.OtherOutflow)]
    [InlineData("0201K", "0102", FarmlandFlowKind.Restored)]
    [InlineData("1104K", "0101", FarmlandFlowKind.Restored)]
    [InlineData("0702", "0103", FarmlandFlowKind.OtherInflow)]
    [InlineData("1006", "0103", FarmlandFlowKind.OtherInflow)]
    [InlineData("0102", "0101", FarmlandFlowKind.Kept)]
    [InlineData("0301", "0601", FarmlandFlowKind.None)]
    [InlineData("0102", "1301", FarmlandFlowKind.Unknown)]
    [InlineData("0102", "9999", FarmlandFlowKind.Unknown)]
    public void The_flow_between_two_classes_is_the_rule_books(string before, string after, FarmlandFlowKind expected)
    {
        var scheme = CheckoutTables.LandClasses.Scheme("SD2019")!;

        Assert.Equal(expected, FarmlandFlow.Between(scheme.Find(before), scheme.Find(after)));
    }

    [Fact]
    public void Classes_of_two_schemes_can_be_compared()
    {
        var tables = CheckoutTables.LandClasses;

        Assert.Equal(FarmlandFlowKind.NonAgricultural, FarmlandFlow.Between(tables.Find("SD2007", "012"), tables.Find("YDYH2023", "100101")));
    }

    [Fact]
    public void No_flow_is_both_outflow_and_inflow()
    {
        Assert.All(Enum.GetValues<FarmlandFlowKind>(), kind => Assert.False(FarmlandFlow.IsOutflow(kind) && FarmlandFlow.IsInflow(kind)));
    }
}
