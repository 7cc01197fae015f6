using LandPlanner.Cases;
using LandPlanner.Stores;

namespace LandPlanner.Tests.Cases;

public class CaseFlowTests
{
    private static long _row;

    private static CaseStep Step(string number, string to, int year, int month, int day, string from = "") => new(++_row, number, from, to, new(year, month, day));

    /// <summary>
    /// Six cases over a turn of the year. Counted by hand: November 2023 opens A, B, C (3). December opens D and closes A: 3. January 2024 closes B, reopens it and closes it again, reopens A,
    /// merges C into D: 2 (A, D). February opens E and F, of which F is closed on the day it was opened; archives B, which changes nothing: 3 (A, D, E).
    /// </summary>
    private static IEnumerable<CaseStep> Steps() =>
    [
        Step("A", "issued", 2023, 11, 2), Step("B", "issued", 2023, 11, 30), Step("C", "issued", 2023, 11, 30),
        Step("A", "assigned", 2023, 12, 1), Step("D", "issued", 2023, 12, 31), Step("A", "legal", 2023, 12, 31), Step("A", "closed", 2023, 12, 31),
        Step("B", "legal", 2024, 1, 1), Step("B", "closed", 2024, 1, 1), Step("B", "reopened", 2024, 1, 15), Step("B", "rectifying", 2024, 1, 16), Step("B", "inspection", 2024, 1, 20),
        Step("B", "closed", 2024, 1, 31), Step("A", "reopened", 2024, 1, 31), Step("C", "merged", 2024, 1, 31),
        Step("E", "issued", 2024, 2, 1), Step("F", "issued", 2024, 2, 29), Step("F", "legal", 2024, 2, 29), Step("F", "closed", 2024, 2, 29), Step("B", "archived", 2024, 2, 29),
        Step("E", "closed", 2024, 3, 1),
    ];

    private static IReadOnlyList<CaseMonth> Months(IEnumerable<CaseStep> steps, DateOnly first, DateOnly last) =>
        CaseFlow.ByMonth(steps, new CasePeriod(first, last).Months(), CaseRows.Process);

    [Fact]
    public void Months_are_as_counted_by_hand()
    {
        var months = Months(Steps(), new(2023, 11, 1), new(2024, 2, 29));

        Assert.Equal([0, 3, 3, 2], months.Select(month => month.StockAtStart));
        Assert.Equal([3, 3, 2, 3], months.Select(month => month.StockAtEnd));
        Assert.Equal([["A", "B", "C"], ["D"], [], ["E", "F"]], months.Select(month => month.Opened));
        Assert.Equal([[], ["A"], ["B", "B"], ["F"]], months.Select(month => month.Closed));
        Assert.Equal([[], [], ["B", "A"], []], months.Select(month => month.Reopened));
        Assert.Equal([[], [], ["C"], []], months.Select(month => month.Absorbed));
    }

    [Fact]
    public void A_year_begins_with_what_the_last_one_left()
    {
        var months = Months(Steps(), new(2024, 1, 1), new(2024, 12, 31));

        Assert.Equal(12, months.Count);
        Assert.Equal(3, months[0].StockAtStart);
        Assert.Equal(2, months[^1].StockAtEnd);
        Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal(pair.First.StockAtEnd, pair.Second.StockAtStart));
    }

    [Fact]
    public void The_order_in_which_moves_are_read_does_not_matter()
    {
        var steps = Steps().ToList();
        var (first, last) = (new DateOnly(2023, 11, 1), new DateOnly(2024, 3, 31));

        var reversed = Months(Enumerable.Reverse(steps), first, last);

        Assert.Equal(Months(steps, first, last).Select(month => (month.StockAtStart, month.Closed.Count, month.StockAtEnd)), reversed.Select(month => (month.StockAtStart, month.Closed.Count, month.StockAtEnd)));
    }

    [Fact]
    public void A_move_that_stays_in_stock_moves_no_stock()
    {
        var month = Assert.Single(Months([Step("A", "issued", 2024, 5, 1), Step("A", "legal", 2024, 5, 2), Step("A", "reopened", 2024, 5, 3)], new(2024, 5, 1), new(2024, 5, 31)));

        Assert.Equal(["A"], month.Opened);
        Assert.Empty(month.Reopened);
        Assert.Equal(1, month.StockAtEnd);
    }

    /// <summary>The moves as a split writes them: the whole is absorbed, each part begins in the state the whole was in.</summary>
    [Fact]
    public void Parts_of_a_split_case_are_no_inflow()
    {
        var month = Assert.Single(Months(
            [
                Step("A", "issued", 2024, 5, 1), Step("A", "split", 2024, 5, 2, "issued"), Step("A-1", "issued", 2024, 5, 2, "issued"), Step("A-2", "issued", 2024, 5, 2, "issued"),
                Step("A-2", "closed", 2024, 5, 3, "issued"),
            ],
            new(2024, 5, 1), new(2024, 5, 31)));

        Assert.Equal(["A"], month.Opened);
        Assert.Equal(["A-1", "A-2"], month.Parts);
        Assert.Equal(["A"], month.Absorbed);
        Assert.Equal(["A-2"], month.Closed);
        Assert.Equal(1, month.StockAtEnd);
    }

    [Fact]
    public void Without_moves_every_month_is_empty() =>
        Assert.All(Months([], new(2024, 1, 1), new(2024, 3, 31)), month => Assert.Equal((0, 0, 0), (month.StockAtStart, month.Opened.Count, month.StockAtEnd)));

    [Fact]
    public void A_state_that_the_process_does_not_have_is_told() =>
        Assert.Contains("'lost'", Assert.Throws<WorkspaceException>(() => Months([Step("A", "lost", 2024, 1, 1)], new(2024, 1, 1), new(2024, 1, 31))).Message, StringComparison.Ordinal);
}
