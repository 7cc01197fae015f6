using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Farmland;
using static LandPlanner.Tests.Changes.Vintages;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.Farmland;

/// <summary>Strips of 100 m height in two villages, parted at 100; areas by the area formula on the strips, never by an overlay.</summary>
public sealed class FarmlandLedgerTests
{
    private static readonly DateOnly From = new(2023, 12, 31);
    private static readonly DateOnly Until = new(2024, 12, 31);

    /// <summary>Built over 0–30, an orchard 30–50, paddy lost to a pond 50–60; won: an orchard 100–120, bare land 120–130; dry to irrigated 130–150.</summary>
    private static readonly (string Wkt, string Before, string After, string On)[] Strips =
    [
        (Box(0, 0, 30, 100), "0103", "0702", "2024-01-15"), (Box(30, 0, 50, 100), "0103", "0201", "20240204"), (Box(50, 0, 60, 100), "0101", "1104", "2024/3/1"),
        (Box(60, 0, 100, 100), "0103", "0103", ""), (Box(100, 0, 120, 100), "0201", "0103", "2024-02-05"), (Box(120, 0, 130, 100), "1206", "0102", "2024-06-30"),
        (Box(130, 0, 150, 100), "0103", "0102", "2024-01-01"),
    ];

    [Fact]
    public void Without_dates_an_interval_across_two_regimes_is_under_neither()
    {
        var ledger = Ledger(isDated: false);

        Assert.Equal(["two-balances", "one-compensation"], ledger.Regimes.Select(regime => regime.Id));
        Assert.All(ledger.Entries, entry => Assert.Null(entry.Regime));
        Assert.All(ledger.Entries, entry => Assert.Equal(2024, entry.Year));
        var account = Town(ledger, "one-compensation", "compensation");
        Assert.Equal((Area.Zero, Official(Strips[0].Wkt) + Official(Strips[1].Wkt) + Official(Strips[2].Wkt)), (account.Lost.Settled, account.Lost.Open));
        Assert.Null(account.IsMet);
        Assert.Contains(ledger.Notices, notice => notice.En.Contains("2024-02-05", StringComparison.Ordinal));
    }

    [Fact]
    public void Dates_of_patches_part_the_regimes_by_the_day()
    {
        var ledger = Ledger(isDated: true);

        Assert.Equal(
            [
                ("甲村", "0101", "one-compensation", ChangeKind.AgriculturalFacility), ("甲村", "0103", "two-balances", ChangeKind.NonAgricultural), ("甲村", "0103", "two-balances", ChangeKind.NonGrain),
                ("乙村", "0102", "one-compensation", ChangeKind.OtherInflow), ("乙村", "0102", "two-balances", ChangeKind.WithinCultivated),
                ("乙村", "0103", "two-balances", ChangeKind.WithinCultivated), ("乙村", "0103", "one-compensation", ChangeKind.Restored),
            ],
            ledger.Entries.Select(entry => (entry.Village.Name, ledger.Change.Classes[entry.Class].Code, entry.Regime!.Id, entry.Kind)));
        // Before 5 February building asks for 占补 and the orchard for 进出, which nothing answered; since then 30 m were won for 10 m lost, but no paddy.
        Assert.Equal((Official(Strips[0].Wkt), Area.Zero, false), Side(ledger, "two-balances", "compensation"));
        Assert.Equal((Official(Strips[1].Wkt), Area.Zero, false), Side(ledger, "two-balances", "flows"));
        Assert.Equal((Official(Strips[2].Wkt), Official(Strips[4].Wkt) + Official(Strips[5].Wkt), true), Side(ledger, "one-compensation", "compensation"));
        Assert.Equal((Official(Strips[2].Wkt), Area.Zero, false), Side(ledger, "one-compensation", "compensation", "0101"));
    }

    [Fact]
    public void Under_one_regime_all_is_settled()
    {
        var ledger = Ledger(isDated: false, from: new(2024, 2, 4));

        Assert.Equal(["one-compensation"], ledger.Regimes.Select(regime => regime.Id));
        Assert.All(ledger.Entries, entry => Assert.Equal("one-compensation", entry.Regime!.Id));
        Assert.Equal(
            (Official(Strips[0].Wkt) + Official(Strips[1].Wkt) + Official(Strips[2].Wkt), Official(Strips[4].Wkt) + Official(Strips[5].Wkt), false), Side(ledger, "one-compensation", "compensation"));
    }

    [Fact]
    public void Undated_polygons_decide_nothing_only_where_it_depends_on_them()
    {
        // 30 + 20 + 10 lost, only 0.3 of it may be answered: with all that is undated for it and nothing against it, it is still not met.
        var undatedGain = Ledger(isDated: true, undated: [4, 5]);
        var undatedLoss = Ledger(isDated: true, undated: [2]);

        Assert.False(Town(undatedGain, "two-balances", "compensation").IsMet);
        Assert.Null(Town(undatedGain, "one-compensation", "compensation").IsMet);
        Assert.True(Town(undatedLoss, "one-compensation", "compensation").IsMet);
    }

