namespace LandPlanner.Cases;

/// <summary>What became of the stock of cases in a month. In stock is what is neither closed nor absorbed.</summary>
/// <remarks><see cref="StockAtStart"/> + opened + parts + reopened − closed − absorbed = <see cref="StockAtEnd"/>.</remarks>
/// <param name="Opened">Numbers of cases that were opened (增量); in the order of the moves, as all of these.</param>
/// <param name="Parts">Numbers of cases that others were split into: no new ground.</param>
/// <param name="Reopened">Numbers of cases that came back after they were closed; a case may be there twice.</param>
/// <param name="Closed">Numbers of cases that were closed; a case that was closed, reopened and closed again is there twice.</param>
/// <param name="Absorbed">Numbers of cases that were merged or split.</param>
public sealed record CaseMonth(
    CasePeriod Month,
    int StockAtStart,
    IReadOnlyList<string> Opened,
    IReadOnlyList<string> Parts,
    IReadOnlyList<string> Reopened,
    IReadOnlyList<string> Closed,
    IReadOnlyList<string> Absorbed,
    int StockAtEnd);
