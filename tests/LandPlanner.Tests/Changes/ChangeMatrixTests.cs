using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.Stores;
using static LandPlanner.Tests.Changes.Vintages;

namespace LandPlanner.Tests.Changes;

/// <summary>Rectangles by construction; official areas by the area formula on rectangles written here, never by an overlay.</summary>
public sealed class ChangeMatrixTests
{
    [Fact]
    public void A_strip_of_a_field_that_became_an_orchard_is_a_cell_a_polygon_and_a_flow()
    {
        var result = Of([("class=0103", Box(0, 0, 100, 100))], [("class=0103", Box(0, 0, 70, 100)), ("class=0201", Box(70, 0, 100, 100))])
            .Run();

        var lost = Official(Box(70, 0, 100, 100));
        Assert.Equal([("0103", "0103", Official(Box(0, 0, 100, 100)) - lost), ("0103", "0201", lost)], Cells(result));
        var patch = Assert.Single(result.Patches);
        Assert.Equal((ChangeKind.NonGrain, lost, ChangeSeverity.Medium), (patch.Kind, patch.Area, patch.Severity));
        Assert.Equal([1L], patch.BeforeIds);
        Assert.Equal([2L], patch.AfterIds);
        var flow = Assert.Single(result.Flows);
        Assert.Equal((lost, lost, null, null), (flow.Gross, flow.Net, flow.Approved, flow.OnBasic));
    }

    [Fact]
    public void Ground_of_one_vintage_alone_is_a_row_and_a_column_of_its_own()
    {
        var result = Of([("class=0103", Box(0, 0, 100, 100))], [("class=0103", Box(20, 0, 130, 100))]).Run();

        Assert.Equal(
            [
                ("0103", "0103", Official(Box(20, 0, 100, 100))), ("0103", "-", Official(Box(0, 0, 20, 100))),
                ("-", "0103", Official(Box(100, 0, 130, 100))),
            ],
            Cells(result));
        Assert.Equal([ChangeKind.NotInAfter, ChangeKind.NotInBefore], result.Patches.Select(patch => patch.Kind));
    }

    [Fact]
    public void Patches_over_each_other_are_counted_once_and_the_overlap_is_a_term()
    {
        var result = Of(
            [("class=0103", Box(0, 0, 60, 100)), ("class=0201", Box(40, 0, 100, 100))],
            [("class=0103", Box(0, 0, 100, 100))]).Run();

        // The first patch keeps the strip from 40 to 60.
        var orchard = result.Classes.Single(one => one.Code == "0201").Before;
        Assert.Equal(Official(Box(40, 0, 60, 100)), orchard.Overlap);
        Assert.Equal([("0103", "0103", Official(Box(0, 0, 60, 100))), ("0201", "0103", Official(Box(60, 0, 100, 100)))], Cells(result), Near);
        Assert.Contains(result.Notices, notice => notice.En.Contains("lie over each other", StringComparison.Ordinal));
    }

    /// <summary>A doubled patch and a hole of the same size cancel in every sum of pairs, but not here.</summary>
    [Fact]
    public void A_patch_drawn_twice_does_not_hide_one_that_is_missing()
    {
        var result = Of(
            [("class=0103", Box(0, 0, 100, 100))],
            [("class=0103", Box(0, 0, 50, 100)), ("class=0103", Box(0, 0, 50, 100))]).Run();

        Assert.Equal([("0103", "0103", Official(Box(0, 0, 50, 100))), ("0103", "-", Official(Box(50, 0, 100, 100)))], Cells(result), Near);
        Assert.Equal(Official(Box(0, 0, 50, 100)), result.After.Overlap);
    }

    [Fact]
    public void Neighbours_that_changed_alike_are_one_polygon_and_villages_part_it()
    {
        var vintages = Of(
            [("class=0101", Box(0, 0, 50, 50)), ("class=0101", Box(50, 0, 100, 50)), ("class=0101", Box(200, 0, 250, 50))],
            [("class=0601", Box(0, 0, 100, 50)), ("class=0601", Box(200, 0, 250, 50))]);

        var whole = vintages.Run();
        var parted = vintages.With("villages", "village", ("villageCode=1,village=东村", Box(80, -10, 300, 90)), ("villageCode=2,village=西村", Box(-10, -10, 80, 90))).Run();

        Assert.Equal(2, whole.Patches.Count);
        Assert.Equal([1L, 2L], whole.Patches[0].BeforeIds);
        Assert.Equal(
            [("东村", Official(Box(80, 0, 100, 50))), ("东村", Official(Box(200, 0, 250, 50))), ("西村", Official(Box(0, 0, 80, 50)))],
            parted.Patches.Select(patch => (patch.Village.Name, patch.Area)), Near);
        Assert.Equal(Sum(whole.Cells.Select(cell => cell.Area)), Sum(parted.Cells.Select(cell => cell.Area)));
    }

