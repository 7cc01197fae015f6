using LandPlanner.Workspaces.Held;

namespace LandPlanner.Workspaces.Tests.Held;

public sealed class ValueFilterTests
{
    [Theory]
    [InlineData("102", true)]
    [InlineData("02k", true)]
    [InlineData("13", false)]
    [InlineData("=0102", false)]
    [InlineData("=0102k", true)]
    [InlineData("", true)]
    public void Texts_hold_what_is_typed_or_equal_it(string typed, bool isAccepted) => Assert.Equal(isAccepted, ValueFilter.Parse(typed, isNumber: false).Accepts("0102K"));

    [Theory]
    [InlineData(">5", 5.0, false)]
    [InlineData(">5", 5.01, true)]
    [InlineData(">=5", 5.0, true)]
    [InlineData("≥5", 5.0, true)]
    [InlineData("<5", 5.0, false)]
    [InlineData("<= 5", 5.0, true)]
    [InlineData("=5", 5.0, true)]
    [InlineData("=5", 50.0, false)]
    [InlineData("5", 50.0, true)]
    [InlineData("1..5", 5.0, true)]
    [InlineData("1..5", 5.1, false)]
    [InlineData("1~5", 1.0, true)]
    [InlineData("-3..-1", -2.0, true)]
    [InlineData(">1,000", 1001.0, true)]
    public void Numbers_are_compared_and_lie_in_ranges(string typed, double value, bool isAccepted) => Assert.Equal(isAccepted, ValueFilter.Parse(typed, isNumber: true).Accepts(value));

    [Fact]
    public void Whole_numbers_are_numbers_too() => Assert.True(ValueFilter.Parse("2020..2024", isNumber: true).Accepts(2023L));

    [Theory]
    [InlineData(">0", false)]
    [InlineData("=", true)]
    [InlineData("1", false)]
    public void An_empty_cell_is_found_by_an_equals_sign_alone(string typed, bool isAccepted) => Assert.Equal(isAccepted, ValueFilter.Parse(typed, isNumber: true).Accepts(null));

    [Fact]
    public void A_comparison_that_is_not_finished_is_a_text() => Assert.False(ValueFilter.Parse(">", isNumber: true).Accepts(5.0));

    [Fact]
    public void Dates_are_found_as_they_are_written() => Assert.True(ValueFilter.Parse("2025-11", isNumber: false).Accepts(new DateOnly(2025, 11, 23)));
}
