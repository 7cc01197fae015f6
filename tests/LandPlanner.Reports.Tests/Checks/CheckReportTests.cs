using System.Reflection;
using System.Text.Json;
using ClosedXML.Excel;
using LandPlanner.Checks;
using LandPlanner.Reports.Checks;
using LandPlanner.Reports.Excel;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Tests.Checks;

public sealed class CheckReportTests
{
    private static readonly Polygon Square = GeometryFactory.Default.CreatePolygon(
        [new(500_000, 4_000_000), new(500_010, 4_000_000), new(500_010, 4_000_010), new(500_000, 4_000_010),
            new(500_000, 4_000_000)]);

    private static readonly CheckedLayer Sample = new("地类图斑", "land-use", "EPSG:4550", new(2024, 12, 31), 3,
        new(30_000), "abc", null, new(
        3, CheckKinds.All, CheckLimits.Default,
        [
            new(CheckKinds.Overlap, ProblemSeverity.Error, ProblemReasons.Overlap, [1, 2], new(500_005, 4_000_005))
            {
                Shape = Square,
                SquareMetres = 100.1234,
                PlanarSquareMetres = 100,
            },
            new(CheckKinds.Spike, ProblemSeverity.Error, ProblemReasons.Spike, [3], new(500_001, 4_000_001)),
            new(CheckKinds.Attribute, ProblemSeverity.Error, "some-rule", [2],
                new(1e12, 1e12)) { Facts = [new("field", "DLBM"), new("value", "")] },
            new(CheckKinds.Attribute, ProblemSeverity.Error, ProblemReasons.MissingField, [],
                null) { Facts = [new("field", "BSM")] },
        ],
        [new(CheckKinds.Closure, UncheckedReasons.NoVillageLayer, "")],
        new Dictionary<string, RuleTitle> { ["some-rule"] = new("某规则", "Some rule") }));

    public static TheoryData<string, bool> Reasons =>
        [.. Words(typeof(ProblemReasons), false), .. Words(typeof(DefectReasons), true)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_is_a_sentence_in_both_languages(string reason, bool isDefect)
    {
        var problem = new Problem(isDefect ? CheckKinds.Invalid : CheckKinds.Overlap, ProblemSeverity.Error, reason,
            [], null);

        var (chinese, english) = (CheckNames.Of(problem, Sample.Result, ReportLanguage.Chinese),
            CheckNames.Of(problem, Sample.Result, ReportLanguage.English));

        Assert.Matches("[\u4e00-\u9fff]+。$", chinese);
        Assert.Matches("^[A-Z][a-zA-Z0-9 ,;.'²]+\\.$", english);
        Assert.NotEqual(reason + ".", english);
    }

    [Fact]
    public void The_json_has_the_promised_members()
    {
        var root = JsonDocument.Parse(CheckResultJson.Write(Sample)).RootElement;

        var first = root.GetProperty("problems")[0];
        Assert.Equal("overlap", first.GetProperty("kind").GetString());
        Assert.Equal([1, 2], first.GetProperty("ids").EnumerateArray().Select(id => id.GetInt64()));
        Assert.Equal(
            (100.1234m, 500_005m, 4_000_005m),
            (first.GetProperty("areaSquareMetres").GetDecimal(), first.GetProperty("x").GetDecimal(),
                first.GetProperty("y").GetDecimal()));
        Assert.Equal("某规则：字段 DLBM，值 ∅。", root.GetProperty("problems")[2].GetProperty("messageZh").GetString());
        Assert.Equal("Some rule: field DLBM, value ∅.",
            root.GetProperty("problems")[2].GetProperty("messageEn").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("problems")[3].GetProperty("x").ValueKind);
        Assert.False(root.GetProperty("clean").GetBoolean());
    }

    [Fact]
    public void The_workbook_lists_every_problem_in_either_language()
    {
        using var chinese = Open(ReportLanguage.Chinese);
        using var english = Open(ReportLanguage.English);

        Assert.Equal(["汇总", "问题", "数据与容差"], chinese.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(["Summary", "Problems", "Source and limits"], english.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(["问题类型", "重叠", "尖锐角", "属性", "属性"],
            chinese.Worksheet("问题").Column(2).CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal(100.1234, english.Worksheet("Problems").Cell(2, 6).GetDouble());
        Assert.Equal("1, 2", english.Worksheet("Problems").Cell(2, 5).GetString());
    }

    [Fact]
    public void The_workbook_is_the_same_to_the_byte_each_time() =>
        Assert.Equal(CheckWorkbook.Write(Sample), CheckWorkbook.Write(Sample));

    [Fact]
    public void The_map_has_polygons_points_and_what_has_no_place()
    {
        var map = JsonDocument.Parse(CheckResultGeoJson.Write(Sample, (x, y) => (x / 1e4, y / 1e5))).RootElement;

        Assert.Equal(
            ["MultiPolygon", "Point", null, null],
            map.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("geometry"))
                .Select(geometry => geometry.ValueKind == JsonValueKind.Null ? null
                    : geometry.GetProperty("type").GetString()));
    }

    [Fact]
    public void Problems_with_ground_and_with_a_point_alone_are_layers_of_their_own()
    {
        Assert.Equal(["overlap"], ProblemsLayer.Polygons(Sample.Result).Select(feature => feature.Values[0]));
        Assert.Equal(["spike", "attribute"], ProblemsLayer.Points(Sample.Result).Select(feature => feature.Values[0]));
        Assert.All(ProblemsLayer.Polygons(Sample.Result), feature => Assert.IsType<MultiPolygon>(feature.Shape));
    }

    private static XLWorkbook Open(ReportLanguage language) =>
        new(new MemoryStream(CheckWorkbook.Write(Sample, language)));

    private static IEnumerable<TheoryDataRow<string, bool>> Words(Type type, bool isDefect) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => new TheoryDataRow<string,
            bool>((string)field.GetRawConstantValue()!, isDefect));
}
