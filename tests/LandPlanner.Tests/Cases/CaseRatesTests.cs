using LandPlanner.Calendars;
using LandPlanner.Cases;

namespace LandPlanner.Tests.Cases;

public class CaseRatesTests
{
    private static readonly DateOnly Today = new(2024, 3, 15);
    private static readonly CasePeriod March = CasePeriod.Month(2024, 3);

    /// <summary>
    /// Eight cases due in March 2024, looked at on the 15th, one due in April, one without a deadline, one merged. Of the eight: closed in time (1, 2 of which 2 was returned), closed late (3),
    /// disposed of in time and not closed (4, on its last day), overdue and open (5), due today (6), due later and open (7), reopened and due later (8).
    /// </summary>
    private static readonly Case[] Cases =
    [
        CaseRows.Of(1, ("state", "closed"), ("due_on", Day(5)), ("disposed_on", Day(4)), ("closed_on", Day(6)), ("is_key", true)),
        CaseRows.Of(2, ("state", "archived"), ("due_on", Day(5)), ("disposed_on", Day(5)), ("closed_on", Day(5)), ("returns", 2L)),
        CaseRows.Of(3, ("state", "closed"), ("due_on", Day(5)), ("disposed_on", Day(6)), ("closed_on", Day(7))),
        CaseRows.Of(4, ("state", "inspection"), ("due_on", Day(8)), ("disposed_on", Day(8))),
        CaseRows.Of(5, ("state", "rectifying"), ("due_on", Day(14)), ("is_key", true)),
        CaseRows.Of(6, ("state", "assigned"), ("due_on", Today)),
        CaseRows.Of(7, ("state", "issued"), ("due_on", Day(31))),
        CaseRows.Of(8, ("state", "reopened"), ("due_on", Day(31)), ("reopens", 1L)),
        CaseRows.Of(9, ("state", "issued"), ("due_on", new DateOnly(2024, 4, 1))),
        CaseRows.Of(10, ("state", "issued")),
        CaseRows.Of(11, ("state", "merged"), ("due_on", Day(5))),
    ];

    private static readonly CaseRates Rates = RatesOf(Cases, March);

    private static DateOnly Day(int day) => new(2024, 3, day);

    private static CaseRates RatesOf(IEnumerable<Case> cases, CasePeriod period) => new(cases, period, Today, CaseRows.Process, CaseRows.Tables.CaseDeadlines);

    private static long[] Ids(IEnumerable<Case> cases) => [.. cases.Select(one => one.Id)];

