using LandPlanner.Areas;
using LandPlanner.LandClasses;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using static LandPlanner.Tests.Schemes.SchemeDesk;

namespace LandPlanner.Tests.Schemes;

/// <summary>What layers and ledgers give for a draft. Strips of 100 m height; a metre of width is a hundredth of a scheme of 100 m.</summary>
public sealed class SchemeDraftingTests
{
    private static readonly SchemeDraftForm Form = Data.SchemeDraft;

    private static readonly LandPlanner.Audits.AuditLayer Parcels = Layer(
        "方案", "tract-scheme", ("DKBH=1,DKMC=甲地块,ND=2024,GHDLBM=0803,XMMC=文化馆,SSND=2025", Strip(0, 30)), ("DKBH=2,DKMC=乙地块,ND=2024,GHDLBM=0701,XMMC=小区,SSND=2024", Strip(30, 80)),
        ("DKBH=3,DKMC=丙地块,ND=2024,GHDLBM=0803,SSND=2024", Strip(80, 100)));

    [Fact]
    public void Villages_classes_uses_and_phases_each_add_up_to_the_scheme()
    {
        var draft = Draft(
            Parcels, Layer("村", "village", ("ZLDWMC=乙村", Strip(-10, 60)), ("ZLDWMC=甲村", Strip(60, 200))),
            Layer("现状", "land-use", ("DLBM=0103", Strip(0, 45)), ("DLBM=0201", Strip(45, 70)), ("DLBM=0103", Strip(70, 75)), ("DLBM=1006", Strip(110, 115)), ("DLBM=1003", Strip(150, 160)), ("DLBM=0702", Strip(100, 110))));

        Assert.Equal([("乙村", 2, 60), ("甲村", 2, 40)], draft.Villages.Select(village => (village.Name, village.Parcels, Percent(draft, village.Area))));
        Assert.Equal(
            [("0103", "旱地", MajorClass.Agricultural, true, 50), ("0201", "果园", MajorClass.Agricultural, false, 25), ("", "", (MajorClass?)null, false, 25)],
            draft.Present!.Select(use => (use.Code, use.Name, use.Major, use.IsCultivated, Percent(draft, use.Area))));
        Assert.Equal([("0701", "城镇住宅用地", (bool?)false, 1, 50), ("0803", "文化用地", true, 2, 50)], draft.Planned.Select(use => (use.Code, use.Name, use.IsPublic, use.Parcels, Percent(draft, use.Area))));
        Assert.Equal([("2024", 70), ("2025", 30)], draft.Phases.Select(phase => (phase.Name, Percent(draft, phase.Area))));
        Assert.Equal(draft.Planned.Single(use => use.IsPublic == true).Area, draft.Public);
        foreach (var areas in new[] { draft.Villages.Select(one => one.Area), draft.Present!.Select(one => one.Area), draft.Planned.Select(one => one.Area), draft.Phases.Select(one => one.Area) })
            Assert.Equal(draft.Result.Area, areas.Aggregate(Area.Zero, (sum, area) => sum + area));
    }

    /// <summary>Ten metres away adjoins; fifty does not, and houses are no way.</summary>
    [Fact]
    public void Only_ways_that_are_near_adjoin()
    {
        var draft = Draft(Parcels, Layer("现状", "land-use", ("DLBM=1006", Strip(110, 115)), ("DLBM=1006", Strip(-5, 0)), ("DLBM=1003", Strip(150, 160)), ("DLBM=0702", Strip(100, 110))));

        var road = Assert.Single(draft.Roads!);
        Assert.Equal(("1006", "农村道路", 2), (road.Code, road.Name, road.Patches));
        Assert.Equal(["丙地块", "甲地块"], road.Parcels.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_nobody_says_is_left_open()
    {
        var draft = Draft(Layer("方案", "tract-scheme", ("DKMC=甲地块", Strip(0, 30)), ("DKMC=乙地块", Strip(30, 80))));

        Assert.Null(draft.Classes);
        Assert.Null(draft.Present);
        Assert.Null(draft.Roads);
        Assert.Equal(("", null, 2, draft.Result.Area), (draft.Planned.Single().Code, draft.Planned.Single().IsPublic, draft.Planned.Single().Parcels, draft.Planned.Single().Area));
        Assert.Equal("", Assert.Single(draft.Phases).Name);
        Assert.Equal(("", draft.Result.Area), (Assert.Single(draft.Villages).Name, draft.Villages[0].Area));
        Assert.Equal(Area.Zero, draft.Public);
    }

    [Fact]
    public void A_class_of_another_year_is_refused()
    {
        // 1313 is a class of 2020 alone.
        var refused = Assert.Throws<WorkspaceException>(() => Draft(Layer("方案", "tract-scheme", ("DKMC=甲地块,ND=2024,GHDLBM=1313", Strip(0, 30)))));

        Assert.Contains("'1313'", refused.Message, StringComparison.Ordinal);
        Assert.Equal("YDYH2020", Draft(Layer("方案", "tract-scheme", ("DKMC=甲地块,ND=2023,GHDLBM=1313", Strip(0, 30)))).Classes!.Id);
    }

    [Fact]
    public void Texts_are_found_by_their_titles_or_ids()
    {
        var texts = Form.Read("\uFEFF# 必要性\r\n\r\n第一段。\r\n第二段。\n## social\n安置。\n# 经济效益\n\n");

        Assert.Equal(["necessity", "social"], texts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["第一段。", "第二段。"], texts["necessity"]);
    }

    [Theory]
    [InlineData("# 必要性\n有\n# 没有这一项\n", "Line 3", "'没有这一项'")]
    [InlineData("# 必要性\n有\n# necessity\n又\n", "Line 3", "there twice")]
    [InlineData("\n有\n# 必要性\n", "Line 2", "under no heading")]
    public void Texts_that_belong_nowhere_are_refused_by_line(string written, params string[] reasons)
    {
        var refused = Assert.Throws<WorkspaceException>(() => Form.Read(written));

        Assert.All(reasons, reason => Assert.Contains(reason, refused.Message, StringComparison.Ordinal));
    }

    private static SchemeDraft Draft(params LandPlanner.Audits.AuditLayer[] layers) => SchemeDrafting.Of(Input(NoLedgers, layers), Form, TestContext.Current.CancellationToken);

    /// <summary>Of the scheme, in whole percent: what strips of whole metres come to.</summary>
    private static int Percent(SchemeDraft draft, Area area)
    {
        var percent = area.Hundredths * 100.0 / draft.Result.Area.Hundredths;
        Assert.Equal(Math.Round(percent), percent, 0.001);
        return (int)Math.Round(percent);
    }

    private static string Strip(int from, int to) => $"POLYGON(({from} 0, {to} 0, {to} 100, {from} 100, {from} 0))";
}
