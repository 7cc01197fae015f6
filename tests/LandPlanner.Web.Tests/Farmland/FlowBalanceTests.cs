using System.Globalization;
using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Farmland;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tests.Farmland;

public sealed class FlowBalanceTests : FarmlandOffice
{
    // Of four squares one was built on, one was won from an orchard, one became an orchard, and one stayed.
    private static readonly FeatureSchema Survey = new([new("DLBM", FieldType.Text), new("BGRQ", FieldType.Date)]);
    private static readonly object?[][] Earlier = [["0103", null], ["0201", null], ["0103", null], ["0103", null]];
    private static readonly object?[][] Later = [["0601", Day(2024, 3)], ["0103", Day(2024, 4)], ["0201", Day(2025, 6)], ["0103", null]];

    [Fact]
    public async Task The_villages_as_printed_add_up_to_the_town()
    {
        var panel = await BalanceAsync(FillVillagesAsync());

        // 102.67 m² are 0.154005 mu, and 308.01 m² 0.462015: rounded each for itself three would come to 0.45.
        var villages = panel.FindAll("[data-testid=balance-village]").Select(Numbers).ToList();
        foreach (var column in new[] { 0, 4 })
        {
            Assert.Equal([0.15m, 0.15m, 0.16m], villages.Select(village => village[column]).Order());
            Assert.Equal(0.46m, Numbers(panel.Find("[data-testid=balance-town]"))[column]);
        }
    }

    [Fact]
    public async Task A_number_lights_the_polygons_it_is_the_sum_of()
    {
        var panel = await BalanceAsync();
        var desk = Services.GetRequiredService<BalanceDesk>();
        var table = desk.Job.State.Result!.Table;

        // By construction two squares were lost, and one was won.
        Assert.Equal([0, 2], table.PatchesOf(null, BalanceColumn.Lost, null).Select(patch => Column(patch.Shape.Centroid.X)).Order());
        Assert.Equal([1], table.PatchesOf(null, BalanceColumn.Won, null).Select(patch => Column(patch.Shape.Centroid.X)));
        await panel.InvokeAsync(() => panel.FindAll("[data-testid=balance-town] button")[0].Click());

        Assert.Contains("2", panel.WaitForElement("[data-testid=balance-unlight]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paddy_that_became_dry_land_is_neither_lost_nor_won()
    {
        var panel = await BalanceAsync(FillAsync([["0101", null], ["0103", null]], [["0103", Day(2024, 3)], ["0103", null]]));

        // 100 m² are 0.15 mu: in the column of what stayed farmland alone.
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0.15m, 0], Numbers(panel.Find("[data-testid=balance-town]")));
        panel.Find("[data-testid=balance-town] button").Click();
        Assert.Contains("1", panel.WaitForElement("[data-testid=balance-unlight]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_has_only_what_happened_in_it()
    {
        var panel = await BalanceAsync();
        var desk = Services.GetRequiredService<BalanceDesk>();

        await TypeAsync(panel, "balance-year", "2025");

        Assert.Equal([2], desk.Job.State.Result!.Table.PatchesOf(null, BalanceColumn.Lost, 2025).Select(patch => Column(patch.Shape.Centroid.X)));
        Assert.Equal(0m, Numbers(panel.Find("[data-testid=balance-town]"))[5]);
    }

    [Fact]
    public async Task The_regime_in_force_is_shown_with_what_it_asks()
    {
        var panel = await BalanceAsync();

        await ClickAsync(panel, "balance-page-Accounts");

        Assert.Contains(panel.FindAll("[data-testid=regime]"), regime => regime.TextContent.Contains("大占补", StringComparison.Ordinal) && regime.TextContent.Contains("2024-02-05", StringComparison.Ordinal));
        Assert.Contains("否", panel.FindAll("[data-testid=account]")[^2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Layers_without_a_date_need_days_that_follow_each_other()
    {
        await AddSquaresAsync("甲", "land-use", null, Survey, Earlier);
        await AddSquaresAsync("乙", "land-use", null, Survey, Later);
        View.Tab = null;
        (View.Before, View.After) = ("甲", "乙");
        var panel = Render<FarmlandPanel>();

        Assert.True(await IsDisabledAsync("", ""));
        Assert.True(await IsDisabledAsync("2023-12-31", ""));
        Assert.True(await IsDisabledAsync("2023-12-31", "2023-12-31"));
        Assert.True(await IsDisabledAsync("2024-01-01", "2023-12-31"));
        Assert.False(await IsDisabledAsync("2023-12-31", "2024-01-01"));

        async Task<bool> IsDisabledAsync(string from, string until)
        {
            await TypeAsync(panel, "balance-from", from);
            await TypeAsync(panel, "balance-until", until);
            return panel.Find("[data-testid=balance-start]").HasAttribute("disabled");
        }
    }

    [Fact]
    public async Task Surveys_that_are_the_wrong_way_round_are_told()
    {
        await FillAsync();
        View.Tab = null;
        (View.Before, View.After) = ("现状2025", "现状2023");
        var panel = Render<FarmlandPanel>();

        await ClickAsync(panel, "balance-start");

        Assert.Contains("现状2025", panel.WaitForElement("[data-testid=balance-failure]").TextContent, StringComparison.Ordinal);
    }

    private Task<IRenderedComponent<FarmlandPanel>> BalanceAsync() => BalanceAsync(FillAsync());

    private async Task<IRenderedComponent<FarmlandPanel>> BalanceAsync(Task filled)
    {
        await filled;
        View.Tab = null;
        var panel = Render<FarmlandPanel>();
        await ClickAsync(panel, "balance-start");
        panel.WaitForElement("[data-testid=balance-villages]");
        return panel;
    }

    private Task FillAsync() => FillAsync(Earlier, Later);

    private async Task FillAsync(object?[][] earlier, object?[][] later)
    {
        await AddSquaresAsync("现状2023", "land-use", new DateOnly(2023, 12, 31), Survey, earlier);
        await AddSquaresAsync("现状2025", "land-use", new DateOnly(2025, 12, 31), Survey, later);
    }

    /// <summary>Three villages a kilometre off; in each 102.67 m² of farmland were built on, beside the middle meridian, where the plane has the size of the ground.</summary>
    private async Task FillVillagesAsync()
    {
        static Feature Field(int village, string code) => new(
            village, GeometryFactory.Default.CreateMultiPolygon([(Polygon)GeometryFactory.Default.ToGeometry(new Envelope(East + 1000 + 100 * village, East + 1010 + 100 * village, North, North + 10.267))]), [code, null]);

        await AddPolygonsAsync("村界", "village", null, new([new("ZLDWMC", FieldType.Text)]), [.. Enumerable.Range(0, 3).Select(i => new Feature(i, Square(East + 1000 + 100 * i, North, 100), [$"村{i}"]))]);
        foreach (var (year, code) in new[] { (2023, "0103"), (2025, "0601") })
            await AddPolygonsAsync($"现状{year}", "land-use", new DateOnly(year, 12, 31), Survey, [.. Enumerable.Range(0, 3).Select(i => Field(i, code))]);
    }

    /// <summary>The place of a square in its row.</summary>
    private static int Column(double x) => (int)((x - East) / 10);

    private static DateOnly Day(int year, int month) => new(year, month, 15);

    private static List<decimal> Numbers(AngleSharp.Dom.IElement row) =>
        [.. row.QuerySelectorAll("td").SkipLast(1).Select(cell => decimal.TryParse(cell.TextContent.Trim().TrimStart('+'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0)];
}
