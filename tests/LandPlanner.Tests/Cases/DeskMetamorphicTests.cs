using LandPlanner.Cases;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Shapes = LandPlanner.Tests.Audits.World;
using static LandPlanner.Tests.Cases.DeskTown;

namespace LandPlanner.Tests.Cases;

/// <summary>What must not matter to a verdict does not.</summary>
public sealed class DeskMetamorphicTests
{
    private static readonly DeskTown Town = Plain.Became("0601", 100, 450, 300, 650)
        .With("农转用", "approval", null, "town", ("approval=1", Box(90, 440, 180, 700)), ("approval=2, kind=临时用地", Box(170, 440, 220, 560)));

    private static readonly IReadOnlyList<DeskPatch> Patches =
    [
        .. from x in new[] { 80, 150, 230, 290 } from y in new[] { 430, 480, 530, 640 } select new DeskPatch(Shapes.Shape(Box(x, y, x + 37.3, y + 29.1))),
    ];

    [Fact]
    public void Order_of_layers_features_and_patches_and_threads_do_not_matter()
    {
        var expected = Town.Look(Patches).Select(Everything).ToList();
        Assert.True(expected.Distinct().Count() > 10);
        var turned = new DeskTown([.. Town.Layers.Reverse().Select(layer => layer with { Features = [.. layer.Features.Reverse()] })]);

        Assert.Equal(expected, turned.Look(Patches, threads: 3).Select(Everything));
        Assert.Equal(expected, turned.Look([.. Patches.Reverse()]).Reverse().Select(Everything));
        Assert.Equal(expected, Patches.Select(patch => Everything(Town.Look(patch))));
    }

    [Fact]
    public void Polygons_cut_in_two_say_the_same()
    {
        var cut = Town.Change(layer => layer with { Features = [.. layer.Features.SelectMany(feature => Halves(feature.Shape!).Select((half, i) => feature with { Id = 2 * feature.Id + i, Shape = half }))] });

        Assert.Equal(Town.Look(Patches).Select(Everything), cut.Look(Patches).Select(Everything));
    }

    [Fact]
    public void Moved_as_a_whole_it_says_the_same()
    {
        var (there, expected) = (AffineTransformation.TranslationInstance(1234.5, -678.9), Town.Look(Patches));
        var moved = Town.Change(layer => layer with
        {
            Info = layer.Info with { Extent = null },
            Features = [.. layer.Features.Select(feature => feature with { Shape = there.Transform(feature.Shape) })],
        });

        var found = moved.Look([.. Patches.Select(patch => patch with { Shape = there.Transform(patch.Shape) })]);

        Assert.Equal(expected.Select(one => (one.Verdict, one.Kind, one.Reasons.Count)), found.Select(one => (one.Verdict, one.Kind, one.Reasons.Count)));
        // The scale of the plane changes by some 10⁻⁵ on the way.
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.FarmlandLost!.Value.SquareMetres, pair.Second.FarmlandLost!.Value.SquareMetres, 0.2));
    }

    [Fact]
    public void Layers_and_patches_far_away_do_not_matter()
    {
        var more = new DeskTown([.. Town.Layers.Select(layer => layer with { Features = [.. layer.Features, .. layer.Features.Select(feature => feature with { Id = feature.Id + 100, Shape = AffineTransformation.TranslationInstance(5000, 0).Transform(feature.Shape) })] })]);

        Assert.Equal(Town.Look(Patches).Select(Everything), more.Look(Patches).Select(Everything));
    }

    private static string Everything(DeskResult one) => string.Join('|',
        one.Verdict, one.Kind, one.Area, DeskText.Classes(one.Before), DeskText.Classes(one.Now), one.Farmland, one.FarmlandLost, one.FarmlandGained, one.BasicFarmland, one.RedLine, one.Approved,
        string.Join(';', one.Approvals), DeskReason.Write(one.Reasons));

    private static IEnumerable<Geometry> Halves(Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        // On the grid of 0.1 mm.
        var middle = Math.Round(box.Centre.X, 4);
        foreach (var half in new[] { new Envelope(box.MinX, middle, box.MinY, box.MaxY), new Envelope(middle, box.MaxX, box.MinY, box.MaxY) })
            yield return LandPlanner.Overlays.Evidence.Intersection(shape, GeometryFactory.Default.ToGeometry(half));
    }
}
