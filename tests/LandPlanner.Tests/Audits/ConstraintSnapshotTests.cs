using CsCheck;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Overlays;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

/// <summary>The batch audit is the oracle: what it finds of a parcel is what the live check says of it.</summary>
public sealed class ConstraintSnapshotTests
{
    private static readonly Rule Occupied = Overlap("plan-parcel", "basic-farmland");

    [Fact]
    public void It_says_what_the_audit_finds() => Gen.Select(LiveWorlds.Any, LiveWorlds.Parcel.Array[1, 4]).Sample((world, parcels) =>
    {
        var snapshot = Snapshot(world, LiveWorlds.Rules);
        foreach (var parcel in parcels)
            AssertSameAsAudit(world, parcel, snapshot.Check("parcels", parcel, Drawing.Joined));
    }, iter: 400);

    [Fact]
    public void Parts_drawn_one_by_one_are_the_joined_shape() => Gen.Select(LiveWorlds.Any, LiveWorlds.Parcel).Sample((world, parcel) =>
    {
        var snapshot = Snapshot(world, LiveWorlds.Rules);
        var (joined, loose) = (snapshot.Check("parcels", parcel, Drawing.Joined), snapshot.Check("parcels", parcel, Drawing.Loose));
        foreach (var (one, other) in joined.Rules.Zip(loose.Rules))
        {
            Assert.Equal(Tell(one), Tell(other));
            if (one.Found?.Shape is not { } shape)
                continue;
            var parts = Evidence.Union([.. Parts(other.Found!.Shape!)]);
            Assert.Equal(0, Evidence.Difference(parts, shape).Area + Evidence.Difference(shape, parts).Area, 1e-3);
        }
    }, iter: 150);

    [Fact]
    public void Classes_and_villages_close_on_the_polygon() => Gen.Select(LiveWorlds.Any, LiveWorlds.Parcel).Sample((world, parcel) =>
    {
        var answer = Snapshot(world, LiveWorlds.Rules).Check("parcels", parcel);

        Assert.Equal(Zone41.Of(parcel.Shape), answer.Area);
        Assert.Equal(answer.Area.Hundredths, answer.Classes.Sum(share => share.Gross.Hundredths));
        Assert.Equal(answer.Area.Hundredths, answer.Villages.Sum(share => share.Area.Hundredths));
    }, iter: 100);

    [Fact]
    public void Edits_give_what_a_snapshot_built_from_scratch_gives() =>
        Gen.Select(LiveWorlds.Any, Edits.Array[1, 6], LiveWorlds.Parcel.Array[1, 3]).Sample((world, edits, parcels) =>
        {
            var edited = Snapshot(world, LiveWorlds.Rules);
            foreach (var edit in edits)
            {
                world = Apply(world, edit);
                edited = edited.With(edit);
            }

            var fresh = Snapshot(world, LiveWorlds.Rules);
            foreach (var parcel in parcels)
                AssertSame(fresh.Check("parcels", parcel, Drawing.Joined), edited.Check("parcels", parcel, Drawing.Joined));
            foreach (var parcel in parcels)
                AssertSame(fresh.Check("parcels", parcel), edited.Relaid(1, TestContext.Current.CancellationToken).Check("parcels", parcel));
        }, iter: 200);

    [Fact]
    public void A_snapshot_is_not_changed_by_edits()
    {
        var before = Snapshot(Farmland, Occupied);

        var after = before.With([new("farmland", 1, null)]);

        Assert.Equal([Verdict.Violation, Verdict.Clear], new[] { before, after }.Select(snapshot => Check(snapshot, Box(5, 0, 10, 10)).Rules[0].Verdict));
    }

