using System.Globalization;
using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests;

public sealed class MatrixPanelTests : Office
{
    private static readonly FeatureSchema Classed = new([new("DLBM", FieldType.Text)]);

    [Fact]
    public async Task With_one_survey_it_says_that_two_are_needed()
    {
        await AddSquaresAsync("现状2024", "land-use", new DateOnly(2024, 12, 31), Classed, ["0103"]);

        Assert.Contains("两期", Render<MatrixPanel>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_earlier_survey_is_offered_as_the_one_before()
    {
        await FillAsync();

        var panel = Render<MatrixPanel>();

        Assert.Equal("现状2023", panel.Find("[data-testid=matrix-before] option[selected]").GetAttribute("value"));
        Assert.Equal("现状2024", panel.Find("[data-testid=matrix-after] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task The_table_adds_up_as_it_is_printed()
    {
        var panel = await CompareAsync();

        var rows = panel.FindAll("[data-testid=matrix] tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => Number(cell.TextContent)).ToList()).ToList();
        var totals = panel.FindAll("[data-testid=matrix] tfoot td").Select(cell => Number(cell.TextContent)).ToList();
        Assert.All(rows, row => Assert.Equal(row[^1], row.SkipLast(1).Sum()));
        Assert.Equal(totals, Enumerable.Range(0, totals.Count).Select(column => rows.Sum(row => row[column])));
    }

    [Fact]
    public async Task A_cell_of_changed_land_lists_its_polygons()
    {
        var panel = await CompareAsync();

        await panel.InvokeAsync(() => panel.Find("[data-testid=cell-0103-0201]").Click());

        // By construction: of three squares the middle one became an orchard.
        Assert.Single(panel.WaitForElements("[data-testid=patch]"));
    }

    private async Task<IRenderedComponent<MatrixPanel>> CompareAsync()
    {
        await FillAsync();
        var panel = Render<MatrixPanel>();
        await panel.InvokeAsync(() => panel.Find("[data-testid=matrix-start]").Click());
        panel.WaitForElement("[data-testid=matrix]");
        return panel;
    }

    private async Task FillAsync()
    {
        await AddSquaresAsync("现状2024", "land-use", new DateOnly(2024, 12, 31), Classed, ["0103"], ["0201"], ["0601"]);
        await AddSquaresAsync("现状2023", "land-use", new DateOnly(2023, 12, 31), Classed, ["0103"], ["0103"], ["0601"]);
    }

    private static decimal Number(string text) => text.Trim() is { Length: > 0 } number ? decimal.Parse(number, NumberStyles.Number, CultureInfo.InvariantCulture) : 0;
}
