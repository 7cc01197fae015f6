using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Checks;
using LandPlanner.Features;
using LandPlanner.Workspaces.Tables;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>Two patches of 100 m side in a village of 200 by 100 m.</summary>
public sealed class VillageClosureTests
{
    private static readonly double Half = Math.Round(Zone.SquareMetresOf(Box(0, 0, 100, 100)), 2);
    private static readonly double Whole = Zone.Of(Box(0, 0, 200, 100)).SquareMetres;

    [Fact]
    public void Patches_that_add_up_are_no_problem() =>
        Assert.Empty(Problems(Half, Whole - Half, Village("371002001201", "甲村", Whole)));

    [Fact]
    public void A_hundredth_too_much_is_told_against_the_declared_and_the_computed_area() => Assert.Equal(
        ["closure-computed 0.01", "closure-declared 0.01"],
            Problems(Half, Whole - Half + 0.01, Village("371002001201", "甲村", Whole)));

    [Fact]
    public void A_village_that_declares_nothing_is_held_against_its_polygon() => Assert.Equal(
        ["closure-computed -0.02"], Problems(Half, Whole - Half - 0.02, Village("371002001201", "甲村", null)));

    [Fact]
    public void Where_the_village_has_no_code_its_name_counts() => Assert.Equal(
        ["closure-computed 0.01"], Problems(Half, Whole - Half + 0.01, Village(null, "甲村", null)));

    [Fact]
    public void Patches_of_a_village_that_is_not_there_and_a_village_without_patches_are_told() => Assert.Equal(
        ["unknown-village ", "village-without-patches " + Records(-Whole)],
            Problems(Half, Whole - Half, Village("371002001299", "乙村", null)));

    [Fact]
    public void Without_a_layer_of_villages_it_says_so()
    {
        var result = AttributeCheckTests.Run([[("TBMJ", Half)]], CheckKinds.Closure);

        Assert.Empty(result.Problems);
        Assert.Equal(UncheckedReasons.NoVillageLayer, Assert.Single(result.Unchecked).Reason);
    }

    private static string[] Problems(double west, double east, AuditLayer village) =>
    [
        .. AttributeCheckTests.Run([[("TBMJ", west)], [("TBMJ", east)]], CheckKinds.Closure,
            villages: [village]).Problems
            .Select(problem => $"{problem.Reason} {problem.Fact("difference")}").Order(StringComparer.Ordinal),
    ];

    private static string Records(double squareMetres) => FormattableString.Invariant($"{squareMetres:0.00}");

    private static AuditLayer Village(string? code, string name, double? declared)
    {
        var schema = new FeatureSchema([new("ZLDWDM", FieldType.Text), new("ZLDWMC", FieldType.Text),
            new("MJ", FieldType.Real)]);
        var info = new LayerInfo(
            "CJDCQ", LayerRole.Village, GeometryKind.Polygon, schema, new(4550), null, null, 1, Area.Zero, null, 1,
                "", null);
        return new(
            info, [new(1, Box(0, 0, 200, 100), [code is null ? null : code + "0000000", name, declared])],
            TableSet.Open().Roles.Get(LayerRole.Village));
    }
}
