using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.SampleTown.Tests;

/// <summary>What the construction says is overlapped, against NetTopologySuite's overlay of the layers as they are delivered.</summary>
public class FindingTests
{
    private const double NoiseSquareMetres = 0.01;

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Each_rule_finds_as_many_as_were_built_in(long seed, int patches)
    {
        var counts = new Findings(Towns.Get(seed, patches)).All().CountBy(finding => finding.Rule).ToDictionary();

        Assert.Equal(3, counts["basic-farmland-occupied"]);
        Assert.Equal(1, counts["red-line-occupied"]);
        Assert.Equal(2, counts["tract-outside-concentrated-zone"]);
        Assert.InRange(counts["basic-farmland-non-agricultural"], 2, 5);
        Assert.InRange(counts["basic-farmland-non-grain"], 10, 20);
        Assert.InRange(counts["basic-farmland-not-sown"], 20, 30);
        Assert.Equal(2, counts["farmland-boundary-conflict"]);
        Assert.Equal(1, counts["farmland-red-line-conflict"]);
        Assert.Equal(1, counts["boundary-red-line-conflict"]);
        Assert.Equal(2, counts["declared-area"]);
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Overlaps_of_basic_farmland_are_those_an_overlay_finds(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);
        var findings = new Findings(town);

        var expected = findings.All().Concat(findings.Slivers()).Where(finding => finding.Rule == "basic-farmland-occupied");

        AssertSame(expected, Overlay(town, Layers.Farmland(town).Rows));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Overlaps_of_the_red_line_are_those_an_overlay_finds(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        var expected = new Findings(town).All().Where(finding => finding.Rule == "red-line-occupied");

        AssertSame(expected, Overlay(town, Layers.RedLine(town).Rows));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Overlaps_of_cultivated_land_are_those_an_overlay_finds(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);
        var fields = new LandUseLayer(town, town.Year.Survey, 2024).Build("DLTB").Rows.Where(row => ((string)row.Values[4]!).StartsWith("01", StringComparison.Ordinal));

        var expected = new Findings(town).All().Where(finding => finding.Rule == "cultivated-land-occupied");

        AssertSame(expected, Overlay(town, fields));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Slivers_are_below_the_tolerance_of_area_or_width(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);
        var slivers = new Findings(town).Slivers().ToDictionary(sliver => sliver.Name, sliver => sliver.AreaSquareMetres);

        Assert.Equal(0.6, slivers[town.Plans.Sliver.Name], 0.01);
        Assert.True(slivers[town.Plans.Strip.Name] < 1 || 2 * slivers[town.Plans.Strip.Name] / 60 < 0.05);
        Assert.Equal(0, town.Plans.Touching.Plot.On(cell => town.Farmland.Of[cell] >= 0));
    }

    private static Dictionary<string, double> Overlay(Town town, IEnumerable<Row> constraints)
    {
        var tree = new STRtree<Geometry>();
        foreach (var row in constraints)
            tree.Insert(row.Shape!.EnvelopeInternal, row.Shape);
        return town.Subjects.ToDictionary(parcel => parcel.Name, parcel => tree.Query(parcel.Plot.Shape.EnvelopeInternal)
            .Sum(shape => town.Areas.SquareMetresOf(OverlayNGRobust.Overlay(shape, parcel.Plot.Shape, OverlayNG.INTERSECTION))));
    }

    private static void AssertSame(IEnumerable<Finding> expected, Dictionary<string, double> found)
    {
        var built = expected.ToDictionary(finding => finding.Name, finding => finding.AreaSquareMetres);
        Assert.All(found, pair => Assert.Equal(built.GetValueOrDefault(pair.Key), pair.Value, NoiseSquareMetres));
    }
}
