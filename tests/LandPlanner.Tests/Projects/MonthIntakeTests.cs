using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

public class MonthIntakeTests
{
    private static readonly DateOnly Today = new(2024, 4, 10);

    private static readonly ProjectFile[] Files =
    [
        Of("A", "industry", 100, [10, 20, 30], [10], Step("A", Milestone.Start, new(2024, 1, 5), null)),
        Of("B", "industry", null, [], []),
    ];

    [Fact]
    public void A_new_month_is_a_change_and_one_that_stands_there_is_none()
    {
        var intake = Check(Actual("A", 1, 10), Actual("A", 2, 18.5m), new("B项目", M(1), MonthMeasure.Plan, Wan(1)));

        Assert.Empty(intake.Complaints);
        Assert.Equal([("A", 2), ("B", 1)], intake.Changes.Select(change => (change.Project.Number, change.Cell.Month.Number)));
        Assert.Equal(1, intake.Unchanged);
    }

    [Fact]
    public void A_month_entered_twice_is_told_with_both_places()
    {
        var intake = Check(Actual("A", 2, 18) with { Row = 3, Column = 5 }, Actual("A", 2, 18) with { Row = 7, Column = 28 });

        var complaint = Assert.Single(intake.Complaints);
        Assert.StartsWith("Row 7, column AB: ", complaint.ToString(), StringComparison.Ordinal);
        Assert.Contains("first in row 3, column E", complaint.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_needs_a_reason_its_own_or_one_for_all()
    {
        Assert.Contains("needs a reason", Assert.Single(Check(Actual("A", 1, 11)).Complaints).Text, StringComparison.Ordinal);
        Assert.Equal("重复计算", Assert.Single(MonthIntake.Check([Actual("A", 1, 11)], Files, "重复计算", Today).Changes).Reason);
        var own = Assert.Single(MonthIntake.Check([Actual("A", 1, 11) with { Reason = "发票补录" }], Files, "重复计算", Today).Changes);
        Assert.Equal(("发票补录", Wan(10)), (own.Reason, own.Before));
    }

    [Fact]
    public void Taking_back_needs_a_reason_too_and_taking_back_nothing_is_no_change()
    {
        Assert.Single(Check(new MonthCell("A", M(1), MonthMeasure.Actual, null)).Complaints);
        Assert.Equal(1, Check(new MonthCell("A", M(3), MonthMeasure.Actual, null)).Unchanged);
    }

    [Fact]
    public void This_month_may_be_entered_and_the_next_not()
    {
        Assert.Empty(Check(Actual("A", 4, 1)).Complaints);
        Assert.Contains("has not come yet", Assert.Single(Check(Actual("A", 5, 1)).Complaints).Text, StringComparison.Ordinal);
        Assert.Empty(Check(new MonthCell("A", M(5), MonthMeasure.Plan, Wan(1))).Complaints);
    }

    [Fact]
    public void The_months_may_come_to_the_total_and_not_a_cent_more()
    {
        // 60 are planned; 40 more make 100.
        Assert.Empty(Check(new MonthCell("A", M(4), MonthMeasure.Plan, Wan(40))).Complaints);
        Assert.Contains("0.000001万元 more than", Assert.Single(Check(new MonthCell("A", M(4), MonthMeasure.Plan, Wan(40.000001m))).Complaints).Text, StringComparison.Ordinal);
        Assert.Single(Check(Actual("A", 2, 90.000001m)).Complaints);
    }

    [Fact]
    public void Nothing_is_invested_before_the_start()
    {
        ProjectFile[] late = [Of("C", "industry", null, [0, 0, 50], []), Of("D", "industry", null, [50], [], Step("D", Milestone.Start, new(2024, 1, 5), new(2024, 3, 31)))];

        Assert.Contains("is planned for 2024-03", Assert.Single(MonthIntake.Check([Actual("C", 2, 1)], late, "", Today).Complaints).Text, StringComparison.Ordinal);
        Assert.Contains("was in 2024-03", Assert.Single(MonthIntake.Check([Actual("D", 2, 1)], late, "", Today).Complaints).Text, StringComparison.Ordinal);
        Assert.Empty(MonthIntake.Check([Actual("C", 3, 1), Actual("D", 3, 1), Actual("C", 2, 0)], late, "", Today).Complaints);
    }

    [Fact]
    public void A_plan_that_comes_along_says_when_it_begins()
    {
        var intake = Check(Actual("B", 2, 1), new MonthCell("B", M(2), MonthMeasure.Plan, Wan(1)));

        Assert.Empty(intake.Complaints);
    }

    [Fact]
    public void A_project_nobody_knows_is_told_once_a_row()
    {
        var intake = Check(Actual("X", 1, 1) with { Row = 4, Column = 2 }, Actual("X", 2, 1) with { Row = 4, Column = 3 });

        Assert.Equal("Row 4: There is no project 'X'. 'landplanner project list' lists those there are.", Assert.Single(intake.Complaints).ToString());
    }

    [Fact]
    public void A_name_that_two_have_is_refused()
    {
        var twins = new[] { Of("A", "industry", null, [], []), Of("B", "industry", null, [], []) };
        twins[1] = twins[1] with { Project = new(twins[1].Project.Row.With("name", "A项目")) };

        Assert.Contains("give the number", Assert.Single(MonthIntake.Check([Actual("A项目", 1, 1)], twins, "", Today).Complaints).Text, StringComparison.Ordinal);
    }

    private static MonthIntake Check(params MonthCell[] cells) => MonthIntake.Check(cells, Files, "", Today);

    private static MonthCell Actual(string project, int month, decimal wan) => new(project, M(month), MonthMeasure.Actual, Wan(wan));
}
