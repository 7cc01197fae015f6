using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests;

public sealed class SettingsPanelTests : Office
{
    [Fact]
    public async Task It_says_which_workspace_this_is_and_how_it_stands()
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", new([new("DLBM", FieldType.Text)]), ["0103"]);

        var panel = Render<SettingsPanel>();

        panel.WaitForAssertion(() => Assert.Contains("tester", panel.Find(".lp-about").TextContent, StringComparison.Ordinal));
        var about = panel.Find(".lp-about").TextContent;
        Assert.Contains("工作库.gpkg", about, StringComparison.Ordinal);
        Assert.Contains("EPSG:4550", about, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_base_map_is_configured_it_says_how()
    {
        var panel = Render<SettingsPanel>();

        Assert.Contains("basemaps.yaml", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void On_this_machine_alone_there_is_no_warning() => Assert.Empty(Render<SettingsPanel>().FindAll("[data-testid=settings-remote]"));
}
