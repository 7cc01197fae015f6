namespace LandPlanner.Projects;

/// <summary>A month of a progress curve.</summary>
/// <param name="Plan">Null where nothing was planned for the month.</param>
/// <param name="Actual">Null where nothing was entered.</param>
/// <param name="PlanSoFar">From the curve's first month through this one.</param>
/// <param name="ActualSoFar">Likewise; a month in between that was not entered counts nothing. Null after the last month entered.</param>
/// <param name="Elapsed">Months of the span that are over at the month's end, of <see cref="ProgressCurve.SpanMonths"/>: 序时进度.</param>
public sealed record CurvePoint(Month Month, Money? Plan, Money? Actual, Money PlanSoFar, Money? ActualSoFar, int Elapsed);
