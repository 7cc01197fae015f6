using System.Globalization;
using CsCheck;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.LandClasses;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

/// <summary>Worlds of random polygons, changed in ways that must not change what the audit says.</summary>
public sealed class MetamorphicTests
{
    private static readonly Rule[] Rules =
    [
        Overlap("plan-parcel", "basic-farmland"),
        Outside("plan-parcel", "basic-farmland"),
        Overlap("basic-farmland", "land-use", Kind(FarmlandFlowKind.NonGrain)),
    ];

    private static readonly Gen<World> Worlds = Gen.Select(Patches, Patches, Patches).Select((parcels, farmland, land) => new World()
        .With("farmland", "basic-farmland", farmland)
        .With("land", "land-use", land)
        .With("parcels", "plan-parcel", parcels));

    private static Gen<(string, string)[]> Patches => Patch.Array[1, 6];

    /// <summary>Quadrilaterals with corners on whole decimetres, so that contacts and shared corners are common.</summary>
    private static Gen<(string, string)> Patch =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[0, 4], Gen.Bool).Select((x, y, width, height, lean, grain) =>
            (grain ? "class=0103" : "class=0201", string.Create(CultureInfo.InvariantCulture,
                $"POLYGON(({x} {y},{x + width} {y + lean},{x + width + lean} {y + height + lean},{x + lean} {y + height},{x} {y}))")));

    [Fact]
    public void The_way_rings_run_and_where_they_start_change_nothing() =>
        Worlds.Sample(world => AssertSame(world, world.Change(layer => Reshape(layer, Turned))), iter: 60);

    [Fact]
    public void A_vertex_more_on_each_edge_changes_nothing() =>
        Worlds.Sample(world => AssertSame(world, world.Change(layer => Reshape(layer, Divided))), iter: 60);

    [Fact]
    public void A_world_moved_north_by_whole_grid_steps_gives_the_same_plane_verdicts() =>
        Gen.Select(Worlds, Gen.Int[-500_000, 500_000], Gen.Int[-500_000, 500_000]).Sample((world, east, north) =>
            AssertSame(world, world.Change(layer => Reshape(layer, shape => Moved(shape, east / 10_000.0, north / 10_000.0)))), iter: 60);

    [Fact]
    public void The_order_of_layers_and_features_and_the_number_of_threads_change_nothing_at_all() =>
        Worlds.Sample(world =>
        {
            var straight = Tell(world.Audit(threads: 1, Rules));
            foreach (var threads in (int[])[2, 4])
            {
                var other = world.Change(layer => layer with { Features = [.. layer.Features.Reverse()] });
                Assert.Equal(straight, Tell(other.Audit(threads, Rules)));
            }
        }, iter: 30);

    [Fact]
    public void Inside_and_outside_add_up_to_the_subject() =>
        Worlds.Sample(world =>
        {
            var everywhere = world.Change(layer => layer.Info.Name == "farmland" ? layer with { Info = layer.Info with { Covers = "all" } } : layer)
                .With("all", "village", ("name=全镇", Box(-1000, -1000, 1000, 1000)));
            var exact = Tolerance.Default with { Sliver = Area.Zero, ThinMetres = 0 };
            var result = everywhere.Audit([.. Rules.Take(2).Select(rule => rule with { Tolerance = exact })]);
            foreach (var parcel in world.Layers.Single(layer => layer.Info.Name == "parcels").Features)
            {
                var sum = result.Findings.Where(finding => finding.FeatureId == parcel.Id).Sum(finding => finding.Area.SquareMetres);
                Assert.Equal(Zone41.SquareMetresOf(parcel.Shape), sum, 0.05);
            }
        }, iter: 60);

    [Fact]
    public void Break_downs_always_close() =>
        Worlds.Sample(world =>
        {
            foreach (var finding in world.Audit(Rules).Findings)
            {
                Assert.Equal(finding.Area.Hundredths, finding.Classes.Sum(share => share.Gross.Hundredths));
                Assert.Equal(finding.Area.Hundredths, finding.Ownership.Sum(share => share.Area.Hundredths));
            }
        }, iter: 60);

    private static void AssertSame(World expected, World actual)
    {
        var (before, after) = (expected.Audit(Rules).Findings, actual.Audit(Rules).Findings);
        Assert.Equal(before.Select(Who), after.Select(Who));
        foreach (var (one, other) in before.Zip(after))
            Assert.Equal(one.PlanarArea.SquareMetres, other.PlanarArea.SquareMetres, 0.0101);
    }

    private static string Who(Finding finding) => $"{finding.Rule} {finding.Verdict} {finding.Layer} {finding.FeatureId}";

    private static string Tell(AuditResult result) => string.Join('\n', result.Findings.Select(finding => string.Create(
        CultureInfo.InvariantCulture,
        $"{Who(finding)} {finding.Area} {finding.Village} {string.Join(',', finding.Constraints.SelectMany(c => c.Ids))} {string.Join(',', finding.Classes)} {finding.Shape}")));

    private static AuditLayer Reshape(AuditLayer layer, Func<Polygon, Polygon> change) =>
        layer with { Features = [.. layer.Features.Select(feature => feature with { Shape = change((Polygon)feature.Shape!) })] };

    private static Polygon Turned(Polygon polygon)
    {
        var open = polygon.ExteriorRing.Coordinates[..^1];
        var turned = open.Skip(2).Concat(open.Take(2)).Reverse().ToList();
        return polygon.Factory.CreatePolygon([.. turned, turned[0]]);
    }

    private static Polygon Divided(Polygon polygon)
    {
        var ring = polygon.ExteriorRing.Coordinates;
        return polygon.Factory.CreatePolygon(
            [.. ring.Zip(ring.Skip(1)).SelectMany(edge => new[] { edge.First, new((edge.First.X + edge.Second.X) / 2, (edge.First.Y + edge.Second.Y) / 2) }), ring[0]]);
    }

    private static Polygon Moved(Polygon polygon, double east, double north)
    {
        var moved = (Polygon)polygon.Copy();
        moved.Apply(new Shift(east, north));
        moved.GeometryChanged();
        return moved;
    }
}
