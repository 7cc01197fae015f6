using LandPlanner.LandClasses;
using LandPlanner.Tests.Crs;

namespace LandPlanner.Tests.LandClasses;

public class SchemeDecisionTests
{
    [Fact]
    public void Names_decide_where_digits_do_not()
    {
        Assert.Equal("SD2019", Decide(("0601", "工业用地"), ("1104", "坑塘水面"), ("0508", "物流仓储用地")).Scheme?.Id);
        Assert.Equal("YDYH2023", Decide(("0601", "农村道路"), ("0703", "农村宅基地"), ("1704", "坑塘水面")).Scheme?.Id);
        Assert.Equal("SD2007", Decide(("013", "旱地"), ("203", "村庄"), ("104", "农村道路")).Scheme?.Id);
        Assert.Equal("GB21010-2017", Decide(("0501", "零售商业用地"), ("0803", "教育用地"), ("0101", "水田")).Scheme?.Id);
        Assert.Equal("YDYH2020", Decide(("0603", "畜禽养殖设施建设用地"), ("0101", "水田")).Scheme?.Id);
    }

    [Fact]
    public void The_preferred_scheme_is_taken_where_nothing_depends_on_the_choice()
    {
        Assert.Equal("SD2019", Decide(("0102", "水浇地"), ("0103", "旱地")).Scheme?.Id);
    }

    [Fact]
    public void Codes_without_names_that_mean_different_things_decide_nothing()
    {
        var decision = Decide(("0601", null), ("0301", null));

        Assert.Null(decision.Scheme);
        Assert.Equal(5, decision.Fits.Count);
    }

    [Fact]
    public void Codes_without_names_decide_where_only_one_scheme_has_them()
    {
        Assert.Equal("SD2019", Decide(("05H1", null), ("0101", null)).Scheme?.Id);
    }

    [Fact]
    public void Codes_of_no_scheme_and_no_codes_decide_nothing()
    {
        Assert.Null(Decide(("A1", "甲"), ("B2", "乙")).Scheme);
        Assert.Null(Decide().Scheme);
    }

    private static SchemeDecision Decide(params (string Code, string? Name)[] seen) =>
        CheckoutTables.LandClasses.DecideScheme(seen.Select(pair => new ClassSeen(pair.Code, pair.Name)));
}
