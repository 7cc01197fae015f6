using LandPlanner.Audits;
using LandPlanner.LandClasses;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

public sealed class MeasureTests
{
    private static readonly Rule Beyond = Outside("tract-scheme", "urban-boundary", new Condition.OneOf("zoneCode", ["01"]));

    [Fact]
    public void Outside_is_what_no_part_of_the_constraint_holds()
    {
        var result = new World()
            .With("boundary", "urban-boundary", null, "villages", ("zoneCode=01", Box(0, 0, 50, 100)), ("zoneCode=01", Box(50, 0, 100, 100)), ("zoneCode=02", Box(100, 0, 200, 100)))
            .With("tracts", "tract-scheme", ("name=片区一", Box(40, 0, 110, 10)), ("name=片区二", Box(40, 20, 60, 30)), ("name=片区三", Box(300, 0, 310, 10)))
            .With("villages", "village", ("name=甲村", Box(0, 0, 1000, 1000))).Audit(Beyond);

        Assert.Equal([("片区一", 100.00), ("片区三", 100.00)], result.Findings.Select(finding => (finding.Name, finding.PlanarArea.SquareMetres)));
        Assert.All(result.Findings, finding => Assert.Equal(Verdict.Violation, finding.Verdict));
        Assert.Equal(1, result.Rules[0].Clear);
    }

    [Fact]
    public void Outside_the_constraints_reach_is_not_covered_rather_than_outside()
    {
        var result = new World()
            .With("boundary", "urban-boundary", ("zoneCode=01", Box(0, 0, 100, 100)))
            .With("tracts", "tract-scheme", ("", Box(300, 0, 310, 10)), ("", Box(99.99, 20, 100, 30))).Audit(Beyond);

        Assert.Equal([(1L, Verdict.NotCovered)], result.Findings.Select(finding => (finding.FeatureId, finding.Verdict)));
    }

    [Theory]
    [InlineData(9998.44, false)]
    [InlineData(10008.43, false)]
    [InlineData(10008.45, true)]
    [InlineData(9988.43, true)]
    public void A_declared_area_may_differ_by_a_thousandth(double declared, bool found)
    {
        var result = new World().With("parcels", "plan-parcel", (FormattableString.Invariant($"declaredArea={declared}"), Box(0, 0, 100, 100))).Audit(Declared);

        Assert.Equal(found ? 1 : 0, result.Count(Verdict.Notice));
        if (found)
            Assert.Equal(declared - 9998.44, result.Findings[0].Declared!.Difference.SquareMetres, 1e-6);
    }

    [Theory]
    [InlineData(100.49, false)]
    [InlineData(100.51, true)]
    public void A_small_declared_area_may_differ_by_half_a_square_metre(double declared, bool found) =>
        Assert.Equal(found ? 1 : 0, new World()
            .With("parcels", "plan-parcel", (FormattableString.Invariant($"declaredArea={declared - 0.02}"), Box(0, 0, 10, 10)))
            .Audit(Declared).Count(Verdict.Notice));

    [Fact]
    public void A_feature_that_declares_no_area_is_no_subject_of_that_rule()
    {
        var result = new World().With("parcels", "plan-parcel", ("", Box(0, 0, 10, 10))).Audit(Declared);

        Assert.Equal((0L, 0L), (result.Subjects, result.Rules[0].Subjects));
    }

    [Theory]
    [InlineData(FarmlandFlowKind.NonAgricultural, 300)]
    [InlineData(FarmlandFlowKind.NonGrain, 200)]
    [InlineData(FarmlandFlowKind.Kept, 500)]
    public void Land_classes_are_chosen_by_what_they_are_to_farmland(FarmlandFlowKind kind, double squareMetres)
    {
        var result = new World()
            .With("farmland", "basic-farmland", ("", Box(0, 0, 100, 10)))
            .With("land", "land-use", ("class=0103", Box(0, 0, 50, 10)), ("class=0201", Box(50, 0, 70, 10)), ("class=0601", Box(70, 0, 100, 10)))
            .Audit(Overlap("basic-farmland", "land-use", Kind(kind)));

        Assert.Equal(squareMetres, Assert.Single(result.Findings).PlanarArea.SquareMetres);
    }

    [Fact]
    public void Land_not_sown_is_told_by_its_planting()
    {
        var result = new World()
            .With("farmland", "basic-farmland", ("", Box(0, 0, 100, 10)))
            .With("land", "land-use", ("class=0103,planting=WG", Box(0, 0, 30, 10)), ("class=0103,planting=LS", Box(30, 0, 90, 10)), ("class=0201,planting=WG", Box(90, 0, 100, 10)))
            .Audit(Overlap("basic-farmland", "land-use", Kind(FarmlandFlowKind.Kept), new Condition.OneOf("planting", ["WG"])));

        Assert.Equal((300.00, 1L), (Assert.Single(result.Findings).PlanarArea.SquareMetres, result.Findings[0].Constraints[0].Ids[0]));
    }
}
