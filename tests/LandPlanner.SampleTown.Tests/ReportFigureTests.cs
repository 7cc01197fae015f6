using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Figures;
using LandPlanner.Workspaces.Figures;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.SampleTown.Tests;

/// <summary>The figures of <c>data/figures</c>, recomputed from the features of towns of several seeds, are those that the work report printed.</summary>
public class ReportFigureTests
{
    public static readonly TheoryData<int, long, int> Years = [.. new[] { 2023, 2024 }.SelectMany(year => Towns.Some.Select(row => (year, row.Data.Item1, row.Data.Item2)))];

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_figure_of_the_report_comes_out_of_the_features(int year, long seed, int patches)
    {
        var (world, sheet) = (World(Towns.Get(seed, patches)), FigureSheets.Read(TableSet.Open(), year));

        Assert.All(sheet.Figures, figure =>
        {
            var result = world.Recompute(figure, TestContext.Current.CancellationToken);
            Assert.True(result.Holds, $"{figure.Id}: {result.Printed ?? result.Gap?.Say(english: true)}, reported {figure.Reported}");
        });
    }

    // What stands behind a figure, as the town was laid: 1 patch of the state's inspection, then 2 of the province's; 11 rural projects, then 5 of the link zone.
    [Theory]
    [InlineData("national-patches", "督察图斑", 1, 1)]
    [InlineData("provincial-patches", "督察图斑", 2, 3)]
    [InlineData("rural-investment", "乡村振兴项目", 1, 11)]
    [InlineData("linking-projects", "乡村振兴项目", 12, 16)]
    [InlineData("tract-area", "成片开发地块", 1, 9)]
    [InlineData("abandoned-plots", "疑似撂荒地", 1, 435)]
    public void Behind_a_figure_stand_exactly_its_features(string id, string layer, int first, int last)
    {
        var sheet = FigureSheets.Read(TableSet.Open(), 2023);

        var trace = Assert.Single(World(Towns.Get(2, 500)).Recompute(sheet.Get(id), TestContext.Current.CancellationToken).Traces);

        Assert.Equal(layer, trace.Layer);
        Assert.Equal(Enumerable.Range(first, last - first + 1).Select(feature => (long)feature), trace.Ids);
    }

    [Fact]
    public void Another_delivery_of_a_role_changes_no_figure_of_the_year()
    {
        var (town, sheet) = (Towns.Get(2, 500), FigureSheets.Read(TableSet.Open(), 2023));
        var world = World(town);
        string[] roles = ["tract-scheme", "boundary-addition", "idle-land", "satellite-patch"];
        var next = world with { Layers = [.. world.Layers, .. world.Layers.Where(layer => roles.Contains(layer.Role.Name)).Select(layer => layer with { Name = $"{layer.Name}2024" })] };

        Assert.Equal(world.Layers.Count + roles.Length, next.Layers.Count);
        Assert.All(sheet.Figures, figure => Assert.True(next.Recompute(figure, TestContext.Current.CancellationToken).Holds, figure.Id));
    }

    // One national patch was closed in the year, by its layer and by its case; two of the province's by the layer.
    [Theory]
    [InlineData("national", "closed", "2023-03-01", "2023-09-01", "national-patches", "图斑台账", true)]
    [InlineData("national", "closed", "2022-11-01", "2023-09-01", "national-patches", "图斑台账", true)]
    [InlineData("national", "issued", "2023-03-01", null, "national-patches", "图斑台账", false)]
    [InlineData("national", "issued", "2024-03-01", null, "national-patches", "督察图斑", true)]
    [InlineData("national", "closed", "2022-03-01", "2022-12-31", "national-patches", "督察图斑", true)]
    [InlineData("satellite", "closed", "2023-03-01", "2023-09-01", "provincial-patches", "督察图斑", true)]
    public void Patches_of_the_year_that_are_followed_as_cases_count_by_their_cases(string source, string state, string issued, string? closed, string id, string behind, bool holds)
    {
        Field[] fields = [new("source", FieldType.Text), new("state", FieldType.Text), new("issued_on", FieldType.Date), new("closed_on", FieldType.Date)];
        object?[] row = [source, state, Day(issued), Day(closed)];
        var world = World(Towns.Get(2, 500));

        var result = (world with { Layers = [.. world.Layers, new("图斑台账", new("case"), GeometryKind.None, new(fields), [new Feature(1, null, row)])] })
            .Recompute(FigureSheets.Read(TableSet.Open(), 2023).Get(id), TestContext.Current.CancellationToken);

        Assert.Equal(holds, result.Holds);
        Assert.All(result.Traces, trace => Assert.Equal(behind, trace.Layer));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static FigureWorld World(Town town)
    {
        var (tables, parcels) = (TableSet.Open(), new ParcelLayers(town));
        Layer[] layers =
        [
            Layers.Villages(town), Layers.Farmland(town), parcels.Tracts, parcels.Additions, parcels.Idle, parcels.Plans, parcels.Rectifications, parcels.Inspections, parcels.Abandoned,
            parcels.RuralProjects, parcels.IndustryProjects, parcels.KeyProjects, parcels.Sights, parcels.Sewage, parcels.Greenhouses, parcels.IdleBuildings, parcels.DustSources, parcels.Grain, new VillageEconomy(town).Estates,
        ];
        return new(
            [
                .. layers.Select(layer => new FigureLayer(
                    layer.Name, new(layer.Role), layer.Kind, layer.Schema, [.. layer.Rows.Select((row, i) => new Feature(i + 1, row.Shape, row.Values))])),
            ],
            new(tables.Roles, tables.Ledgers, tables.CaseProcess), town.Areas, Tolerance.Default);
    }
}