    [Fact]
    public void Many_edits_wear_a_snapshot_and_laying_it_out_anew_mends_it()
    {
        var world = new World().With("farmland", "basic-farmland", [.. Enumerable.Range(0, 400).Select(i => ("", Box(i, 0, i + 1, 10)))]);
        var snapshot = Snapshot(world, Occupied);

        var worn = snapshot.With([.. Enumerable.Range(1, 300).Select(id => new FeatureChange("farmland", id, null))]);

        Assert.Equal((false, true, false), (snapshot.IsWorn, worn.IsWorn, worn.Relaid(1, TestContext.Current.CancellationToken).IsWorn));
        Assert.Equal(100, worn.Layers[0].Features.Count);
    }

    /// <summary>A bow tie whose edges cross in its middle.</summary>
    [Fact]
    public void A_polygon_that_crosses_itself_is_told_where()
    {
        var answer = Check(Snapshot(new World().With("farmland", "basic-farmland", ("", Box(0, 0, 10, 10))), Occupied), "POLYGON((0 0,10 10,10 0,0 10,0 0))");

        var defect = Assert.Single(answer.Defects);
        Assert.Equal((DefectReasons.SelfIntersection, East + 5, North + 5), (defect.Reason, defect.X, defect.Y));
        Assert.False(answer.IsJudged);
        Assert.Empty(answer.Rules);
    }

    [Fact]
    public void Two_points_and_an_unclosed_ring_are_what_a_pen_leaves()
    {
        var snapshot = Snapshot(new World().With("farmland", "basic-farmland", ("", Box(0, 0, 10, 10))), Occupied);

        var line = snapshot.Check(new("plan-parcel"), new LooseShape(GeometryKind.Polygon, [East, North, East + 5, North], [2], [1]));
        var open = snapshot.Check(
            new("plan-parcel"), new LooseShape(GeometryKind.Polygon, [East, North, East + 5, North, East + 5, North + 5], [3], [1]));

        Assert.Contains(line.Defects, defect => defect.Reason == DefectReasons.ShortRing);
        Assert.False(line.IsJudged);
        Assert.Equal((Verdict.Violation, 12.50), (open.Rules[0].Verdict, open.PlanarArea.SquareMetres));
    }

    [Fact]
    public void Off_grid_corners_are_judged_where_a_commit_would_put_them() =>
        Assert.Equal(Verdict.Clear, Check(
            Snapshot(Farmland, Occupied), Box(10.00003, 0, 20, 10), snapped: false).Rules[0].Verdict);

    [Fact]
    public void What_rules_ask_of_the_subject_itself_is_given_by_meaning()
    {
        var rule = Occupied with { Subject = new([new("plan-parcel")], [new Condition.OneOf("zoneCode", ["01"])]) };
        var snapshot = Snapshot(new World().With("farmland", "basic-farmland", ("", Box(0, 0, 10, 10))), rule, Declared);
        var shape = LooseShape.Of(Shape(Box(0, 0, 10, 10)));

        Assert.Empty(snapshot.Check(new("plan-parcel"), shape).Rules);
        Assert.Equal(
            [("plan-parcel-in-basic-farmland", Verdict.Violation), ("declared-area", Verdict.Notice)],
            snapshot.Check(new("plan-parcel"), shape, new Dictionary<string, object?> { ["zoneCode"] = "01", ["declaredArea"] = 120.0 })
                .Rules.Select(answer => (answer.Rule, answer.Verdict)));
    }

    [Fact]
    public void A_covered_layer_that_is_not_there_is_said()
    {
        var snapshot = Snapshot(new World().With("farmland", "basic-farmland", null, "villages", ("", Box(0, 0, 10, 10))), Occupied);

        Assert.Contains("'villages'", Assert.Single(snapshot.Notes), StringComparison.Ordinal);
    }

    private static World Farmland => new World()
        .With("farmland", "basic-farmland", null, "town", ("", Box(0, 0, 10, 10))).With("town", "village", ("name=甲村", Box(-50, -50, 50, 50)));

    private static readonly string[] EditedLayers = ["farmland", "land", "red", "urban", "villages", "parcels"];

    private static Gen<FeatureChange[]> Edits =>
        Gen.Select(Gen.Int[0, 5].Select(i => EditedLayers[i]), Gen.Int[1, 12], LiveWorlds.Parcel, Gen.Int[0, 3])
            .Select((layer, id, feature, kind) => new FeatureChange(layer, id, kind == 0 ? null : feature with { Id = id })).Array[1, 4];

