using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

/// <summary>A project of 100 万元, planned whole for 2024, that stopped at 13.18: 86.82 points are missing, whatever year it is.</summary>
public class ArrearsTests
{
    private static readonly decimal[] Plan = [5, 5, 5, 5, 10, 10, 10, 10, 10, 10, 10, 10];

    [Fact]
    public void A_new_year_without_a_plan_does_not_put_out_a_red_light()
    {
        var file = Of("A", "industry", 100, Plan, [5, 5, 3.18m, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        file = file with { Months = file.Months.With(MonthMeasure.Actual, new(2025, 1), Money.Zero) };

        var (december, january) = (Yinchuan.Judge(file, M(12)), Yinchuan.Judge(file, new(2025, 1)));

        Assert.Equal((Light.Red, Light.Red), (december.Light, january.Light));
        Assert.Contains("13.18 % of the year's plan is done, 86.82 points behind plan", december.Reasons[0].En, StringComparison.Ordinal);
        Assert.Contains("13.18 % of the whole plan is done, 86.82 points behind plan", january.Reasons[0].En, StringComparison.Ordinal);
        Assert.Contains("完成全部计划的 13.18%，落后计划 86.82 个百分点", january.Reasons[0].Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void One_month_entered_years_later_pays_no_arrears()
    {
        var file = Of("A", "industry", 100, Plan, [5, 5, 3.18m], Step("A", Milestone.Completion, new(2024, 12, 31), null));
        file = file with { Months = file.Months.With(MonthMeasure.Actual, new(2026, 11), Wan(1)) };

        Assert.Equal((Light.Red, Light.Red), (Yinchuan.Judge(file, new(2026, 10)).Light, Yinchuan.Judge(file, new(2026, 11)).Light));
    }

    [Fact]
    public void What_was_left_and_planned_anew_is_missing_once()
    {
        // 13 done in 2024, 87 planned again for 2025 and 37 of them done: 50 of 100 are missing.
        var months = Months(Plan, [13]).With(MonthMeasure.Plan, new(2025, 3), Wan(87)).With(MonthMeasure.Actual, new(2025, 12), Wan(37)).With(MonthMeasure.Actual, new(2026, 1), Money.Zero);
        var file = Of("A", "industry", 100, [], []) with { Months = months };

        Assert.Contains("50 % of the whole plan is done, 50 points behind plan", Yinchuan.Judge(file, new(2026, 1)).Reasons[0].En, StringComparison.Ordinal);
        Assert.Equal(Wan(100), ProgressCurve.OfLife(months, new(2026, 1), Wan(100))!.Whole);
    }

    [Fact]
    public void Where_nothing_is_missing_a_year_without_a_plan_says_nothing()
    {
        var file = Of("A", "industry", 100, Plan, [100]);
        var ahead = file with { Months = Months([], []).With(MonthMeasure.Plan, new(2026, 1), Wan(100)) };

        Assert.Equal("Nothing is planned by month for 2025", Assert.Single(Yinchuan.Judge(file, new(2025, 1)).Reasons).En);
        Assert.Equal(Light.Unknown, Yinchuan.Judge(ahead, new(2025, 1)).Light);
    }
}
