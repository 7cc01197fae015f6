using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests;

public sealed class DrawPanelTests : Office
{
    private const string State =
        """{"layer":"规划地块","id":1,"version":2,"tool":"vertices","values":{"DKMC":"甲"},"restored":false,"canUndo":true,"canRedo":false,"tracing":false,"vertices":4,"pen":0}""";

    [Fact]
    public async Task Before_drawing_it_asks_for_a_layer_and_a_tool()
    {
        await AddSquaresAsync("规划地块", "plan-parcel", new([new("DKMC", FieldType.Text)]), ["甲"]);

        var panel = Render<DrawPanel>();

        Assert.Contains("规划地块", panel.Find("[data-testid=draw-layer]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.Find("[data-testid=draw-polygon]"));
    }

    [Fact]
    public async Task Where_there_is_no_layer_to_draw_into_one_can_be_made()
    {
        var panel = Render<DrawPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=new-layer-name]").Change("新地块"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=new-layer-make]").Click());

        panel.WaitForAssertion(() => Assert.Equal("新地块", panel.Find("[data-testid=draw-layer] option").TextContent.Split(' ')[0]));
        Assert.Contains(Host.Watch.Layers, layer => layer is { Name: "新地块", Role.Name: "plan-parcel", Count: 0 });
    }

    [Fact]
    public async Task What_a_person_changes_is_kept_in_the_name_they_gave()
    {
        await Session.SetAuthorAsync("李规划");
        var panel = Render<DrawPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=new-layer-name]").Change("新地块"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=new-layer-make]").Click());

        panel.WaitForElement("[data-testid=draw-polygon]");
        Assert.Equal("李规划", (await Host.Workspace.Store.ReadRevisionsAsync(Ct).LastAsync(Ct)).Note.Author);
    }

    [Fact]
    public async Task The_verdict_stands_with_its_area_in_mu()
    {
        await AddSquaresAsync("规划地块", "plan-parcel", new([new("DKMC", FieldType.Text)]), ["甲"]);
        var panel = Render<DrawPanel>();

        Tell("draw.state", State);
        Tell("draw.verdict", """
            {"defects":[],"area":{"squareMetres":20000.00,"mu":30.00,"hectares":2.0000},"perimeterMetres":600,"notes":[],
             "rules":[{"rule":"basic-farmland-occupied","title":"占用永久基本农田","verdict":"violation","found":{"area":{"squareMetres":1000,"mu":1.5,"hectares":0.1},"constraints":["永久基本农田"]}},
                      {"rule":"red-line-occupied","title":"占用生态保护红线","verdict":"notCovered"}]}
            """);

        panel.WaitForAssertion(() => Assert.StartsWith("30.00", panel.Find("[data-testid=draw-area]").TextContent, StringComparison.Ordinal));
        Assert.Equal("1.50 亩", panel.Find("li.violation .lp-number").TextContent);
        Assert.Contains("未覆盖", panel.Find("li.notCovered").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_shows_both_versions_and_no_merge_where_both_changed_the_same()
    {
        await AddSquaresAsync("规划地块", "plan-parcel", new([new("DKMC", FieldType.Text)]), ["甲"]);
        var panel = Render<DrawPanel>();

        Tell("draw.state", State);
        Tell("draw.conflict", """
            {"conflict":{"message":"…","since":{"revision":7,"at":"2026-11-25T01:02:03Z","author":"李","reason":"改名","hash":"00"},
             "seen":{"id":1,"version":2,"values":{"DKMC":"甲"},"wkt":null},"mine":{"id":1,"version":2,"values":{"DKMC":"我的"},"wkt":null},
             "theirs":{"id":1,"version":3,"values":{"DKMC":"他的"},"wkt":null},"clashes":[{"kind":"field","field":"DKMC"}]}}
            """);

        panel.WaitForAssertion(() => Assert.Contains("李", panel.Find("[data-testid=draw-conflict]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["他的", "我的"], panel.FindAll(".lp-versions td").Select(cell => cell.TextContent));
        Assert.True(panel.Find("[data-testid=conflict-merge]").HasAttribute("disabled"));
    }

    private void Tell(string name, string json) => Session.OnTold(name, json);
}
