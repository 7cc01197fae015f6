using Bunit;
using LandPlanner.Cases;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Components.Cases;
using LandPlanner.Web.Components.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Cases;

public sealed class BoardTests : CaseOffice
{
    [Fact]
    public void A_wish_is_read_back_from_its_address()
    {
        var wish = new BoardWish(2024, CaseFacet.Kind, new() { Villages = ["甲 & 乙村", ""], Sources = ["satellite"], IsKey = false, Text = "果园?" });

        var read = BoardWish.Read(wish.Query())!;

        Assert.Equal((2024, CaseFacet.Kind, (bool?)false, "果园?"), (read.Year, read.By, read.Filter.IsKey, read.Filter.Text));
        Assert.Equal(["甲 & 乙村", ""], read.Filter.Villages);
        Assert.Equal(["satellite"], read.Filter.Sources);
        Assert.Empty(read.Filter.States);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?year=2024")]
    [InlineData("?year=2024&by=colour")]
    [InlineData("?year=20244&by=village")]
    public void What_is_no_board_is_none(string query) => Assert.Null(BoardWish.Read(query));

    /// <summary>By hand: of two due this year, one is a key case: one half.</summary>
    [Fact]
    public async Task It_counts_what_was_due_in_the_year_by_village()
    {
        var board = await OpenAsync();

        Assert.Equal("50 %", board.Find("[data-testid=figure-KeyShare] b").TextContent);
        Assert.Equal(["甲村", "乙村"], board.FindAll("[data-testid=board-table] tbody th").Select(head => head.TextContent).OrderDescending(StringComparer.Ordinal));
        Assert.Contains("本年度到期 2 宗", board.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cases_behind_a_figure_are_listed()
    {
        var board = await OpenAsync();

        await board.InvokeAsync(() => board.Find("[data-testid=figure-KeyShare]").Click());
        var list = Render<CasesPanel>();

        list.WaitForAssertion(() => Assert.Single(list.FindAll("[data-testid=case]")), Patience);
        Assert.Contains("重点案件占比", list.Find("[data-testid=case-only]").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<BoardView>> OpenAsync()
    {
        var due = new DateOnly(Today.Year, 12, 31);
        await OpenCaseAsync("一", ("due_on", due), ("is_key", true));
        await OpenCaseAsync("二", ("due_on", due), ("village", "乙村"));
        await OpenCaseAsync("三", ("due_on", due.AddYears(1)));
        Services.GetRequiredService<CasesView>().Year = due.Year;
        var board = Render<BoardView>();
        board.WaitForElement("[data-testid=board-table]", Patience);
        return board;
    }
}
