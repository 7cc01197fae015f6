using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Tests.Audits;
using static LandPlanner.Tests.Changes.Vintages;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.Farmland;

public sealed class SownSurveyTests
{
    /// <summary>Grain across the border of two villages at 40 of 100; other crops, fallow and no attribute in the second; an orchard.</summary>
    private static readonly (string Values, string Wkt)[] Patches =
    [
        ("class=0103,planting=LS,ridgeFactor=0.1", Box(0, 0, 100, 100)), ("class=0101,planting=FLS", Box(100, 0, 130, 100)), ("class=0103,planting=XG", Box(130, 0, 150, 100)),
        ("class=0103", Box(150, 0, 160, 100)), ("class=0201,planting=LS", Box(160, 0, 300, 100)),
    ];

    private static readonly (string Values, string Wkt)[] Villages = [("villageCode=1,village=甲村", Box(-10, -10, 40, 200)), ("villageCode=2,village=乙村", Box(40, -10, 300, 200))];

    [Fact]
    public void Villages_share_a_patch_by_area_and_all_shares_close_to_the_hundredth()
    {
        var survey = Survey(byPatch: false);

        Assert.Equal([("甲村", "LS"), ("乙村", ""), ("乙村", "FLS"), ("乙村", "LS"), ("乙村", "XG")], survey.Shares.Select(share => (share.Village.Name, share.Planting)));
        Assert.Equal(Official(Box(0, 0, 40, 100)).SquareMetres, survey.Shares[0].Gross.SquareMetres, 0.02);
        Assert.Equal(0.9 * Official(Box(0, 0, 40, 100)).SquareMetres, survey.Shares[0].Net.SquareMetres, 0.02);
        Assert.Equal(Official(Box(100, 0, 130, 100)), survey.Shares[2].Net);
        var whole = Patches[..4].Aggregate(Area.Zero, (sum, patch) => sum + Official(patch.Wkt));
        Assert.Equal((whole, whole), (survey.Gross, Sum(survey.Shares, share => share.Gross)));
        Assert.Equal(survey.Net, Sum(survey.Shares, share => share.Net));
    }

    [Fact]
    public void Only_what_is_sown_comes_into_the_ledger()
    {
        var rows = SownCrop.OfSurvey(Survey(byPatch: false), Data.Ledgers.Get("sown-crop").Schema, 2024, "year", "dltb", new("ZZ", [])).ToList();

        Assert.Equal([("甲村", "grain"), ("乙村", "not-grain"), ("乙村", "grain")], rows.Select(row => (row.Text("village"), row.Text("crop"))));
        Assert.Equal(["ZZ-0001", "ZZ-0002", "ZZ-0003"], rows.Select(row => row.Text("number")));
    }

    [Fact]
    public void By_patch_each_lies_in_the_village_with_the_most_of_it_and_has_its_shape()
    {
        var survey = Survey(byPatch: true);

        Assert.Equal(["乙村", "乙村", "乙村", "乙村"], survey.Shares.Select(share => share.Village.Name));
        Assert.Equal([1L, 2L, 3L, 4L], survey.Shares.Select(share => share.Patch!.Id));
        Assert.Equal(survey.Gross, Sum(survey.Shares, share => share.Gross));
    }

    [Fact]
    public void Ground_no_village_reaches_is_of_an_unknown_one()
    {
        var survey = Of([("class=0103,planting=LS", Box(0, 0, 100, 100))], [("village=甲村", Box(0, 0, 30, 100))], byPatch: false);

        Assert.Equal(["", "甲村"], survey.Shares.Select(share => share.Village.Name));
        Assert.Equal(Official(Box(30, 0, 100, 100)).SquareMetres, survey.Shares[0].Gross.SquareMetres, 0.02);
    }

    [Fact]
    public void Plots_that_name_their_crop_are_sown_whole_in_the_village_they_lie_in()
    {
        var plots = Layer("粮食种植地块", "sown-crop", null, [("kind=小麦,year=2023", Box(0, 0, 80, 100)), ("kind=大豆", Box(100, 0, 130, 100)), ("kind=小麦,year=2022", Box(150, 0, 160, 100)), ("kind=石头", Box(170, 0, 180, 100))]);

        var survey = SownSurvey.OfPlots(
            plots, 2023, [Layer("村庄", "village", null, Villages)], Data.Farmland.Crops, World.Zone41, Data.LandClasses, byPatch: false, TestContext.Current.CancellationToken);

        Assert.Equal([("甲村", "wheat"), ("乙村", "soybean"), ("乙村", "wheat")], survey.Shares.Where(SownCrop.IsSown).Select(share => (share.Village.Name, share.Crop!.Code)));
        Assert.Equal(Official(Box(40, 0, 80, 100)).SquareMetres, survey.Shares.Single(share => share is { Village.Name: "乙村", Crop.Code: "wheat" }).Net.SquareMetres, 0.02);
        Assert.Null(survey.Shares.Single(share => share.Planting == "石头").Crop);
    }

    private static SownSurvey Survey(bool byPatch) => Of(Patches, Villages, byPatch);

    private static SownSurvey Of((string, string)[] patches, (string, string)[] villages, bool byPatch) => SownSurvey.Of(
        Layer("dltb", "land-use", null, patches), [Layer("村庄", "village", null, villages)], Data.Farmland.Crops, World.Zone41, Data.LandClasses, byPatch, TestContext.Current.CancellationToken);

    private static Area Sum(IEnumerable<SownShare> shares, Func<SownShare, Area> area) => shares.Aggregate(Area.Zero, (sum, share) => sum + area(share));
}