    private static World Apply(World world, FeatureChange[] changes) => changes.Aggregate(world, (before, change) => before.Change(layer =>
        layer.Info.Name != change.Layer ? layer : layer with
        {
            Features = [.. layer.Features.Where(feature => feature.Id != change.FeatureId), .. change.Now is { } now ? [now] : Array.Empty<Feature>()],
        }));

    private static ConstraintSnapshot Snapshot(World world, params Rule[] rules) =>
        ConstraintSnapshot.Build(world.Input(rules) with { Threads = 1 }, TestContext.Current.CancellationToken);

    private static LiveAnswer Check(ConstraintSnapshot snapshot, string wkt, bool snapped = true)
    {
        var shape = snapped ? Shape(wkt) : new NetTopologySuite.Geometries.Utilities.AffineTransformation().Translate(East, North)
            .Transform(new NetTopologySuite.IO.WKTReader().Read(wkt));
        return snapshot.Check(new("plan-parcel"), LooseShape.Of(shape));
    }

    private static void AssertSameAsAudit(World world, Feature parcel, LiveAnswer answer)
    {
        var result = world.Change(layer => layer.Info.Name == "parcels" ? layer with { Features = [parcel] } : layer).Audit(LiveWorlds.Rules);
        var expected = result.Findings.Select(finding => Tell(
            finding.Rule, finding.Verdict, finding.Area, finding.PlanarArea, finding.ConstraintSum, finding.Constraints, finding.Shape, finding.Declared));
        var actual = answer.Rules.SelectMany(rule => new[] { (rule.Verdict, rule.Found, rule.Declared), (Verdict.Sliver, rule.Slivers, null) }
            .Where(part => part.Item2 is not null).OrderBy(part => part.Item1)
            .Select(part => Tell(
                rule.Rule, part.Item1, part.Item2!.Area, part.Item2.PlanarArea, part.Item2.ConstraintSum, part.Item2.Constraints, part.Item2.Shape, part.Item3)));
        Assert.Equal(expected, actual);
        Assert.Equal(
            result.Rules.Where(rule => rule.Clear > 0).Select(rule => rule.Id),
            answer.Rules.Where(rule => rule.Verdict == Verdict.Clear).Select(rule => rule.Rule));
    }

    private static void AssertSame(LiveAnswer expected, LiveAnswer actual)
    {
        Assert.Equal(expected.Rules.Select(Tell), actual.Rules.Select(Tell));
        Assert.Equal(expected.Rules.Select(rule => $"{rule.Found?.Shape}"), actual.Rules.Select(rule => $"{rule.Found?.Shape}"));
        Assert.Equal(expected.Classes, actual.Classes);
        Assert.Equal(expected.Villages, actual.Villages);
    }

    private static string Tell(RuleAnswer rule) => $"{rule.Rule} {rule.Verdict} {Tell(rule.Found)} | {Tell(rule.Slivers)} | {rule.Declared}";

    private static string Tell(FoundPart? part) => part is null ? "" : $"{part.Area} {part.PlanarArea} {part.ConstraintSum} {Tell(part.Constraints)}";

    private static string Tell(
        string rule, Verdict verdict, Area area, Area planar, Area? sum, IReadOnlyList<ConstraintReference> constraints, Geometry? shape, DeclaredArea? declared) =>
        $"{rule} {verdict} {area} {planar} {sum} {Tell(constraints)} {Multi(shape)} {declared}";

    private static string Tell(IReadOnlyList<ConstraintReference> constraints) =>
        string.Join(';', constraints.Select(constraint => $"{constraint.Layer}: {string.Join(',', constraint.Ids)}"));

    private static Geometry? Multi(Geometry? shape) => shape is Polygon polygon ? polygon.Factory.CreateMultiPolygon([polygon]) : shape;

    private static IEnumerable<Geometry> Parts(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN);
}