    [Fact]
    public void Without_a_village_layer_the_later_patch_tells_and_then_the_earlier()
    {
        var result = Of(
            [("class=0101,village=旧村", Box(0, 0, 50, 50)), ("class=0101,village=旧村", Box(50, 0, 100, 50)), ("class=0101,village=旧村", Box(200, 0, 250, 50))],
            [("class=0101,village=新村", Box(0, 0, 50, 50)), ("class=0101", Box(50, 0, 100, 50)), ("class=0101", Box(300, 0, 350, 50))]).Run();

        Assert.Equal(["新村", "旧村", "旧村", ""], result.Cells.Select(cell => cell.Village.Name));
    }

    [Fact]
    public void Ground_no_village_reaches_is_unknown()
    {
        var result = Of([("class=0101", Box(0, 0, 100, 50))], [("class=0601", Box(0, 0, 100, 50))])
            .With("villages", "village", ("village=甲村", Box(0, 0, 30, 50))).Run();

        Assert.Equal([("", Official(Box(30, 0, 100, 50))), ("甲村", Official(Box(0, 0, 30, 50)))], result.Cells.Select(cell => (cell.Village.Name, cell.Area)), Near);
    }

    /// <summary>A field of 100 by 100 built over; two approvals that overlap cover 0 to 60, basic farmland 40 to 100.</summary>
    [Fact]
    public void An_outflow_is_parted_by_approval_and_basic_farmland_each_counted_once()
    {
        var result = Of([("class=0103,ridgeFactor=0.1", Box(0, 0, 100, 100))], [("class=0702", Box(0, 0, 100, 100))])
            .With("approvals", "approval", ("", Box(-10, -10, 50, 110)), ("", Box(20, -10, 60, 110)))
            .With("farmland", "basic-farmland", ("", Box(40, -10, 200, 110)), ("", Box(90, -10, 300, 110))).Run();

        var flow = Assert.Single(result.Flows);
        Assert.Equal(Official(Box(0, 0, 60, 100)), flow.Approved!.Value, Near);
        Assert.Equal(Official(Box(40, 0, 100, 100)), flow.OnBasic!.Value, Near);
        Assert.Equal(Official(Box(60, 0, 100, 100)), flow.NotApprovedOnBasic!.Value, Near);
        Assert.Equal(flow.Gross.SquareMetres * 0.9, flow.Net.SquareMetres, 0.011);
        Assert.Equal(flow.Gross, flow.Approved + flow.NotApproved);
        Assert.Equal(ChangeSeverity.High, Assert.Single(result.Patches).Severity);
    }

    [Fact]
    public void Approved_land_off_basic_farmland_is_of_low_severity()
    {
        var result = Of([("class=0103", Box(0, 0, 100, 100))], [("class=0702", Box(0, 0, 100, 100))])
            .With("approvals", "approval", ("", Box(-10, -10, 150, 110)))
            .With("farmland", "basic-farmland", ("", Box(100, 0, 200, 100))).Run();

        Assert.Equal(ChangeSeverity.Low, Assert.Single(result.Patches).Severity);
        Assert.Equal((Area.Zero, Area.Zero), (result.Flows[0].OnBasic, result.Flows[0].NotApproved));
    }

    [Fact]
    public void Without_layers_of_approvals_and_basic_farmland_nothing_is_said_of_them()
    {
        var result = Of([("class=0103", Box(0, 0, 100, 100))], [("class=0702", Box(0, 0, 100, 100))]).Run();

        var flow = Assert.Single(result.Flows);
        Assert.Equal((null, null, null, null), (flow.Approved, flow.NotApproved, flow.OnBasic, flow.NotApprovedOnBasic));
        Assert.False(result.KnowsApprovals || result.KnowsBasicFarmland);
        Assert.Equal(2, result.Notices.Count(notice => notice.En.Contains("not known", StringComparison.Ordinal)));
    }

