using LandPlanner.Audits;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Tests.Audits;
using static LandPlanner.Tests.Changes.Vintages;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.Farmland;

public sealed class PlotOfferingTests
{
    private static readonly AuditLayer Villages = Layer("村庄", "village", null, [("village=甲村", Box(0, 0, 120, 1000)), ("village=乙村", Box(120, 0, 1000, 1000))]);

    /// <summary>Farmland to 150, an orchard beyond; two blocks of basic farmland that lie over each other from 40 to 60.</summary>
    private static readonly PlotSurroundings Around = new(World.Zone41, Data.LandClasses)
    {
        Villages = [Villages],
        LandUse = [Layer("now", "land-use", null, [("class=0103", Box(0, 0, 150, 1000)), ("class=0201", Box(150, 0, 1000, 1000))])],
        BasicFarmland = [Layer("basic", "basic-farmland", null, [("", Box(0, 0, 60, 100)), ("", Box(40, 0, 90, 100))])],
    };

    [Fact]
    public void A_plot_says_what_its_layer_says_and_what_lies_beneath_it()
    {
        var layer = Layer("撂荒", "abandoned-plot", null, [("number=LH-7,owner=王某,cause=外出务工,year=2023春", Box(0, 0, 200, 100))]);

        var row = Assert.Single(Offer("abandoned-plot", layer, [])).Row!;

        Assert.Equal(("LH-7", "王某", "甲村", "no-labour", "suspected"), (row.Text("number"), row.Text("household"), row.Text("village"), row.Text("cause"), row.Text("state")));
        Assert.Equal((2023L, "spring"), (row.Integer("since_year"), row.Text("since_season")));
        Assert.Equal(Official(Box(0, 0, 200, 100)), row.SquareMetres("area_m2"));
        Assert.Equal(Official(Box(0, 0, 150, 100)).SquareMetres, row.Real("farmland_m2")!.Value, 0.02);
        Assert.Equal(Official(Box(0, 0, 90, 100)).SquareMetres, row.Real("basic_farmland_m2")!.Value, 0.02);
    }

    [Theory]
    [InlineData("好几年")]
    [InlineData("2100")]
    [InlineData("2026夏")]
    public void What_no_choice_fits_is_kept_as_a_note(string since)
    {
        var layer = Layer("撂荒", "abandoned-plot", null, [($"cause=野猪,year={since}", Box(0, 0, 10, 10))]);

        var row = Assert.Single(Offer("abandoned-plot", layer, [])).Row!;

        Assert.Equal(("LH-0001", "other", null), (row.Text("number"), row.Text("cause"), row.Integer("since_year")));
        Assert.Equal($"原因：野猪；起始：{since}", row.Text("note"));
    }

    [Fact]
    public void Of_a_survey_untilled_farmland_is_offered_and_nothing_else()
    {
        var survey = Layer("dltb", "land-use", new(2024, 12, 31),
            [("class=0103,planting=WG,number=1", Box(0, 0, 50, 50)), ("class=0103,planting=LS", Box(50, 0, 100, 50)), ("class=0201,planting=WG", Box(100, 0, 150, 50))]);

        var offer = Assert.Single(Offer("abandoned-plot", survey, []));

        // Numbers of a survey are unique in a village only.
        Assert.Equal((1, "LH-0001", "1", 2024L), (offer.Source.Id, offer.Row!.Text("number"), offer.Row.Text("source_number"), offer.Row.Integer("since_year")));
    }

    [Fact]
    public void Of_a_survey_what_may_become_farmland_again_is_offered()
    {
        var survey = Layer("dltb", "land-use", null,
            [("class=0201,planting=JKHF", Box(0, 0, 50, 50)), ("class=0103,planting=JKHF", Box(50, 0, 100, 50)), ("class=1104,planting=GCHF", Box(100, 0, 150, 50))]);

        var rows = Offer("restoration", survey, []).Select(offer => offer.Row!);

        Assert.Equal([("JKHF", "0201"), ("GCHF", "1104")], rows.Select(row => (row.Text("kind"), row.Text("class_before"))));
    }

    /// <summary>Restored in April 2024; abandoned again since the autumn of that year, or still meant is the spring of 2023.</summary>
    [Theory]
    [InlineData("2024秋", PlotStanding.New)]
    [InlineData("2024", PlotStanding.Known)]
    [InlineData("2025", PlotStanding.New)]
    [InlineData("2023春", PlotStanding.Known)]
    [InlineData("", PlotStanding.Known)]
    public void Restored_ground_comes_in_again_only_since_a_later_season(string since, PlotStanding standing)
    {
        var restored = Row("abandoned-plot", "number=LH-0001; state=restored; restored_on=2024-04-10", Box(0, 0, 100, 100), id: 1);
        var layer = Layer("撂荒", "abandoned-plot", null, [($"year={since}", Box(0, 0, 100, 100))]);

        Assert.Equal(standing, Assert.Single(Offer("abandoned-plot", layer, [restored])).Standing);
    }

