using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown.Tests;

/// <summary>Judged by NetTopologySuite's coverage validator and by sums of official areas.</summary>
public class CoverageTests
{
    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Patches_of_both_surveys_form_a_clean_coverage(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        foreach (var survey in new[] { town.Ground.Survey, town.Year.Survey })
        {
            var shapes = Shapes(town, survey.Of, survey.Patches.Count);
            Assert.All(shapes, shape => Assert.True(shape is Polygon { IsValid: true }));
            Assert.True(CoverageValidator.IsValid(shapes));
        }
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Villages_form_a_clean_coverage_of_34(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        var shapes = Shapes(town, town.Ground.Villages.Of, town.Ground.Villages.All.Count);

        Assert.Equal(34, shapes.Length);
        Assert.All(shapes, shape => Assert.True(shape is Polygon { IsValid: true }));
        Assert.True(CoverageValidator.IsValid(shapes));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Patch_areas_of_a_village_add_up_to_the_village(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);
        var layer = new LandUseLayer(town, town.Year.Survey, 2024).Build("DLTB");
        var (name, area) = (Index(layer, "ZLDWMC"), Index(layer, "TBMJ"));
        var sums = layer.Rows.GroupBy(row => (string)row.Values[name]!).ToDictionary(
            group => group.Key, group => Math.Round(group.Sum(row => (double)row.Values[area]!), 2));

        var villages = Layers.Villages(town).Rows.ToDictionary(row => (string)row.Values[3]!, row => (double)row.Values[4]!);

        Assert.Equal(villages, sums);
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void Every_coordinate_lies_on_the_grid_of_a_tenth_of_a_millimetre(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        var coordinates = town.Ground.PatchShapes.Concat(town.Subjects.Select(parcel => parcel.Plot.Shape)).SelectMany(shape => shape.Coordinates);

        Assert.DoesNotContain(coordinates, at => at.X != Lattice.Snap(at.X) || at.Y != Lattice.Snap(at.Y));
    }

    [Theory]
    [MemberData(nameof(Towns.Some), MemberType = typeof(Towns))]
    public void The_town_measures_about_60_square_kilometres_and_has_about_as_many_patches_as_asked_for(long seed, int patches)
    {
        var town = Towns.Get(seed, patches);

        Assert.InRange(town.Ground.PatchShapes.Sum(town.Areas.SquareMetresOf) / 1e6, 54, 66);
        Assert.InRange(town.Ground.Survey.Patches.Count, 0.9 * patches, 1.1 * patches);
    }

    private static Geometry[] Shapes(Town town, int[] keys, int count) => Array.ConvertAll(town.Ground.Tracer.Trace(keys, count), shape => shape!);

    private static int Index(Layer layer, string column) => layer.Schema.IndexOf(column);
}
