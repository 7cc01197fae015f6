using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

/// <summary>Expected values by hand: a plan of 100 万元 in the year, 10 in January, 20 in February, 30 in March, 40 in April.</summary>
public class ProgressCurveTests
{
    private static readonly decimal[] Plan = [10, 20, 30, 40];

    [Fact]
    public void A_year_has_twelve_points_and_sums_to_the_cent()
    {
        var curve = ProgressCurve.OfYear(2024, Months(Plan, [9.5m, 15.25m]), M(4));

        Assert.Equal(12, curve.Points.Count);
        Assert.Equal(Wan(100), curve.Whole);
        Assert.Equal([Wan(10), Wan(30), Wan(60), Wan(100), Wan(100)], curve.Points.Take(5).Select(point => point.PlanSoFar));
        Assert.Equal([Wan(9.5m), Wan(24.75m), null], curve.Points.Take(3).Select(point => point.ActualSoFar));
        // 24.75 of 100 done, 30 planned; two of twelve months are over.
        Assert.Equal((M(2), -5.25m), (curve.MeasuredAt, curve.Deviation));
        Assert.Equal(24.75m - 100m / 6, curve.TimeDeviation!.Value, 20);
    }

    [Fact]
    public void A_month_that_was_not_entered_counts_nothing_and_the_next_goes_on()
    {
        var curve = ProgressCurve.OfYear(2024, Months(Plan, [10, null, 25]), M(4));

        Assert.Equal([Wan(10), Wan(10), Wan(35), null], curve.Points.Take(4).Select(point => point.ActualSoFar));
        Assert.Equal(-25m, curve.Deviation);
    }

    [Fact]
    public void Nothing_entered_is_not_the_same_as_nothing_done()
    {
        Assert.Null(ProgressCurve.OfYear(2024, Months(Plan, []), M(4)).Deviation);
        Assert.Equal(-10m, ProgressCurve.OfYear(2024, Months(Plan, [0]), M(4)).Deviation);
    }

    [Fact]
    public void What_comes_after_the_month_asked_for_is_left_out()
    {
        var curve = ProgressCurve.OfYear(2024, Months(Plan, [10, 20, 30]), M(2));

        Assert.Equal(M(2), curve.MeasuredAt);
        Assert.Null(curve.Points[2].Actual);
    }

    [Fact]
    public void A_year_in_which_nothing_is_planned_has_no_deviation()
    {
        var curve = ProgressCurve.OfYear(2024, Months([], [5]), M(2));

        Assert.Null(curve.Deviation);
        Assert.Equal(Wan(5), curve.Measured!.ActualSoFar);
    }

    [Fact]
    public void A_life_goes_from_the_first_month_planned_to_the_last_over_years()
    {
        var months = ProjectMonths.None.With(MonthMeasure.Plan, new(2023, 11), Wan(25)).With(MonthMeasure.Plan, new(2024, 2), Wan(75)).With(MonthMeasure.Actual, new(2023, 11), Wan(20));

        var curve = ProgressCurve.OfLife(months, M(6), null)!;

        Assert.Equal((4, 4), (curve.SpanMonths, curve.Points.Count));
        Assert.Equal([0.25m, 0.5m, 0.75m, 1m], curve.Points.Select(curve.TimeShare));
        Assert.Equal(-5m, curve.Deviation);
        Assert.Null(ProgressCurve.OfLife(ProjectMonths.None, M(6), null));
    }

    [Fact]
    public void Work_after_the_plan_is_over_stays_on_the_curve_and_time_stays_at_its_end()
    {
        var months = Months([50, 50], [10, 20, 30]);

        var curve = ProgressCurve.OfLife(months, M(6), null)!;

        Assert.Equal((2, 3), (curve.SpanMonths, curve.Points.Count));
        Assert.Equal(1m, curve.TimeShare(curve.Points[2]));
        Assert.Equal(-40m, curve.Deviation);
    }
}