    /// <summary>Farmland to 150, an orchard beyond.</summary>
    [Theory]
    [InlineData(0, 100, PlotStanding.Achieved)]
    [InlineData(60, 200, PlotStanding.Achieved)]
    [InlineData(120, 200, PlotStanding.New)]
    [InlineData(200, 300, PlotStanding.New)]
    public void What_is_farmland_already_is_not_to_be_made_farmland_again(double west, double east, PlotStanding standing)
    {
        var layer = Layer("恢复", "reference", null, [("", Box(west, 0, east, 100))]);

        var offer = Assert.Single(Offer("restoration", layer, []));

        Assert.Equal((standing, standing == PlotStanding.New), (offer.Standing, offer.Row is not null));
        Assert.Equal(PlotStanding.New, Assert.Single(Offer("abandoned-plot", layer, [])).Standing);
    }

    /// <summary>Farmland to 150: of the first three quarters; the second lies within it, on the orchard alone.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_achieved_stands_in_nobodys_way(bool takesRemainders)
    {
        var layer = Layer("恢复", "reference", null, [("", Box(0, 0, 200, 100)), ("", Box(160, 0, 200, 100))]);

        var offers = Offer("restoration", layer, [], takesRemainders);

        Assert.Equal([PlotStanding.Achieved, PlotStanding.New], offers.Select(offer => offer.Standing));
        Assert.Equal([null, Official(Box(160, 0, 200, 100)).SquareMetres], offers.Select(offer => offer.Row?.Real("area_m2")));
    }

    [Fact]
    public void A_part_is_taken_where_that_is_asked_for()
    {
        var there = Row("rectified-patch", "number=ZG-0001; state=open", Box(0, 0, 20, 100), id: 1);
        var layer = Layer("整改", "rectified-patch", null, [("number=ZG-0001", Box(0, 0, 100, 100))]);

        var (left, taken) = (Assert.Single(Offer("rectified-patch", layer, [there])), Assert.Single(Offer("rectified-patch", layer, [there], takesRemainders: true)));

        Assert.Null(left.Row);
        Assert.Equal(("ZG-0001", 0.2), (Assert.Single(left.Neighbours).Number, Math.Round(left.Neighbours[0].Share, 4)));
        Assert.Equal("ZG-0002", taken.Row!.Text("number"));
        Assert.Equal(Official(Box(20, 0, 100, 100)).SquareMetres, taken.Row.Real("area_m2")!.Value, 0.02);
    }

    [Theory]
    [InlineData("rectified-patch", "land-use", "does not say which patches")]
    [InlineData("abandoned-plot", "reference", "")]
    [InlineData("restoration", "satellite-patch", "")]
    [InlineData("abandoned-plot", "village", "its polygons are no plots")]
    [InlineData("restoration", "red-line", "its polygons are no plots")]
    [InlineData("rectified-patch", "basic-farmland", "its polygons are no plots")]
    [InlineData("abandoned-plot", "plan-parcel", "its polygons are no plots")]
    [InlineData("restoration", "control-line", "its polygons are no plots")]
    [InlineData("restoration", "tract-scheme", "its polygons are no plots")]
    [InlineData("restoration", "case", "its polygons are no plots")]
    public void Plots_come_from_layers_of_plots_alone(string form, string role, string refusal)
    {
        var layer = Layer("x", role, null, [("", Box(0, 0, 10, 10))]);
        var failure = Record.Exception(() => Offer(form, layer, []));

        Assert.Equal(refusal.Length > 0, failure is WorkspaceException);
        Assert.Contains(refusal, failure?.Message ?? "", StringComparison.Ordinal);
    }

    private static IReadOnlyList<PlotOffer> Offer(string formId, AuditLayer layer, LedgerRow[] there, bool takesRemainders = false)
    {
        var form = Data.Ledgers.Get(formId);
        return new PlotOffering(form, form.Schema, layer, Data.Farmland.PlotSources, Around, Abandonment, new(2026, 5, 1))
            .Against(there, Data.Farmland.Plots, formId == "rectified-patch" ? "ZG" : "LH", takesRemainders, TestContext.Current.CancellationToken);
    }
}
