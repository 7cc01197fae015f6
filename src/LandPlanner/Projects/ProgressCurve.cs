using LandPlanner.Areas;

namespace LandPlanner.Projects;

/// <summary>
/// Cumulative plan against cumulative actual (项目推进曲线), with the line of time: what share of the plan would be done if each month did the same. Immutable.
/// </summary>
/// <remarks>
/// Shares are of what is planned for the whole span: a year's plan, or the plan of a project's life. Deviation is measured at the last month that was entered, so that a month which is only
/// late in being told does not look like work that was not done; that it is late is for <see cref="LightRule"/> to say.
/// </remarks>
public sealed class ProgressCurve
{
    private ProgressCurve(Month first, int spanMonths, Month last, Month until, ProjectMonths months, Money? total)
    {
        SpanMonths = spanMonths;
        Whole = Least(Money.Sum(months.Plan.Where(month => month.Key >= first && month.Key <= last).Select(month => month.Value)), total);
        var entered = months.LastEntered(until < last ? until : last);
        MeasuredAt = entered >= first ? entered : null;
        var (plan, actual, points) = (Money.Zero, Money.Zero, new List<CurvePoint>());
        foreach (var month in Month.Between(first, last))
        {
            var (planned, spent) = (months[MonthMeasure.Plan, month], months[MonthMeasure.Actual, month]);
            (plan, actual) = (plan + (planned ?? Money.Zero), actual + (spent ?? Money.Zero));
            var isKnown = month <= MeasuredAt;
            points.Add(new(month, planned, isKnown ? spent : null, Least(plan, total), isKnown ? actual : null, Math.Min(month.Index - first.Index + 1, spanMonths)));
        }

        Points = points;
    }

    /// <summary>Each month of the span, in order; never empty.</summary>
    public IReadOnlyList<CurvePoint> Points { get; }

    /// <summary>What is planned for the whole span, 100 %.</summary>
    public Money Whole { get; }

    /// <summary>How many months the plan spans.</summary>
    public int SpanMonths { get; }

    /// <summary>The last month that was entered; null where none was.</summary>
    public Month? MeasuredAt { get; }

    /// <summary>The point of <see cref="MeasuredAt"/>.</summary>
    public CurvePoint? Measured => MeasuredAt is { } month ? At(month) : null;

    /// <summary>Percentage points of the whole by which the actual is ahead of the plan, below zero behind it, at the last month entered. Null where nothing is planned or entered.</summary>
    public decimal? Deviation => Lag(LightBase.Plan) is { } lag ? -lag.Value * 100 : null;

    /// <summary>Likewise against the line of time.</summary>
    public decimal? TimeDeviation => Lag(LightBase.Time) is { } lag ? -lag.Value * 100 : null;

    /// <summary>The curve of a year: January to December.</summary>
    /// <param name="until">Actuals of later months are left out.</param>
    public static ProgressCurve OfYear(int year, ProjectMonths months, Month until) => new(new(year, 1), 12, new(year, 12), until, months, null);

    /// <summary>The curve of a project's life: from the first month planned or spent to the last.</summary>
    /// <param name="total">The project's total investment: what was left of a year and is planned anew for the next counts once, so no plan comes to more. Null where it is unknown.</param>
    /// <returns>Null where nothing was planned nor entered.</returns>
    public static ProgressCurve? OfLife(ProjectMonths months, Month until, Money? total)
    {
        var all = months.Plan.Keys.Concat(months.Actual.Keys).Order().ToList();
        if (all.Count == 0)
            return null;
        var planEnd = months.Plan.Count > 0 ? months.Plan.Keys.Max() : all[^1];
        return new(all[0], Math.Max(1, planEnd.Index - all[0].Index + 1), all[^1], until, months, total);
    }

    /// <summary>Null outside the span.</summary>
    public CurvePoint? At(Month month) => month >= Points[0].Month && month <= Points[^1].Month ? Points[month.Index - Points[0].Month.Index] : null;

    /// <summary>A cumulative amount as a share of the whole, 1 for all of it; null where nothing is planned.</summary>
    public decimal? Share(Money soFar) => Whole > Money.Zero ? soFar.Cents / (decimal)Whole.Cents : null;

    /// <summary>The share of time that is over at a point, 1 for all of it.</summary>
    public decimal TimeShare(CurvePoint point) => point.Elapsed / (decimal)SpanMonths;

    /// <summary>How far the actual lies behind, as a share of the whole; null where nothing is planned or entered.</summary>
    internal Ratio? Lag(LightBase against) => Measured is { ActualSoFar: { } actual } point && Whole > Money.Zero
        ? Due(point, against) - new Ratio(actual.Cents, Whole.Cents)
        : null;

    /// <summary>What share of what is due by then was done; null where nothing is due, planned or entered.</summary>
    internal Ratio? Done(LightBase against) => Measured is { ActualSoFar: { } actual } point && Whole > Money.Zero && Due(point, against) is { Numerator: > 0 } due
        ? new Ratio(actual.Cents * due.Denominator, Whole.Cents * due.Numerator)
        : null;

    private static Money Least(Money plan, Money? total) => total is { } most && most < plan ? most : plan;

    private Ratio Due(CurvePoint point, LightBase against) =>
        against == LightBase.Plan ? new(point.PlanSoFar.Cents, Whole.Cents) : new(point.Elapsed, SpanMonths);
}
