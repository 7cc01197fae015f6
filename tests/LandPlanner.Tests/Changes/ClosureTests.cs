using System.Globalization;
using CsCheck;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Overlays;
using LandPlanner.Tests.Audits;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Changes.Vintages;

namespace LandPlanner.Tests.Changes;

/// <summary>Random vintages: what must close, against OverlayNG as the judge, and changed in ways that must change nothing.</summary>
public sealed class ClosureTests
{
    private static readonly string[] Codes = ["0101", "0103", "0201", "0301", "0601", "1101", "9999"];

    /// <summary>Quadrilaterals on whole decimetres, over each other as they fall: gaps, overlaps and shared corners are common.</summary>
    private static readonly Gen<Vintages> Loose =
        Gen.Select(Patch.Array[0, 7], Patch.Array[0, 7], Patch.Array[0, 3], Patch.Array[0, 3], Patch.Array[0, 3])
            .Select((before, after, villages, approvals, farmland) => Of(before, after)
                .With("villages", "village", [.. villages.Select((row, i) => ($"village=村{i % 2}", row.Item2))])
                .With("approvals", "approval", approvals).With("farmland", "basic-farmland", farmland));

    /// <summary>One coverage, cut by lines at odd places, of which the later vintage moves a line and changes some classes.</summary>
    private static readonly Gen<Vintages> Coverages =
        Gen.Select(Gen.Int[1, 999].Array[3], Gen.Int[1, 999].Array[3], Gen.Int[-300, 300], Gen.Int[0, 6].Array[16], Gen.Int[0, 6].Array[16])
            .Select((xs, ys, moved, before, after) => Of(Cells(xs, ys, before, 0), Cells(xs, ys, after, moved))
                .With("villages", "village", ("village=东村", Box(50, -1, 200, 101)), ("village=西村", Box(-1, -1, 50, 101))));

