using System.Text.RegularExpressions;
using LandPlanner.LandClasses;
using LandPlanner.Tests.Crs;

namespace LandPlanner.Tests.LandClasses;

public partial class LandClassTests
{
    private static LandClassTables Tables => CheckoutTables.LandClasses;

    [Fact]
    public void Cultivated_land_of_the_third_survey_is_paddy_irrigated_and_dry_land()
    {
        Assert.Equal(["01", "0101", "0102", "0103"], Tables.Scheme("SD2019")!.Classes.Where(c => c.IsCultivated).Select(c => c.Code));
    }

    /// <summary>The rule for construction land that planners' tools publish as a regular expression.</summary>
    [Fact]
    public void Construction_land_of_the_third_survey_is_what_the_published_expression_says()
    {
        foreach (var landClass in Tables.Scheme("SD2019")!.Classes.Where(c => c.Level > 1 || c.Code == "09"))
            Assert.Equal(PublishedConstruction().IsMatch(landClass.Code), landClass.Flow == FlowKind.Construction);
    }

    [Fact]
    public void The_same_digits_mean_different_things_in_two_schemes()
    {
        Assert.Equal("工业用地", Tables.Find("SD2019", "0601")?.NameZh);
        Assert.Equal("农村道路", Tables.Find("YDYH2023", "0601")?.NameZh);
        Assert.Equal("乡村道路用地", Tables.Find("YDYH2020", "0601")?.NameZh);
        Assert.Equal(4, Tables.FindAny("0601").Count);
    }

    [Fact]
    public void An_unknown_code_or_scheme_is_nothing()
    {
        Assert.Null(Tables.Find("SD2019", "9999"));
        Assert.Null(Tables.Find("SD2019", null));
        Assert.Null(Tables.Find("SD1984", "0101"));
    }

    [Theory]
    [InlineData("0201", 2)]
    [InlineData("0201K", 3)]
    [InlineData("08H2A", 3)]
    [InlineData("01", 1)]
    public void Levels_follow_the_chain_of_parents(string code, int level)
    {
        Assert.Equal(level, Tables.Find("SD2019", code)?.Level);
    }

    [Theory]
    [InlineData("SD2019", "YDYH2023", "0601", "1001", false)]
    [InlineData("SD2019", "YDYH2023", "0204K", "0204", true)]
    [InlineData("SD2019", "YDYH2023", "05H1", "09", true)]
    [InlineData("YDYH2020", "YDYH2023", "0603", "060202", false)]
    [InlineData("YDYH2020", "YDYH2023", "0101", "0101", false)]
    [InlineData("GB21010-2017", "SD2019", "0803", "08H2", false)]
    [InlineData("SD2007", "SD2019", "203", "05", true)]
    public void Crosswalks_lead_to_the_usual_class_and_say_when_a_human_must_choose(
        string from, string to, string code, string first, bool needsHuman)
    {
        var entry = Tables.Crosswalk(from, to)?.Find(code);

        Assert.Equal(first, entry?.To[0]);
        Assert.Equal(needsHuman, entry?.NeedsHuman);
    }

    /// <summary>Only the codes of older cloud dictionaries have no way.</summary>
    [Fact]
    public void Every_class_that_a_polygon_can_have_has_a_way_to_the_planning_classes()
    {
        var crosswalk = Tables.Crosswalk("SD2019", "YDYH2023")!;

        var without = Tables.Scheme("SD2019")!.Classes.Where(c => (c.Level > 1 || c.Code == "09") && crosswalk.Find(c.Code) is null);

        Assert.Empty(without);
    }

    [Theory]
    [InlineData("ZZSXDM", "WG", "未耕种")]
    [InlineData("QSXZ", "32", "村集体经济组织")]
    [InlineData("TBLX", "DL1", "建成道路")]
    [InlineData("CZCSXM", "203", "村庄")]
    public void Attribute_codes_have_names(string list, string code, string name)
    {
        Assert.Equal(name, Tables.Codes(list)?.Find(code)?.NameZh);
    }

    [GeneratedRegex("^(05|06|07|08|09|100[1-5]|100[7-9]|1109|1201)")]
    private static partial Regex PublishedConstruction();
}
