using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Plans;
using LandPlanner.Stores;
using LandPlanner.Tests.Changes;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.Plans;

/// <summary>Plans over surveys of squares: what is expected was drawn so. Areas of squares are EllipsoidalArea's own, which has tests of its own.</summary>
public sealed class PlanComparingTests
{
    private static readonly PlanRules Rules = TableSet.Open().Plans;

    [Fact]
    public void Ground_is_kept_changed_or_not_known()
    {
        // Four squares: dry land planned as dry land; as 农村宅基地 0703; orchard 0204 planned as 0204, which the crosswalk leaves open; 0204 planned as 02, within which it is either way.
        var result = Compare(
            [("class=0103,className=旱地", Box(0, 100)), ("class=0103,className=旱地", Box(100, 200)), ("class=0204,className=其他园地", Box(200, 300)), ("class=0204,className=其他园地", Box(300, 400))],
            [("class=0103,className=旱地", Box(0, 100)), ("class=0703,className=农村宅基地", Box(100, 200)), ("class=0204,className=油料园地", Box(200, 300)), ("class=02,className=园地", Box(300, 400))]);

        var matrix = result.Matrix;
        Assert.Equal(
            [("0103", "0103", PlanOutcome.Kept), ("0103", "0703", PlanOutcome.Changed), ("0204", "02", PlanOutcome.Kept), ("0204", "0204", PlanOutcome.NotKnown)],
            result.Shares.Select(share => (matrix.Classes[share.Present].Code, matrix.Classes[share.Planned].Code, share.Outcome)).OrderBy(share => share));
        Assert.Equal(Vintages.Official(Box(100, 200)), result.Of(PlanOutcome.Changed));
        Assert.Equal(Vintages.Official(Box(200, 300)), result.Of(PlanOutcome.NotKnown));
        Assert.Equal(result.Matrix.Before.Area, result.Shares.Aggregate(Area.Zero, (sum, share) => sum + share.Area) + matrix.Before.Overlap + matrix.Before.Rounding);
    }

