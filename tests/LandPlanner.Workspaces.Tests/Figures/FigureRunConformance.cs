using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Figures;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Figures;
using LandPlanner.Workspaces.Sheets;
using LandPlanner.Workspaces.VillageEconomy;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Figures;

/// <summary>What figures come to in either store, and which revision they drifted in.</summary>
public abstract class FigureRunConformance(Town town) : TownConformance(town)
{
    private const string Plots = "疑似撂荒地";
    private const string Farmland = "永久基本农田";

    private static readonly GeometryFactory Shapes = new();
    private static readonly FeatureSchema PlotSchema = new([new("DKBM", FieldType.Text), new("TZE", FieldType.Real), new("ZT", FieldType.Text)]);

    protected override async Task BeginAsync()
    {
        await WriteAsync(Plots, "abandoned-plot", WriteMode.Create, "甲", "乙", "丙");
    }

    [Fact]
    public async Task Figures_are_recomputed_with_the_features_behind_them()
    {
        var run = await RunAsync("plots | 3宗 | equal | count of abandoned-plot", "land | 45亩 | equal | area of abandoned-plot", "money | 0.3万元 | equal | sum of TZE in 万元 of abandoned-plot");

        Assert.True(run.Holds);
        Assert.Empty(run.Drifts);
        // Three hectares on the central meridian are 45 mu.
        Assert.Equal(["3宗", "45亩", "0.3万元"], run.Results.Select(result => result.Printed));
        Assert.All(run.Results, result => Assert.Equal([1L, 2L, 3L], Assert.Single(result.Traces).Ids));
    }

    [Fact]
    public async Task A_figure_that_drifted_names_the_revision_its_author_and_the_features()
    {
        await UpdateAsync(1, "李工", "改名", values => values[0] = "甲甲");
        var broken = await DeleteAsync(2, "王工", "核实后剔除");
        await UpdateAsync(3, "李工", "又改名", values => values[0] = "丙丙");

        var run = await RunAsync("plots | 3宗 | equal | count of abandoned-plot", "named | 1宗 | equal | count of abandoned-plot where number = 丙丙");

        var (id, drift) = Assert.Single(run.Drifts);
        Assert.Equal(("plots", broken, "王工", "核实后剔除"), (id, drift.Since.Number, drift.Since.Note.Author, drift.Since.Note.Reason));
        Assert.Equal(("3宗", "2宗"), (drift.Before.Printed, drift.After.Printed));
        var changed = Assert.Single(drift.Changed);
        Assert.Equal(Plots, changed.Layer);
        Assert.Equal([2L], changed.Ids);
    }

    [Fact]
    public async Task Of_several_drifts_the_last_is_named_and_a_figure_put_right_has_none()
    {
        await UpdateAsync(1, "李工", "改投资", values => values[1] = 0.2);
        await UpdateAsync(1, "李工", "改回", values => values[1] = 0.1);
        Assert.Empty((await RunAsync("money | 0.3万元 | equal | sum of TZE in 万元 of abandoned-plot")).Drifts);

        var broken = await UpdateAsync(3, "王工", "追加投资", values => values[1] = 5.0);
        await UpdateAsync(3, "王工", "再追加", values => values[1] = 6.0);

        var drift = Assert.Single((await RunAsync("money | 0.3万元 | equal | sum of TZE in 万元 of abandoned-plot")).Drifts).Value;
        Assert.Equal((broken, "5.2万元"), (drift.Since.Number, drift.After.Printed));
    }

    [Fact]
    public async Task A_layer_imported_anew_is_named_as_a_whole_and_the_past_before_it_is_seen()
    {
        await UpdateAsync(1, "李工", "改名", values => values[0] = "甲甲");
        var replaced = await WriteAsync(Plots, "abandoned-plot", WriteMode.Replace, "丁");
        await UpdateAsync(4, "李工", "又改名", values => values[0] = "丁丁");

        var drift = Assert.Single((await RunAsync("plots | 3宗 | equal | count of abandoned-plot where not number = 甲")).Drifts).Value;

        Assert.Equal((replaced, "3宗", "1宗"), (drift.Since.Number, drift.Before.Printed, drift.After.Printed));
        Assert.Empty(Assert.Single(drift.Changed).Ids);
    }

    [Fact]
    public async Task A_region_that_moved_is_what_a_figure_drifted_by()
    {
        await WriteAsync(Farmland, "basic-farmland", WriteMode.Create, "永");
        Assert.True((await RunAsync("land | 15亩 | equal | area of abandoned-plot on basic-farmland")).Holds);

        var moved = await UpdateAsync(1, "赵工", "调整永农", _ => { }, Farmland, Box(50));

        var drift = Assert.Single((await RunAsync("land | 15亩 | equal | area of abandoned-plot on basic-farmland")).Drifts).Value;
        Assert.Equal((moved, "15亩", "8亩"), (drift.Since.Number, drift.Before.Printed, drift.After.Printed));
        Assert.Equal((Farmland, 1L), (Assert.Single(drift.Changed).Layer, Assert.Single(Assert.Single(drift.Changed).Ids)));
    }

    [Fact]
    public async Task What_never_held_or_is_missing_has_no_drift()
    {
        await UpdateAsync(1, "李工", "改名", values => values[0] = "甲甲");

        var run = await RunAsync("plots | 435宗 | equal | count of abandoned-plot", "line | 1宗 | equal | count of red-line", "layer | 1宗 | equal | count of layer 大棚");

        Assert.False(run.Holds);
        Assert.Empty(run.Drifts);
        Assert.Equal([FigureVerdict.Off, FigureVerdict.Missing, FigureVerdict.Missing], run.Results.Select(result => result.Verdict));
    }

