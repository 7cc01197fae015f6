using System.Globalization;
using LandPlanner.Audits;
using LandPlanner.Projects.Matching;
using LandPlanner.Tests.Audits;
using LandPlanner.Tests.Schemes;

namespace LandPlanner.Tests.Projects.Matching;

/// <summary>Plans and land use that lie over each other: a parcel of 100 m × 100 m, and what is said of its ground.</summary>
public class SaidGroundTests
{
    private static readonly string Square = World.Box(0, 0, 100, 100);
    private static readonly string Around = World.Box(-100, -100, 300, 300);

    [Theory]
    // Two plans of the left half that say the same are no more than half: added up they would be all of it.
    [InlineData(50, "1001", 50, "1001", MatchOutcome.NotKnown, "50.0%")]
    [InlineData(100, "1001", 100, "1001", MatchOutcome.Pass, "100.0%")]
    [InlineData(100, "1001", 100, "100101", MatchOutcome.Pass, "100.0%")]
    [InlineData(100, "0701", 100, "0901", MatchOutcome.Fail, "0.0%")]
    // The finer of two that can both be true tells.
    [InlineData(100, "10", 100, "1001", MatchOutcome.Pass, "100.0%")]
    [InlineData(100, "10", 100, "1003", MatchOutcome.Fail, "0.0%")]
    // Not both can be true.
    [InlineData(100, "1001", 100, "0701", MatchOutcome.NotKnown, "0.0%")]
    [InlineData(100, "10", 100, "0701", MatchOutcome.NotKnown, "0.0%")]
    // Nine tenths are asked for: what they disagree on decides, or does not.
    [InlineData(100, "1001", 9, "0701", MatchOutcome.Pass, "91.0%")]
    [InlineData(100, "1001", 11, "0701", MatchOutcome.NotKnown, "89.0%")]
    [InlineData(100, "0701", 9, "1001", MatchOutcome.Fail, "0.0%")]
    [InlineData(100, "0701", 95, "1001", MatchOutcome.NotKnown, "0.0%")]
    public void Two_plans_of_one_place_are_heard_together(double one, string first, double other, string second, MatchOutcome outcome, string percent)
    {
        var offer = Planned(MatchDesk.Layer("规划甲", "plan-parcel", ($"GHDLBM={first}", World.Box(0, 0, one, 100))), MatchDesk.Layer("规划乙", "plan-parcel", ($"GHDLBM={second}", World.Box(0, 0, other, 100))));

        Assert.Equal(outcome, offer.Parcels[0].Reason("planned").Outcome);
        Assert.Contains(percent, offer.Parcels[0].Reason("planned").Zh, StringComparison.Ordinal);
        Assert.Contains(percent, offer.Reason("planned").Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_that_agree_are_told_to()
    {
        var reason = Planned(Plan("规划甲", ("1001", World.Box(-50, -50, 60, 200)), ("0701", World.Box(60, -50, 200, 200))), Plan("规划乙", ("1001", World.Box(-50, -50, 40, 200)))).Parcels[0].Reason("planned");

        Assert.Contains("“规划乙”“规划甲”说法一致", reason.Zh, StringComparison.Ordinal);
        Assert.Contains("'规划乙' and '规划甲' agree", reason.En, StringComparison.Ordinal);
        Assert.Contains("60.0%", reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_that_disagree_say_on_how_much_and_what()
    {
        var reason = Planned(Plan("规划甲", ("1001", Around)), Plan("规划乙", ("0701", World.Box(80, -50, 200, 200)))).Parcels[0].Reason("planned");

        Assert.Equal(MatchOutcome.NotKnown, reason.Outcome);
        // 20 m × 100 m.
        Assert.Contains(Metres(World.Box(80, 0, 100, 100)), reason.Zh, StringComparison.Ordinal);
        Assert.Contains("“规划甲”为 1001", reason.Zh, StringComparison.Ordinal);
        Assert.Contains("“规划乙”为 0701", reason.Zh, StringComparison.Ordinal);
        Assert.Contains("layers disagree ('规划乙': 0701, '规划甲': 1001)", reason.En, StringComparison.Ordinal);
    }

    /// <summary>The town's plan ends where the village's begins.</summary>
    [Fact]
    public void Plans_beside_each_other_are_added_up()
    {
        var reason = Planned(Plan("规划甲", ("1001", World.Box(-50, -50, 50, 200))), Plan("规划乙", ("1001", World.Box(50, -50, 200, 200)))).Parcels[0].Reason("planned");

        Assert.Equal(MatchOutcome.Pass, reason.Outcome);
        Assert.Contains("100.0%", reason.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("一致", reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_that_lie_over_each_other_elsewhere_are_no_matter_here()
    {
        var reason = Planned(Plan("规划甲", ("1001", World.Box(-50, -50, 50, 200))), Plan("规划乙", ("0701", "POLYGON((50 -50,200 -50,200 200,-50 200,-50 150,50 150,50 -50))"))).Parcels[0].Reason("planned");

        Assert.Contains("50.0%", reason.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("说法不一", reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_names_no_class_there_is_says_nothing()
    {
        Assert.Equal(MatchOutcome.NotKnown, Planned(Plan("规划甲", ("9999", Around))).Parcels[0].Reason("planned").Outcome);
        Assert.Equal(MatchOutcome.Pass, Planned(Plan("规划甲", ("9999", Around)), Plan("规划乙", ("1001", Around))).Parcels[0].Reason("planned").Outcome);
    }

    /// <summary>Three plans: a twentieth of the parcel is disputed, the rest said once or twice.</summary>
    [Fact]
    public void Each_place_is_counted_once_however_many_speak_of_it()
    {
        var reason = Planned(Plan("规划甲", ("1001", Around)), Plan("规划乙", ("1001", World.Box(0, 0, 90, 100))), Plan("规划丙", ("0701", World.Box(60, -10, 65, 110)))).Parcels[0].Reason("planned");

        Assert.Equal(MatchOutcome.Pass, reason.Outcome);
        Assert.Contains("95.0%", reason.Zh, StringComparison.Ordinal);
        Assert.Contains(Metres(World.Box(60, 0, 65, 100)), reason.Zh, StringComparison.Ordinal);
    }

    [Theory]
    // Coarse ground beneath other ground is hidden where areas are added up.
    [InlineData("0404", "01", MatchOutcome.NotKnown)]
    [InlineData("0404", "0103", MatchOutcome.NotKnown)]
    [InlineData("0404", "0301", MatchOutcome.Pass)]
    [InlineData("01", "0102", MatchOutcome.Pass)]
    [InlineData("01", "0103", MatchOutcome.Fail)]
    [InlineData("0103", "0103", MatchOutcome.Fail)]
    public void Land_use_that_lies_over_itself_hides_nothing(string whole, string half, MatchOutcome expected)
    {
        var uses = MatchDesk.Layer("地类", "land-use", ($"DLBM={whole}", Around), ($"DLBM={half}", World.Box(-50, -50, 50, 300)));
        // 01 alone on the other half would be open.
        if (whole == "01")
            uses = MatchDesk.Layer("地类", "land-use", ($"DLBM={whole}", World.Box(-50, -50, 50, 300)), ($"DLBM={half}", World.Box(-50, -50, 50, 300)), ("DLBM=0404", World.Box(50, -50, 200, 300)));

        var reason = MatchDesk.Input(MatchDesk.Need(14, 16) with { Without = ["0103"] }, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines.Append(uses)).Judge(("成片", 1)).Parcels[0].Reason("without");

        Assert.Equal(expected, reason.Outcome);
        if (expected == MatchOutcome.NotKnown)
            Assert.Contains($"{Metres(World.Box(0, 0, 50, 100))} 平方米说法不一", reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Land_use_that_is_drawn_twice_counts_once()
    {
        var uses = MatchDesk.Layer("地类", "land-use", ("DLBM=0404", World.Box(-50, -50, 50, 300)), ("DLBM=0404", World.Box(-50, -50, 50, 300)), ("DLBM=0103", World.Box(50, -50, 200, 300)));

        var reason = MatchDesk.Input(MatchDesk.Need(14, 16) with { Present = ["04"] }, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines.Append(uses)).Judge(("成片", 1)).Parcels[0].Reason("present");

        Assert.Equal(MatchOutcome.Fail, reason.Outcome);
        Assert.Contains("50.0%", reason.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, MatchOutcome.Pass)]
    [InlineData(1, 3, MatchOutcome.NotKnown)]
    [InlineData(4, 3, MatchOutcome.Fail)]
    public void Slopes_that_lie_over_each_other_are_known_where_both_say_the_same(int one, int other, MatchOutcome expected)
    {
        var uses = MatchDesk.Layer("地类", "land-use", ($"DLBM=0103, GDPDJB={one}", Around), ($"DLBM=0103, GDPDJB={other}", Around));

        Assert.Equal(expected, MatchDesk.Input(MatchDesk.Need(14, 16) with { SteepestGrade = 2 }, [MatchDesk.Tracts(("", Square))], MatchDesk.Lines.Append(uses)).Judge(("成片", 1)).Parcels[0].Reason("slope").Outcome);
    }

    private static AuditLayer Plan(string name, params (string Class, string Wkt)[] rows) => MatchDesk.Layer(name, "plan-parcel", [.. rows.Select(row => ($"GHDLBM={row.Class}", row.Wkt))]);

    private static LandOffer Planned(params AuditLayer[] plans) =>
        MatchDesk.Input(MatchDesk.Need(14, 16) with { Planned = ["1001"] }, [MatchDesk.Layer("新增", "boundary-addition", ("", Square))], [.. MatchDesk.Lines, .. plans]).Judge(("新增", 1));

    private static string Metres(string wkt) => SchemeDesk.Official(wkt).SquareMetres.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
