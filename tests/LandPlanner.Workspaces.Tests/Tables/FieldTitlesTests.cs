using LandPlanner.LandClasses;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public sealed class FieldTitlesTests
{
    private static readonly TableSet Tables = TableSet.Open();

    /// <summary>Aliases and codes of TD/T 1057-2020, as the domain reference §4.1 has them.</summary>
    [Theory]
    [InlineData("DLBM", "地类编码", "SD2019")]
    [InlineData("dlmc", "地类名称", null)]
    [InlineData("ZLDWMC", "坐落单位名称", null)]
    [InlineData("QSXZ", "权属性质", "QSXZ")]
    [InlineData("TBMJ", "图斑面积", null)]
    [InlineData("ZZSXDM", "种植属性代码", "ZZSXDM")]
    [InlineData("GDZZSXDM", "种植属性代码", "ZZSXDM")]
    [InlineData("GHDLBM", "规划地类编码", "YDYH2023")]
    public void A_survey_field_has_its_title_and_what_its_codes_are_of(string field, string title, string? codes)
    {
        var known = Tables.FieldTitles.Find(field);

        Assert.Equal((title, codes), (known?.TitleZh, known?.Codes));
    }

    [Fact]
    public void Each_survey_code_that_roles_go_by_has_a_title()
    {
        var aliases = Tables.Roles.Roles.SelectMany(role => role.FieldAliases.Values.SelectMany(names => names)).Where(name => name.All(char.IsAscii)).Distinct();

        Assert.Equal([], aliases.Where(name => Tables.FieldTitles.Find(name) is null && Tables.Ledgers.All.All(form => form.Find(name) is null)));
    }

    /// <summary>0901 is 商业用地 for planners and no class of its own for surveyors; 30 is domain reference §4.1.</summary>
    [Theory]
    [InlineData("SD2019", "0102", "水浇地")]
    [InlineData("YDYH2023", "0901", "商业用地")]
    [InlineData("QSXZ", "30", "集体土地所有权")]
    [InlineData("QSXZ", "99", null)]
    [InlineData(null, "30", null)]
    public void A_code_means_what_its_list_says(string? codes, string code, string? meaning) =>
        Assert.Equal(meaning, new CodeMeanings(Tables.LandClasses, codes).Find(code));
}
