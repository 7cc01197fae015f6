using LandPlanner.Cases;

namespace LandPlanner.Tests.Cases;

public class CaseListTests
{
    private static readonly CaseDay Day = new(CaseRows.Process, new(2024, 3, 10), SoonDays: 5);

    /// <summary>Six cases of a day: one of each urgency, and one disposed of too late.</summary>
    private static readonly Case[] Six =
    [
        CaseRows.Of(1, ("state", "issued"), ("village", "上村"), ("kind", "pond"), ("source", "satellite"), ("due_on", new DateOnly(2024, 3, 9)), ("person", "王五")),
        CaseRows.Of(2, ("state", "assigned"), ("village", "下村"), ("kind", "pond"), ("source", "satellite"), ("due_on", new DateOnly(2024, 3, 10)), ("is_key", true)),
        CaseRows.Of(3, ("state", "assigned"), ("village", "上村"), ("kind", "orchard"), ("source", "hotline"), ("due_on", new DateOnly(2024, 3, 16)), ("title", "鱼塘 North")),
        CaseRows.Of(4, ("state", "returned"), ("village", "上村"), ("source", "patrol"), ("area_m2", 80.5)),
        CaseRows.Of(5, ("state", "inspection"), ("village", "下村"), ("kind", "pond"), ("source", "patrol"), ("due_on", new DateOnly(2024, 2, 1)), ("disposed_on", new DateOnly(2024, 3, 1)), ("area_m2", 9.0)),
        CaseRows.Of(6, ("state", "merged"), ("kind", "lake"), ("source", "audit"), ("due_on", new DateOnly(2024, 2, 1)), ("is_key", false), ("area_m2", 100.0)),
    ];

    private static long[] Ids(CaseFilter filter, CaseOrder? order = null) =>
        [.. new CaseList(Six, CaseRows.Process).Select(filter, order ?? new(CaseOrderKey.Number), Day).Cases.Select(one => one.Id)];

    [Theory]
    [InlineData("overdue", 1L)]
    [InlineData("soon", 2L)]
    [InlineData("in-time", 3L)]
    [InlineData("undated", 4L)]
    [InlineData("done", 5L, 6L)]
    public void Each_case_has_one_urgency_and_the_last_day_is_in_time(string urgency, params long[] expected) =>
        Assert.Equal(expected, Ids(CaseFilter.All.With(CaseFacet.Urgency, [urgency])));

    [Fact]
    public void What_is_soon_ends_with_the_days_given()
    {
        Assert.Equal(CaseUrgency.Soon, Day.UrgencyOf(CaseRows.Of(1, ("due_on", new DateOnly(2024, 3, 15)))));
        Assert.Equal(CaseUrgency.InTime, Day.UrgencyOf(CaseRows.Of(1, ("due_on", new DateOnly(2024, 3, 16)))));
    }

    [Fact]
    public void Days_are_left_only_where_something_is_waited_for() =>
        Assert.Equal([-1, 0, 6, null, null, null], Six.Select(Day.DaysLeft));

    [Fact]
    public void A_filter_keeps_what_meets_all_of_it()
    {
        Assert.Equal([1, 2, 3, 4], Ids(new() { Stages = [CaseStage.Open] }));
        Assert.Equal([2, 3], Ids(new() { States = ["assigned"] }));
        Assert.Equal([1], Ids(new() { Villages = ["上村"], Kinds = ["pond"] }));
        Assert.Equal([1], Ids(new() { Persons = ["王五"] }));
        Assert.Equal([2], Ids(new() { IsKey = true }));
        Assert.Equal([1, 3, 4, 5, 6], Ids(new() { IsKey = false }));
        Assert.Equal([1, 2], Ids(new() { DueFrom = new(2024, 3, 9), DueUntil = new(2024, 3, 10) }));
        Assert.Equal([3], Ids(new() { Text = "north" }));
        Assert.Empty(Ids(new() { IssuedFrom = new(2024, 1, 2) }));
    }

    [Fact]
    public void An_empty_choice_stands_for_cases_that_have_none()
    {
        Assert.Equal([4], Ids(new() { Kinds = [""] }));
        Assert.Equal([4, 6], Ids(new() { Kinds = ["", "lake"] }));
    }

    [Fact]
    public void A_filter_says_the_same_of_one_case_as_of_a_list()
    {
        var filter = new CaseFilter { Villages = ["上村"], Stages = [CaseStage.Open], DueUntil = new(2024, 3, 31) };

        Assert.Equal([1, 3], Six.Where(one => filter.Matches(one, Day)).Select(one => one.Id));
    }

    [Fact]
    public void What_is_unknown_comes_last_either_way()
    {
        Assert.Equal([5, 6, 1, 2, 3, 4], Ids(CaseFilter.All, new(CaseOrderKey.Due)));
        Assert.Equal([3, 2, 1, 5, 6, 4], Ids(CaseFilter.All, new(CaseOrderKey.Due, IsDescending: true)));
        Assert.Equal([5, 4, 6, 1, 2, 3], Ids(CaseFilter.All, new(CaseOrderKey.Area)));
        Assert.Equal([6, 4, 5, 1, 2, 3], Ids(CaseFilter.All, new(CaseOrderKey.Area, IsDescending: true)));
    }

    [Fact]
    public void Urgency_puts_the_overdue_first_and_states_go_as_the_process_lists_them()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6], Ids(CaseFilter.All, CaseOrder.Urgency));
        Assert.Equal([1, 2, 3, 4, 5, 6], Ids(CaseFilter.All, new(CaseOrderKey.State)));
        Assert.Equal([6, 5, 4, 2, 3, 1], Ids(CaseFilter.All, new(CaseOrderKey.State, IsDescending: true)));
    }

    [Fact]
    public void Counts_of_a_facet_leave_its_own_choice_aside()
    {
        var selection = new CaseList(Six, CaseRows.Process).Select(new() { Villages = ["上村"], Kinds = ["pond"] }, CaseOrder.Urgency, Day);

        Assert.Equal(1, selection.CountOf(CaseFacet.Village, "上村"));
        Assert.Equal(2, selection.CountOf(CaseFacet.Village, "下村"));
        Assert.Equal(1, selection.CountOf(CaseFacet.Kind, "pond"));
        Assert.Equal(1, selection.CountOf(CaseFacet.Kind, "orchard"));
        Assert.Equal(1, selection.CountOf(CaseFacet.Kind, ""));
        Assert.Equal(0, selection.CountOf(CaseFacet.Kind, "lake"));
        Assert.Equal(1, selection.CountOf(CaseUrgency.Overdue));
        Assert.Equal(0, selection.CountOf(CaseUrgency.Soon));
    }

    [Fact]
    public void Counts_without_a_filter_add_up_to_all()
    {
        var selection = new CaseList(Six, CaseRows.Process).Select(CaseFilter.All, CaseOrder.Urgency, Day);

        Assert.All(selection.Counts.Values, counts => Assert.Equal(6, counts.Values.Sum()));
    }
}
