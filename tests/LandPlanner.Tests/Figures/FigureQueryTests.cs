using LandPlanner.Features;
using LandPlanner.Figures;

namespace LandPlanner.Tests.Figures;

/// <summary>What queries come to, against sums done by hand.</summary>
public class FigureQueryTests
{
    private static readonly FigureLayer Projects = FigureDesk.Layer(
        "项目", "project", GeometryKind.None,
        [new("XMMC", FieldType.Text), new("XMLX", FieldType.Text), new("TZE", FieldType.Real), new("YDMJ", FieldType.Real), new("JSNX", FieldType.Text), new("开工", FieldType.Date), new("重点", FieldType.Boolean), new("户数", FieldType.Integer)],
        (null, ["甲", "产业", 0.1, 100.0, "2023", new DateOnly(2023, 1, 1), true, 3L]),
        (null, ["乙", "产业 ", 0.2, 200.5, "2023春", new DateOnly(2023, 12, 31), false, 12L]),
        (null, ["丙", "农业", 1234.56, null, "2024", new DateOnly(2024, 1, 1), true, null]),
        (null, ["丁", null, null, 50.0, null, null, null, 7L]));

    [Theory]
    [InlineData("count of project", 4)]
    [InlineData("count of layer 项目", 4)]
    [InlineData("count of project where kind = 产业", 2)]
    [InlineData("count of project where XMLX != 产业", 1)]
    [InlineData("count of project where not kind = 产业", 1)]
    [InlineData("count of project where kind is known", 3)]
    [InlineData("count of project where kind is not known", 1)]
    [InlineData("count of project where kind = 农业 or investment >= 0.2", 2)]
    [InlineData("count of project where not (kind = 农业 or investment >= 0.2)", 1)]
    [InlineData("count of project where kind in (产业, 农业) and 重点 = true", 2)]
    [InlineData("count of project where year in 2023", 2)]
    [InlineData("count of project where JSNX = 2023", 1)]
    [InlineData("count of project where JSNX starts with 2023", 2)]
    [InlineData("count of project where 开工 in 2023", 2)]
    [InlineData("count of project where 开工 > 2023-12-30", 2)]
    [InlineData("count of project where 户数 > 3", 2)]
    [InlineData("count of project where 户数 in (3, 7, 8)", 2)]
    [InlineData("count of project where name = \"甲\"", 1)]
    [InlineData("count of project where name = 'it''s'", 0)]
    [InlineData("count distinct kind of project", 2)]
    [InlineData("count of project - count of project where kind = 产业", 2)]
    public void Features_are_counted_and_what_is_unknown_never_fits(string query, int count) =>
        Assert.Equal(Quantity.Of(count), FigureDesk.Ask(FigureDesk.World(Projects), query));

    [Fact]
    public void Money_is_summed_in_whole_cents()
    {
        // 0.1 + 0.2 + 1234.56 = 1234.86 万元; as binary fractions it would be 12348600.000000002.
        Assert.Equal(new(QuantityKind.Money, 12_348_600), FigureDesk.Ask(FigureDesk.World(Projects), "sum of investment in 万元 of project"));
        Assert.Equal(new(QuantityKind.Money, 0.30m), FigureDesk.Ask(FigureDesk.World(Projects), "sum of TZE in yuan of project where kind = 产业"));
    }

    [Fact]
    public void Homes_are_summed_as_they_are_and_cents_make_yuan()
    {
        var estates = FigureDesk.Layer("住宅小区", "estate", GeometryKind.Point, [new("XQMC", FieldType.Text), new("ZHS", FieldType.Integer)], (null, ["一期", 300L]), (null, ["二期", 75L]), (null, ["三期", null]));
        var incomes = FigureDesk.Layer(
            "村集体收入台账", "village-income", GeometryKind.None, [new("village", FieldType.Text), new("year", FieldType.Integer), new("amount_fen", FieldType.Integer)],
            (null, ["甲村", 2023L, 10_000_001L]), (null, ["乙村", 2023L, 9_999_999L]), (null, ["甲村", 2022L, 50_000_000L]));
        var world = FigureDesk.World(estates, incomes);

        var homes = FigureDesk.Result(world, "sum of homes in 户 of estate");

        Assert.Equal(new(QuantityKind.Homes, 375), homes.Value);
        Assert.Equal([3L], Assert.Single(homes.Unknowns).Ids);
        Assert.Equal("375户", homes.Printed);
        // 100,000.01 and 99,999.99 yuan.
        Assert.Equal(new(QuantityKind.Money, 200_000), FigureDesk.Ask(world, "sum of amount_fen in fen of village-income where year = 2023"));
        Assert.Equal(Quantity.Of(1), FigureDesk.Ask(world, "count of village-income where year = 2023 and amount_fen >= 10000000"));
    }

