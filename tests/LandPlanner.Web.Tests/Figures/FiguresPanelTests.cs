using System.Globalization;
using System.Text.Json;
using Bunit;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Web.Components.Figures;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Endpoints;
using LandPlanner.Web.Figures;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Figures;

/// <summary>Figures of data/figures on a workspace of squares: nine parcels of the tract scheme, as the report of 2023 says, and three idle parcels of which it counts one.</summary>
public sealed class FiguresPanelTests : Office
{
    private const string Tract = "成片开发地块";
    private const string Idle = "闲置土地";

    private static readonly FeatureSchema Names = new([new("XMMC", FieldType.Text)]);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddSquaresAsync(Tract, "tract-scheme", Names, [.. Enumerable.Range(1, 9).Select(number => new object?[] { $"地块{number}" })]);
        await AddSquaresAsync(Idle, "idle-land", Names, ["东风厂"], ["柳林旧村改造三期"], ["西仓库"]);
    }

    [Fact]
    public async Task Each_figure_stands_with_its_sentence_what_was_reported_what_was_recomputed_and_a_verdict()
    {
        var panel = await OpenAsync();

        Assert.Contains("9宗", panel.Find("[data-testid=number-tract-parcels]").TextContent, StringComparison.Ordinal);
        Assert.Contains(panel.FindAll(".lp-sentence"), sentence => sentence.TextContent.Contains("土地纳入年度土地征收成片开发方案", StringComparison.Ordinal));
        Assert.Equal("相符", Chip(panel, "tract-parcels"));
        // Nine squares of 100 m² are 1.35 mu (100 m² = 0.15 mu), of 276.
        Assert.StartsWith("相差 -275", Chip(panel, "tract-area"), StringComparison.Ordinal);
        Assert.Equal("缺数据", Chip(panel, "addition-parcels"));
    }

    [Fact]
    public async Task A_figure_lights_exactly_the_features_behind_it()
    {
        var panel = await OpenAsync();

        await ChooseAsync(panel, "idle-parcels");

        Assert.Equal([(Idle, 2L)], await LitAsync("idle-parcels"));
        Assert.Equal("柳林旧村改造三期", panel.Find("[data-testid=figure-feature] button").TextContent);
        Assert.Equal("1", panel.FindAll("[data-testid=figure-feature] td")[2].TextContent);
        Assert.Equal([Idle], Session.Own);
        Assert.Equal(Enumerable.Range(1, 9).Select(id => (Tract, (long)id)), await LitAsync("tract-area"));
        Assert.Empty(await LitAsync("addition-parcels"));
    }

    [Fact]
    public async Task What_is_lit_is_sent_under_its_layer_and_id()
    {
        var desk = Services.GetRequiredService<FigureDesk>();
        var run = await desk.RunAsync(2023);

        using var json = JsonDocument.Parse(GetFigureFeatures.Json(await desk.ShapesAsync(run, run.Results.First(result => result.Figure.Id == "idle-area"), Ct)));

        var feature = Assert.Single(json.RootElement.GetProperty("features").EnumerateArray());
        Assert.Equal(Idle + "/2", feature.GetProperty("id").GetString());
        // The second square of the row begins ten metres east of the first.
        Assert.Equal(East + 10, feature.GetProperty("geometry").GetProperty("coordinates")[0][0].EnumerateArray().Min(position => position[0].GetDouble()));
    }

    [Fact]
    public async Task A_figure_that_no_longer_holds_says_since_when_by_whom_and_why()
    {
        var panel = await OpenAsync();
        await ChooseAsync(panel, "idle-parcels");
        Assert.Empty(panel.FindAll("[data-testid=figure-remark]"));

        var revision = await RenameAsync(2, "柳林三期", "李四", "更名");

        panel.WaitForState(() => Chip(panel, "idle-parcels") == "相差 -1宗");
        var remark = panel.Find("[data-testid=figure-remark]").TextContent;
        Assert.Contains(revision.ToString(CultureInfo.InvariantCulture), remark, StringComparison.Ordinal);
        Assert.Contains("李四：更名", remark, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=figure-changed]").Click());
        Assert.Equal(new(Idle, 2), Session.Selected);
        Assert.Empty(await LitAsync("idle-parcels"));
    }

    [Fact]
    public async Task A_link_opens_the_figure_of_its_year()
    {
        Session.LinkedFigure = "2023/idle-area";

        var panel = await OpenAsync();

        Assert.Equal(("idle-area", 2023), (View.Figure, View.Year));
        Assert.Single(panel.FindAll("[data-testid=figure-detail]"));
        Assert.Equal("/api/figures/2023/report.docx", panel.Find("[data-testid=download-docx]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_link_to_a_year_without_figures_opens_the_panel_all_the_same()
    {
        Session.LinkedFigure = "1999/idle-area";

        var panel = await OpenAsync();

        Assert.Null(View.Figure);
        Assert.Empty(panel.FindAll("[data-testid=figure-detail]"));
    }

    [Fact]
    public async Task Another_year_has_its_own_figures_and_closes_the_one_that_was_open()
    {
        var panel = await OpenAsync();
        await ChooseAsync(panel, "idle-parcels");

        await panel.InvokeAsync(() => panel.Find("[data-testid=figures-2024]").Click());

        panel.WaitForState(() => panel.FindAll("[data-figure=idle-parcels]").Count == 0 && panel.FindAll("[data-testid=figure]").Count > 0);
        Assert.Empty(panel.FindAll("[data-testid=figure-detail]"));
        Assert.Empty(Session.Own);
    }

    [Fact]
    public async Task In_English_no_word_is_missing()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);
        var panel = await OpenAsync();

        await ChooseAsync(panel, "tract-area");

        Assert.Equal("equal", Chip(panel, "tract-parcels"));
        Assert.Contains("9 features are behind it", panel.Find("[data-testid=figure-behind]").TextContent, StringComparison.Ordinal);
        Assert.Contains("of them hold", panel.Find("[data-testid=figures-held]").TextContent, StringComparison.Ordinal);
    }

    private FiguresView View => Services.GetRequiredService<FiguresView>();

    private async Task<IRenderedComponent<FiguresPanel>> OpenAsync()
    {
        await Host.Watch.LookAsync(Ct);
        var panel = Render<FiguresPanel>();
        panel.WaitForElement("[data-testid=figure]");
        return panel;
    }

    private static async Task ChooseAsync(IRenderedComponent<FiguresPanel> panel, string figure)
    {
        await panel.InvokeAsync(() => panel.Find($"[data-figure={figure}]").Click());
        panel.WaitForElement("[data-testid=figure-detail]");
    }

    private static string Chip(IRenderedComponent<FiguresPanel> panel, string figure) => panel.Find($"[data-figure={figure}] .lp-chip").TextContent;

    private async Task<IEnumerable<(string, long)>> LitAsync(string figure)
    {
        var desk = Services.GetRequiredService<FigureDesk>();
        var run = await desk.RunAsync(2023);
        return (await desk.ShapesAsync(run, run.Results.First(result => result.Figure.Id == figure), Ct)).Select(shape => (shape.Layer, shape.Feature.Id));
    }

    private async Task<long> RenameAsync(long id, string name, string author, string reason)
    {
        var feature = await Host.Workspace.Store.ReadAsync(Idle, new() { Ids = [id] }, Ct).SingleAsync(Ct);
        var revision = await Host.Workspace.Store.CommitAsync(new Edit(new(author, reason)) { Updates = [new(Idle, id, feature.Version, feature.Shape, [name])] }, Ct);
        await Host.Watch.LookAsync(Ct);
        return revision.Number;
    }
}
