using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Checks;
using LandPlanner.Features;
using LandPlanner.Workspaces.Tables;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>What TD/T 1057-2020 asks of DLTB (domain reference §4.1 and §3.2), rule by rule, by the table that
/// ships.</summary>
public sealed class AttributeCheckTests
{
    private static readonly TableSet Tables = TableSet.Open();

    private static readonly (string Name, object? Value)[] Right =
    [
        ("BSM", "371002000100000001"), ("YSDM", "2001010100"), ("TBBH", "1"), ("DLBM", "0103"), ("DLMC", "旱地"),
            ("QSXZ", "30"),
        ("QSDWDM", "3710020012010000000"), ("QSDWMC", "甲村"), ("ZLDWDM", "3710020012010000000"), ("ZLDWMC", "甲村"),
            ("TBMJ", 10_000.00),
        ("KCDLBM", "1203"), ("KCXS", 0.1195), ("KCMJ", 1195.00), ("TBDLMJ", 8805.00), ("GDLX", "TT"), ("GDPDJB", "3"),
            ("XZDWKD", null),
        ("TBXHDM", null), ("TBXHMC", null), ("ZZSXDM", "LS"), ("ZZSXMC", "种植粮食作物"), ("GDDB", 9L), ("CZCSXM", null),
            ("SJNF", 2024L),
    ];

    [Fact]
    public void A_record_as_the_standard_wants_it_has_no_problem() => Assert.Empty(Run([[]]).Problems);

    [Theory]
    [InlineData("YSDM=2001010200", "feature-code")]
    [InlineData("DLBM=0199;DLMC=某地", "unknown-class")]
    [InlineData("DLMC=水田", "name-differs")]
    [InlineData("DLMC=", "empty-field")]
    [InlineData("QSXZ=99", "unknown-code")]
    [InlineData("QSDWDM=371002001201", "wrong-length")]
    [InlineData("ZLDWDM=37100200120100000001", "wrong-length")]
    [InlineData("TBBH=123456789", "too-long")]
    [InlineData("TBMJ=0;KCMJ=0;TBDLMJ=0", "out-of-range")]
    [InlineData("KCDLBM=1202", "ridge-class-1203")]
    [InlineData("DLBM=0201;DLMC=果园;GDLX=;GDPDJB=;ZZSXDM=;ZZSXMC=;KCXS=0;KCMJ=0;TBDLMJ=10000",
        "ridges-on-cultivated-land")]
    [InlineData("KCXS=1;KCMJ=10000;TBDLMJ=0", "out-of-range")]
    [InlineData("KCMJ=1194.99;TBDLMJ=8805.01", "wrong-result")]
    [InlineData("TBDLMJ=8805.01", "wrong-result")]
    [InlineData("GDLX=XX", "unknown-code")]
    [InlineData("GDPDJB=6;GDLX=", "unknown-code")]
    [InlineData("GDPDJB=1;GDLX=", "flat-land-has-no-ridges")]
    [InlineData("GDPDJB=1;KCDLBM=;KCXS=0;KCMJ=0;TBDLMJ=10000", "flat-land-has-no-ridges terrace-needs-slope")]
    [InlineData("XZDWKD=4", "width-where-linear")]
    [InlineData("ZZSXDM=;ZZSXMC=", "planting-mandatory")]
    [InlineData("ZZSXDM=JKHF;ZZSXMC=即可恢复", "code-not-allowed-here planting-mandatory")]
    [InlineData("TBXHDM=HDGD;TBXHMC=河道耕地;ZZSXDM=XG;ZZSXMC=休耕", "planting-of-refined-land")]
    [InlineData("TBXHDM=LQYD;TBXHMC=林区园地", "code-not-allowed-here planting-of-forest-orchard")]
    [InlineData("TBXHDM=HDGD;TBXHMC=湖区耕地", "name-differs")]
    [InlineData("ZZSXMC=休耕", "name-differs")]
    [InlineData("GDDB=16", "out-of-range")]
    [InlineData("CZCSXM=206", "unknown-code")]
    public void A_broken_rule_is_told(string changes, string reasons) =>
        Assert.Equal(reasons.Split(' '), Reasons(Run([Changes(changes)])));

