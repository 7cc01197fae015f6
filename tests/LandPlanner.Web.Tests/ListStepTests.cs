using LandPlanner.Web.Components;

namespace LandPlanner.Web.Tests;

public sealed class ListStepTests
{
    /// <summary>Of five rows.</summary>
    [Theory]
    [InlineData(-1, "first", 0)]
    [InlineData(-1, "last", 4)]
    [InlineData(-1, "1", 0)]
    [InlineData(-1, "-1", 4)]
    [InlineData(3, "first", 0)]
    [InlineData(1, "last", 4)]
    [InlineData(1, "1", 2)]
    [InlineData(1, "-1", 0)]
    [InlineData(0, "-1", 0)]
    [InlineData(3, "10", 4)]
    public void A_key_leads_to_a_row(int at, string step, int to) => Assert.Equal(to, ListStep.From(at, step, 5));
}
