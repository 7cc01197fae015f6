using LandPlanner.Audits;
using LandPlanner.Ledgers;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;
using LandPlanner.Tests.Audits;
using LandPlanner.Tests.Schemes;

namespace LandPlanner.Tests.Projects.Matching;

public class LandMatchingTests
{
    // 100 m × 100 m is 15 mu, and a hair more on the ellipsoid, for the plane draws the town by less than one part in 3,000 too large or small.
    private static readonly string Square = World.Box(0, 0, 100, 100);

    [Fact]
    public void A_parcel_of_the_area_asked_for_fits_and_one_too_small_or_too_large_does_not()
    {
        var found = MatchDesk.Input(
            MatchDesk.Need(14, 16), [MatchDesk.Tracts(("DKMC=甲", Square), ("DKMC=小", World.Box(1000, 0, 1050, 100)), ("DKMC=大", World.Box(2000, 0, 2200, 100)))], MatchDesk.Lines).Find();

        Assert.Equal("1", found.Sets());
        Assert.Equal(MatchState.Fits, found.Offers[0].State);
        Assert.Equal("大", Assert.Single(found.RuledOut).Name);
        Assert.Equal(MatchOutcome.Fail, found.RuledOut[0].Reason("area").Outcome);
        Assert.Equal("小", Assert.Single(found.Left).Name);
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void Both_ends_of_the_range_belong_to_it()
    {
        var tracts = MatchDesk.Tracts(("", Square));
        var area = SchemeDesk.Official(Square);

        Assert.Equal("1", MatchDesk.Input(new(area, area), [tracts], MatchDesk.Lines).Find().Sets());
        Assert.Equal("", MatchDesk.Input(new(new(area.Hundredths + 1), new(area.Hundredths + 2)), [tracts], MatchDesk.Lines).Find().Sets());
        Assert.Equal("", MatchDesk.Input(new(new(1), new(area.Hundredths - 1)), [tracts], MatchDesk.Lines).Find().Sets());
    }

    [Theory]
    [InlineData("basic-farmland", "basic-farmland-occupied")]
    [InlineData("red-line", "red-line-occupied")]
    public void Farmland_and_red_line_rule_a_parcel_out_by_the_audits_own_rule(string role, string rule)
    {
        var lines = MatchDesk.Lines.Where(layer => layer.Info.Role.Name != role).Append(MatchDesk.Layer("线", role, ("DLBM=0103", World.Box(90, 0, 300, 100)), ("DLBM=0103", World.Box(-9000, 0, -8990, 10))));

        var found = MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Tracts(("", Square))], lines).Find();

