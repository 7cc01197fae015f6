using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.Farmland;

/// <summary>Seasons begin on the days of <c>data/farmland/abandonment.yaml</c>: spring on 1 March, autumn on 1 September.</summary>
public sealed class AbandonedPlotTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);

    [Theory]
    [InlineData(2023, "spring", "2024-02-29", 0, "seasonal")]
    [InlineData(2023, "spring", "2024-03-01", 1, "suspected")]
    [InlineData(2023, "spring", "2025-02-28", 1, "suspected")]
    [InlineData(2023, "spring", "2025-03-01", 2, "legal")]
    [InlineData(2023, "autumn", "2025-03-01", 1, "suspected")]
    [InlineData(2023, "winter", "2023-05-01", 0, "seasonal")]
    [InlineData(2023, "", "2024-12-30", 0, "seasonal")]
    [InlineData(2023, "", "2024-12-31", 1, "suspected")]
    public void Whole_years_count_from_the_first_day_of_the_season_and_the_day_itself_counts(int year, string season, string on, int years, string band)
    {
        var plot = AbandonedPlot.On(Row("abandoned-plot", $"state=confirmed; since_year={year}; since_season={season}"), DateOnly.Parse(on, null), Abandonment);

        Assert.Equal((years, band), (plot.Years, plot.Band?.Id));
    }

    [Fact]
    public void From_two_years_on_the_law_is_named_and_on_basic_farmland_one_more()
    {
        var (plain, basic) = ("state=suspected; since_year=2023; since_season=spring", "; basic_farmland_m2=12.5");

        var laws = AbandonedPlot.On(Row("abandoned-plot", plain), new(2025, 3, 1), Abandonment).Laws;
        var onBasic = AbandonedPlot.On(Row("abandoned-plot", plain + basic), new(2025, 3, 1), Abandonment).Laws;

        Assert.Contains(laws, law => law.Law.EndsWith("农村土地承包法", StringComparison.Ordinal) && law.Article == "第六十四条");
        Assert.DoesNotContain(laws, law => law.Law == "基本农田保护条例");
        Assert.Equal("第十八条", onBasic.Single(law => law.Law == "基本农田保护条例").Article);
        Assert.Empty(AbandonedPlot.On(Row("abandoned-plot", plain + basic), new(2025, 2, 28), Abandonment).Laws);
    }

    [Fact]
    public void A_restored_plot_grows_no_older_and_is_never_overdue()
    {
        var row = Row("abandoned-plot", "state=in-hand; since_year=2022; since_season=spring; until=2023-06-30");

        var restored = AbandonedPlot.Restore(row, new(2024, 4, 10), Today, Abandonment);

        Assert.True(AbandonedPlot.On(row, new(2023, 7, 1), Abandonment).IsOverdue);
        Assert.False(AbandonedPlot.On(row, new(2023, 6, 30), Abandonment).IsOverdue);
        var later = AbandonedPlot.On(restored, new(2026, 1, 1), Abandonment);
        Assert.Equal((2, false, 0), (later.Years, later.IsOverdue, later.Laws.Count));
    }

    [Theory]
    [InlineData("state=restored; restored_on=2024-01-01", "2024-04-01", "already")]
    [InlineData("state=dismissed", "2024-04-01", "not to be abandoned")]
    [InlineData("state=confirmed", "2026-05-02", "not come yet")]
    [InlineData("state=confirmed; since_year=2024; since_season=autumn", "2024-08-31", "before the season")]
    [InlineData("state=confirmed; since_year=2024", "2023-12-31", "before the year")]
    public void What_cannot_be_restored_is_refused(string row, string on, string reason)
    {
        var refused = Assert.Throws<LedgerEntryException>(() => AbandonedPlot.Restore(Row("abandoned-plot", row), DateOnly.Parse(on, null), Today, Abandonment));

        Assert.Contains(reason, Assert.Single(refused.Complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_plot_whose_year_alone_is_known_any_day_of_that_year_may_be_when_it_was_restored() =>
        Assert.Equal(new(2024, 1, 1), AbandonedPlot.Restore(Row("abandoned-plot", "state=confirmed; since_year=2024"), new(2024, 1, 1), Today, Abandonment).Date("restored_on"));

    [Theory]
    [InlineData("2023春", 2023, "spring")]
    [InlineData("2023年秋季", 2023, "autumn")]
    [InlineData(" 2021 ", 2021, "")]
    [InlineData("2022年", 2022, "")]
    public void The_beginning_is_read_as_people_write_it(string text, int year, string season) => Assert.Equal((year, season), Abandonment.ReadSince(text));

    [Theory]
    [InlineData("春")]
    [InlineData("2023雨季")]
    [InlineData("去年")]
    [InlineData("99")]
    public void What_names_no_year_and_season_is_not_guessed(string text) => Assert.Null(Abandonment.ReadSince(text));

    [Fact]
    public void The_state_restored_is_not_typed()
    {
        var open = Row("abandoned-plot", "state=confirmed");

        Assert.Contains("restore", Assert.Single(Complaints(open, open.With("state", "restored"))), StringComparison.Ordinal);
        Assert.Empty(Complaints(open, open.With("state", "dismissed")));
        Assert.NotEmpty(Complaints(open, open.With("since_season", "spring")));
    }

    /// <summary>Today is 1 May 2026; summer begins on 1 June.</summary>
    [Theory]
    [InlineData("state=confirmed", 2100, "", "not come yet")]
    [InlineData("state=confirmed", 2026, "summer", "not come yet")]
    [InlineData("state=confirmed", 2026, "spring", null)]
    [InlineData("state=confirmed", 2026, "", null)]
    [InlineData("state=restored; restored_on=2024-04-10", 2025, "", "was restored on 2024-04-10")]
    [InlineData("state=restored; restored_on=2024-04-10", 2024, "autumn", "was restored on 2024-04-10")]
    [InlineData("state=restored; restored_on=2024-04-10", 2024, "", null)]
    public void It_is_abandoned_since_a_time_that_was_and_before_it_was_restored(string row, int year, string season, string? reason)
    {
        var before = Row("abandoned-plot", row);

        var complaints = Complaints(before, before.With([new("since_year", (long)year), new("since_season", season)]));

        Assert.Equal(reason is null ? 0 : 1, complaints.Count);
        Assert.Contains(reason ?? "", string.Concat(complaints), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_was_wrong_before_is_no_reason_against_its_note()
    {
        var before = Row("abandoned-plot", "state=confirmed; since_year=2100");

        Assert.Empty(Complaints(before, before.With("note", "年份待核")));
    }

    private static IReadOnlyList<string> Complaints(LedgerRow before, LedgerRow after) => AbandonedPlot.Complaints(before, after, Today, Abandonment);
}