    private static Gen<(string, string)> Patch =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[0, 4], Gen.Int[0, 6]).Select((x, y, width, height, lean, code) =>
            ($"class={Codes[code]}", string.Create(CultureInfo.InvariantCulture,
                $"POLYGON(({x} {y},{x + width} {y + lean},{x + width + lean} {y + height + lean},{x + lean} {y + height},{x} {y}))")));

    [Fact]
    public void Rows_and_columns_close_on_the_layers_own_sums() => Loose.Sample(AssertCloses, iter: 150);

    [Fact]
    public void Coverages_close_without_overlap_or_ground_outside() =>
        Coverages.Sample(vintages =>
        {
            AssertCloses(vintages);
            var result = vintages.Run();
            Assert.Equal((Area.Zero, Area.Zero), (result.Before.Overlap, result.After.Overlap));
            Assert.All(result.Cells, cell => Assert.True(cell.Before >= 0 && cell.After >= 0));
        }, iter: 100);

    [Fact]
    public void Cells_are_the_areas_of_OverlayNG() =>
        Loose.Sample(vintages =>
        {
            var result = vintages.Run();
            var (before, after) = (ByClass(vintages.Before[0]), ByClass(vintages.Before[1]));
            foreach (var cell in result.Cells.GroupBy(cell => (cell.Before, cell.After)))
            {
                var judge = Judge(result, before, after, cell.Key);
                Assert.Equal(judge, ChangeMatrixTests.Sum(cell.Select(one => one.Area)).SquareMetres, 0.06);
            }

            var ground = result.Cells.Sum(cell => cell.Area.SquareMetres);
            Assert.Equal(AreaOf(Union([.. before.Values, .. after.Values])), ground, 0.2);
        }, iter: 100);

    [Fact]
    public void Approved_and_basic_farmland_are_the_areas_of_OverlayNG() =>
        Loose.Sample(vintages =>
        {
            var result = vintages.Run();
            var (approved, basic) = (Union(Shapes(vintages, "approvals")), Union(Shapes(vintages, "farmland")));
            foreach (var patch in result.Patches)
            {
                var on = Evidence.Intersection(patch.Shape, basic);
                Assert.Equal(AreaOf(Evidence.Intersection(patch.Shape, approved)), patch.Approved!.Value.SquareMetres, 0.03);
                Assert.Equal(AreaOf(on), patch.OnBasic!.Value.SquareMetres, 0.03);
                Assert.Equal(AreaOf(Evidence.Difference(on, approved)), patch.NotApprovedOnBasic!.Value.SquareMetres, 0.06);
            }
        }, iter: 60);

    [Fact]
    public void The_same_layer_twice_changed_nowhere() =>
        Coverages.Sample(vintages =>
        {
            var same = vintages with { Before = [vintages.Before[0], vintages.Before[0] with { Info = vintages.Before[0].Info with { Name = "again" } }] };
            var result = same.Run();

            Assert.Empty(result.Patches);
            Assert.All(result.Cells, cell => Assert.Equal(ChangeKind.Unchanged, cell.Kind));
            Assert.All(result.Classes, one => Assert.Equal((Area.Zero, Area.Zero), (one.Before.Rounding, one.After.Rounding)));
        }, iter: 60);

    [Fact]
    public void Turned_round_the_matrix_is_transposed() =>
        Coverages.Sample(vintages =>
        {
            var forth = vintages.Run();
            var back = (vintages with { Before = [vintages.Before[1], vintages.Before[0]] }).Run();

            var straight = forth.Cells.Where(cell => cell.Before != cell.After)
                .ToDictionary(cell => (cell.Before, cell.After, cell.Village), cell => cell.Area.SquareMetres);
            var turned = back.Cells.Where(cell => cell.Before != cell.After)
                .ToDictionary(cell => (Before: cell.After, After: cell.Before, cell.Village), cell => cell.Area.SquareMetres);
            Assert.All(straight.Keys.Union(turned.Keys), key =>
                Assert.Equal(straight.GetValueOrDefault(key), turned.GetValueOrDefault(key), 0.0101));
        }, iter: 40);

    [Fact]
    public void The_order_of_features_and_the_number_of_threads_change_nothing_at_all() =>
        Loose.Sample(vintages =>
        {
            var straight = Tell(vintages.Run());
            foreach (var threads in (int[])[2, 4])
                Assert.Equal(straight, Tell(vintages.Change(layer => layer with { Features = [.. layer.Features.Reverse()] }).Run(threads)));
        }, iter: 30);

    [Fact]
    public void A_world_moved_by_whole_grid_steps_changes_in_the_same_places() =>
        Gen.Select(Coverages, Gen.Int[-500_000, 500_000], Gen.Int[-500_000, 500_000]).Sample((vintages, east, north) =>
        {
            var here = vintages.Run();
            var there = vintages.Change(layer => layer with { Features = [.. layer.Features.Select(f => f with { Shape = Moved(f.Shape!, east / 10_000.0, north / 10_000.0) })] }).Run();

            Assert.Equal(here.Patches.Select(Who), there.Patches.Select(Who));
            Assert.All(here.Patches.Zip(there.Patches), pair => Assert.Equal(pair.First.Shape.Area, pair.Second.Shape.Area, 1e-3));
        }, iter: 40);

    private static void AssertCloses(Vintages vintages)
    {
        var result = vintages.Run();
        var (before, after) = (vintages.Before[0], vintages.Before[1]);
        Assert.Equal(before.Info.Area, result.Before.Area);
        Assert.Equal(after.Info.Area, result.After.Area);
        for (var i = 0; i < result.Classes.Count; i++)
        {
            var one = result.Classes[i];
            Assert.Equal(OwnSum(before, one.Code), one.Before.Area);
            Assert.Equal(OwnSum(after, one.Code), one.After.Area);
            Assert.Equal(one.Before.Area, Cells(result, cell => cell.Before == i) + one.Before.Overlap + one.Before.Rounding);
            Assert.Equal(one.After.Area, Cells(result, cell => cell.After == i) + one.After.Overlap + one.After.Rounding);
            // Half a unit for each patch and each cell, and some for corners that the cutting of overlaps put on the grid.
            Assert.InRange(Math.Abs(one.Before.Rounding.Hundredths) + Math.Abs(one.After.Rounding.Hundredths), 0, 30);
        }

        Assert.Equal(ChangeMatrixTests.Sum(result.Classes.Select(one => one.Before.Rounding)), result.Before.Rounding);
        AssertPatchesClose(result);
        var balance = FarmlandBalance.Of(result);
        Assert.Equal(
            balance.After.Gross,
            balance.Before.Gross - ChangeMatrixTests.Sum(balance.Lost.Select(line => line.Gross)) + ChangeMatrixTests.Sum(balance.Won.Select(line => line.Gross)) + balance.Rest.Gross);
    }

    /// <summary>Polygons never exceed their cell, and what they leave of it is noise.</summary>
    private static void AssertPatchesClose(ChangeResult result)
    {
        foreach (var cell in result.Cells.Where(cell => cell.Before != cell.After))
        {
            var own = result.Patches.Where(patch => (patch.Before, patch.After, patch.Village) == (cell.Before, cell.After, cell.Village)).ToList();
            var left = cell.Area - ChangeMatrixTests.Sum(own.Select(patch => patch.Area));
            Assert.InRange(left.Hundredths, 0, 3);
            Assert.Equal(ChangeMatrixTests.Sum(own.Where(patch => patch.IsSliver).Select(patch => patch.Area)), cell.Slivers);
            Assert.All(own, patch => Assert.Equal(Audits.World.Zone41.SquareMetresOf(patch.Shape), patch.Area.SquareMetres, 0.02));
        }
    }

    private static Area Cells(ChangeResult result, Func<ChangeCell, bool> which) =>
        ChangeMatrixTests.Sum(result.Cells.Where(which).Select(cell => cell.Area));

    private static Area OwnSum(AuditLayer layer, string code) => ChangeMatrixTests.Sum(
        layer.Features.Where(feature => (string?)feature.Values[0] == code).Select(feature => Audits.World.Zone41.Of(feature.Shape)));

    /// <summary>The ground of each class where the first patch of several has it, by plain overlays.</summary>
    private static Dictionary<string, Geometry> ByClass(AuditLayer layer)
    {
        Geometry taken = GeometryFactory.Default.CreatePolygon();
        var grounds = new Dictionary<string, Geometry>();
        foreach (var feature in layer.Features)
        {
            var code = (string)feature.Values[0]!;
            var own = Evidence.Difference(feature.Shape!, taken);
            grounds[code] = grounds.TryGetValue(code, out var ground) ? Union([ground, own]) : own;
            taken = Union([taken, feature.Shape!]);
        }

        return grounds;
    }

    private static double Judge(ChangeResult result, Dictionary<string, Geometry> before, Dictionary<string, Geometry> after, (int Before, int After) cell)
    {
        if (cell.Before < 0)
            return AreaOf(Evidence.Difference(after[result.Classes[cell.After].Code], Union([.. before.Values])));
        var ground = before[result.Classes[cell.Before].Code];
        return AreaOf(cell.After < 0
            ? Evidence.Difference(ground, Union([.. after.Values]))
            : Evidence.Intersection(ground, after[result.Classes[cell.After].Code]));
    }

    private static Geometry Union(IReadOnlyList<Geometry> shapes) => Evidence.Union(shapes);

    private static double AreaOf(Geometry shape) => Audits.World.Zone41.SquareMetresOf(shape);

    private static Geometry[] Shapes(Vintages vintages, string layer) =>
        [.. vintages.Others.Single(one => one.Info.Name == layer).Features.Select(feature => feature.Shape!)];

    private static (string, string)[] Cells(int[] xs, int[] ys, int[] codes, int moved)
    {
        double[] across = [0, .. xs.Order().Select((x, i) => (x + i) / 10.0), 101];
        double[] up = [0, .. ys.Order().Select((y, i) => (y + i) / 10.0), 101];
        // A line that is moved stays between its neighbours.
        across[2] = Math.Clamp(across[2] + moved / 1000.0 * (across[3] - across[1]), across[1] + 0.01, across[3] - 0.01);
        return
        [
            .. from i in Enumerable.Range(0, 4)
               from j in Enumerable.Range(0, 4)
               select ($"class={Codes[codes[4 * i + j]]}", Box(across[i], up[j], across[i + 1], up[j + 1])),
        ];
    }

    private static string Who(ChangedPatch patch) => $"{patch.Number} {patch.Before} {patch.After} {patch.Village} {patch.Kind} {patch.IsSliver}";

    private static string Tell(ChangeResult result) => string.Join('\n',
        result.Cells.Select(cell => $"{cell}").Concat(result.Classes.Select(one => $"{one.Code} {one.Before} {one.After}"))
            .Concat(result.Flows.Select(flow => $"{flow}"))
            .Concat(result.Patches.Select(patch => string.Create(CultureInfo.InvariantCulture, $"{Who(patch)} {patch.Area} {patch.Net} {patch.Approved} {patch.OnBasic} {patch.NotApprovedOnBasic} {string.Join(',', patch.BeforeIds)}|{string.Join(',', patch.AfterIds)} {patch.Shape}"))));

    private static Geometry Moved(Geometry shape, double east, double north)
    {
        var moved = shape.Copy();
        moved.Apply(new Shift(east, north));
        moved.GeometryChanged();
        return moved;
    }
}