    [Theory]
    [InlineData(CaseFigureKind.Disposal, new long[] { 1, 2, 3, 4 }, new long[] { 6, 7, 8 })]
    [InlineData(CaseFigureKind.OnTime, new long[] { 1, 2, 4 }, new long[] { 6, 7, 8 })]
    [InlineData(CaseFigureKind.Closure, new long[] { 1, 2, 3 }, new long[] { 6, 7, 8 })]
    [InlineData(CaseFigureKind.Rework, new long[] { 2, 8 }, new long[] { 4, 5, 6, 7 })]
    [InlineData(CaseFigureKind.Overdue, new long[] { 3, 5 }, new long[] { 6, 7, 8 })]
    [InlineData(CaseFigureKind.KeyShare, new long[] { 1, 5 }, new long[0])]
    public void Each_figure_names_the_cases_behind_it(CaseFigureKind kind, long[] counted, long[] pending)
    {
        Assert.Equal(counted, Ids(Rates[kind].Counted));
        Assert.Equal(pending, Ids(Rates[kind].Pending));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Ids(Rates[kind].Of));
    }

    [Fact]
    public void A_share_is_a_part_of_those_due_in_the_period()
    {
        Assert.Equal(0.5m, Rates[CaseFigureKind.Disposal].Share);
        Assert.Equal(0.375m, Rates[CaseFigureKind.OnTime].Share);
        Assert.Equal(0.25m, Rates[CaseFigureKind.KeyShare].Share);
    }

    [Fact]
    public void On_time_overdue_and_pending_are_all_there_are() =>
        Assert.Equal(Rates.Scope.Count, Rates[CaseFigureKind.OnTime].Counted.Count + Rates[CaseFigureKind.Overdue].Counted.Count + Rates[CaseFigureKind.Overdue].Pending.Count);

    [Fact]
    public void Open_cases_without_a_deadline_are_told_beside() => Assert.Equal([10], Ids(Rates.Undated));

    [Fact]
    public void Cases_of_a_year_without_a_calendar_are_told_to_be_left_out_of_the_term()
    {
        // Five working days from the end of 2031: a year of which no notice is known.
        Case[] cases = [CaseRows.Of(1, ("source", "hotline"), ("issued_on", new DateOnly(2031, 3, 3)), ("due_on", Day(5))), CaseRows.Of(2, ("source", "hotline"), ("issued_on", new DateOnly(2024, 3, 4)), ("due_on", Day(8)))];

        var rates = RatesOf(cases, March);

        Assert.Equal([2], Ids(rates[CaseFigureKind.WithinTerm].Of));
        Assert.Equal([1], Ids(rates.WithoutCalendar));
        Assert.Equal([2031], rates.MissingYears);
    }

    [Fact]
    public void No_cases_are_no_share_and_meet_no_target()
    {
        var none = RatesOf(Cases, CasePeriod.Month(2023, 12));

        Assert.All(none.Figures, figure => Assert.Null(figure.Share));
        Assert.All(none.Figures, figure => Assert.Equal(CaseTargetVerdict.Unknown, new CaseTarget(figure.Kind, "", "", 0, IsMost: false).Judge(figure)));
    }

    /// <summary>Of eight, four are disposed of, three may still be.</summary>
    [Theory]
    [InlineData(0.5, CaseTargetVerdict.Met)]
    [InlineData(0.51, CaseTargetVerdict.Unknown)]
    [InlineData(0.875, CaseTargetVerdict.Unknown)]
    [InlineData(0.88, CaseTargetVerdict.NotMet)]
    public void A_target_to_reach_is_open_while_what_is_pending_decides(double least, CaseTargetVerdict expected) =>
        Assert.Equal(expected, new CaseTarget(CaseFigureKind.Disposal, "", "", (decimal)least, IsMost: false).Judge(Rates[CaseFigureKind.Disposal]));

    /// <summary>Of eight, two are overdue, three may still be.</summary>
    [Theory]
    [InlineData(0.24, CaseTargetVerdict.NotMet)]
    [InlineData(0.25, CaseTargetVerdict.Unknown)]
    [InlineData(0.62, CaseTargetVerdict.Unknown)]
    [InlineData(0.625, CaseTargetVerdict.Met)]
    public void A_target_not_to_exceed_is_open_while_what_is_pending_decides(double most, CaseTargetVerdict expected) =>
        Assert.Equal(expected, new CaseTarget(CaseFigureKind.Overdue, "", "", (decimal)most, IsMost: true).Judge(Rates[CaseFigureKind.Overdue]));

    /// <summary>Issued on Friday 1 March 2024, five working days end on Friday the 8th; the extended deadline does not help. The weekend is no working day.</summary>
    [Theory]
    [InlineData(8, 1)]
    [InlineData(9, 0)]
    public void The_term_counts_from_issue_in_working_days(int disposed, int expected)
    {
        var one = CaseRows.Of(1, ("source", "hotline"), ("state", "closed"), ("issued_on", Day(1)), ("due_on", Day(29)), ("disposed_on", Day(disposed)), ("closed_on", Day(disposed)));

        var figure = RatesOf([one], March)[CaseFigureKind.WithinTerm];

        Assert.Equal(expected, figure.Counted.Count);
    }

    /// <summary>月清: a patch issued in February is due by the end of March.</summary>
    [Fact]
    public void The_term_of_satellite_patches_ends_with_the_next_month()
    {
        Case Patch(long id, DateOnly disposed) => CaseRows.Of(id, ("source", "satellite"), ("state", "legal"), ("issued_on", new DateOnly(2024, 2, 3)), ("due_on", Day(31)), ("disposed_on", disposed));

        Assert.Equal([1], Ids(RatesOf([Patch(1, Day(31)), Patch(2, new(2024, 4, 1))], March)[CaseFigureKind.WithinTerm].Counted));
    }

    [Fact]
    public void A_year_whose_working_days_are_not_known_takes_only_the_term_away()
    {
        var missing = new WorkingCalendar([], [], [], "cn.csv");
        var deadlines = new CaseDeadlines(CaseRows.Tables.CaseDeadlines.Rows, missing);
        var one = CaseRows.Of(1, ("source", "hotline"), ("state", "legal"), ("due_on", Day(4)), ("disposed_on", Day(4)));

        var rates = new CaseRates([one], March, Today, CaseRows.Process, deadlines);

        Assert.Null(rates[CaseFigureKind.WithinTerm].Share);
        Assert.Equal(1, rates[CaseFigureKind.OnTime].Share);
    }
}
