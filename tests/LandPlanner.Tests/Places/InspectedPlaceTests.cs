using LandPlanner.Places;
using static LandPlanner.Tests.Places.Towns;

namespace LandPlanner.Tests.Places;

public sealed class InspectedPlaceTests
{
    [Fact]
    public void A_place_is_due_on_its_day_and_overdue_from_the_next()
    {
        var place = Place(1, 0, 0, Day(11, 20));

        Assert.Equal([DueState.NotDue, DueState.Due, DueState.Overdue], new[] { Day(11, 19), Day(11, 20), Day(11, 21) }.Select(place.On));
        Assert.Equal([0, 0, 12], new[] { Day(11, 19), Day(11, 20), Day(12, 2) }.Select(place.DaysOverdue));
    }

    [Fact]
    public void A_place_that_is_not_in_use_is_never_due()
    {
        var place = Place(1, 0, 0, Day(11, 20), new KeyValuePair<string, object?>("state", "suspended"));

        Assert.Equal((DueState.Resting, 0), (place.On(Day(12, 31)), place.DaysOverdue(Day(12, 31))));
    }

    [Fact]
    public void After_a_pass_it_is_due_by_the_interval_of_its_kind_and_after_a_failure_by_the_recheck()
    {
        var place = Place(1, 0, 0);

        Assert.Equal(Day(12, 25), place.After(Day(11, 25), passed: true).Date("due_on"));
        Assert.Equal(Day(12, 2), place.After(Day(11, 25), passed: false).Date("due_on"));
        Assert.Equal("fail", place.After(Day(11, 25), passed: false).Text("last_result"));
    }

    [Fact]
    public void Its_own_interval_stands_before_that_of_its_kind_but_not_before_the_recheck()
    {
        var place = Place(1, 0, 0, null, new KeyValuePair<string, object?>("interval", "10 days"));

        Assert.Equal(Day(12, 5), place.After(Day(11, 25), passed: true).Date("due_on"));
        Assert.Equal(Day(12, 2), place.After(Day(11, 25), passed: false).Date("due_on"));
    }

    [Fact]
    public void A_place_that_failed_is_due_no_later_than_if_it_had_passed()
    {
        var place = Place(1, 0, 0, null, new KeyValuePair<string, object?>("interval", "3 days"));

        Assert.Equal(Day(11, 28), place.After(Day(11, 25), passed: true).Date("due_on"));
        Assert.Equal(Day(11, 28), place.After(Day(11, 25), passed: false).Date("due_on"));
    }

    [Fact]
    public void An_inspection_from_before_the_last_counts_and_moves_nothing()
    {
        var place = Place(1, 0, 0);
        var inspected = place with { Row = place.After(Day(11, 25), passed: true) };

        var late = inspected.After(Day(11, 10), passed: false);

        Assert.Equal((2L, Day(11, 25), "pass", Day(12, 25)), (late.Integer("inspections"), late.Date("last_on"), late.Text("last_result"), late.Date("due_on")));
    }
}