    /// <summary>Built-up and linear classes carry no farmland attributes.</summary>
    [Theory]
    [InlineData("DLBM=1006;DLMC=农村道路;XZDWKD=6.5", "")]
    [InlineData("DLBM=1006;DLMC=农村道路;XZDWKD=8.1", "rural-road-width")]
    [InlineData("DLBM=1006;DLMC=农村道路", "width-mandatory")]
    [InlineData("DLBM=1101;DLMC=河流水面", "")]
    [InlineData("DLBM=0702;DLMC=农村宅基地;CZCSXM=203", "")]
    [InlineData("DLBM=0702;DLMC=农村宅基地", "settlement-mandatory")]
    [InlineData("DLBM=0602;DLMC=采矿用地;CZCSXM=203A", "settlement-201-to-205")]
    [InlineData("DLBM=0601;DLMC=工业用地;CZCSXM=201A;ZZSXDM=GZ", "no-planting-here")]
    [InlineData("DLBM=0301;DLMC=乔木林地;ZZSXDM=JKHF", "")]
    [InlineData("DLBM=0301;DLMC=乔木林地;GDPDJB=2", "code-not-allowed-here")]
    public void A_rule_of_other_classes_is_told(string changes, string reasons)
    {
        const string noFarmland = "KCDLBM=;KCXS=;KCMJ=;TBDLMJ=10000;GDLX=;GDPDJB=;ZZSXDM=;ZZSXMC=;GDDB=;";

        Assert.Equal(reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Reasons(Run([Changes(noFarmland + changes)])));
    }

    /// <summary>Squares of 100 m in the plane; one problem is of two of them.</summary>
    [Fact]
    public void A_problem_says_how_much_ground_its_records_cover()
    {
        var problems = Run([Changes("GDDB=16"), Changes("TBBH=2")]).Problems;

        Assert.Equal(
            [("out-of-range", 10_000.0), ("not-unique", 20_000.0)],
            problems.Select(problem => (problem.Reason, problem.PlanarSquareMetres)).OrderBy(problem => problem.PlanarSquareMetres));
        Assert.Equal(Zone.SquareMetresOf(Box(0, 0, 100, 100)), problems.Min(problem => problem.SquareMetres), 0.006);
    }

    [Fact]
    public void Blanks_around_a_value_are_told_and_count_for_nothing_else()
    {
        var problem = Assert.Single(Run([[("DLBM", " 0103 "), ("ZZSXMC", "  ")]]).Problems);

        Assert.Equal(
            ("blanks-around", ProblemSeverity.Warning, "DLBM", "0103"),
            (problem.Reason, problem.Severity, problem.Fact("field"), problem.Fact("value")));
    }

    [Theory]
    [InlineData(0.0, null, true, false, "(0, ∞)")]
    [InlineData(null, 1.0, false, false, "(−∞, 1]")]
    [InlineData(1.0, 15.0, false, false, "[1, 15]")]
    public void A_range_never_holds_infinity(double? least, double? most, bool isOpenBelow, bool isOpenAbove, string text) =>
        Assert.Equal(text, new NumberRange(least, most, isOpenBelow, isOpenAbove).ToString());

