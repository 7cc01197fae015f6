using LandPlanner.Areas;
using LandPlanner.IdleLand;
using LandPlanner.Projects;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.IdleLand;

/// <summary>Days counted by hand; both sides of every limit.</summary>
public sealed class IdleVerdictTests
{
    private static readonly IdleTable Table = TableSet.Open().Idle.Table;

    /// <summary>Not started, agreed start 2022-03-15, paid 8,610 万元.</summary>
    private static readonly IdleParcel Empty = new(new(2022, 3, 15), null, IdleWorks.NotStarted, null, null, null, null, null, null, new(8_610_000_000), null);

    /// <summary>3 ha to build, 1,000 万元 to invest, stopped on 2022-03-15: all but the day just enough.</summary>
    private static readonly IdleParcel Halted = new(
        new(2020, 1, 1), null, IdleWorks.Stopped, new(2020, 6, 1), new(2022, 3, 15), Area.FromSquareMetres(30_000), Area.FromSquareMetres(10_000), new(1_000_000_000), new(250_000_000), new(100), null);

    [Theory]
    [InlineData("2022-03-15", "2022-03-15", IdleStanding.NotDue, null)]
    [InlineData("2022-03-15", "2023-03-14", IdleStanding.NotDue, null)]
    [InlineData("2022-03-15", "2023-03-15", IdleStanding.Suspected, 1)]
    [InlineData("2022-03-15", "2024-03-14", IdleStanding.Suspected, 1)]
    [InlineData("2022-03-15", "2024-03-15", IdleStanding.Suspected, 2)]
    // Of a year that begins on 29 February the last day is the last of February.
    [InlineData("2020-02-29", "2021-02-27", IdleStanding.NotDue, null)]
    [InlineData("2020-02-29", "2021-02-28", IdleStanding.Suspected, 1)]
    [InlineData("2020-02-29", "2022-02-27", IdleStanding.Suspected, 1)]
    [InlineData("2020-02-29", "2022-02-28", IdleStanding.Suspected, 2)]
    [InlineData("2020-02-29", "2024-02-28", IdleStanding.Suspected, 3)]
    [InlineData("2020-02-29", "2024-02-29", IdleStanding.Suspected, 4)]
    // And one that ends in a leap year ends on its own date.
    [InlineData("2019-02-28", "2020-02-27", IdleStanding.NotDue, null)]
    [InlineData("2019-02-28", "2020-02-28", IdleStanding.Suspected, 1)]
    public void A_year_after_the_agreed_start_land_is_idle_the_day_itself_counts(string agreed, string day, IdleStanding standing, int? years)
    {
        var verdict = IdleVerdict.On(Empty with { AgreedStart = Day(agreed) }, Day(day), Table);

        Assert.Equal((standing, years, Day(agreed)), (verdict.Standing, verdict.Years, verdict.IdleSince));
        Assert.NotEmpty(verdict.Reasons);
    }

    [Theory]
    [InlineData("2023-05-09", IdleStanding.NotDue)]
    [InlineData("2023-05-10", IdleStanding.Suspected)]
    public void Without_an_agreed_start_it_should_start_a_year_after_delivery(string day, IdleStanding standing)
    {
        var verdict = IdleVerdict.On(Empty with { AgreedStart = null, DeliveredOn = new(2021, 5, 10) }, Day(day), Table);

        Assert.Equal((standing, new DateOnly(2022, 5, 10), new DateOnly(2023, 5, 10)), (verdict.Standing, verdict.IdleSince, verdict.IdleOn));
        Assert.Contains(verdict.Reasons, reason => reason.Law?.Article == "第二十二条第二款");
    }

    [Theory]
    [InlineData(10_000.00, 250_000_000, "2024-01-01", IdleStanding.NotIdle)]
    [InlineData(9_999.99, 250_000_000, "2024-01-01", IdleStanding.Suspected)]
    [InlineData(10_000.00, 249_999_999, "2024-01-01", IdleStanding.Suspected)]
    [InlineData(9_999.99, 249_999_999, "2023-03-15", IdleStanding.Suspected)]
    [InlineData(9_999.99, 249_999_999, "2023-03-14", IdleStanding.NotDue)]
    [InlineData(9_999.99, 249_999_999, "2022-03-14", IdleStanding.NotIdle)]
    public void Works_that_stopped_for_a_year_leave_land_idle_below_a_third_or_a_quarter(double built, long invested, string day, IdleStanding standing)
    {
        var verdict = IdleVerdict.On(Halted with { Built = Area.FromSquareMetres(built), Invested = new(invested) }, Day(day), Table);

        Assert.Equal(standing, verdict.Standing);
    }

