using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Plans;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Edits;
using LandPlanner.Workspaces.Imports;
using LandPlanner.Workspaces.Plans;
using LandPlanner.Workspaces.Tests.Imports;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Plans;

/// <summary>Plans and structure sketches in either store.</summary>
public abstract class PlanConformance(Town town) : TownConformance(town)
{
    private const double X = 420_000;
    private const double Y = 4_141_000;

    [Fact]
    public async Task A_plan_keeps_its_years_through_appends_copies_and_restores()
    {
        await WriteAsync("规划地类", "planned-use", ["GHDLBM"], new(2020, 2035), (0, "0103"));
        await WriteAsync("规划地类", "planned-use", ["GHDLBM"], null, WriteMode.Append, (100, "0703"));
        await WriteAsync("现状", "land-use", ["DLBM"], null, (0, "0103"));

        await Workspace.CopyAsync(FileAt("copy.gpkg"), null, Ct);
        await using var copy = await Workspace.OpenAsync(FileAt("copy.gpkg"), readOnly: true, Ct);

        Assert.Equal(new(2020, 2035), (await Workspace.Store.GetLayerAsync("规划地类", Ct)).Term);
        Assert.Equal(new(2020, 2035), (await copy.Store.GetLayerAsync("规划地类", Ct)).Term);
        Assert.Null((await Workspace.Store.GetLayerAsync("现状", Ct)).Term);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task A_plan_that_is_delivered_again_keeps_its_years_where_nobody_says_others()
    {
        await WriteAsync("规划地类", "planned-use", ["GHDLBM"], new(2020, 2035), (0, "0103"));
        await File.WriteAllTextAsync(
            FileAt("plan.geojson"),
            $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"GHDLBM":"0703"},"geometry":{{ImportDesk.Polygon([X, Y, X + 100, Y, X + 100, Y + 100, X, Y])}}}]}""", Ct);

        await ImportAsync("planned-use", null);
        Assert.Equal(new(2020, 2035), (await Workspace.Store.GetLayerAsync("规划地类", Ct)).Term);
        await ImportAsync("planned-use", new(2025, 2040));
        Assert.Equal(new(2025, 2040), (await Workspace.Store.GetLayerAsync("规划地类", Ct)).Term);
        // What is another thing now has no years of a plan.
        await ImportAsync("reference", null);
        Assert.Null((await Workspace.Store.GetLayerAsync("规划地类", Ct)).Term);

        Task<ImportResult> ImportAsync(string role, PlanTerm? term) => Import.RunAsync(
            Workspace, new(FileAt("plan.geojson"), "规划地类", new(role), Note) { Mode = WriteMode.Replace, Crs = new(4550), Term = term }, null, Ct);
    }

    [Fact]
    public void Years_that_cannot_be_are_refused()
    {
        Assert.Throws<WorkspaceException>(() => PlanTerm.Of(2035, 2020));
        Assert.Throws<WorkspaceException>(() => PlanTerm.Of(2020, 2020));
        Assert.Throws<WorkspaceException>(() => PlanTerm.Of(20, 2035));
    }

    [Fact]
    public async Task A_plan_is_compared_and_its_conflicts_are_a_layer()
    {
        await WriteTownAsync();
        await WriteAsync("管控", "control-line", ["GKBJLXDM"], new(2020, 2035), (100, "0202"));

        var run = await CompareAsync("规划", "现状");
        var again = await CompareAsync("规划", "现状");

        var area = Workspace.Areas.Of(Square(100));
        Assert.Equal(new(2020, 2035), run.Comparison.Term);
        Assert.Equal((area, area, Workspace.Areas.Of(Square(200))), (run.Comparison.Of(PlanConflictKind.FarmlandToBuilding), run.Comparison.Of(PlanConflictKind.BasicFarmlandToBuilding), run.Comparison.Of(PlanConflictKind.BasicFarmlandLeftOut)));
        Assert.Equal("plan_规划_现状", run.Layer);
        Assert.Equal(3, (await Workspace.Store.GetLayerAsync(run.Layer!, Ct)).Count);
        Assert.Equal(run.Layer, again.Layer);
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Basic_farmland_beside_the_plan_and_lines_of_other_years_say_nothing_of_it()
    {
        await WriteTownAsync();
        await WriteAsync("管控", "control-line", ["GKBJLXDM"], new(2020, 2035), (100, "0202"), (200, "0202"), (400, "0202"));
        await WriteAsync("旧管控", "control-line", ["GKBJLXDM"], new(2006, 2020), (0, "0202"));

        var own = (await CompareAsync("规划", "现状")).Comparison;
        var named = (await CompareAsync("规划", "现状", "旧管控")).Comparison;

        Assert.Equal(["管控"], own.Controls);
        Assert.Equal(["旧管控"], named.Controls);
        Assert.Equal((Area.Zero, Area.Zero), (own.Of(PlanConflictKind.BasicFarmlandLeftOut), own.Of(PlanConflictKind.BasicFarmlandOnlyInPlan)));
        Assert.Equal(
            (Workspace.Areas.Of(Square(100)) + Workspace.Areas.Of(Square(200)), Workspace.Areas.Of(Square(0))),
            (named.Of(PlanConflictKind.BasicFarmlandLeftOut), named.Of(PlanConflictKind.BasicFarmlandOnlyInPlan)));
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => CompareAsync("规划", "现状", "永农"));
    }

    [Fact]
    public async Task All_layers_are_read_as_of_one_moment()
    {
        await WriteTownAsync();
        await WriteAsync("管控", "control-line", ["GKBJLXDM"], new(2020, 2035), (100, "0202"), (200, "0202"));
        var isTold = false;

        // While layers are read, somebody else takes a control line back.
        var run = await PlanRun.ExecuteAsync(Workspace, new("规划", "现状", Note) { KeepsLayer = false }, _ =>
        {
            if (isTold)
                return;
            isTold = true;
            Task.Run(() => Workspace.Store.CommitAsync(new(Note) { Deletes = [new("管控", 2, 1)] }, Ct)).GetAwaiter().GetResult();
        }, Ct);

        Assert.True(isTold);
        Assert.Equal(1, (await Workspace.Store.GetLayerAsync("管控", Ct)).Count);
        Assert.Equal(Area.Zero, run.Comparison.Of(PlanConflictKind.BasicFarmlandLeftOut));
    }

    [Fact]
    public async Task Layers_of_other_roles_are_refused()
    {
        await WriteAsync("现状", "land-use", ["DLBM", "DLMC"], null, (0, "0103,旱地"));
        await WriteAsync("规划", "planned-use", ["GHDLBM", "GHDLMC"], null, (0, "0103,旱地"));

        Assert.Contains("planned-use", (await Assert.ThrowsAnyAsync<WorkspaceException>(() => CompareAsync("现状", "规划"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<WorkspaceException>(() => CompareAsync("规划", "没有"));
    }

    [Fact]
    public async Task A_structure_is_drawn_with_the_ordinary_tools_until_it_is_complete()
    {
        var layers = await StructureBook.BeginAsync(Workspace, Note, Ct);
        await AddAsync("结构轴带", "LINESTRING (420000 4141000, 421000 4141000)", "axis", "滨海大道");
        await AddAsync("结构分区", "POLYGON ((420000 4141000, 420100 4141000, 420100 4141100, 420000 4141100, 420000 4141000))", "zone", "温泉片区");
        var first = Assert.Single(await ReadAsync());
        await AddAsync("结构分区", "POLYGON ((420200 4141000, 420300 4141000, 420300 4141100, 420200 4141100, 420200 4141000))", "zone", "生态片区");
        var second = Assert.Single(await ReadAsync());

        Assert.Equal(["结构轴带", "结构分区", "结构节点"], layers);
        Assert.Equal((false, 1), (first.IsComplete, first.Balances.Single(balance => balance.Kind == StructureKind.Zone).Lacking));
        Assert.True(second.IsComplete);
        Assert.Equal(["滨海大道", "温泉片区", "生态片区"], second.Parts.Select(part => part.Name).OrderBy(name => name == "滨海大道" ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal));
    }

    private static RevisionNote Note => new("周工", "测试");

    /// <summary>Squares of 100 m in a row, three of which the plan has; basic farmland is on the second, on the third and beside the plan.</summary>
    private async Task WriteTownAsync()
    {
        await WriteAsync("现状", "land-use", ["DLBM", "DLMC"], null, (0, "0103,旱地"), (100, "0103,旱地"), (200, "0103,旱地"), (300, "0103,旱地"));
        await WriteAsync("规划", "planned-use", ["GHDLBM", "GHDLMC"], new(2020, 2035), (0, "0103,旱地"), (100, "0703,农村宅基地"), (200, "0103,旱地"));
        await WriteAsync("永农", "basic-farmland", ["DLBM"], null, (100, "0103"), (200, "0103"), (300, "0103"));
    }

    private Task<PlanRun> CompareAsync(string plan, string survey, params string[] controls) =>
        PlanRun.ExecuteAsync(Workspace, new(plan, survey, Note) { Controls = controls.Length > 0 ? controls : null }, _ => { }, Ct);

    private Task<IReadOnlyList<Structure>> ReadAsync() => StructureBook.ReadAsync(Workspace, Workspace.Store, Ct);

    private async Task AddAsync(string layer, string wkt, string kind, string name)
    {
        var shape = ShapeText.Read(wkt, await Workspace.Store.GetLayerAsync(layer, Ct), Workspace);
        await Workspace.Store.CommitAsync(new(Note) { Adds = [new(layer, shape, ["一轴两区", kind, name, null, null])] }, Ct);
    }

    private Task WriteAsync(string layer, string role, string[] fields, PlanTerm? term, params (double East, string Values)[] squares) => WriteAsync(layer, role, fields, term, WriteMode.Create, squares);

    private async Task WriteAsync(string layer, string role, string[] fields, PlanTerm? term, WriteMode mode, params (double East, string Values)[] squares)
    {
        var schema = new FeatureSchema([.. fields.Select(field => new Field(field, FieldType.Text))]);
        var features = squares.Select(square => new Feature(0, Square(square.East), [.. square.Values.Split(',')]));
        var provenance = new Provenance("x", "x", "", "x", "UTF-8", "format", "EPSG:4550", "workspace", new(squares.Length, squares.Length, 0, 0, default, default, default, default, default, []));
        await Workspace.Store.WriteLayerAsync(new(layer, new(role), GeometryKind.Polygon, schema) { Term = term }, mode, features.ToAsyncEnumerable(), () => provenance, Note, Ct);
    }

    private static MultiPolygon Square(double east) => new([new Polygon(new([new(X + east, Y), new(X + east + 100, Y), new(X + east + 100, Y + 100), new(X + east, Y + 100), new(X + east, Y)]))]);
}