    /// <summary>As a shapefile without field types, or CSV, holds them.</summary>
    [Theory]
    [InlineData("XZDWKD=0.0000", "")]
    [InlineData("XZDWKD=0.0001", "width-where-linear")]
    [InlineData("GDPDJB=1;GDLX=;KCDLBM=;KCXS=0.00;KCMJ=0.0;TBDLMJ=10000.00", "")]
    [InlineData("DLBM=1006;DLMC=农村道路;XZDWKD=0.0;KCDLBM=;KCXS=;KCMJ=;TBDLMJ=10000;GDLX=;GDPDJB=;ZZSXDM=;ZZSXMC=;GDDB=", "width-mandatory")]
    public void Numbers_stored_as_text_are_numbers(string changes, string reasons) => Assert.Equal(
        reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries), Reasons(Run([Changes(changes)])));

    [Fact]
    public void Codes_are_compared_as_they_are_written()
    {
        FieldPattern flat = new("GDPDJB", ["1"], [], null);

        Assert.False(flat.Holds("01"));
        Assert.True(flat.Holds("01", isNumber: true));
    }

    [Fact]
    public void Marks_and_numbers_that_are_there_twice_are_one_problem_of_all_their_records()
    {
        var result = Run(
        [
            Changes(""), Changes("TBBH=2"), Changes("BSM=371002000100000003"),
            Changes("BSM=371002000100000004;ZLDWDM=3710020012020000000"),
        ]);

        Assert.Equal(["not-unique BSM 1,2", "not-unique TBBH 1,3"], result.Problems.Select(problem =>
            $"{problem.Reason} {problem.Fact("field")} {string.Join(',', problem.Ids)}"));
    }

    [Fact]
    public void A_missing_field_is_one_problem_of_the_layer()
    {
        var result = Run([[], Changes("BSM=371002000100000002;TBBH=2")], without: ["QSXZ", "KCMJ", "GDDB"]);

        Assert.Equal(
            [("missing-field", "KCMJ", 0), ("missing-field", "QSXZ", 0)],
            result.Problems.Select(problem => (problem.Reason, problem.Fact("field"), problem.Ids.Count)));
    }

    [Fact]
    public void A_layer_without_the_fields_of_the_standard_is_not_held_to_it()
    {
        var result = Run([[]], without: ["DLBM"]);

        Assert.Empty(result.Problems);
        Assert.Equal(UncheckedReasons.NotOfTheStandard, Assert.Single(result.Unchecked).Reason);
    }

    /// <summary>A field that is missing is told, and the others are still looked at.</summary>
    [Theory]
    [InlineData("TBBH")]
    [InlineData("TBMJ")]
    [InlineData("KCXS")]
    public void A_missing_mandatory_field_does_not_silence_the_rest(string field)
    {
        var result = Run([Changes("DLMC=水田;GDDB=16")], without: [field]);

        Assert.Equal(
            ["missing-field", "name-differs", "out-of-range"], Reasons(result).Distinct());
        Assert.Equal(field, result.Problems.Single(problem => problem.Reason == "missing-field").Fact("field"));
        Assert.Empty(result.Unchecked);
    }

    [Theory]
    [InlineData(CheckKinds.Attribute)]
    [InlineData(CheckKinds.SmallPatch)]
    public void What_went_unchecked_though_asked_for_is_not_clean(CheckKinds kind)
    {
        var result = Run([[]], kind, without: ["DLBM"]);

        Assert.Empty(result.Problems);
        Assert.Equal(kind, Assert.Single(result.Unchecked).Kind);
        Assert.False(result.IsClean);
    }

    [Fact]
    public void Villages_that_are_not_there_keep_a_layer_from_being_clean_only_where_they_were_asked_for()
    {
        Assert.False(Run([[]], CheckKinds.Closure).IsClean);
        Assert.True((Run([[]], CheckKinds.Closure) with { Kinds = CheckKinds.All }).IsClean);
    }

    [Fact]
    public void Small_patches_are_told_as_information()
    {
        var problem = Assert.Single(Run([[]], CheckKinds.SmallPatch, side: 19.9).Problems);

        Assert.Equal((ProblemSeverity.Info, "400"), (problem.Severity, problem.Fact("least")));
        Assert.Empty(Run([[]], CheckKinds.SmallPatch, side: 20.1).Problems);
    }

    /// <summary>The limit of the audit's rule: 0.5 m² or 1 ‰ of the official area, whichever is more.</summary>
    [Theory]
    [InlineData(100, 0.0009, 0)]
    [InlineData(100, 0.0011, 1)]
    [InlineData(10, 0.004, 0)]
    [InlineData(10, 0.006, 1)]
    public void A_declared_area_too_far_from_the_official_one_is_told(double side, double share, int count)
    {
        var official = Zone.SquareMetresOf(Box(0, 0, side, side));
        var declared = Math.Round(official * (1 + share), 2);

        var result = Run([[("TBMJ", declared)]], CheckKinds.DeclaredArea, side: side);

        Assert.Equal(count, result.Problems.Count);
    }

    internal static CheckResult Run(
        IReadOnlyList<IReadOnlyList<(string Name, object? Value)>> records, CheckKinds kinds = CheckKinds.Attribute,
        IReadOnlyList<string>? without = null, double side = 100, IReadOnlyList<AuditLayer>? villages = null)
    {
        var fields = Right.Where(field => without?.Contains(field.Name) != true).ToArray();
        var schema = new FeatureSchema([.. fields.Select(field => new Field(field.Name, TypeOf(field.Value)))]);
        var features = records.Select((changes, i) => new Feature(
            i + 1, Box(i * side, 0, side, side),
            [.. fields.Select(field => changes.Where(change => change.Name == field.Name).Select(change =>
                change.Value).DefaultIfEmpty(field.Value).Last())]))
            .ToArray();
        return LayerCheck.Run(
            new(features, Zone)
            {
                Kinds = kinds,
                Layer = new(
                    "DLTB", LayerRole.LandUse, GeometryKind.Polygon, schema, new(4550), null, null, features.Length,
                        Area.Zero, null, 1, "", null),
                Role = Tables.Roles.Get(LayerRole.LandUse),
                Table = Tables.Checks.Single(table => table.Role == LayerRole.LandUse),
                Classes = Tables.LandClasses,
                Villages = villages ?? [],
            },
            TestContext.Current.CancellationToken);
    }

    private static FieldType TypeOf(object? value) => value switch
    {
        double => FieldType.Real,
        long => FieldType.Integer,
        _ => FieldType.Text,
    };

    private static IEnumerable<string> Reasons(CheckResult result) =>
        result.Problems.Select(problem => problem.Reason).Order(StringComparer.Ordinal);

    /// <summary>"FIELD=value;…"; nothing behind the sign is no value.</summary>
    private static (string Name, object? Value)[] Changes(string changes) =>
    [
        .. changes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(change => change.Split('='))
            .Select(pair => (pair[0], pair[1].Length == 0 ? null : (object?)pair[1])),
    ];
}