        var reason = Assert.Single(found.RuledOut).Reason(rule);
        Assert.Empty(found.Offers);
        Assert.Equal(MatchOutcome.Fail, reason.Outcome);
        // 10 m × 100 m of it, and the law that says so.
        Assert.Contains(SchemeDesk.Official(World.Box(90, 0, 100, 100)).SquareMetres.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture), reason.Zh, StringComparison.Ordinal);
        Assert.NotEmpty(reason.Basis);
    }

    [Fact]
    public void Without_layers_of_farmland_and_red_line_nothing_is_known_to_fit()
    {
        var offer = Assert.Single(MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Tracts(("", Square))]).Find().Offers);

        Assert.Equal(MatchState.Open, offer.State);
        Assert.Contains(offer.NotKnown, reason => reason.Id == "basic-farmland-occupied");
        Assert.Contains(offer.NotKnown, reason => reason.Id == "red-line-occupied");
    }

    [Fact]
    public void Cultivated_land_is_told_and_rules_nothing_out()
    {
        var offer = Assert.Single(MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Tracts(("", Square))], MatchDesk.Lines.Append(MatchDesk.Layer("地类", "land-use", ("DLBM=0103", World.Box(-100, -100, 300, 300))))).Find().Offers);

        Assert.Equal(MatchState.Fits, offer.State);
        Assert.Equal(MatchOutcome.Told, offer.Parcels[0].Reason("cultivated-land-occupied").Outcome);
    }

    [Theory]
    [InlineData(30, "1+2")]
    [InlineData(30.1, "")]
    public void Parcels_up_to_the_gap_apart_are_one_site(double gap, string sets) => Assert.Equal(
        sets, MatchDesk.Input(MatchDesk.Need(29, 31), [MatchDesk.Tracts(("", Square), ("", World.Box(100 + gap, 0, 200 + gap, 100)))], MatchDesk.Lines).Find().Sets());

    [Fact]
    public void Nothing_is_taken_that_is_not_needed()
    {
        var found = MatchDesk.Input(MatchDesk.Need(14, 50), [MatchDesk.Tracts(("", Square), ("", World.Box(100, 0, 200, 100)), ("", World.Box(0, 100, 40, 150)))], MatchDesk.Lines).Find();

        Assert.Equal(["1", "2"], found.Sets().Split(" | ").Order());
    }

    [Fact]
    public void Parcels_that_lie_over_each_other_are_counted_once()
    {
        var found = MatchDesk.Input(MatchDesk.Need(29, 31), [MatchDesk.Tracts(("", Square)), MatchDesk.Layer("新增", "boundary-addition", ("", World.Box(0, 0, 100, 100)))], MatchDesk.Lines);

        Assert.Empty(found.Find().Offers);
        Assert.Equal(MatchOutcome.Fail, found.Judge(("成片", 1), ("新增", 1)).Reason("overlap").Outcome);
    }

    [Fact]
    public void Land_that_somebody_has_is_ruled_out_and_ones_own_is_told()
    {
        HeldGround[] held = [new("已匹配给 乙", "kept for 乙", World.Shape(World.Box(50, 0, 100, 100)), false), new("本项目已匹配", "kept already", World.Shape(World.Box(1000, 0, 1100, 100)), true)];

        var found = (MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Tracts(("", Square), ("", World.Box(1000, 0, 1100, 100)))], MatchDesk.Lines) with { Held = held }).Find();

        Assert.Equal("2", found.Sets());
        Assert.Equal(MatchOutcome.Told, found.Offers[0].Parcels[0].Reason("held").Outcome);
        Assert.StartsWith("已匹配给 乙", Assert.Single(found.RuledOut).Reason("held").Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POINT(50 50)", MatchOutcome.NotKnown)]
    [InlineData("MULTIPOINT((500 50),(100 50))", MatchOutcome.NotKnown)]
    [InlineData("LINESTRING(-50 50,150 60)", MatchOutcome.NotKnown)]
    [InlineData("POINT(101 50)", null)]
    [InlineData("LINESTRING(-50 150,150 150)", null)]
    public void Where_a_project_is_known_as_a_point_or_a_line_which_land_it_holds_is_not_known(string wkt, MatchOutcome? expected)
    {
        var held = new HeldGround("乙的点位在地块内", "the point of 乙 lies in it", World.Shape(wkt), false);
        var input = MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Tracts(("", Square))], MatchDesk.Lines) with { Unplaced = ["乙"] };

        var (others, own) = ((input with { Held = [held] }).Find(), (input with { Held = [held with { IsOwn = true }] }).Find());

        Assert.Equal(expected, others.Offers[0].Parcels[0].Reasons.SingleOrDefault(reason => reason.Id == "held")?.Outcome);
        Assert.Equal(expected is null ? MatchState.Fits : MatchState.Open, others.Offers[0].State);
        Assert.Equal(MatchState.Fits, own.Offers[0].State);
        Assert.Equal(["乙"], others.Unplaced);
    }

    [Fact]
    public void A_road_is_measured_to_the_nearest_parcel_of_the_site()
    {
        var uses = MatchDesk.Layer("地类", "land-use", ("DLBM=1003", World.Box(-60, -500, -40, 500)), ("DLBM=0404", World.Box(500, 0, 600, 100)));
        AuditLayer[] tracts = [MatchDesk.Tracts(("", Square), ("", World.Box(100, 0, 200, 100)))];

        var near = MatchDesk.Input(MatchDesk.Need(29, 31) with { RoadMetres = 40 }, tracts, MatchDesk.Lines.Append(uses)).Find();
        var far = MatchDesk.Input(MatchDesk.Need(29, 31) with { RoadMetres = 39.9 }, tracts, MatchDesk.Lines.Append(uses)).Find();

        Assert.Equal("1+2", near.Sets());
        Assert.Contains(" 40 ", near.Offers[0].Reason("road").Zh, StringComparison.Ordinal);
        Assert.Empty(far.Offers);
    }

    /// <summary>Within the parcel, across it, and around it.</summary>
    [Theory]
    [InlineData("POLYGON((40 40,60 40,60 60,40 60,40 40))")]
    [InlineData("MULTIPOLYGON(((500 40,600 40,600 60,500 60,500 40)),((40 40,60 40,60 60,40 60,40 40)))")]
    [InlineData("LINESTRING(-50 50,150 50)")]
    [InlineData("POLYGON((-50 -50,150 -50,150 150,-50 150,-50 -50))")]
    public void A_road_that_meets_a_parcel_is_no_way_off(string wkt)
    {
        var roads = MatchDesk.Layer("路", "reference", ("", wkt));

        var found = (MatchDesk.Input(MatchDesk.Need(14, 16) with { RoadMetres = 0 }, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines) with { Roads = roads }).Find();

        Assert.Equal(MatchState.Fits, Assert.Single(found.Offers).State);
    }

    [Fact]
    public void Where_no_layer_tells_roads_or_slopes_the_land_is_open_and_says_so()
    {
        var offer = Assert.Single(MatchDesk.Input(MatchDesk.Need(14, 16) with { RoadMetres = 100, SteepestGrade = 2 }, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines).Find().Offers);

        Assert.Equal(MatchState.Open, offer.State);
        Assert.Equal(0, offer.Reason("road").Points);
        Assert.Equal(["road", "slope"], offer.NotKnown.Where(reason => reason.IsAsked).Select(reason => reason.Id).Order());
    }

    [Theory]
    [InlineData("2", MatchOutcome.Pass)]
    [InlineData("3", MatchOutcome.Fail)]
    [InlineData("", MatchOutcome.NotKnown)]
    public void Slopes_are_those_of_the_survey(string grade, MatchOutcome expected)
    {
        var uses = MatchDesk.Layer("地类", "land-use", ($"DLBM=0103, GDPDJB={grade}", World.Box(-100, -100, 50, 300)), ("DLBM=0103, GDPDJB=1", World.Box(50, -100, 300, 300)));

        Assert.Equal(expected, MatchDesk.Input(MatchDesk.Need(14, 16) with { SteepestGrade = 2 }, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines.Append(uses)).Judge(("成片", 1)).Parcels[0].Reason("slope").Outcome);
    }

    [Theory]
    [InlineData("GHDLBM=1001", MatchOutcome.Pass)]
    [InlineData("GHDLBM=100101", MatchOutcome.Pass)]
    [InlineData("GHDLBM=0701", MatchOutcome.Fail)]
    [InlineData("GHDLBM=10", MatchOutcome.NotKnown)]
    [InlineData("GHDLBM=9999", MatchOutcome.NotKnown)]
    [InlineData("DKMC=甲", MatchOutcome.NotKnown)]
    public void A_planned_class_is_the_parcels_own(string values, MatchOutcome expected) => Assert.Equal(
        expected, MatchDesk.Input(MatchDesk.Need(14, 16) with { Planned = ["1001"] }, [MatchDesk.Tracts((values, Square))], MatchDesk.Lines).Judge(("成片", 1)).Parcels[0].Reason("planned").Outcome);

    [Theory]
    [InlineData(91, MatchOutcome.Pass)]
    [InlineData(89, MatchOutcome.Fail)]
    public void Where_a_parcel_says_no_planned_class_the_plan_beneath_it_does(double metres, MatchOutcome expected)
    {
        var plan = MatchDesk.Layer("规划", "plan-parcel", ("GHDLBM=1001", World.Box(0, 0, metres, 100)), ("GHDLBM=0701", World.Box(metres, 0, 200, 100)));

        var offer = MatchDesk.Input(MatchDesk.Need(14, 16) with { Planned = ["1001"] }, [MatchDesk.Layer("新增", "boundary-addition", ("", Square))], MatchDesk.Lines.Append(plan)).Judge(("新增", 1));

        Assert.Equal(expected, offer.Parcels[0].Reason("planned").Outcome);
        Assert.Contains(FormattableString.Invariant($"{metres:0.0}%"), offer.Reason("planned").Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_land_is_now_can_be_asked_and_barred()
    {
        var uses = MatchDesk.Layer("地类", "land-use", ("DLBM=0404", World.Box(-100, -100, 95, 300)), ("DLBM=0103", World.Box(95, -100, 300, 300)));
        AuditLayer[] tracts = [MatchDesk.Tracts(("", Square))];

        var asked = MatchDesk.Input(MatchDesk.Need(14, 16) with { Present = ["04"] }, tracts, MatchDesk.Lines.Append(uses)).Judge(("成片", 1));
        var barred = MatchDesk.Input(MatchDesk.Need(14, 16) with { Without = ["01"] }, tracts, MatchDesk.Lines.Append(uses)).Judge(("成片", 1));
        var open = MatchDesk.Input(MatchDesk.Need(14, 16) with { Without = ["01"] }, tracts, MatchDesk.Lines).Judge(("成片", 1));

        Assert.Equal(MatchOutcome.Pass, asked.Parcels[0].Reason("present").Outcome);
        Assert.Equal(MatchOutcome.Fail, barred.Parcels[0].Reason("without").Outcome);
        Assert.Equal(MatchOutcome.NotKnown, open.Parcels[0].Reason("without").Outcome);
    }

    /// <summary>01 may be 0101 or not.</summary>
    [Fact]
    public void Ground_of_a_coarser_class_than_asked_is_not_known()
    {
        var uses = MatchDesk.Layer("地类", "land-use", ("DLBM=01", World.Box(-100, -100, 50, 300)), ("DLBM=0404", World.Box(50, -100, 300, 300)));
        var plan = MatchDesk.Layer("规划", "plan-parcel", ("GHDLBM=10", World.Box(-100, -100, 300, 300)));
        var need = MatchDesk.Need(14, 16) with { Planned = ["1001"], Present = ["0101"], Without = ["0101"] };

        var parcel = MatchDesk.Input(need, [MatchDesk.Tracts(("", Square))], [.. MatchDesk.Lines, uses, plan]).Judge(("成片", 1)).Parcels[0];

        Assert.All(new[] { "planned", "without" }, id => Assert.Equal(MatchOutcome.NotKnown, parcel.Reason(id).Outcome));
        // The other half is surely none of it, and nine tenths are asked for.
        Assert.Equal(MatchOutcome.Fail, parcel.Reason("present").Outcome);
        Assert.Equal(MatchOutcome.NotKnown, MatchDesk.Input(need with { Present = ["0101", "0404"] }, [MatchDesk.Tracts(("", Square))], [.. MatchDesk.Lines, uses, plan]).Judge(("成片", 1)).Parcels[0].Reason("present").Outcome);
    }

    [Theory]
    [InlineData("ND=2024", MatchOutcome.Pass)]
    [InlineData("ND=2025", MatchOutcome.NotKnown)]
    [InlineData("ND=2024-2026", MatchOutcome.Fail)]
    [InlineData("", MatchOutcome.NotKnown)]
    public void A_parcel_of_a_later_year_comes_too_late(string values, MatchOutcome expected) => Assert.Equal(
        expected, MatchDesk.Input(MatchDesk.Need(14, 16) with { Deadline = new(2025, 6, 30) }, [MatchDesk.Tracts((values, Square))], MatchDesk.Lines).Judge(("成片", 1)).Parcels[0].Reason("deadline").Outcome);

    [Fact]
    public void Land_that_is_supplied_already_is_ruled_out() => Assert.Equal(
        MatchOutcome.Fail, Assert.Single(MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Tracts(("ZT=已出让", Square))], MatchDesk.Lines).Find().RuledOut).Reason("supply").Outcome);

    [Theory]
    [InlineData("批准", "PZLX=批而未供", MatchOutcome.Pass)]
    [InlineData("PZWJSTD", "PZLX=单独选址", MatchOutcome.Pass)]
    [InlineData("批准", "PZLX=出让", MatchOutcome.Fail)]
    [InlineData("批准", "XMMC=甲", MatchOutcome.NotKnown)]
    public void Approved_land_can_be_had_where_it_says_that_it_is_not_supplied(string layer, string values, MatchOutcome expected) => Assert.Equal(
        expected, MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Layer(layer, "approval", (values, Square))], MatchDesk.Lines).Judge((layer, 1)).Parcels[0].Reason("supply").Outcome);

    [Theory]
    [InlineData("disposing", "take-back", MatchOutcome.Pass)]
    [InlineData("identified", "", MatchOutcome.NotKnown)]
    [InlineData("disposing", "extension", MatchOutcome.Fail)]
    [InlineData("closed", "", MatchOutcome.Fail)]
    public void Idle_land_can_be_had_as_far_as_its_disposal_says(string state, string way, MatchOutcome expected)
    {
        var form = SchemeDesk.Data.Ledgers.Get("idle-parcel");
        var row = LedgerRow.New(form.Schema, null).With([new("number", "XZ2024-0001"), new("state", state), new("way", way), new("source", "闲置"), new("source_id", 1L)]);

        var offer = (MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Layer("闲置", "idle-land", ("", Square))], MatchDesk.Lines) with { Idle = [row], IdleForm = form }).Judge(("闲置", 1));

        Assert.Equal(expected, offer.Parcels[0].Reason("supply").Outcome);
        Assert.Contains(form.Get("state").Say(state, english: false), offer.Parcels[0].Reason("supply").Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Idle_land_used_until_after_the_deadline_comes_too_late()
    {
        var row = LedgerRow.New(SchemeDesk.Data.Ledgers.Get("idle-parcel").Schema, null).With([new("number", "XZ2024-0001"), new("state", "disposing"), new("due_on", new DateOnly(2025, 7, 1)), new("source", "闲置"), new("source_id", 1L)]);
        var input = MatchDesk.Input(MatchDesk.Need(14, 16) with { Deadline = new(2025, 6, 30) }, [MatchDesk.Layer("闲置", "idle-land", ("", Square))], MatchDesk.Lines) with { Idle = [row] };

        Assert.Equal(MatchOutcome.Fail, input.Judge(("闲置", 1)).Parcels[0].Reason("deadline").Outcome);
        Assert.Equal(MatchOutcome.NotKnown, (input with { Need = input.Need with { Deadline = new(2025, 7, 1) } }).Judge(("闲置", 1)).Parcels[0].Reason("deadline").Outcome);
    }

    [Fact]
    public void A_score_is_the_sum_of_what_its_terms_say()
    {
        var road = MatchDesk.Layer("路", "reference", ("", World.Box(-60, 0, -50, 100)));
        var area = SchemeDesk.Official(Square);
        var need = new LandNeed(new(area.Hundredths - 30), new(area.Hundredths + 10)) { RoadMetres = 100 };

        var offer = Assert.Single((MatchDesk.Input(need, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines) with { Roads = road }).Find().Offers);

        // A quarter of the range is left above it: 30 × ¼; half of the way to the road: 20 × ½; a square: 10 × π ÷ 4; one parcel: 10.
        Assert.Equal([("area", 7.5m), ("road", 10m), ("compact", 7.85m), ("parcels", 10m)], offer.Reasons.Select(reason => (reason.Id, reason.Points!.Value)));
        Assert.Equal((35.35m, 70m), (offer.Score, offer.MostScore));
    }

    [Fact]
    public void A_search_that_comes_to_its_bound_says_so()
    {
        var input = MatchDesk.Input(MatchDesk.Need(29, 31), [MatchDesk.Tracts([.. Enumerable.Range(0, 6).Select(i => ("", World.Box(i * 100, 0, i * 100 + 100, 100)))])], MatchDesk.Lines);

        Assert.False((input with { Rules = input.Rules with { MostLooks = 3 } }).Find().IsComplete);
        Assert.True(input.Find().IsComplete);
        Assert.Equal(5, input.Find().Offers.Count);
    }

    [Theory]
    [InlineData(0, 10, "how much land is needed")]
    [InlineData(20, 10, "upside down")]
    public void A_range_that_cannot_be_is_refused(int least, int most, string why) => Assert.Contains(why, Refused(MatchDesk.Need(least, most)), StringComparison.Ordinal);

    [Fact]
    public void A_class_that_there_is_not_is_refused()
    {
        Assert.Contains("'9999' in YDYH2023", Refused(MatchDesk.Need(1, 2) with { Planned = ["9999"] }), StringComparison.Ordinal);
        Assert.Contains("'0999' in SD2019", Refused(MatchDesk.Need(1, 2) with { Present = ["0999"] }), StringComparison.Ordinal);
        Assert.Contains("'0999' in SD2019", Refused(MatchDesk.Need(1, 2) with { Without = ["0999"] }), StringComparison.Ordinal);
        Assert.Contains("grades 1 to 5", Refused(MatchDesk.Need(1, 2) with { SteepestGrade = 6 }), StringComparison.Ordinal);
        Assert.Contains("1 to 6 parcels", Refused(MatchDesk.Need(1, 2) with { MostParcels = 7 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parcel_that_was_not_looked_at_cannot_be_judged() =>
        Assert.Throws<WorkspaceException>(() => MatchDesk.Input(MatchDesk.Need(14, 16), [MatchDesk.Tracts(("", Square))], MatchDesk.Lines).Judge(("成片", 2)));

    [Fact]
    public void Another_shape_has_another_hash()
    {
        var (one, other) = (World.Shape(Square), World.Shape(World.Box(0, 0, 100, 100.0001)));

        Assert.Equal(MatchParcel.HashOf(one), MatchParcel.HashOf(one.Copy()));
        Assert.NotEqual(MatchParcel.HashOf(one), MatchParcel.HashOf(other));
    }

    private static string Refused(LandNeed need) => Assert.Throws<WorkspaceException>(() => MatchDesk.Input(need, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines).Find()).Message;
}
