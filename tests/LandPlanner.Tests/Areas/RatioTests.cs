using LandPlanner.Areas;

namespace LandPlanner.Tests.Areas;

public sealed class RatioTests
{
    [Fact]
    public void What_lies_exactly_on_a_limit_is_found_there()
    {
        // As decimals 1/3 and 2/6 are cut off, and a third of a third is no ninth.
        Ratio third = new(1, 3), ninth = new(1, 9);

        Assert.Equal(0, third.CompareTo(new(33_333_333_333, 99_999_999_999)));
        Assert.True(third > new Ratio(33_333_333_332, 99_999_999_999));
        Assert.True(third <= new Ratio(2, 6));
        Assert.Equal(0, (third - ninth).CompareTo(new(2, 9)));
        Assert.Equal(0, (Ratio.OfPercent(12.5m) - new Ratio(1, 8)).CompareTo(new(0, 1)));
        Assert.True(ninth - third < new Ratio(0, 1));
    }

    [Theory]
    [InlineData(39_996, 100_000, 40, 39.99)]
    [InlineData(39_994, 100_000, 40, 39.99)]
    [InlineData(40_000, 100_000, 40, 40)]
    [InlineData(40_004, 100_000, 40, 40.01)]
    [InlineData(40_006, 100_000, 40, 40.01)]
    [InlineData(5_001, 100_000, 5, 5.01)]
    [InlineData(55_515, 100_000, 40, 55.52)]
    public void A_percentage_is_never_rounded_onto_a_limit_that_it_misses(int part, int whole, int limit, decimal said) => Assert.Equal(said, new Ratio(part, whole).Percent(Ratio.OfPercent(limit)));

    [Fact]
    public void Hundredths_are_said_as_percent_and_others_as_they_are() => Assert.Equal(["25 %", "1/3"], new[] { Ratio.OfPercent(25), new Ratio(1, 3) }.Select(ratio => ratio.ToString()));
}
