using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Tests.Audits;
using static LandPlanner.Tests.Schemes.SchemeDesk;

namespace LandPlanner.Tests.Schemes;

public sealed class SchemeCheckingTests
{
    [Theory]
    [InlineData("0803", "1207", SchemeOutcome.Pass)]
    [InlineData("0803", "0901", SchemeOutcome.Fail)]
    [InlineData("0702", "1401", SchemeOutcome.Pass)]
    [InlineData("0803", "16", SchemeOutcome.Fail)]
    [InlineData("0803", "07", SchemeOutcome.NotKnown)]
    [InlineData("0803", "", SchemeOutcome.NotKnown)]
    public void Public_benefit_passes_on_exactly_forty_percent(string first, string second, SchemeOutcome expected)
    {
        // Five boxes of one size above each other: two of them are 40 %.
        var layer = Five(first, second, "0701", "0901", "1001");

        var check = Scheme(NoLedgers, layer).Check("public-share");

        Assert.Single(layer.Features.Select(feature => World.Zone41.Of(feature.Shape)).Distinct());
        Assert.Equal(expected, check.Outcome);
        Assert.Equal(expected switch { SchemeOutcome.Pass => 0.4m, SchemeOutcome.Fail => 0.2m, _ => null }, check.Share?.Value);
    }

    [Fact]
    public void A_parcel_without_a_class_is_named_and_the_share_stands_between_two_bounds()
    {
        var check = Scheme(NoLedgers, Five("0803", "", "0701", "0901", "1001")).Check("public-share");

        Assert.Equal("地块2", Assert.Single(check.Parts).Name);
        Assert.Contains("20.00%", check.En, StringComparison.Ordinal);
        Assert.Contains("40.00%", check.En, StringComparison.Ordinal);
    }

