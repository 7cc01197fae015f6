using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests;

public sealed class LayersPanelTests : Office
{
    [Fact]
    public void An_empty_workspace_says_what_to_do()
    {
        var panel = Render<LayersPanel>();

        Assert.Contains("导入数据", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_stands_under_the_heading_of_its_role()
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", new([new("DLBM", FieldType.Text)]), ["0103"], ["0103"]);

        var panel = Render<LayersPanel>();

        Assert.Equal("控制线", panel.Find("h3").TextContent);
        Assert.Equal("2", panel.Find(".lp-layer .lp-number").TextContent);
    }
}