    [Fact]
    public void A_class_that_the_tables_bring_over_is_the_same_ground()
    {
        // 三调 0702 农村宅基地 is 0703 of 用地用海, and 0702 there is something else.
        var result = Compare([("class=0702,className=农村宅基地", Box(0, 100))], [("class=0703", Box(0, 100))]);

        Assert.Equal(PlanOutcome.Kept, Assert.Single(result.Shares).Outcome);
        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public void Planned_codes_are_never_read_as_those_of_a_survey()
    {
        // 0601 is 工业用地 in a survey and 农村道路 in a plan: without names only the scheme of plans decides.
        var result = Compare([("class=0103,className=旱地", Box(0, 100))], [("class=0601", Box(0, 100))]);

        Assert.Equal(PlanOutcome.Changed, Assert.Single(result.Shares).Outcome);
        Assert.DoesNotContain(result.Conflicts, conflict => conflict.Kind == PlanConflictKind.FarmlandToBuilding);
        Assert.Equal("YDYH2023", result.Matrix.After.Scheme);
    }

    [Fact]
    public void Ground_of_one_side_only_is_a_line_of_its_own()
    {
        var result = Compare([("class=0103,className=旱地", Box(0, 100))], [("class=0103,className=旱地", Box(50, 150))]);

        Assert.Equal((Vintages.Official(Box(0, 50)), Vintages.Official(Box(100, 150))), (result.Of(PlanOutcome.NotPlanned), result.Of(PlanOutcome.NotSurveyed)));
    }

    [Fact]
    public void A_class_in_no_table_is_not_known()
    {
        var result = Compare([("class=0103,className=旱地", Box(0, 100))], [("class=0703,className=农村宅基地", Box(0, 50)), ("class=9999,className=无", Box(50, 100))]);

        Assert.Equal(Vintages.Official(Box(50, 100)), result.Of(PlanOutcome.NotKnown));
    }

    [Fact]
    public void Farmland_and_basic_farmland_planned_as_building_land_conflict_with_their_polygons()
    {
        // Dry land from 0 to 200, a house from 200 to 300; planned as building from 100 to 300; basic farmland from 150 to 250.
        var vintages = Plan(
            [("class=0103,className=旱地", Box(0, 200)), ("class=0702,className=农村宅基地", Box(200, 300))], [("class=0103,className=旱地", Box(0, 100)), ("class=0703,className=农村宅基地", Box(100, 300))])
            .With("pbf", "basic-farmland", ("", Box(150, 250))).With("villages", "village", ("village=甲村", Box(0, 180)), ("village=乙村", Box(180, 300)));

        var result = Run(vintages, []);

        var farmland = result.Conflicts.Where(conflict => conflict.Kind == PlanConflictKind.FarmlandToBuilding).ToList();
        var basic = Assert.Single(result.Conflicts, conflict => conflict.Kind == PlanConflictKind.BasicFarmlandToBuilding);
        // The matrix cuts at the village's border.
        Assert.Equal(["乙村", "甲村"], farmland.Select(conflict => conflict.Village).Order(StringComparer.Ordinal));
        Assert.Equal(Vintages.Official(Box(100, 200)).SquareMetres, farmland.Sum(conflict => conflict.Area.SquareMetres), 0.02);
        Assert.Equal((Vintages.Official(Box(150, 250)), "0703", "乙村"), (basic.Area, basic.Planned, basic.Village));
        Assert.Equal([2L], basic.PlanIds);
        Assert.Null(result.Of(PlanConflictKind.BasicFarmlandLeftOut));
    }

    [Fact]
    public void The_plans_basic_farmland_is_held_against_the_layer_of_it()
    {
        // The layer says 0 to 100, the plan 50 to 150; another kind of control line says nothing of basic farmland.
        var vintages = Plan([("class=0103,className=旱地", Box(0, 200))], [("class=0103,className=旱地", Box(0, 200))]).With("pbf", "basic-farmland", ("", Box(0, 100)));

        var result = Run(vintages, [("kind=0202", Box(50, 150)), ("kind=0301", Box(0, 50))]);

        Assert.Equal(
            [(PlanConflictKind.BasicFarmlandLeftOut, Vintages.Official(Box(0, 50))), (PlanConflictKind.BasicFarmlandOnlyInPlan, Vintages.Official(Box(100, 150)))],
            result.Conflicts.Select(conflict => (conflict.Kind, conflict.Area)));
        Assert.Equal([1L], result.Conflicts[1].PlanIds);
        Assert.Empty(result.Conflicts[0].PlanIds);
    }

    [Fact]
    public void What_lies_beside_the_plans_ground_is_neither_left_out_nor_too_much()
    {
        // A village's plan from 100 to 300 in a town from 0 to 600. Basic farmland from 0 to 150 and 500 to 600; the plan's line from 250 to 400, another village's from 500 to 550.
        var vintages = Plan([("class=0103,className=旱地", Box(0, 600))], [("class=0103,className=旱地", Box(100, 200)), ("class=0103,className=旱地", Box(200, 300))])
            .With("pbf", "basic-farmland", ("", Box(0, 150)), ("", Box(500, 600)));

        var result = Run(vintages, [("kind=0202", Box(250, 400)), ("kind=0202", Box(500, 550))]);

        Assert.Equal(
            [(PlanConflictKind.BasicFarmlandLeftOut, Vintages.Official(Box(100, 150))), (PlanConflictKind.BasicFarmlandOnlyInPlan, Vintages.Official(Box(250, 300)))],
            result.Conflicts.Select(conflict => (conflict.Kind, conflict.Area)));
        Assert.Equal(["controls"], result.Controls);
    }

    [Fact]
    public void A_hole_in_the_plans_ground_is_none_of_it_and_features_that_meet_are_one_ground()
    {
        // The plan is a frame around 100..200 × 40..60, made of four features; all of the box is basic farmland that no line has.
        var vintages = Plan(
            [("class=0103,className=旱地", Vintages.Box(0, 0, 300, 100))],
            [
                ("class=0103,className=旱地", Vintages.Box(0, 0, 300, 40)), ("class=0103,className=旱地", Vintages.Box(0, 60, 300, 100)),
                ("class=0103,className=旱地", Vintages.Box(0, 40, 100, 60)), ("class=0103,className=旱地", Vintages.Box(200, 40, 300, 60)),
            ]).With("pbf", "basic-farmland", ("", Vintages.Box(0, 0, 300, 100)));

        var result = Run(vintages, [("kind=0202", Box(1_000, 1_100))]);

        var left = Assert.Single(result.Conflicts);
        Assert.Equal(1, left.Shape.NumInteriorRings);
        Assert.Equal(Vintages.Official(Vintages.Box(0, 0, 300, 100)).SquareMetres - Vintages.Official(Vintages.Box(100, 40, 200, 60)).SquareMetres, left.Area.SquareMetres, 0.02);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Neither_order_nor_place_changes_what_conflicts(int seed)
    {
        var random = new Random(seed);
        var survey = Strips(random, "class=0103,className=旱地", 12);
        var plan = Strips(random, "class=0703,className=农村宅基地", 8);
        var basic = Strips(random, "", 8);
        var controls = Strips(random, "kind=0202", 8);

        var expected = Told(0, same => same);
        var shuffled = Told(0, rows => [.. rows.OrderBy(_ => random.Next())]);
        var moved = Told(40, same => same);

        Assert.Contains(expected, one => one.Kind == PlanConflictKind.BasicFarmlandLeftOut);
        Assert.Contains(expected, one => one.Kind == PlanConflictKind.BasicFarmlandOnlyInPlan);
        Assert.Equal(expected, shuffled);
        // Official areas change a little with the latitude alone, so that a few metres to the east they may differ by what rounding does.
        Assert.Equal(expected.Select(one => (one.Kind, one.Left)), moved.Select(one => (one.Kind, one.Left)));
        Assert.All(expected.Zip(moved), pair => Assert.Equal(pair.First.SquareMetres, pair.Second.SquareMetres, 0.05));

        List<(PlanConflictKind Kind, double Left, double SquareMetres)> Told(double east, Func<(string, double, double)[], (string, double, double)[]> order)
        {
            var result = Run(Plan(At(survey), At(plan)).With("pbf", "basic-farmland", At(basic)), At(controls));
            return [.. result.Conflicts.Select(one => (one.Kind, Math.Round(one.Shape.EnvelopeInternal.MinX - east, 3), one.Area.SquareMetres))];

            (string, string)[] At((string Values, double From, double Until)[] strips) => [.. order(strips).Select(strip => (strip.Item1, Box(strip.Item2 + east, strip.Item3 + east)))];
        }
    }

    [Fact]
    public void Control_lines_are_those_of_the_plans_years()
    {
        var plan = Layer("plan", "planned-use", new(2020, 2035));
        LayerInfo[] all = [plan, Layer("own", "control-line", new(2020, 2035)), Layer("older", "control-line", new(2010, 2020)), Layer("unsaid", "control-line", null), Layer("pbf", "basic-farmland", null)];

        Assert.Equal(["own"], Names(PlanControls.Of(plan, all, null)));
        Assert.Equal(["unsaid"], Names(PlanControls.Of(plan, [.. all.Where(layer => layer.Name != "own")], null)));
        Assert.Equal(["unsaid"], Names(PlanControls.Of(plan with { Term = null }, all, null)));
        Assert.Equal(["older", "own"], Names(PlanControls.Of(plan, all, ["older", "own", "older"])));
        Assert.Empty(PlanControls.Of(plan, [.. all.Where(layer => layer.Name == "older")], null));
        Assert.Contains("'pbf'", Assert.Throws<WorkspaceException>(() => PlanControls.Of(plan, all, ["pbf"])).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<WorkspaceException>(() => PlanControls.Of(plan, all, ["none"]));

        static LayerInfo Layer(string name, string role, PlanTerm? term) => Vintages.Layer(name, role, null, []).Info with { Term = term };

        static IEnumerable<string> Names(IEnumerable<LayerInfo> layers) => layers.Select(layer => layer.Name);
    }

    [Fact]
    public void Without_basic_farmland_or_control_lines_nothing_is_known_of_them()
    {
        var result = Compare([("class=0103,className=旱地", Box(0, 100))], [("class=0703,className=农村宅基地", Box(0, 100))]);

        Assert.Null(result.Of(PlanConflictKind.BasicFarmlandToBuilding));
        Assert.Null(result.Of(PlanConflictKind.BasicFarmlandOnlyInPlan));
        Assert.Equal(Vintages.Official(Box(0, 100)), result.Of(PlanConflictKind.FarmlandToBuilding));
    }

    private static string Box(double minX, double maxX) => Vintages.Box(minX, 0, maxX, 100);

    private static (string, double, double)[] Strips(Random random, string values, int count) =>
        [.. Enumerable.Range(0, count).Where(_ => random.Next(3) > 0).Select(i => (values, 100.0 * i, 100.0 * i + random.Next(2, 10) * 10))];

    private static PlanComparison Compare((string, string)[] survey, (string, string)[] plan) => Run(Plan(survey, plan), []);

    private static Vintages Plan((string, string)[] survey, (string, string)[] plan) => Vintages.Of(survey, plan);

    private static PlanComparison Run(Vintages vintages, (string, string)[] controls) => PlanComparing.Run(
        new(vintages.Input(), controls.Length == 0 ? [] : [Vintages.Layer("controls", "control-line", null, controls)], Rules), TestContext.Current.CancellationToken);
}