    [Fact]
    public void Each_number_is_the_sum_of_its_polygons_and_all_meet_the_matrix()
    {
        var ledger = Ledger(isDated: true);

        foreach (var entry in ledger.Entries)
            Assert.Equal(entry.Gross, entry.Patches.Aggregate(Area.Zero, (sum, number) => sum + ledger.Change.Patches.Single(patch => patch.Number == number).Area));
        var (balance, within) = (FarmlandBalance.Of(ledger.Change), Official(Strips[6].Wkt));
        Assert.Equal(balance.Lost.Aggregate(Area.Zero, (sum, line) => sum + line.Gross) + within, ledger.Sum(isLost: true, entry => entry.Gross) + ledger.LostNotDrawn);
        Assert.Equal(balance.Won.Aggregate(Area.Zero, (sum, line) => sum + line.Gross) + within, ledger.Sum(isLost: false, entry => entry.Gross) + ledger.WonNotDrawn);
        Assert.Equal(balance.After.Net - balance.Before.Net - balance.Rest.Net, ledger.NetChange);
        foreach (var account in ledger.Accounts.Where(account => account.Village is null))
        {
            var villages = ledger.Accounts.Where(other => other.Village is not null && (other.Regime, other.Account, other.Class) == (account.Regime, account.Account, account.Class)).ToList();
            Assert.Equal(account.Lost.Settled, villages.Aggregate(Area.Zero, (sum, village) => sum + village.Lost.Settled));
            Assert.Equal(account.Won.Settled, villages.Aggregate(Area.Zero, (sum, village) => sum + village.Won.Settled));
        }
    }

    [Fact]
    public void A_date_outside_the_interval_is_not_used()
    {
        var ledger = Ledger(isDated: true, change: strip => strip with { On = "2023-12-31" });

        Assert.All(ledger.Entries, entry => Assert.Null(entry.Regime));
        Assert.Contains(ledger.Notices, notice => notice.En.Contains("not between the vintages", StringComparison.Ordinal));
    }

    [Fact]
    public void Vintages_years_apart_leave_the_year_open_where_no_date_tells()
    {
        Assert.All(Ledger(isDated: false, from: new(2020, 12, 31)).Entries, entry => Assert.Null(entry.Year));
        Assert.All(Ledger(isDated: true, from: new(2020, 12, 31)).Entries, entry => Assert.Equal(2024, entry.Year));
    }

    [Theory]
    [InlineData("1998-12-31", "1999-01-01", "compensation")]
    [InlineData("2021-11-25", "2021-11-26", "compensation")]
    [InlineData("2021-11-26", "2021-12-31", "two-balances")]
    [InlineData("2024-02-03", "2024-02-04", "two-balances")]
    [InlineData("2024-02-03", "2024-02-05", "two-balances one-compensation")]
    [InlineData("2024-02-04", "2024-02-05", "one-compensation")]
    public void A_regime_is_in_force_from_its_first_day_on(string after, string until, string regimes) => Assert.Equal(
        regimes, string.Join(' ', Data.Farmland.Regimes.Within(DateOnly.Parse(after, null), DateOnly.Parse(until, null)).Select(regime => regime.Id)));

    private static FarmlandLedger Ledger(
        bool isDated, DateOnly? from = null, int[]? undated = null, Func<(string Wkt, string Before, string After, string On), (string Wkt, string Before, string After, string On)>? change = null)
    {
        var strips = Strips.Select(strip => change?.Invoke(strip) ?? strip).Select((strip, i) => isDated && undated?.Contains(i) != true ? strip : strip with { On = "" }).ToArray();
        var vintages = Of(
            [.. strips.Select(strip => ($"class={strip.Before}", strip.Wkt))], [.. strips.Select(strip => ($"class={strip.After},changedOn={strip.On}", strip.Wkt))])
            .With("村庄", "village", ("villageCode=1,village=甲村", Box(-10, -10, 100, 200)), ("villageCode=2,village=乙村", Box(100, -10, 300, 200)));
        return FarmlandLedger.Of(vintages.Run(), from ?? From, Until, ChangeDates.Of(vintages.Before[1]), Data.Farmland.Regimes);
    }

    private static AccountBalance Town(FarmlandLedger ledger, string regime, string account, string? landClass = null) => ledger.Accounts.Single(balance =>
        balance.Village is null && balance.Regime.Id == regime && balance.Account.Id == account && balance.Class == landClass);

    private static (Area Lost, Area Won, bool? IsMet) Side(FarmlandLedger ledger, string regime, string account, string? landClass = null) =>
        Town(ledger, regime, account, landClass) is var balance ? (balance.Lost.Settled, balance.Won.Settled, balance.IsMet) : default;
}
