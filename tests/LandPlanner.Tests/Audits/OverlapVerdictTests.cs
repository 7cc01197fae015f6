using LandPlanner.Areas;
using LandPlanner.Audits;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

/// <summary>Known constructions: boxes whose overlaps are known by arithmetic. Here 1 m² of the plane is 0.99984379 m² official (domain reference).</summary>
public sealed class OverlapVerdictTests
{
    private const double Official = 0.99984379;
    private static readonly Rule Occupied = Overlap("plan-parcel", "basic-farmland");

    private static World Farmland(string parcel, params string[] farmland) => new World()
        .With("parcels", "plan-parcel", ("name=一号地块", parcel))
        .With("far", "village", ("name=far", Box(-5000, -5000, 5000, 5000)))
        .With("farmland", "basic-farmland", null, "far", [.. farmland.Select(wkt => ("", wkt))]);

    [Fact]
    public void An_overlap_is_a_violation_with_its_shape_and_area()
    {
        var finding = Assert.Single(Farmland(Box(0, 0, 100, 100), Box(90, 0, 200, 100)).Audit(Occupied).Findings);

        Assert.Equal((Verdict.Violation, "parcels", 1L, "一号地块"), (finding.Verdict, finding.Layer, finding.FeatureId, finding.Name));
        Assert.Equal(1000.00, finding.PlanarArea.SquareMetres);
        Assert.Equal(1000 * Official, finding.Area.SquareMetres, 0.01);
        Assert.Equal([1L], Assert.Single(finding.Constraints).Ids);
        Assert.True(finding.Shape!.EqualsTopologically(Shape(Box(90, 0, 100, 100))));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(100.5)]
    public void Touching_or_apart_is_clear(double west)
    {
        var result = Farmland(Box(0, 0, 100, 100), Box(west, 0, 200, 100)).Audit(Occupied);

        Assert.Empty(result.Findings);
        Assert.Equal((1L, 1L), (result.Rules[0].Subjects, result.Rules[0].Clear));
    }

    /// <summary>0.004 m² rounds to nothing; 0.009 m² rounds to 0.01 m² and is listed; 0.99 m² is below a sliver's 1 m²; so is 0.04 m × 50 m = 2 m² by its width.</summary>
    [Theory]
    [InlineData(0.04, 0.1, 0)]
    [InlineData(0.09, 0.1, 1)]
    [InlineData(0.99, 1, 1)]
    [InlineData(0.04, 50, 1)]
    public void Overlaps_below_the_tolerance_are_noise_or_listed_slivers(double width, double height, int slivers)
    {
        var result = Farmland(Box(0, 0, 100, 100), Box(100 - width, 0, 200, height)).Audit(Occupied);

        Assert.Equal(slivers, result.Count(Verdict.Sliver));
        Assert.Equal(slivers, result.Findings.Count);
        Assert.Equal(1, result.Rules[0].Clear);
    }

    [Theory]
    [InlineData(1.01, 1)]
    [InlineData(0.06, 50)]
    public void Overlaps_just_above_the_tolerance_count(double width, double height) =>
        Assert.Equal(1, Farmland(Box(0, 0, 100, 100), Box(100 - width, 0, 200, height)).Audit(Occupied).Count(Verdict.Violation));

    [Fact]
    public void A_place_under_two_constraints_counts_once()
    {
        var finding = Assert.Single(Farmland(Box(0, 0, 100, 100), Box(0, 0, 60, 100), Box(40, 0, 100, 100)).Audit(Occupied).Findings);

        Assert.Equal(10_000.00, finding.PlanarArea.SquareMetres);
        Assert.Equal(9998.44, finding.Area.SquareMetres);
        Assert.Equal([1L, 2L], finding.Constraints[0].Ids);
    }

    [Fact]
    public void Neighbours_join_to_one_piece_before_they_are_sorted()
    {
        var result = Farmland(Box(0, 0, 100, 100), Box(99.4, 0, 120, 1), Box(99.4, 1, 120, 2)).Audit(Occupied);

        Assert.Equal((1L, 0L), (result.Count(Verdict.Violation), result.Count(Verdict.Sliver)));
        Assert.Equal(1.2, result.Findings[0].PlanarArea.SquareMetres);
    }

    [Fact]
    public void Slivers_are_listed_beside_the_violation_each_with_its_own_constraints()
    {
        var result = Farmland(Box(0, 0, 100, 100), Box(0, 0, 50, 50), Box(99.98, 80, 120, 90)).Audit(Occupied);

        Assert.Equal([Verdict.Violation, Verdict.Sliver], result.Findings.Select(finding => finding.Verdict));
        Assert.Equal([[1L], [2L]], result.Findings.Select(finding => finding.Constraints[0].Ids));
        Assert.Equal([2500.00, 0.20], result.Findings.Select(finding => finding.PlanarArea.SquareMetres));
    }

    [Fact]
    public void A_total_up_to_the_limit_is_clear()
    {
        var world = Farmland(Box(0, 0, 100, 100), Box(90, 0, 200, 100));

        Assert.Equal(1, world.Audit(Occupied with { Limit = Area.FromSquareMetres(1000) }).Rules[0].Clear);
        Assert.Equal(1, world.Audit(Occupied with { Limit = Area.FromSquareMetres(999) }).Rules[0].Exceeded);
    }

    [Fact]
    public void A_rule_not_in_force_on_the_day_is_left_out() =>
        Assert.Empty(Farmland(Box(0, 0, 100, 100), Box(90, 0, 200, 100)).Audit(Occupied with { EffectiveFrom = new(2025, 10, 1) }).Rules);
}
