using System.Text;
using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests;

public sealed class ImportPanelTests : Office
{
    private const string Sound = "[[[123,37],[123.001,37],[123.001,37.001],[123,37.001],[123,37]]]";
    private const string BowTie = "[[[123.01,37],[123.011,37.001],[123.011,37],[123.01,37.001],[123.01,37]]]";

    private ImportDesk Desk => Services.GetRequiredService<ImportDesk>();

    private Uploads Uploads => Services.GetRequiredService<Uploads>();

    [Fact]
    public void With_nothing_dropped_it_says_what_to_do()
    {
        var panel = Render<ImportPanel>();

        Assert.Contains("把数据文件拖到这里", panel.Find(".lp-drop").TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.Find("input[type=file][multiple][data-lp-upload]"));
    }

    [Fact]
    public async Task What_was_found_is_shown_before_anything_is_stored()
    {
        await DropAsync("图斑.geojson", GeoJson(Sound, BowTie, null));

        var panel = Render<ImportPanel>();

        Assert.Contains("3 条记录", panel.Find("[data-testid=import-layer-图斑]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["3", "1", "1", "1"], panel.FindAll(".lp-account-counts dd").Select(count => count.TextContent));
        Assert.Contains("自相交", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(Host.Watch.Layers);
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_system_waits_for_the_persons_word()
    {
        await DropAsync("站.mif", Mif);
        var panel = Render<ImportPanel>();

        Assert.NotNull(panel.Find("[data-testid=import-crs-missing]"));
        Assert.True(panel.Find("[data-testid=import-run]").HasAttribute("disabled"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=import-crs-4529]").ClickAsync(new()));

        panel.WaitForAssertion(() => Assert.False(panel.Find("[data-testid=import-run]").HasAttribute("disabled")));
        Assert.Contains("由您指定", panel.Find(".lp-import-crs-name").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_datum_waits_for_its_seven_parameters()
    {
        await DropAsync("站.mif", Mif);
        var panel = Render<ImportPanel>();
        await panel.InvokeAsync(() => panel.Find("[data-testid=import-crs-2365]").ClickAsync(new()));

        Assert.True(panel.Find("[data-testid=import-run]").HasAttribute("disabled"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=import-shift]").ChangeAsync(new() { Value = "1,2,3" }));
        Assert.Contains("七参数不对", panel.Markup, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=import-shift]").ChangeAsync(new() { Value = "coordinate-frame:12.5,-86.2,-41.7,0.35,-0.62,1.15,-2.4" }));

        panel.WaitForAssertion(() => Assert.False(panel.Find("[data-testid=import-run]").HasAttribute("disabled")));
        Assert.Equal(-0.35, Desk.Plans[0].Shift()!.Rx);
    }

    [Fact]
    public async Task A_name_that_is_taken_asks_whether_to_replace()
    {
        await AddSquaresAsync("图斑", "reference", new([new("DLBM", FieldType.Text)]), ["0103"]);
        await DropAsync("图斑.geojson", GeoJson(Sound));
        var panel = Render<ImportPanel>();

        Assert.Contains("工作库已有图层“图斑”", panel.Find("[data-testid=import-choice-fault]").TextContent, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=import-mode-Replace]").ChangeAsync(new() { Value = true }));

        Assert.False(panel.Find("[data-testid=import-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task After_the_import_the_balance_closes_and_the_files_are_gone()
    {
        var upload = await DropAsync("图斑.geojson", GeoJson(Sound, BowTie, null));
        var panel = Render<ImportPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=import-run]").ClickAsync(new()));

        panel.WaitForAssertion(() => Assert.NotNull(panel.Find("[data-testid=import-again]")));
        Assert.Contains("收支相等", panel.Find("[data-testid=account-closes]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, Host.Watch.Find("图斑")!.Count);
        Assert.Null(Uploads.Find(upload));
    }

    [Fact]
    public async Task A_plan_is_imported_with_its_years_and_keeps_them_when_it_comes_again()
    {
        await DropAsync("规划地类.geojson", GeoJson(Sound));
        var panel = Render<ImportPanel>();
        Assert.Equal("planned-use", Desk.Plans[0].Role);

        await TypeAsync("base-year", "2020");
        // One year alone is not the years of a plan, nor are years the wrong way round, or words.
        foreach (var wrong in (string[])["", "2020", "2010", "2101", "二〇三五"])
        {
            await TypeAsync("target-year", wrong);
            panel.WaitForAssertion(() => Assert.True(panel.Find("[data-testid=import-run]").HasAttribute("disabled")));
            Assert.Contains("基期年早于目标年", panel.Find("[data-testid=import-choice-fault]").TextContent, StringComparison.Ordinal);
        }

        await TypeAsync("target-year", "2035");
        panel.WaitForAssertion(() => Assert.False(panel.Find("[data-testid=import-run]").HasAttribute("disabled")));
        await panel.InvokeAsync(() => panel.Find("[data-testid=import-run]").ClickAsync(new()));
        panel.WaitForAssertion(() => Assert.NotNull(panel.Find("[data-testid=import-again]")));
        Assert.Equal(new(2020, 2035), Host.Watch.Find("规划地类")!.Term);

        await DropAsync("规划地类.geojson", GeoJson(Sound));
        await panel.InvokeAsync(() => panel.Find("[data-testid=import-mode-Replace]").ChangeAsync(new() { Value = true }));
        panel.WaitForAssertion(() => Assert.Equal("2035", panel.Find("[data-testid=import-target-year]").GetAttribute("placeholder")));
        await Desk.ImportAsync();

        Assert.Equal(new(2020, 2035), Host.Watch.Find("规划地类")!.Term);

        Task TypeAsync(string field, string year) => panel.InvokeAsync(() => panel.Find($"[data-testid=import-{field}]").ChangeAsync(new() { Value = year }));
    }

    [Fact]
    public async Task Years_are_asked_of_plans_alone()
    {
        await DropAsync("规划地类.geojson", GeoJson(Sound));
        var panel = Render<ImportPanel>();
        await panel.InvokeAsync(() => panel.Find("[data-testid=import-base-year]").ChangeAsync(new() { Value = "2020" }));

        await panel.InvokeAsync(() => panel.Find("[data-testid=import-role]").ChangeAsync(new() { Value = "reference" }));

        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("[data-testid=import-base-year]")));
        // What was typed for the other role stands in no way.
        Assert.False(panel.Find("[data-testid=import-run]").HasAttribute("disabled"));
        await Desk.ImportAsync();
        Assert.Null(Host.Watch.Find(Desk.Plans[0].Name)!.Term);
    }

    [Fact]
    public async Task Several_layers_are_imported_one_after_another_the_covered_one_first()
    {
        var upload = Uploads.Begin();
        foreach (var name in (string[])["农田.geojson", "村界.geojson"])
            await upload.AddAsync(name, new MemoryStream(GeoJson(Sound)), Ct);
        await Desk.TakeAsync(upload.Id);
        Desk.Plans[0].Covers = "村界";

        await Desk.ImportAsync();

        Assert.All(Desk.Plans, plan => Assert.Equal(PlanState.Imported, plan.State));
        Assert.Equal(["村界", "农田"], Host.Watch.Layers.Select(layer => layer.Name));
        Assert.Equal("village", Host.Watch.Find("村界")!.Role.Name);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_with_the_reason()
    {
        await DropAsync("坏.zip", [1, 2, 3]);

        var panel = Render<ImportPanel>();

        Assert.Contains("“坏.zip”", panel.Find(".lp-import-fault").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_discarded_leaves_no_files()
    {
        var upload = await DropAsync("图斑.geojson", GeoJson(Sound));
        var folder = Path.GetDirectoryName(Uploads.Find(upload)!.Files.DataSets[0]);
        var panel = Render<ImportPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=import-discard]").ClickAsync(new()));

        Assert.NotNull(panel.Find(".lp-drop"));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Files_go_with_the_person()
    {
        var upload = await DropAsync("图斑.geojson", GeoJson(Sound));

        Desk.Dispose();

        Assert.Null(Uploads.Find(upload));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing_and_can_be_begun_again()
    {
        await DropAsync("图斑.geojson", GeoJson([.. Enumerable.Repeat(Sound, 20_000)]));
        Desk.Changed += () =>
        {
            if (Desk.Phase == ImportPhase.Importing && Desk.Plans[0].Progress > 0)
                Desk.Cancel();
        };

        await Desk.ImportAsync();

        Assert.Equal(ImportPhase.Choosing, Desk.Phase);
        await Host.Watch.LookAsync(Ct);
        Assert.Empty(Host.Watch.Layers);
    }

    private static byte[] Mif => Encoding.ASCII.GetBytes(
        "Version 300\nCharset \"Neutral\"\nDelimiter \",\"\nColumns 1\n  NAME Char(10)\nData\n\nRegion 1\n  4\n41420000 4140000\n41420100 4140000\n41420100 4140100\n41420000 4140000\n");

    private static byte[] GeoJson(params string?[] rings)
    {
        var features = rings.Select(ring =>
            $$"""{"type":"Feature","properties":{"名称":"甲"},"geometry":{{(ring is null ? "null" : $$"""{"type":"Polygon","coordinates":{{ring}}}""")}}}""");
        return Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(",", features)}}]}""");
    }

    private async Task<string> DropAsync(string name, byte[] content)
    {
        var upload = Uploads.Begin();
        await upload.AddAsync(name, new MemoryStream(content), Ct);
        await Desk.TakeAsync(upload.Id);
        return upload.Id;
    }
}