    [Fact]
    public void Who_says_nothing_in_a_field_adds_nothing_and_is_named()
    {
        var result = FigureDesk.Result(FigureDesk.World(Projects), "sum of declaredArea of project");

        Assert.Equal(new(QuantityKind.Area, 3 * 350.5m), result.Value);
        var unknown = Assert.Single(result.Unknowns);
        Assert.Equal(("项目", "YDMJ"), (unknown.Layer, unknown.Field));
        Assert.Equal([3L], unknown.Ids);
    }

    [Fact]
    public void An_area_is_the_official_one_in_mu_without_rest()
    {
        // 20 000 m² are 30 mu exactly.
        var world = FigureDesk.World(FigureDesk.Polygons("成片开发", "tract-scheme", FigureDesk.Box(0, 0, 100, 100), FigureDesk.Box(200, 0, 300, 100)));

        var area = FigureDesk.Ask(world, "area of tract-scheme");

        Assert.Equal(30m, area.In(FigureUnit.Find("亩")!, 4));
        Assert.Equal(10_000m, FigureDesk.Ask(world, "area of tract-scheme where BH = 2").In(FigureUnit.Find("m2")!, 2));
    }

    [Fact]
    public void Ground_under_two_polygons_of_a_region_counts_once()
    {
        // Of a hectare, strips from 0 to 50 m and from 25 to 75 m cover 75 m together; a third polygon only touches it.
        var world = FigureDesk.World(
            FigureDesk.Polygons("撂荒", "abandoned-plot", FigureDesk.Box(0, 0, 100, 100), FigureDesk.Box(500, 0, 600, 100)),
            FigureDesk.Polygons("永农", "basic-farmland", FigureDesk.Box(0, 0, 50, 100), FigureDesk.Box(25, 0, 75, 100), FigureDesk.Box(100, 0, 200, 100)));

        var result = FigureDesk.Result(world, "area of abandoned-plot on basic-farmland");

        Assert.Equal(7_500m, result.Value!.Value.In(FigureUnit.Find("m2")!, 2));
        Assert.Equal([1L], Assert.Single(result.Traces).Ids);
    }

    [Fact]
    public void A_region_may_be_chosen_by_its_own_fields()
    {
        var world = FigureDesk.World(
            FigureDesk.Polygons("撂荒", "abandoned-plot", FigureDesk.Box(0, 0, 100, 100)),
            FigureDesk.Polygons("永农", "basic-farmland", FigureDesk.Box(0, 0, 50, 100), FigureDesk.Box(60, 0, 80, 100)));

        Assert.Equal(2_000m, FigureDesk.Ask(world, "area of abandoned-plot on (basic-farmland where BH = 2)").In(FigureUnit.Find("m2")!, 2));
    }

    // A hectare inside, one half out, one whose border is shared, one that reaches 5 mm (0.5 m², a sliver) into the farmland.
    [Theory]
    [InlineData("overlaps basic-farmland", new[] { 1L, 2 })]
    [InlineData("within basic-farmland", new[] { 1L })]
    [InlineData("not overlaps basic-farmland", new[] { 3L, 4 })]
    [InlineData("area > 15 mu", new[] { 2L })]
    public void Touching_and_slivers_are_no_overlap(string condition, long[] ids)
    {
        var world = FigureDesk.World(
            FigureDesk.Polygons(
                "撂荒", "abandoned-plot", FigureDesk.Box(0, 0, 100, 100), FigureDesk.Box(900, 0, 1200, 100), FigureDesk.Box(1000, 100, 1100, 200), FigureDesk.Box(-99.995, 0, 0.005, 100)),
            FigureDesk.Polygons("永农", "basic-farmland", FigureDesk.Box(0, 0, 1000, 100)));

        Assert.Equal(ids, Assert.Single(FigureDesk.Result(world, $"count of abandoned-plot where {condition}").Traces).Ids);
    }