    [Fact]
    public async Task A_row_without_a_shape_is_shown_by_the_village_it_names()
    {
        await WriteAsync("村庄", "village", WriteMode.Create, [new("ZLDWMC", FieldType.Text), new("a", FieldType.Real), new("b", FieldType.Text)], "甲村", "乙村", "丙村");
        await IncomeBook.EnterAsync(Workspace, SheetRows.OfText("村\t年度\t收入\n甲村\t2023\t4.5\n乙村\t2023\t12\n丙村\t2023\t10\n乙村\t2022\t99"), new(null, null), preview: false, new("周工", "导入"), new(2026, 1, 1), Ct);

        var run = await RunAsync(
            "rich | 2个 | equal | count of village-income where year = 2023 and amount_fen >= 10000000", "all | 26.5万元 | equal | sum of amount_fen in fen of village-income where year = 2023", "plots | 3宗 | equal | count of abandoned-plot");

        Assert.True(run.Holds);
        Assert.Equal([("村庄", 2L), ("村庄", 3L)], await GroundAsync(run, 0));
        Assert.Equal([("村庄", 1L), ("村庄", 2L), ("村庄", 3L)], await GroundAsync(run, 1));
        Assert.Equal([(Plots, 1L), (Plots, 2L), (Plots, 3L)], await GroundAsync(run, 2));
    }

    private async Task<IEnumerable<(string, long)>> GroundAsync(FigureRun run, int figure) =>
        (await FigureGround.ReadAsync(Workspace, run, run.Results[figure], Ct)).Select(ground => (ground.Layer, ground.Feature.Id)).Order();

    [Fact]
    public async Task One_figure_alone_can_be_asked()
    {
        var sheet = FigureSheetText.Read(Workspace.Tables, "plots | 3宗 | equal | count of abandoned-plot", "line | 1宗 | equal | count of red-line");

        var run = await FigureRun.ExecuteAsync(Workspace, sheet, sheet.Get("2023/plots"), Ct);

        Assert.Equal("plots", Assert.Single(run.Results).Figure.Id);
    }

    [Fact]
    public async Task The_history_of_a_layer_is_read_once_for_all_its_figures()
    {
        await UpdateAsync(1, "李工", "改投资", values => values[1] = 0.3);
        await DeleteAsync(2, "王工", "核实后剔除");
        var run = await RunAsync("plots | 3宗 | equal | count of abandoned-plot", "money | 0.3万元 | equal | sum of TZE in 万元 of abandoned-plot");
        await using var snapshot = await Workspace.Store.OpenSnapshotAsync(Ct);
        var reader = new WatchedReader(snapshot);
        var drifts = new FigureDrifts(reader, await snapshot.ReadRevisionsAsync(Ct).ToListAsync(Ct), run.World);

        foreach (var result in run.Results)
            Assert.Equal(run.Drifts[result.Figure.Id].Since.Number, (await drifts.FindAsync(result, Ct))!.Since.Number);

        Assert.Equal([Plots], reader.Histories);
    }

    private async Task<FigureRun> RunAsync(params string[] figures) => await FigureRun.ExecuteAsync(Workspace, FigureSheetText.Read(Workspace.Tables, figures), null, Ct);

    /// <summary>Hectares beside each other, each with an investment of 0.1.</summary>
    private Task<long> WriteAsync(string layer, string role, WriteMode mode, params string[] names) => WriteAsync(layer, role, mode, PlotSchema.Fields, names);

    private async Task<long> WriteAsync(string layer, string role, WriteMode mode, IReadOnlyList<Field> fields, params string[] names)
    {
        var features = names.Select((name, i) => new Feature(0, Box(i * 200), [name, 0.1, null])).ToAsyncEnumerable();
        var provenance = new Provenance("test", "", "", "test", "UTF-8", "format", "EPSG:4550", "test", new(0, 0, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));
        return (await Workspace.Store.WriteLayerAsync(new(layer, new(role), GeometryKind.Polygon, new(fields)), mode, features, () => provenance, new("周工", "导入"), Ct)).Number;
    }

    private async Task<long> UpdateAsync(long id, string author, string reason, Action<object?[]> change, string layer = Plots, Geometry? shape = null)
    {
        var feature = await Workspace.Store.ReadAsync(layer, new() { Ids = [id] }, Ct).SingleAsync(Ct);
        object?[] values = [.. feature.Values];
        change(values);
        return (await Workspace.Store.CommitAsync(new(new(author, reason)) { Updates = [new(layer, id, feature.Version, shape ?? feature.Shape, values)] }, Ct)).Number;
    }

    private async Task<long> DeleteAsync(long id, string author, string reason)
    {
        var feature = await Workspace.Store.ReadAsync(Plots, new() { Ids = [id] }, Ct).SingleAsync(Ct);
        return (await Workspace.Store.CommitAsync(new(new(author, reason)) { Deletes = [new(Plots, id, feature.Version)] }, Ct)).Number;
    }

    private static MultiPolygon Box(double west)
    {
        var (left, bottom) = (500_000 + west, 4_141_000.0);
        return Shapes.CreateMultiPolygon(
        [
            Shapes.CreatePolygon([new(left, bottom), new(left + 100, bottom), new(left + 100, bottom + 100), new(left, bottom + 100), new(left, bottom)]),
        ]);
    }
}