    [Theory]
    // The third box is open: 40 to 60 %, none to 20 %, and 20 to 40 %.
    [InlineData("0803", "1207", SchemeOutcome.Pass, "40.00%", "60.00%")]
    [InlineData("0701", "0901", SchemeOutcome.Fail, "0.00%", "20.00%")]
    [InlineData("0803", "0901", SchemeOutcome.NotKnown, "20.00%", "40.00%")]
    public void A_share_is_decided_as_soon_as_no_open_parcel_can_change_it(string first, string second, SchemeOutcome expected, string least, string most)
    {
        var check = Scheme(NoLedgers, Five(first, second, "", "0901", "1001")).Check("public-share");

        Assert.Equal(expected, check.Outcome);
        Assert.Equal(expected == SchemeOutcome.NotKnown, check.Share is null);
        Assert.Contains(least, check.Zh, StringComparison.Ordinal);
        Assert.Contains(most, check.Zh, StringComparison.Ordinal);
        Assert.Equal(expected == SchemeOutcome.NotKnown, check.Zh.StartsWith("无法判断", StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_that_the_year_does_not_have_is_refused_by_name()
    {
        var refused = Assert.Throws<WorkspaceException>(() => Scheme(NoLedgers, Five("0803", "9999", "0701", "0901", "1001")));

        Assert.Contains("'地块2'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'9999'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("YDYH2023", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parcels_of_two_years_are_no_scheme() =>
        Assert.Contains("2023, 2024", Assert.Throws<WorkspaceException>(() => Scheme(NoLedgers, Layer("方案", "tract-scheme", ("ND=2023", Box(0, 10)), ("ND=2024", Box(10, 20))))).Message, StringComparison.Ordinal);

    [Fact]
    public void Ground_outside_the_zone_on_basic_farmland_and_on_the_red_line_fails_with_its_polygons()
    {
        var result = Scheme(
            NoLedgers, Layer("方案", "tract-scheme", ("ND=2024,DKMC=甲", Box(0, 100)), ("ND=2024,DKMC=乙", Box(100, 200))), Layer("边界", "urban-boundary", ("GHFQDM=01", Box(-10, 150)), ("GHFQDM=02", Box(150, 300))),
            Layer("永农", "basic-farmland", ("", Box(90, 110)), ("", Box(105, 120))), Layer("红线", "red-line", ("", Box(-300, -200)), ("", Box(200, 300))));

        Assert.Equal((SchemeOutcome.Fail, "乙"), (result.Check("scope").Outcome, Assert.Single(result.Check("scope").Parts).Name));
        Near(Box(150, 200), result.Check("scope").Area);
        Assert.Equal(["甲", "乙"], result.Check("basic-farmland").Parts.Select(part => part.Name));
        Near(Box(90, 120), result.Check("basic-farmland").Area);
        Assert.Equal([1L, 2L], result.Check("basic-farmland").Parts[1].Against.Single().Ids);
        Assert.Equal(SchemeOutcome.Pass, result.Check("red-line").Outcome);
        Assert.All(["scope", "basic-farmland", "red-line"], id => Assert.NotEmpty(result.Check(id).Basis));
    }

    [Fact]
    public void Without_a_layer_to_judge_by_nothing_passes()
    {
        var result = Scheme(NoLedgers, Layer("方案", "tract-scheme", ("ND=2024", Box(0, 100))));

        Assert.All(["scope", "basic-farmland", "red-line", "public-share", "consent", "plan-progress", "supply-rate", "idle-rate", "stock-task", "levy-share"], id => Assert.Equal(SchemeOutcome.NotKnown, result.Check(id).Outcome));
    }

    [Fact]
    public void Parcels_over_each_other_are_found()
    {
        var check = Scheme(NoLedgers, Layer("方案", "tract-scheme", ("ND=2024,DKMC=甲", Box(0, 100)), ("ND=2024,DKMC=乙", Box(90, 200)))).Check("no-overlap");

        Assert.Equal(SchemeOutcome.Fail, check.Outcome);
        Near(Box(90, 100), check.Area);
    }

    [Theory]
    [InlineData(120, 80, SchemeOutcome.Pass)]
    [InlineData(120, 79, SchemeOutcome.Fail)]
    [InlineData(100, 67, SchemeOutcome.Pass)]
    [InlineData(100, 66, SchemeOutcome.Fail)]
    [InlineData(3, 2, SchemeOutcome.Pass)]
    public void A_village_consents_by_exactly_two_thirds(int total, int agreed, SchemeOutcome expected)
    {
        var result = Scheme(
            NoLedgers with { Consents = [new("甲村", true, total, agreed)] }, Layer("方案", "tract-scheme", ("ND=2024,DKMC=一", Box(0, 100)), ("ND=2024,DKMC=二", Box(100, 200))),
            Layer("村庄", "village", ("ZLDWMC=甲村", Box(-10, 150)), ("ZLDWMC=乙村", Box(150, 300))));

        var checks = result.Checks.Where(check => check.Id == "consent").ToList();
        Assert.Equal([("乙村", SchemeOutcome.NotKnown), ("甲村", expected)], checks.Select(check => (check.Subject, check.Outcome)));
        Assert.Equal(["一", "二"], checks[1].Parts.Select(part => part.Name));
        Assert.Equal(["二"], checks[0].Parts.Select(part => part.Name));
    }

    [Fact]
    public void Consent_is_not_known_of_the_ground_that_villages_leave_out()
    {
        var scheme = Layer("方案", "tract-scheme", ("ND=2024,DKMC=一", Box(0, 100)), ("ND=2024,DKMC=二", Box(100, 200)));
        var ledgers = NoLedgers with { Consents = [new("甲村", true, 3, 3)] };

        var open = Scheme(ledgers, scheme, Layer("村庄", "village", ("ZLDWMC=甲村", Box(-10, 160)))).Checks.Where(check => check.Id == "consent").ToList();
        var hair = Scheme(ledgers, scheme, Layer("村庄", "village", ("ZLDWMC=甲村", World.Box(-10, 0, 200, 99.995)))).Checks.Where(check => check.Id == "consent");

        Assert.Equal([("甲村", SchemeOutcome.Pass), ("", SchemeOutcome.NotKnown)], open.Select(check => (check.Subject, check.Outcome)));
        Assert.Equal("二", Assert.Single(open[1].Parts).Name);
        Near(Box(160, 200), open[1].Parts[0].Area);
        Assert.Equal(["甲村"], hair.Select(check => check.Subject));
    }

    [Theory]
    [InlineData("13", SchemeOutcome.Pass)]
    [InlineData("12.99", SchemeOutcome.Fail)]
    public void The_supply_rate_passes_on_exactly_sixty_five_percent(string supplied, SchemeOutcome expected) =>
        Assert.Equal(expected, County(Supplies(decimal.Parse(supplied, CultureInfo.InvariantCulture), 0)).Check("supply-rate").Outcome);

    [Theory]
    [InlineData("3.25", SchemeOutcome.Pass)]
    [InlineData("3.26", SchemeOutcome.Fail)]
    public void The_idle_rate_passes_on_exactly_five_percent(string idle, SchemeOutcome expected) =>
        Assert.Equal(expected, County(Supplies(13, decimal.Parse(idle, CultureInfo.InvariantCulture))).Check("idle-rate").Outcome);

    [Fact]
    public void What_was_idle_must_be_entered_and_the_layer_only_tells_what_is_now()
    {
        var ledgers = Supplies(13, 0);
        var open = ledgers with { Supplies = [.. ledgers.Supplies.SkipLast(1), ledgers.Supplies[^1] with { IdleMu = null }] };

        // 100 m by 100 m are a hectare, 15 mu; the zone's scale on the ellipsoid takes off or adds less than 0.02.
        var check = Scheme(open, Layer("方案", "tract-scheme", ("ND=2024", Box(0, 100))), Layer("闲置", "idle-land", ("", Box(0, 100)))).Check("idle-rate");

        Assert.Equal((SchemeOutcome.NotKnown, null), (check.Outcome, check.Share));
        Assert.Contains("end of 2023", check.En, StringComparison.Ordinal);
        Assert.Matches(@"hold (14\.9[89]|15\.0[012]) mu now", check.En);
        Assert.Equal(["闲置"], check.Parts.Select(part => part.Layer));
        Assert.DoesNotContain("mu now", County(open).Check("idle-rate").En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_of_supply_that_is_missing_leaves_the_rates_open()
    {
        var result = County(NoLedgers with { Supplies = [.. Supplies(13, 0).Supplies.Skip(1)] });

        Assert.Equal(SchemeOutcome.NotKnown, result.Check("supply-rate").Outcome);
        Assert.Contains("2019", result.Check("supply-rate").En, StringComparison.Ordinal);
        Assert.Equal(SchemeOutcome.NotKnown, result.Check("idle-rate").Outcome);
    }

    [Fact]
    public void The_table_says_how_many_years_of_supply_count()
    {
        // 3 years of 20 mu approved and 13 supplied are 65 %; of 39 mu supplied 1.95 idle are 5 %. The two years before are not entered.
        var ledgers = NoLedgers with { Supplies = [.. Supplies(13, 1.95m).Supplies.Skip(2)] };
        var scheme = Layer("方案", "tract-scheme", ("ND=2024", Box(0, 100)));
        var shorter = Data.Schemes with { Scheme = Data.Schemes.Scheme.ToDictionary(pair => pair.Key, pair => pair.Value.Years is null ? pair.Value : pair.Value with { Years = 3 }) };

        var result = SchemeDesk.Scheme(shorter, ledgers, scheme);

        Assert.Equal((0.65m, 0.05m), (result.Check("supply-rate").Share!.Value.Value, result.Check("idle-rate").Share!.Value.Value));
        Assert.Contains("近 3 年", result.Check("idle-rate").Zh, StringComparison.Ordinal);
        Assert.Equal(SchemeOutcome.NotKnown, Scheme(ledgers, scheme).Check("supply-rate").Outcome);
    }

    [Theory]
    [InlineData("2022:10/9 2023:10/9", SchemeOutcome.Fail)]
    [InlineData("2021:10/9 2022:10/10 2023:10/9", SchemeOutcome.Pass)]
    [InlineData("2023:10/9", SchemeOutcome.Pass)]
    [InlineData("2021:10/9 2023:10/9", SchemeOutcome.NotKnown)]
    [InlineData("2021:10/10 2023:10/10", SchemeOutcome.Pass)]
    [InlineData("2023:10/9 2024:10/9", SchemeOutcome.Pass)]
    // What lies farther back than the last two years bars no more.
    [InlineData("2018:10/9 2019:10/9 2020:10/10 2021:10/10 2022:10/10 2023:10/10", SchemeOutcome.Pass)]
    [InlineData("2021:10/9 2022:10/9 2023:10/10", SchemeOutcome.Pass)]
    [InlineData("2018:10/10 2022:10/9 2023:10/9", SchemeOutcome.Fail)]
    public void Two_years_running_left_unmet_bar_new_schemes(string years, SchemeOutcome expected)
    {
        var rows = years.Split(' ').Select(text => text.Split(':', '/')).Select(parts => new SchemeYear("旧方案", int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture))).ToList();

        Assert.Equal(expected, County(NoLedgers with { Years = rows }).Check("plan-progress").Outcome);
    }

    [Fact]
    public void The_table_says_how_far_back_two_unmet_years_bar()
    {
        var ledgers = NoLedgers with { Years = [new("旧方案", 2021, 10, 9), new("旧方案", 2022, 10, 9), new("旧方案", 2023, 10, 10)] };
        var longer = Data.Schemes with { Scheme = Data.Schemes.Scheme.ToDictionary(pair => pair.Key, pair => pair.Key == "plan-progress" ? pair.Value with { Years = 3 } : pair.Value) };

        var check = SchemeDesk.Scheme(longer, ledgers, Layer("方案", "tract-scheme", ("ND=2024", Box(0, 100)))).Check("plan-progress");

        Assert.Equal(SchemeOutcome.Fail, check.Outcome);
        Assert.Contains("近 3 年", check.Zh, StringComparison.Ordinal);
        Assert.Contains("2021–2022", check.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_progress_of_the_last_year_is_told_over_all_schemes()
    {
        var check = County(NoLedgers with { Years = [new("甲", 2023, 60, 30), new("乙", 2023, 40, 45), new("甲", 2022, 10, 0)] }).Check("plan-progress");

        Assert.Equal((SchemeOutcome.Fail, 0.75m), (check.Outcome, check.Share!.Value.Value));
    }

    [Fact]
    public void What_collectives_own_is_told_and_what_nobody_owns_leaves_it_open()
    {
        var scheme = Layer("方案", "tract-scheme", ("ND=2024", Box(0, 100)));

        var told = Scheme(NoLedgers, scheme, Layer("地类", "land-use", ("QSXZ=30,DLBM=0103", Box(-10, 60)), ("QSXZ=20,DLBM=0601", Box(60, 110)))).Check("levy-share");
        var open = Scheme(NoLedgers, scheme, Layer("地类", "land-use", ("QSXZ=30,DLBM=0103", Box(-10, 60)))).Check("levy-share");

        Assert.Equal(SchemeOutcome.Told, told.Outcome);
        Assert.Equal(0.6m, Math.Round(told.Share!.Value.Value, 4));
        Assert.Equal(SchemeOutcome.NotKnown, open.Outcome);
    }

    [Fact]
    public void Additions_move_ground_between_zones_and_the_areas_close()
    {
        // 50 m in zone 01 already, all 100 m of zone 02, 50 m outside.
        var zones = Boundary(Layer("新增", "boundary-addition", ("DKMC=甲", Box(50, 250))), Layer("边界", "urban-boundary", ("GHFQDM=01", Box(0, 100)), ("GHFQDM=02", Box(100, 200)))).Zones!;

        Assert.Equal(["01", "02", "03"], zones.Zones.Select(zone => zone.Zone.Code));
        Near(Box(0, 250), zones.Zones[0].After);
        Assert.InRange(zones.Zones[1].After.SquareMetres, -0.02, 0.02);
        Assert.Equal(Area.Zero, zones.Zones[2].After);
        Near(Box(200, 250), zones.Outside);
        Assert.Equal(zones.After, zones.Before + zones.Outside);
        Assert.Equal(Official(Box(50, 250)), zones.Outside + zones.Inside);
    }

    [Fact]
    public void An_addition_may_say_its_zone_and_must_say_one_that_there_is()
    {
        var boundary = Layer("边界", "urban-boundary", ("GHFQDM=01", Box(0, 100)));

        var zones = Boundary(Layer("新增", "boundary-addition", ("GHFQDM=03", Box(100, 200))), boundary).Zones!;

        Assert.Equal(Official(Box(100, 200)), zones.Zones[2].After);
        Assert.Contains("'09'", Assert.Throws<WorkspaceException>(() => Boundary(Layer("新增", "boundary-addition", ("GHFQDM=09", Box(100, 200))), boundary)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_boundary_that_names_no_zone_leaves_only_the_areas_by_zone_open()
    {
        var additions = Layer("新增", "boundary-addition", ("DKMC=甲", Box(50, 150)));

        var bare = Boundary(additions, Layer("边界", "urban-boundary", ("", Box(0, 100))), Layer("永农", "basic-farmland", ("", Box(90, 110))));
        var partly = Boundary(additions, Layer("边界", "urban-boundary", ("GHFQDM=01", Box(0, 60)), ("GHFQDM=", Box(60, 100))));

        Assert.Null(bare.Zones);
        Assert.Contains("边界 1", bare.ZonesUnknown!.En, StringComparison.Ordinal);
        Assert.Equal(SchemeOutcome.Fail, bare.Check("basic-farmland").Outcome);
        Near(Box(90, 110), bare.Check("basic-farmland").Area);
        Assert.Null(partly.Zones);
        Assert.Contains("边界 2", partly.ZonesUnknown!.En, StringComparison.Ordinal);
        Assert.Contains("no layer", Boundary(additions).ZonesUnknown!.En, StringComparison.Ordinal);
        Assert.Contains("'09'", Assert.Throws<WorkspaceException>(() => Boundary(additions, Layer("边界", "urban-boundary", ("GHFQDM=", Box(0, 60)), ("GHFQDM=09", Box(60, 100))))).Message, StringComparison.Ordinal);
    }

    private static SchemeResult County(SchemeLedgers ledgers) => Scheme(ledgers, Layer("方案", "tract-scheme", ("ND=2024", Box(0, 100))));

    /// <summary>20 mu approved in each of the five years before 2024.</summary>
    private static SchemeLedgers Supplies(decimal supplied, decimal idle) => NoLedgers with { Supplies = [.. Enumerable.Range(2019, 5).Select(year => new LandSupply(year, 20, supplied, idle, true))] };

    private static AuditLayer Five(params string[] classes) =>
        Layer("方案", "tract-scheme", [.. classes.Select((code, i) => ($"ND=2024,DKMC=地块{i + 1},GHDLBM={code}", World.Box(0, i * 20, 100, i * 20 + 20)))]);

    private static string Box(double from, double to) => World.Box(from, 0, to, 100);

    private static void Near(string wkt, Area? area) => Assert.Equal(Official(wkt).SquareMetres, area!.Value.SquareMetres, 0.05);
}
