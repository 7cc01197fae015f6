using LandPlanner.Audits;
using LandPlanner.LandClasses;
using LandPlanner.Stores;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

public sealed class CoverageTests
{
    private static readonly Rule Occupied = Overlap("plan-parcel", "red-line");

    [Fact]
    public void Without_the_constraint_layer_nobody_is_covered()
    {
        var result = new World().With("parcels", "plan-parcel", ("", Box(0, 0, 10, 10)), ("", Box(20, 0, 30, 10))).Audit(Occupied);

        Assert.Equal([1L, 2L], result.Findings.Select(finding => finding.FeatureId));
        Assert.All(result.Findings, finding => Assert.Equal((Verdict.NotCovered, 100.00), (finding.Verdict, finding.PlanarArea.SquareMetres)));
        Assert.All(result.Findings, finding => Assert.Empty(finding.Constraints));
    }

    [Fact]
    public void What_a_constraints_extent_does_not_reach_is_not_covered()
    {
        var result = new World()
            .With("parcels", "plan-parcel", ("", Box(0, 0, 10, 10)), ("", Box(95, 0, 105, 10)), ("", Box(200, 0, 210, 10)))
            .With("red", "red-line", ("", Box(-5, -5, -1, 100)), ("", Box(98, 50, 100, 100))).Audit(Occupied);

        Assert.Equal([(2L, 50.00), (3L, 100.00)], result.Findings.Select(finding => (finding.FeatureId, finding.PlanarArea.SquareMetres)));
        Assert.All(result.Findings, finding => Assert.Equal(Verdict.NotCovered, finding.Verdict));
        Assert.Equal((1L, 2L), (result.Rules[0].Clear, result.Rules[0].NotCovered));
    }

    [Fact]
    public void A_layer_that_names_what_it_covers_is_complete_there_and_only_there()
    {
        var result = new World()
            .With("parcels", "plan-parcel", ("", Box(40, 0, 60, 10)), ("", Box(95, 0, 105, 10)))
            .With("villages", "village", ("name=甲村", Box(0, 0, 50, 100)), ("name=乙村", Box(50, 0, 100, 100)))
            .With("red", "red-line", null, "villages", ("", Box(0, 50, 10, 60))).Audit(Occupied);

        var finding = Assert.Single(result.Findings);
        Assert.Equal((Verdict.NotCovered, 2L, 50.00), (finding.Verdict, finding.FeatureId, finding.PlanarArea.SquareMetres));
        Assert.Equal(["parcels", "red", "villages"], result.Sources.Select(source => source.Layer));
    }

    [Fact]
    public void Overlapping_parts_of_a_cover_do_not_hide_a_gap()
    {
        var result = new World()
            .With("parcels", "plan-parcel", ("", Box(0, 0, 100, 10)))
            .With("villages", "village", ("name=甲村", Box(0, 0, 50, 10)), ("name=乙村", Box(40, 0, 90, 10)))
            .With("red", "red-line", null, "villages", ("", Box(0, 50, 10, 60))).Audit(Occupied);

        Assert.Equal(100.00, Assert.Single(result.Findings).PlanarArea.SquareMetres);
    }

    [Fact]
    public void A_violation_stands_although_part_of_the_subject_is_not_covered()
    {
        var result = new World()
            .With("parcels", "plan-parcel", ("", Box(0, 0, 100, 10)))
            .With("red", "red-line", ("", Box(0, 0, 10, 10))).Audit(Occupied);

        Assert.Equal((Verdict.Violation, 100.00), (Assert.Single(result.Findings).Verdict, result.Findings[0].PlanarArea.SquareMetres));
    }

    [Fact]
    public void A_subject_without_a_shape_is_not_covered() =>
        Assert.Equal(Verdict.NotCovered, Assert.Single(new World()
            .With("parcels", "plan-parcel", ("", ""))
            .With("red", "red-line", ("", Box(0, 0, 10, 10))).Audit(Occupied).Findings).Verdict);

    [Fact]
    public void Of_several_vintages_the_newest_constrains()
    {
        var result = new World()
            .With("a-new", "land-use", new(2023, 12, 31), null, ("class=0103", Box(0, 0, 100, 100)))
            .With("b-old", "land-use", new(2019, 12, 31), null, ("class=0601", Box(0, 0, 100, 100)))
            .With("parcels", "plan-parcel", ("", Box(0, 0, 10, 10)))
            .Audit(Overlap("plan-parcel", "land-use", Kind(FarmlandFlowKind.Kept)));

        Assert.Equal("a-new", Assert.Single(result.Findings).Constraints[0].Layer);
        Assert.DoesNotContain(result.Sources, source => source.Layer == "b-old");
    }

    [Fact]
    public void A_subject_that_is_no_layer_or_that_no_rule_speaks_of_is_refused()
    {
        var world = new World().With("parcels", "plan-parcel", ("", Box(0, 0, 10, 10))).With("villages", "village", ("", Box(0, 0, 10, 10)));
        var ct = TestContext.Current.CancellationToken;

        Assert.Throws<LayerNotFoundException>(() => Audit.Run(world.Input(Occupied) with { Subjects = ["none"] }, ct));
        var failure = Assert.Throws<WorkspaceException>(() => Audit.Run(world.Input(Occupied) with { Subjects = ["villages"] }, ct));
        Assert.Contains("'village'", failure.Message, StringComparison.Ordinal);
    }
}
