using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

/// <summary>Each limit on it and at either side of it, by one cent or one month. A plan of 1,000 万元 with half of it due by June makes a point 10 万元.</summary>
public class LightRuleTests
{
    private static readonly decimal[] Even = [100, 100, 100, 100, 50, 50, 500];

    [Theory]
    [InlineData("500", Light.Green)]
    [InlineData("600", Light.Green)]
    [InlineData("400.000001", Light.Green)]
    [InlineData("400", Light.Yellow)]
    [InlineData("200.000001", Light.Yellow)]
    [InlineData("200", Light.Yellow)]
    [InlineData("199.999999", Light.Red)]
    [InlineData("0", Light.Red)]
    public void Ten_points_behind_are_yellow_and_more_than_thirty_red(string doneByJune, Light light)
    {
        var done = decimal.Parse(doneByJune, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(light, Yinchuan.OfLag(ProgressCurve.OfYear(2024, Months(Even, [0, 0, 0, 0, 0, done]), M(6))));
    }

    // By June half of the year is over: 500 of 1,000 due. 80 % of that is 400, 60 % is 300.
    [Theory]
    [InlineData("400", Light.Green)]
    [InlineData("399.999999", Light.Yellow)]
    [InlineData("300", Light.Yellow)]
    [InlineData("299.999999", Light.Red)]
    public void Below_eighty_percent_of_time_is_yellow_and_below_sixty_red(string doneByJune, Light light)
    {
        var done = decimal.Parse(doneByJune, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(light, Wuhan.OfLag(ProgressCurve.OfYear(2024, Months(Even, [0, 0, 0, 0, 0, done]), M(6))));
    }

    [Fact]
    public void A_third_of_the_way_is_compared_without_rounding()
    {
        // 4 of 12 months are over, a third; 80 % of a third of 300 is 80 exactly, though a third is no decimal.
        decimal[] plan = [300];

        Assert.Equal(Light.Green, Wuhan.OfLag(ProgressCurve.OfYear(2024, Months(plan, [0, 0, 0, 80]), M(4))));
        Assert.Equal(Light.Yellow, Wuhan.OfLag(ProgressCurve.OfYear(2024, Months(plan, [0, 0, 0, 79.999999m]), M(4))));
        // 10 points behind a third of 300, which is 100: 70 exactly.
        var time = Yinchuan with { Against = LightBase.Time };
        Assert.Equal(Light.Yellow, time.OfLag(ProgressCurve.OfYear(2024, Months(plan, [0, 0, 0, 70]), M(4))));
        Assert.Equal(Light.Green, time.OfLag(ProgressCurve.OfYear(2024, Months(plan, [0, 0, 0, 70.000001m]), M(4))));
    }

    [Fact]
    public void Where_nothing_is_planned_or_entered_the_lag_says_nothing()
    {
        Assert.Equal(Light.Unknown, Yinchuan.OfLag(ProgressCurve.OfYear(2024, Months(Even, []), M(6))));
        Assert.Equal(Light.Unknown, Yinchuan.OfLag(ProgressCurve.OfYear(2024, Months([], [5]), M(6))));
        Assert.Equal(Light.Unknown, Wuhan.OfLag(ProgressCurve.OfYear(2024, Months([], [5]), M(6))));
    }

    // It should begin in May.
    [Theory]
    [InlineData(4, Light.Unknown)]
    [InlineData(5, Light.Yellow)]
    [InlineData(6, Light.Yellow)]
    [InlineData(7, Light.Red)]
    public void What_does_not_begin_in_its_month_is_yellow_and_in_the_third_red(int until, Light light)
    {
        var file = Project("A", [0, 0, 0, 0, 100], [], Step("A", Milestone.Start, new(2024, 5, 31), null));

        var verdict = Yinchuan.Judge(file, M(until));

        Assert.Equal(light, verdict.Light);
        if (light > Light.Unknown)
            Assert.Contains("2024年5月", verdict.Reasons[0].Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void What_began_or_spent_is_not_late_whatever_was_planned()
    {
        var begun = Project("A", [100], [], Step("A", Milestone.Start, new(2024, 1, 10), new(2024, 7, 31)));

        Assert.Equal((6, 0), (begun.MonthsLate(M(6)), begun.MonthsLate(M(7))));
        Assert.Equal(0, Project("A", [100], [0, 1]).MonthsLate(M(2)));
        Assert.Equal(2, Project("A", [100], [0, 0]).MonthsLate(M(2)));
    }

    // It began in March; nothing was entered.
    [Theory]
    [InlineData(3, Light.Unknown)]
    [InlineData(4, Light.Yellow)]
    [InlineData(5, Light.Yellow)]
    [InlineData(6, Light.Red)]
    public void One_month_after_its_start_not_entered_is_yellow_and_more_than_two_red(int until, Light light) => Assert.Equal(
        light, Yinchuan.Judge(Project("A", [0, 0, 100], [], Step("A", Milestone.Start, new(2024, 3, 1), new(2024, 3, 31))), M(until)).Light);

    [Theory]
    [InlineData(4, Light.Green)]
    [InlineData(5, Light.Yellow)]
    [InlineData(6, Light.Yellow)]
    [InlineData(7, Light.Red)]
    public void Months_not_entered_are_counted_from_the_last_that_was(int until, Light light) =>
        Assert.Equal(light, Yinchuan.Judge(Project("A", [25, 25, 25, 25], [25, 25, 25, 25]), M(until)).Light);

    [Fact]
    public void The_most_pressing_of_several_reasons_comes_first_and_gives_the_light()
    {
        // 40 points behind in April, and one month not entered by May.
        var verdict = Yinchuan.Judge(Project("A", [25, 25, 25, 25], [15, 15, 15, 15]), M(5));

        Assert.Equal(Light.Red, verdict.Light);
        Assert.Equal([Light.Red, Light.Yellow], verdict.Reasons.Select(reason => reason.Light));
        Assert.Contains("落后计划 40 个百分点", verdict.Reasons[0].Zh, StringComparison.Ordinal);
        Assert.Contains("40 points behind plan", verdict.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_complete_is_green_from_that_month_on()
    {
        var file = Project("A", [50, 50], [10, null], Step("A", Milestone.Start, null, new(2024, 1, 2)), Step("A", Milestone.Completion, null, new(2024, 3, 31)));

        Assert.Equal(Light.Red, Yinchuan.Judge(file, M(2)).Light);
        Assert.Equal(Light.Green, Yinchuan.Judge(file, M(3)).Light);
    }

    [Fact]
    public void A_project_in_stages_begins_with_the_first_and_is_complete_with_the_last()
    {
        Milestone[] starts = [Step("A", Milestone.Start, new(2024, 4, 1), new(2024, 4, 2), "二期"), Step("A", Milestone.Start, new(2024, 1, 1), new(2024, 1, 2), "一期")];
        var done = Step("A", Milestone.Completion, null, new(2024, 2, 29), "一期");
        var file = Project("A", [50, 50], [10, null], [.. starts, done, Step("A", Milestone.Completion, new(2024, 6, 30), null, "二期")]);
        var whole = Project("A", [50, 50], [10, null], [.. starts, Step("A", Milestone.Completion, null, new(2024, 6, 30), "二期"), done]);

        Assert.Equal((M(1), M(1), null), (file.PlannedStart, file.ActualStart, file.FinishedOn));
        Assert.Equal(Light.Red, Yinchuan.Judge(file, M(3)).Light);
        Assert.Equal(new DateOnly(2024, 6, 30), whole.FinishedOn);
        Assert.Equal((Light.Red, Light.Green), (Yinchuan.Judge(whole, M(5)).Light, Yinchuan.Judge(whole, M(6)).Light));
    }

    [Fact]
    public void What_is_spent_in_full_is_not_asked_for_any_more()
    {
        var file = Of("A", "industry", 100, [50, 50], [50, 50]);

        Assert.Equal(0, file.MonthsNotEntered(M(9)));
        Assert.Equal(7, Of("A", "industry", 100, [50, 50], [50, 49]).MonthsNotEntered(M(9)));
    }

    [Theory]
    [InlineData(9, "2024-06")]
    [InlineData(10, "2024-07")]
    public void A_month_is_asked_for_from_a_day_of_the_next_on(int day, string due) =>
        Assert.Equal(due, new LightRules([Yinchuan], "yinchuan", 10).LastDue(new(2024, 8, day)).ToString());
}