    [Fact]
    public void A_place_lies_in_a_region_too()
    {
        var places = FigureDesk.Layer("景点", "place", GeometryKind.Point, [new("MC", FieldType.Text)], (FigureDesk.At(50, 50), ["内"]), (FigureDesk.At(150, 50), ["外"]), (null, ["无"]));
        var world = FigureDesk.World(places, FigureDesk.Polygons("边界", "urban-boundary", FigureDesk.Box(0, 0, 100, 100)));

        Assert.Equal([1L], Assert.Single(FigureDesk.Result(world, "count of place where within urban-boundary").Traces).Ids);
        Assert.Equal([2L], Assert.Single(FigureDesk.Result(world, "count of place where not within urban-boundary").Traces).Ids);
    }

    [Fact]
    public void Cases_are_asked_by_stage_and_choices_by_code_or_title()
    {
        var cases = FigureDesk.Layer(
            "图斑台账", "case", GeometryKind.None, [new("source", FieldType.Text), new("state", FieldType.Text), new("closed_on", FieldType.Date)],
            (null, ["national", "closed", new DateOnly(2023, 5, 1)]), (null, ["provincial", "archived", new DateOnly(2023, 6, 1)]), (null, ["provincial", "closed", new DateOnly(2024, 6, 1)]),
            (null, ["provincial", "inspection", null]), (null, ["national", "issued", null]));
        var world = FigureDesk.World(cases);

        Assert.Equal([1L, 2L, 3L], Assert.Single(FigureDesk.Result(world, "count of case where stage = closed").Traces).Ids);
        Assert.Equal([4L, 5L], Assert.Single(FigureDesk.Result(world, "count of case where stage in (open, disposed)").Traces).Ids);
        Assert.Equal([2L], Assert.Single(FigureDesk.Result(world, "count of case where source = 省级巡视督察 and stage = closed and closed_on in 2023").Traces).Ids);
    }

    [Fact]
    public void Shares_add_up_to_the_figure_and_what_is_taken_away_has_none()
    {
        var world = FigureDesk.World(FigureDesk.Polygons("成片开发", "tract-scheme", FigureDesk.Box(0, 0, 100, 100), FigureDesk.Box(200, 0, 300, 50)));

        var trace = Assert.Single(FigureDesk.Result(world, "area of tract-scheme - area of tract-scheme where BH = 1").Traces);

        // Thirds of a square metre: 0, and 5 000 m².
        Assert.Equal([new FigureShare(1, 0), new(2, 15_000)], trace.Shares);
    }

