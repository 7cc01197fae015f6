using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

/// <summary>A project of 100 万元 whose plan for 2024 was the whole of it, and of which 13 were done: 87 are left to plan (续建).</summary>
public class CarriedOverTests
{
    private static readonly ProjectFile Stuck = Of("A", "industry", 100, [10, 10, 10, 10, 10, 10, 10, 10, 10, 10], [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10]);

    // In the last days of the year, and when it is over.
    [Theory]
    [InlineData(2024, 12)]
    [InlineData(2025, 1)]
    public void What_a_year_left_undone_may_be_planned_for_the_next_and_not_a_cent_more(int year, int month)
    {
        var today = new DateOnly(year, month, 20);

        Assert.Empty(Check(Stuck, today, Plan(2025, 3, 87)).Complaints);
        Assert.Contains("adds up to 100.000001万元, 0.000001万元 more than", Assert.Single(Check(Stuck, today, Plan(2025, 3, 87.000001m)).Complaints).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_still_to_come_of_a_year_counts()
    {
        // December still has 8 of 2024.
        var file = Of("A", "industry", 100, [92, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8], [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10]);

        Assert.Empty(Check(file, new(2024, 12, 20), Plan(2025, 3, 79)).Complaints);
        Assert.Single(Check(file, new(2024, 12, 20), Plan(2025, 3, 79.000001m)).Complaints);
    }

    [Fact]
    public void Years_planned_ahead_add_up()
    {
        var file = Of("A", "industry", 100, [60], []);

        Assert.Empty(Check(file, new(2024, 4, 10), Plan(2025, 1, 40)).Complaints);
        Assert.Contains("20万元 more than", Assert.Single(Check(file, new(2024, 4, 10), Plan(2025, 1, 60)).Complaints).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_of_the_year_before_is_still_corrected_and_so_is_the_plan_of_who_is_ahead()
    {
        var replanned = Stuck with { Months = Stuck.Months.With(MonthMeasure.Plan, new(2025, 3), Wan(87)) };
        var ahead = Of("A", "industry", 100, [0, 50, 50], [60]);

        Assert.Empty(MonthIntake.Check([Plan(2024, 1, 9)], [replanned], "误录", new(2025, 1, 20)).Complaints);
        Assert.Empty(MonthIntake.Check([Plan(2024, 3, 40), Plan(2024, 4, 10)], [ahead], "调整", new(2024, 2, 10)).Complaints);
    }

    private static MonthIntake Check(ProjectFile file, DateOnly today, params MonthCell[] cells) => MonthIntake.Check(cells, [file], "", today);

    private static MonthCell Plan(int year, int month, decimal wan) => new("A", new(year, month), MonthMeasure.Plan, Wan(wan));
}