    /// <summary>Kinds by domain reference §3.5.</summary>
    [Theory]
    [InlineData("0101", "0601", ChangeKind.NonAgricultural)]
    [InlineData("0103", "0307", ChangeKind.NonGrain)]
    [InlineData("0102", "1202", ChangeKind.AgriculturalFacility)]
    [InlineData("0102", "1104", ChangeKind.AgriculturalFacility)]
    [InlineData("0101", "1101", ChangeKind.OtherOutflow)]
    [InlineData("0201", "0103", ChangeKind.Restored)]
    [InlineData("0702", "0103", ChangeKind.OtherInflow)]
    [InlineData("0101", "0103", ChangeKind.WithinCultivated)]
    [InlineData("0301", "0601", ChangeKind.OtherChange)]
    [InlineData("0101", "9999", ChangeKind.UnknownClass)]
    [InlineData("0101", "0101", ChangeKind.Unchanged)]
    public void Kinds_follow_the_classes(string before, string after, ChangeKind kind)
    {
        // Named patches beside the one in question tell the scheme.
        var result = Of(
            [($"class={before}", Box(0, 0, 50, 50)), ("class=0601,className=工业用地", Box(100, 0, 150, 50))],
            [($"class={after}", Box(0, 0, 50, 50)), ("class=0601,className=工业用地", Box(100, 0, 150, 50))]).Run();

        Assert.Equal(kind, result.Cells.Single(cell => result.Classes[cell.Before].Code == before).Kind);
    }

    [Theory]
    [InlineData("LS", "FLS", ChangeKind.GrainToNonGrain)]
    [InlineData("LS", "WG", ChangeKind.Unsown)]
    [InlineData("FLS", "wg", ChangeKind.Unsown)]
    [InlineData("WG", "WG", null)]
    [InlineData("FLS", "LS", null)]
    [InlineData("", "WG", null)]
    public void What_is_planted_tells_within_cultivated_land(string before, string after, ChangeKind? kind)
    {
        var result = Of([($"class=0103,planting={before}", Box(0, 0, 50, 50))], [($"class=0103,planting={after}", Box(0, 0, 50, 50))])
            .With("farmland", "basic-farmland", ("", Box(0, 0, 200, 100))).Run();

        Assert.Equal(kind, result.Patches.SingleOrDefault()?.Kind);
        Assert.Equal([(before, after.ToUpperInvariant(), Official(Box(0, 0, 50, 50)))], result.Plantings.Select(share => (share.Before, share.After, share.Area)));
        Assert.All(result.Patches, patch => Assert.Equal(ChangeSeverity.High, patch.Severity));
    }

    [Fact]
    public void A_sliver_is_set_apart_and_still_belongs_to_its_cell()
    {
        var result = Of(
            [("class=0103", Box(0, 0, 100, 100)), ("class=0601", Box(100, 0, 200, 100))],
            [("class=0103", Box(0, 0, 99.96, 100)), ("class=0601", Box(99.96, 0, 200, 100))]).Run();

        var sliver = Assert.Single(result.Patches);
        Assert.Equal((true, ChangeSeverity.None, Official(Box(99.96, 0, 100, 100))), (sliver.IsSliver, sliver.Severity, sliver.Area));
        var cell = result.Cells.Single(cell => cell.Kind == ChangeKind.NonAgricultural);
        Assert.Equal((sliver.Area, sliver.Area), (cell.Area, cell.Slivers));
        Assert.Equal((sliver.Area, 0L), (result.Flows[0].Slivers, result.Flows[0].Patches));
    }

    [Fact]
    public void Noise_is_neither_polygon_nor_change()
    {
        var result = Of(
            [("class=0103", Box(0, 0, 10, 10)), ("class=0601", Box(10, 0, 20, 10))],
            [("class=0103", Box(0, 0, 9.9996, 10)), ("class=0601", Box(9.9996, 0, 20, 10))]).Run();

        Assert.Empty(result.Patches);
        Assert.Equal([("0103", "0103"), ("0601", "0601")], result.Cells.Select(cell => (result.Classes[cell.Before].Code, result.Classes[cell.After].Code)));
    }

    [Fact]
    public void Another_scheme_is_brought_over_and_what_cannot_be_is_for_a_human()
    {
        // SD2019 0601 is YDYH2023 1001; SD2019 1006 is 0601 or below; SD2019 0103 is 0103.
        var result = Of(
            [("class=0601,className=工业用地", Box(0, 0, 10, 10)), ("class=1006,className=农村道路", Box(10, 0, 20, 10)), ("class=0103,className=旱地", Box(20, 0, 30, 10)), ("class=1006,className=农村道路", Box(30, 0, 40, 10))],
            [("class=1001,className=工业用地", Box(0, 0, 10, 10)), ("class=060102,className=田间道", Box(10, 0, 20, 10)), ("class=1001,className=工业用地", Box(20, 0, 30, 10)), ("class=070301,className=一类农村宅基地", Box(30, 0, 40, 10))]).Run();

        Assert.Equal(("SD2019", "YDYH2023"), (result.Before.Scheme, result.After.Scheme));
        Assert.Equal(
            [ChangeKind.NonAgricultural, ChangeKind.Unchanged, ChangeKind.Undecided, ChangeKind.OtherChange],
            result.Cells.OrderBy(cell => result.Classes[cell.Before].Scheme, StringComparer.Ordinal).ThenBy(cell => cell.Kind).Select(cell => cell.Kind).Order().OrderBy(Order));
        var human = Assert.Single(result.ToDecide);
        Assert.Equal(("1006", "YDYH2023", 2L), (human.Code, human.CommonScheme, human.Patches));
        Assert.Equal(["0601"], human.Candidates);

        static int Order(ChangeKind kind) => Array.IndexOf([ChangeKind.NonAgricultural, ChangeKind.Unchanged, ChangeKind.Undecided], kind) is >= 0 and var at ? at : 9;
    }

