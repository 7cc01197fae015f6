using LandPlanner.Ledgers;
using LandPlanner.Places;
using static LandPlanner.Tests.Places.Towns;

namespace LandPlanner.Tests.Places;

public sealed class InspectionVerdictTests
{
    [Theory]
    [InlineData(60.0, 5.0, true, "normal", true)]
    [InlineData(60.01, 5.0, true, "normal", false)]
    [InlineData(60.0, 4.99, true, "normal", false)]
    [InlineData(0.0, 9.0, false, "normal", false)]
    [InlineData(0.0, 9.0, true, "stopped", false)]
    public void It_passes_where_every_answer_does_the_limits_included(double cod, double oxygen, bool log, string running, bool passes) =>
        Assert.Equal(passes, InspectionVerdict.Of(Plant, Answers(("cod", cod), ("oxygen", oxygen), ("log", log), ("running", running)), null).Passed);

    [Fact]
    public void What_failed_is_named_in_the_order_of_the_checklist() => Assert.Equal(
        ["running", "cod", "log"], InspectionVerdict.Of(Plant, Answers(("log", false), ("cod", 80.0), ("running", "stopped")), null).Failed.Select(item => item.Field.Name));

    [Fact]
    public void What_was_not_asked_does_not_fail() => Assert.True(InspectionVerdict.Of(Plant, Answers(("running", "normal")), null).Passed);

    [Fact]
    public void An_inspector_may_fail_what_every_answer_passes_but_not_the_other_way_round()
    {
        Assert.False(InspectionVerdict.Of(Plant, Answers(("running", "normal")), false).Passed);
        Assert.Contains("cod failed", Assert.Throws<LedgerEntryException>(() => InspectionVerdict.Of(Plant, Answers(("running", "normal"), ("cod", 61.0)), true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_answer_is_asked_for_a_pass_and_not_where_nobody_came_in()
    {
        Assert.Contains("'running'", Assert.Throws<LedgerEntryException>(() => InspectionVerdict.Of(Plant, PlaceValues.None, null)).Message, StringComparison.Ordinal);
        Assert.Throws<LedgerEntryException>(() => InspectionVerdict.Of(Plant, PlaceValues.None, true));
        Assert.False(InspectionVerdict.Of(Plant, PlaceValues.None, false).Passed);
    }

    [Fact]
    public void A_number_that_nobody_can_measure_is_refused() =>
        Assert.Throws<LedgerEntryException>(() => InspectionVerdict.Of(Plant, Answers(("running", "normal"), ("cod", 1001.0)), false));

    private static PlaceValues Answers(params (string Name, object Value)[] answers) => PlaceValues.None.With(answers.Select(answer => new KeyValuePair<string, object?>(answer.Name, answer.Value)));
}
