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

    [Theory]
    [InlineData("""{"outcome":"pass","least":51.22,"most":51.22,"why":""}""", "51.22%", "通过", "")]
    [InlineData("""{"outcome":"fail","least":12.5,"most":12.5,"why":""}""", "12.50%", "不通过", "")]
    [InlineData("""{"outcome":"notKnown","least":20,"most":60,"why":"有地块没有规划用地分类。"}""", "20.00–60.00%", "无法判断", "有地块没有规划用地分类。")]
    public async Task The_share_of_a_scheme_stands_before_and_now_with_its_limit(string now, string number, string outcome, string why)
    {
        await AddSquaresAsync("方案", "tract-scheme", new([new("GHDLBM", FieldType.Text)]), ["0803"]);
        var panel = Render<DrawPanel>();

        Tell("draw.state", State.Replace("规划地块", "方案", StringComparison.Ordinal));
        Tell("draw.verdict", $$$"""
            {"defects":[],"area":{"squareMetres":20000.00,"mu":30.00,"hectares":2.0000},"perimeterMetres":600,"notes":[],"rules":[],
             "share":{"limit":40,"before":{"outcome":"pass","least":50,"most":50,"why":""},"now":{{{now}}}}}
            """);

        panel.WaitForAssertion(() => Assert.Equal(number, panel.Find("[data-testid=share-now]").TextContent));
        Assert.Equal("50.00%", panel.Find("[data-testid=share-before]").TextContent);
        Assert.Equal(outcome, panel.Find("[data-testid=share-outcome]").TextContent);
        Assert.Contains("≥ 40%", panel.Find("[data-testid=draw-share]").TextContent, StringComparison.Ordinal);
        Assert.Contains(why, panel.Find("[data-testid=draw-share]").TextContent, StringComparison.Ordinal);
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
