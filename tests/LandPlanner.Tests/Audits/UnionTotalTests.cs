using System.Globalization;
using CsCheck;
using LandPlanner.Audits;
using LandPlanner.Overlays;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

/// <summary>Constraints that lie over each other count each place once; what they sum to is said beside it.</summary>
public sealed class UnionTotalTests
{
    private const double Official = 0.99984379;
    private static readonly Rule Occupied = Overlap("plan-parcel", "basic-farmland");

    private static World Farmland(params string[] farmland) => new World()
        .With("parcels", "plan-parcel", ("", Box(0, 0, 100, 100)))
        .With("far", "village", ("name=far", Box(-5000, -5000, 5000, 5000)))
        .With("farmland", "basic-farmland", null, "far", [.. farmland.Select(wkt => ("", wkt))]);

    /// <summary>Planar: 60 × 100 and 60 × 100 with 20 × 100 in both.</summary>
    [Fact]
    public void Two_that_overlap_are_reported_by_union_and_by_sum()
    {
        var finding = Assert.Single(Farmland(Box(0, 0, 60, 100), Box(40, 0, 100, 100)).Audit(Occupied).Findings);

        Assert.Equal(10_000 * Official, finding.Area.SquareMetres, 0.01);
        Assert.Equal(12_000 * Official, finding.ConstraintSum!.Value.SquareMetres, 0.01);
    }

    [Fact]
    public void Three_over_one_place_and_identical_duplicates_count_once()
    {
        var three = Assert.Single(Farmland(Box(0, 0, 50, 100), Box(10, 0, 60, 100), Box(20, 0, 70, 100)).Audit(Occupied).Findings);
        var twins = Assert.Single(Farmland(Box(0, 0, 200, 200), Box(0, 0, 200, 200)).Audit(Occupied).Findings);

        Assert.Equal((7000.00, 15_000 * Official), (three.PlanarArea.SquareMetres, three.ConstraintSum!.Value.SquareMetres), new Near(0.011));
        Assert.Equal((10_000.00, 20_000 * Official), (twins.PlanarArea.SquareMetres, twins.ConstraintSum!.Value.SquareMetres), new Near(0.011));
    }

    [Fact]
    public void Neighbours_and_what_overlaps_elsewhere_have_no_other_sum()
    {
        Assert.Null(Assert.Single(Farmland(Box(0, 0, 50, 100), Box(50, 0, 100, 100)).Audit(Occupied).Findings).ConstraintSum);
        Assert.Null(Assert.Single(Farmland(Box(0, 0, 50, 300), Box(-50, 200, 50, 300), Box(50, 0, 100, 100)).Audit(Occupied).Findings).ConstraintSum);
    }

    /// <summary>Each of three overlaps is 0.04 m × 50 m; alone, and one over the other, they are slivers.</summary>
    [Fact]
    public void Slivers_that_overlap_count_once_too()
    {
        var finding = Assert.Single(Farmland(Box(99.96, 0, 120, 50), Box(99.96, 0, 120, 50)).Audit(Occupied).Findings);

        Assert.Equal((Verdict.Sliver, 2.00), (finding.Verdict, finding.PlanarArea.SquareMetres));
        Assert.Equal(4 * Official, finding.ConstraintSum!.Value.SquareMetres, 0.01);
    }

    [Fact]
    public void No_total_is_more_than_its_subject_or_differs_from_the_union() => Gen.Select(LiveWorlds.Any, LiveWorlds.Parcel).Sample((world, parcel) =>
    {
        var one = world.Change(layer => layer.Info.Name == "parcels" ? layer with { Features = [parcel] } : layer);
        foreach (var finding in one.Audit(LiveWorlds.Rules).Findings.Where(finding => finding.Declared is null))
        {
            Assert.True(finding.Area <= Zone41.Of(parcel.Shape), string.Create(CultureInfo.InvariantCulture, $"{finding.Area} of {Zone41.Of(parcel.Shape)}"));
            Assert.Equal(Zone41.SquareMetresOf(finding.Shape), finding.Area.SquareMetres, 0.0051);
            if (finding.ConstraintSum is { } sum)
                Assert.Equal(SumOneByOne(one, parcel, finding), sum.SquareMetres, 0.1);
        }
    }, iter: 150);

    [Fact]
    public void Land_use_and_villages_that_overlap_themselves_are_scaled_down_and_said_so()
    {
        var finding = Assert.Single(Farmland(Box(0, 0, 100, 100))
            .With("land", "land-use", ("class=0103", Box(0, 0, 100, 100)), ("class=0201", Box(0, 0, 50, 100)))
            .With("farther", "village", ("name=甲村", Box(0, 0, 100, 100))).Audit(Occupied).Findings);

        Assert.Equal(finding.Area.Hundredths, finding.Classes.Sum(share => share.Gross.Hundredths));
        Assert.Equal(finding.Area.Hundredths, finding.Villages.Sum(share => share.Area.Hundredths));
        Assert.Equal((5000 * Official, 10_000 * Official), (finding.LandUseExcess!.Value.SquareMetres, finding.VillageExcess!.Value.SquareMetres), new Near(0.02));
    }

    [Fact]
    public void What_does_not_overlap_itself_has_no_excess()
    {
        var finding = Assert.Single(Farmland(Box(0, 0, 100, 100))
            .With("land", "land-use", ("class=0103", Box(0, 0, 50, 100)), ("class=0201", Box(50, 0, 100, 100))).Audit(Occupied).Findings);

        Assert.Equal((null, null), (finding.LandUseExcess, finding.VillageExcess));
    }

    [Fact]
    public void A_covered_layer_that_is_not_there_is_said_beside_the_source()
    {
        World World(string covers) => new World()
            .With("parcels", "plan-parcel", ("", Box(0, 0, 10, 10)))
            .With("far", "village", ("name=far", Box(0, 0, 50, 50)))
            .With("farmland", "basic-farmland", null, covers, ("", Box(0, 0, 10, 10)));

        Assert.Contains("'villages'", Note(World("villages")), StringComparison.Ordinal);
        Assert.Equal("", Note(World("far")));

        static string Note(World world) => world.Audit(Occupied).Sources.Single(source => source.Layer == "farmland").Note;
    }

    /// <summary>By NetTopologySuite's overlay, constraint by constraint.</summary>
    private static double SumOneByOne(World world, Features.Feature parcel, Finding finding) => finding.Constraints
        .SelectMany(cited => world.Layers.Single(layer => layer.Info.Name == cited.Layer).Features.Where(feature => cited.Ids.Contains(feature.Id)))
        .Sum(feature => Zone41.SquareMetresOf(Evidence.Intersection(Evidence.Intersection(parcel.Shape!, feature.Shape!), finding.Shape!)));

    private sealed class Near(double squareMetres) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) one, (double, double) other) =>
            Math.Abs(one.Item1 - other.Item1) <= squareMetres && Math.Abs(one.Item2 - other.Item2) <= squareMetres;

        public int GetHashCode((double, double) pair) => 0;
    }
}