    [Fact]
    public void Schemes_meet_in_a_third_where_no_crosswalk_joins_them()
    {
        var result = Of(
            [("class=011,className=水田", Box(0, 0, 10, 10)), ("class=061,className=工业用地", Box(10, 0, 20, 10))],
            [("class=0101,className=水田", Box(0, 0, 10, 10)), ("class=1001,className=工业用地", Box(10, 0, 20, 10))]).Run();

        Assert.Equal(("SD2007", "YDYH2023"), (result.Before.Scheme, result.After.Scheme));
        Assert.All(result.Cells, cell => Assert.Equal(ChangeKind.Unchanged, cell.Kind));
        Assert.Equal(["0101", "1001"], result.Classes.Select(one => one.Code));
    }

    [Fact]
    public void The_wrong_order_of_vintages_is_said()
    {
        var vintages = Of([("class=0103", Box(0, 0, 10, 10))], [("class=0103", Box(0, 0, 10, 10))]);

        var result = ChangeMatrix.Run(vintages.Input() with { Before = vintages.Before[1], After = vintages.Before[0] }, TestContext.Current.CancellationToken);

        Assert.Contains(result.Notices, notice => notice.En.Contains("newer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_layer_that_is_no_land_use_is_compared_and_said_so()
    {
        var vintages = Of([("class=0103", Box(0, 0, 10, 10))], [("class=0103", Box(0, 0, 10, 10))]);
        var parcels = vintages.Before[1] with { Info = vintages.Before[1].Info with { Role = new("plan-parcel") } };

        var result = ChangeMatrix.Run(vintages.Input() with { After = parcels }, TestContext.Current.CancellationToken);

        Assert.Contains("'after'", Assert.Single(result.Notices, notice => notice.En.Contains("no layer of land use", StringComparison.Ordinal)).En, StringComparison.Ordinal);
        Assert.DoesNotContain(vintages.Run().Notices, notice => notice.En.Contains("no layer of land use", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused_in_a_sentence()
    {
        var vintages = Of([("class=0103", Box(0, 0, 10, 10))], [("class=0103", Box(0, 0, 10, 10))]);
        var (before, after) = (vintages.Before[0], vintages.Before[1]);

        Assert.Contains("twice", Refusal(vintages.Input() with { After = before }), StringComparison.Ordinal);
        Assert.Contains("no polygons", Refusal(vintages.Input() with { After = after with { Info = after.Info with { Kind = GeometryKind.Line } } }), StringComparison.Ordinal);
        Assert.Contains("DLBM", Refusal(vintages.Input() with { After = after with { Role = after.Role with { FieldAliases = new Dictionary<string, IReadOnlyList<string>> { ["class"] = ["DLBM"] } } } }), StringComparison.Ordinal);

        static string Refusal(ChangeInput input) =>
            Assert.Throws<WorkspaceException>(() => ChangeMatrix.Run(input, TestContext.Current.CancellationToken)).Message;
    }

    [Fact]
    public void A_layer_without_patches_is_all_ground_of_the_other()
    {
        var result = Of([], [("class=0103", Box(0, 0, 10, 10)), ("class=0103", "")]).Run();

        Assert.Equal([("-", "0103", Official(Box(0, 0, 10, 10)))], Cells(result));
        Assert.Contains(result.Notices, notice => notice.En.Contains("have no shape", StringComparison.Ordinal));
    }

    internal static IEnumerable<(string Before, string After, Area Area)> Cells(ChangeResult result) => result.Cells
        .GroupBy(cell => (Code(result, cell.Before), Code(result, cell.After)))
        .Select(cell => (cell.Key.Item1, cell.Key.Item2, Sum(cell.Select(one => one.Area))));

    internal static Area Sum(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);

    private static string Code(ChangeResult result, int index) => index < 0 ? "-" : result.Classes[index].Code;

    private static bool Near(Area one, Area other) => Math.Abs(one.Hundredths - other.Hundredths) <= 1;

    private static bool Near((string, string, Area) one, (string, string, Area) other) =>
        (one.Item1, one.Item2) == (other.Item1, other.Item2) && Near(one.Item3, other.Item3);

    private static bool Near((string, Area) one, (string, Area) other) => one.Item1 == other.Item1 && Near(one.Item2, other.Item2);
}