    [Fact]
    public void However_little_is_built_land_whose_works_go_on_is_not_idle()
    {
        var verdict = IdleVerdict.On(Halted with { Works = IdleWorks.UnderWay, StoppedOn = null, Built = Area.Zero, Invested = Money.Zero }, new(2030, 1, 1), Table);

        Assert.Equal((IdleStanding.NotIdle, Money.Zero), (verdict.Standing, verdict.Fee));
    }

    [Fact]
    public void Before_works_started_they_had_not() =>
        Assert.Equal(IdleStanding.Suspected, IdleVerdict.On(Halted with { StartedOn = new(2021, 6, 1) }, new(2021, 1, 1), Table).Standing);

    [Fact]
    public void What_is_not_known_is_said_and_not_guessed()
    {
        Assert.Equal(["works"], Missing(Empty with { Works = IdleWorks.Unknown }));
        Assert.Equal(["agreed_start|delivered_on"], Missing(Empty with { AgreedStart = null }));
        Assert.Equal(["stopped_on"], Missing(Halted with { StoppedOn = null, Built = Area.Zero }));
        Assert.Equal(["built_m2"], Missing(Halted with { Built = null }));
        Assert.Equal(["to_build_m2", "investment", "invested"], Missing(Halted with { ToBuild = null, Investment = null, Invested = null }));
        // One of the two shares is enough.
        Assert.Equal(IdleStanding.Suspected, IdleVerdict.On(Halted with { Built = Area.Zero, Invested = null }, new(2024, 1, 1), Table).Standing);
    }

    private static IReadOnlyList<string> Missing(IdleParcel parcel)
    {
        var verdict = IdleVerdict.On(parcel, new(2024, 1, 1), Table);
        Assert.Equal(IdleStanding.NotKnown, verdict.Standing);
        return verdict.Missing;
    }

    [Theory]
    [InlineData("2023-03-14", 0, false)]
    // A fifth of 8,610 万元 is 1,722 万元.
    [InlineData("2023-03-15", 1_722_000_000, false)]
    [InlineData("2024-03-14", 1_722_000_000, false)]
    [InlineData("2024-03-15", 0, true)]
    public void The_holders_own_cause_costs_a_fifth_after_a_year_and_the_land_after_two(string day, long fee, bool takeBack)
    {
        var verdict = IdleVerdict.On(Empty with { Cause = Table.FindCause("enterprise") }, Day(day), Table);

        Assert.Equal((new Money(fee), takeBack, new DateOnly(2024, 3, 15)), (verdict.Fee, verdict.IsTakeBackDue, verdict.TakeBackOn));
    }

    [Theory]
    [InlineData("late-delivery")]
    [InlineData("plan-changed")]
    [InlineData("conditions-changed")]
    [InlineData("petition")]
    [InlineData("military-relics")]
    [InlineData("other-act")]
    [InlineData("force-majeure")]
    public void What_the_government_or_nobody_caused_costs_nothing_however_long(string cause)
    {
        foreach (var day in new DateOnly[] { new(2023, 3, 15), new(2032, 1, 1) })
        {
            var verdict = IdleVerdict.On(Empty with { Cause = Table.FindCause(cause) }, day, Table);

            Assert.Equal((IdleStanding.Suspected, Money.Zero, false), (verdict.Standing, verdict.Fee, verdict.IsTakeBackDue));
            Assert.Contains(verdict.Reasons, reason => reason.Law?.Article == "第八条");
        }
    }

    [Fact]
    public void Without_cause_or_price_the_fee_is_not_known()
    {
        var (noCause, noPrice) = (IdleVerdict.On(Empty, new(2023, 4, 1), Table), IdleVerdict.On(Empty with { Cause = Table.FindCause("enterprise"), Price = null }, new(2023, 4, 1), Table));

        Assert.Equal((null, null), (noCause.Fee, noPrice.Fee));
        Assert.Equal(["cause", "price"], noCause.Missing.Concat(noPrice.Missing));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
