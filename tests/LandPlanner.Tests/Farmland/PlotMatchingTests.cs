using LandPlanner.Farmland;
using LandPlanner.Tests.Audits;
using static LandPlanner.Tests.Changes.Vintages;

namespace LandPlanner.Tests.Farmland;

/// <summary>Squares of 100 m; shares are those of the strips by which they lie over each other.</summary>
public sealed class PlotMatchingTests
{
    private static readonly PlotShares Shares = new(0.02, 0.5);

    [Theory]
    [InlineData(0, PlotStanding.Known)]
    [InlineData(49, PlotStanding.Known)]
    [InlineData(51, PlotStanding.Overlapping)]
    [InlineData(97, PlotStanding.Overlapping)]
    [InlineData(98.5, PlotStanding.New)]
    [InlineData(100, PlotStanding.New)]
    public void A_plot_is_known_by_the_share_that_lies_on_others(double shift, PlotStanding standing)
    {
        var match = Match([Box(shift, 0, shift + 100, 100)], [Box(0, 0, 100, 100)]).Single();

        Assert.Equal(standing, match.Standing);
        Assert.Equal(shift == 100 ? [] : [Math.Round((100 - shift) / 100, 4)], match.Overlaps.Select(overlap => Math.Round(overlap.Share, 4)));
    }

    [Fact]
    public void The_shares_on_several_plots_add_up()
    {
        var match = Match([Box(0, 0, 100, 100)], [Box(0, 0, 31, 100), Box(200, 0, 300, 100), Box(70, 0, 100, 100)]).Single();

        Assert.Equal(PlotStanding.Known, match.Standing);
        Assert.Equal([0, 2], match.Overlaps.Select(overlap => overlap.Other));
    }

    [Fact]
    public void Ground_that_several_plots_share_counts_once()
    {
        // 26 and again the same 26 of 100 are no half.
        var match = Match([Box(0, 0, 100, 100)], [Box(0, 0, 26, 100), Box(-20, 0, 26, 100)]).Single();

        Assert.Equal(PlotStanding.Overlapping, match.Standing);
        Assert.Equal([0.26, 0.26], match.Overlaps.Select(overlap => Math.Round(overlap.Share, 4)));
        Assert.Equal(Official(Box(26, 0, 100, 100)).SquareMetres, World.Zone41.SquareMetresOf(match.Remainder!), 0.02);
    }

    [Fact]
    public void Of_an_earlier_plot_only_what_is_taken_stands_in_the_way()
    {
        // The ledger has the first 40 of the first; the second lies on its last 40, the third on the 10 about where its rest begins.
        string[] offered = [Box(0, 0, 100, 100), Box(60, 0, 160, 100), Box(35, -80, 45, 20)], there = [Box(-10, 0, 40, 100)];

        var whole = Match(offered, there);
        var rests = Match(offered, there, takesRemainders: true);

        Assert.Equal([PlotStanding.Overlapping, PlotStanding.New, PlotStanding.Overlapping], whole.Select(match => match.Standing));
        Assert.Equal([PlotStanding.Overlapping, PlotStanding.Overlapping, PlotStanding.Overlapping], rests.Select(match => match.Standing));
        Assert.Equal([(0, true, 0.4)], rests[1].Overlaps.Select(overlap => (overlap.Other, overlap.IsOffered, Math.Round(overlap.Share, 4))));
        // 5 × 20 of its 10 × 100 on the plot that is there, and as much on the rest of the first.
        Assert.Equal([0.1], whole[2].Overlaps.Select(overlap => Math.Round(overlap.Share, 4)));
        Assert.Equal([0.1, 0.1], rests[2].Overlaps.Select(overlap => Math.Round(overlap.Share, 4)));
    }

    [Fact]
    public void A_large_plot_around_a_small_one_keeps_its_rest()
    {
        var match = Match([Box(0, 0, 100, 100)], [Box(0, 0, 20, 100)]).Single();

        Assert.Equal(PlotStanding.Overlapping, match.Standing);
        Assert.Equal(Official(Box(20, 0, 100, 100)).SquareMetres, World.Zone41.SquareMetresOf(match.Remainder!), 0.02);
    }

    [Fact]
    public void A_small_plot_within_a_large_one_counts_though_the_large_one_hardly_notices()
    {
        // 10 × 10 of 100 × 100 are 1 % of the large plot and all of the small one, be that in the ledger or earlier in the offer.
        var match = Match([Box(0, 0, 100, 100)], [Box(40, 40, 50, 50)]).Single();
        var among = Match([Box(40, 40, 50, 50), Box(0, 0, 100, 100)], []);

        Assert.Equal(PlotStanding.Overlapping, match.Standing);
        Assert.Equal(Official(Box(0, 0, 100, 100)).SquareMetres - Official(Box(40, 40, 50, 50)).SquareMetres, World.Zone41.SquareMetresOf(match.Remainder!), 0.02);
        Assert.Equal([PlotStanding.New, PlotStanding.Overlapping], among.Select(one => one.Standing));
    }

    [Fact]
    public void The_same_ground_twice_in_one_offer_is_taken_once()
    {
        var matches = Match([Box(0, 0, 100, 100), Box(2, 0, 102, 100), Box(200, 0, 300, 100)], []);

        Assert.Equal([PlotStanding.New, PlotStanding.Known, PlotStanding.New], matches.Select(match => match.Standing));
        var overlap = Assert.Single(matches[1].Overlaps);
        Assert.Equal((0, true), (overlap.Other, overlap.IsOffered));
    }

    [Fact]
    public void What_need_not_stand_in_the_way_does_not()
    {
        var (square, none) = (World.Shape(Box(0, 0, 100, 100)), TestContext.Current.CancellationToken);

        var match = PlotMatching.Of([square], [square], Shares, World.Zone41, (_, _) => false, false, none).Single();

        Assert.Equal(PlotStanding.New, match.Standing);
    }

    [Fact]
    public void A_plot_without_a_polygon_is_none() =>
        Assert.Equal(PlotStanding.WithoutShape, PlotMatching.Of([null], [], Shares, World.Zone41, null, false, TestContext.Current.CancellationToken).Single().Standing);

    private static IReadOnlyList<PlotMatch> Match(string[] offered, string[] there, bool takesRemainders = false) => PlotMatching.Of(
        Array.ConvertAll(offered, World.Shape), Array.ConvertAll(there, World.Shape), Shares, World.Zone41, null, takesRemainders, TestContext.Current.CancellationToken);
}