    [Theory]
    [InlineData("count of project where colour = 红", 24, "there is no field 'colour' in '项目'.")]
    [InlineData("count of project where 户树 = 3", 24, "Did you mean '户数'?")]
    [InlineData("sum of XMMC in mu of project", 8, "'XMMC' of '项目' is a text and cannot be summed.")]
    [InlineData("count of project where 户数 = 三", 29, "'户数' of '项目' is a whole number; '三' is none.")]
    [InlineData("count of project where 开工 = 2023", 29, "'开工' of '项目' is a date; '2023' is none.")]
    [InlineData("count of project where name > 甲", 24, "'XMMC' of '项目' is a text, which cannot be compared so.")]
    [InlineData("count of project where 户数 starts with 3", 24, "which cannot be compared so.")]
    [InlineData("count of project where TZE in 2023", 24, "'TZE' of '项目' is a number and lies in no year.")]
    [InlineData("count of project where stage = closed", 24, "'项目' holds no cases; only cases have a stage.")]
    [InlineData("area of project", 9, "'项目' has no polygons")]
    [InlineData("count of project where overlaps layer 项目", 33, "a region is made of polygons")]
    public void What_a_layer_cannot_be_asked_is_refused_before_a_feature_is_looked_at(string query, int column, string reason)
    {
        var empty = Projects with { Features = [] };

        var refused = Assert.Throws<FigureException>(() => FigureDesk.Result(FigureDesk.World(empty), query));

        Assert.Equal(column, refused.Place.Column);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_that_no_ledger_knows_is_refused()
    {
        var cases = FigureDesk.Layer("图斑台账", "case", GeometryKind.None, [new("source", FieldType.Text), new("state", FieldType.Text)]);

        var refused = Assert.Throws<FigureException>(() => FigureDesk.Result(FigureDesk.World(cases), "count of case where source = nationl"));

        Assert.Equal(30, refused.Place.Column);
        Assert.Contains("'source' of '图斑台账' is never 'nationl'; it is one of national, provincial, satellite, patrol, hotline, audit. Did you mean 'national'?", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count of layer 大棚", "The workspace has no layer '大棚': import it under this name.")]
    [InlineData("count of red-line", "The workspace has no layer of the role 'red-line' (Ecological protection red line): import one with --role red-line.")]
    [InlineData("count of case where stage = closed", "The workspace has no layer of the role 'case': the ledger '图斑台账' carries it, and has not been begun.")]
    [InlineData("sum of plannedInvestment in 万元 of project", "No layer of the role 'project' has the field 'plannedInvestment' (年度计划投资).")]
    [InlineData("count of project where within urban-boundary", "The workspace has no layer of the role 'urban-boundary'")]
    public void What_is_missing_is_told_in_a_sentence(string query, string sentence)
    {
        var result = FigureDesk.Result(FigureDesk.World(Projects), query);

        Assert.Equal(FigureVerdict.Missing, result.Verdict);
        Assert.Null(result.Value);
        Assert.StartsWith(sentence, result.Gap!.Say(english: true), StringComparison.Ordinal);
    }

    // 183 993 m² are 275.9895 mu and 183 600 m² are 275.4: the first prints as 276.
    [Theory]
    [InlineData(183_993, "276亩", "equal", FigureVerdict.Equal, 0)]
    [InlineData(183_600, "276亩", "equal", FigureVerdict.Off, -1)]
    [InlineData(183_600, "275.40亩", "equal", FigureVerdict.Equal, 0)]
    [InlineData(183_993, "276亩", "at least", FigureVerdict.Off, -0.01)]
    [InlineData(184_000, "276亩", "at least", FigureVerdict.Met, 0)]
    [InlineData(184_000, "276亩", "at most", FigureVerdict.Met, 0)]
    [InlineData(184_100, "276亩", "at most", FigureVerdict.Off, 0.15)]
    [InlineData(183_600, "276亩", "within 0.6 亩", FigureVerdict.Met, -0.6)]
    [InlineData(183_600, "276亩", "within 0.5 亩", FigureVerdict.Off, -0.6)]
    public void A_figure_is_held_to_what_was_printed(double squareMetres, string reported, string compare, FigureVerdict verdict, double difference)
    {
        var world = FigureDesk.World(FigureDesk.Layer("项目", "project", GeometryKind.None, [new("YDMJ", FieldType.Real)], (null, [squareMetres])));

        var result = world.Recompute(FigureDesk.Figure("sum of declaredArea of project", reported, compare), TestContext.Current.CancellationToken);

        Assert.Equal((verdict, (decimal)difference), (result.Verdict, result.Difference));
    }

    [Fact]
    public void Rows_shown_add_up_to_the_figure_shown()
    {
        // Three times 100 m² are 0.45 mu: each 0.15 exactly; three times 10 m² are 0.045 mu, 0.05 as printed, of which each is 0.015.
        var world = FigureDesk.World(FigureDesk.Layer("项目", "project", GeometryKind.None, [new("XMMC", FieldType.Text), new("YDMJ", FieldType.Real)], (null, ["甲", 10.0]), (null, ["乙", 10.0]), (null, ["丙", 10.0])));

        var rows = FigureRows.Of(world.Recompute(FigureDesk.Figure("sum of declaredArea of project", "0.05亩"), TestContext.Current.CancellationToken), world);

        Assert.Equal([("甲", "0.02"), ("乙", "0.02"), ("丙", "0.01")], rows.Select(row => (row.Name, row.Adds)));
    }
}
