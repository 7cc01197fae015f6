using Bunit;
using LandPlanner.Cases;
using LandPlanner.Web.Components.Cases;

namespace LandPlanner.Web.Tests.Cases;

public sealed class CaseCardTests : CaseOffice
{
    [Fact]
    public async Task It_says_what_the_case_is_and_how_it_came_here()
    {
        var (card, one) = await OpenAsync(("kind", "orchard"), ("due_on", Today));

        Assert.Equal(one.Number, card.Find("[data-testid=case-number]").TextContent);
        var facts = card.Find("[data-testid=case-facts]").TextContent;
        Assert.Contains("非粮化：水果茶叶等多年生作物", facts, StringComparison.Ordinal);
        // The plane is true to scale at the central meridian: 40 m by 40 m, 2.40 mu.
        Assert.Contains("2.40", facts, StringComparison.Ordinal);
        Assert.Contains("今天到期", card.Markup, StringComparison.Ordinal);
        Assert.Contains("立案", card.Find("[data-testid=moves]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_says_all_that_is_lacking_at_once_and_keeps_what_was_typed()
    {
        var (card, _) = await OpenAsync();
        await BeginAsync(card, "assign");
        await card.InvokeAsync(() => card.Find("[data-testid=move-note]").Change("请尽快"));

        await card.InvokeAsync(() => card.Find("[data-testid=move-send]").Click());

        Assert.Equal(["请填写“责任单位”。", "请填写“责任人”。"], card.FindAll("[data-testid=move-complaints] li").Select(item => item.TextContent));
        await card.InvokeAsync(() => card.Find("[data-testid=field-unit]").Change("国土所"));
        Assert.Equal(["请填写“责任人”。"], card.FindAll("[data-testid=move-complaints] li").Select(item => item.TextContent));
        Assert.Equal("请尽快", card.Find("[data-testid=move-note]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_move_that_is_made_shows_in_the_state_and_the_history()
    {
        var (card, _) = await OpenAsync();
        await BeginAsync(card, "assign");
        await card.InvokeAsync(() => card.Find("[data-testid=field-unit]").Change("国土所"));
        await card.InvokeAsync(() => card.Find("[data-testid=field-person]").Change("王五"));

        await card.InvokeAsync(() => card.Find("[data-testid=move-send]").Click());

        card.WaitForElement("[data-testid=case-done]", Patience);
        card.WaitForAssertion(() => Assert.Contains("分派", card.Find("[data-testid=moves] li").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("责任人：— → 王五", card.Find("[data-testid=moves] li").TextContent, StringComparison.Ordinal);
        Assert.Equal("已分派", card.Find(".lp-card-head .lp-state").TextContent);
    }

    [Fact]
    public async Task Whoever_was_quicker_is_named_and_nothing_is_made_twice()
    {
        var (card, one) = await OpenAsync();
        await BeginAsync(card, "assign");

        await MoveAsync(one.Number, "assign", "别人", ("unit", "国土所"), ("person", "王五"));

        var told = card.WaitForElement("[data-testid=case-moved]", Patience).TextContent;
        Assert.Contains("别人", told, StringComparison.Ordinal);
        Assert.Contains("分派", told, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("[data-testid=move-form]"));
        Assert.NotEmpty(card.FindAll("[data-testid=move-compare]"));
    }

    [Fact]
    public async Task A_form_stays_while_its_move_can_still_be_made()
    {
        var (card, one) = await OpenAsync();
        await BeginAsync(card, "assign");
        await card.InvokeAsync(() => card.Find("[data-testid=field-unit]").Change("国土所"));

        await MoveAsync(one.Number, "extend", "别人", ("due_on", Today.AddDays(90)));

        card.WaitForElement("[data-testid=case-moved]", Patience);
        Assert.Equal("国土所", card.Find("[data-testid=field-unit]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_move_for_others_is_barred_and_says_for_whom_it_is()
    {
        await AddPersonAsync("tester", "village-clerk", "甲村");
        var (card, _) = await OpenAsync();

        var assign = card.Find("[data-testid=move-assign]");

        Assert.Equal("true", assign.GetAttribute("aria-disabled"));
        Assert.Equal("“分派”由审核员、镇领导办理，您是村级网格员。", assign.GetAttribute("title"));
        await card.InvokeAsync(() => card.Find("[data-testid=move-assign]").Click());
        Assert.Empty(card.FindAll("[data-testid=move-form]"));
    }

    [Fact]
    public async Task A_village_clerk_is_told_of_another_village()
    {
        var one = await OpenOneAsync("tester");
        await AddPersonAsync("tester", "village-clerk", "乙村");
        await GoToAsync(one, "evidenced");
        var card = RenderCard(one);

        card.WaitForAssertion(() => Assert.Equal("tester 负责乙村，图斑位于甲村。", card.Find("[data-testid=move-submit]").GetAttribute("title")), Patience);
    }

    [Fact]
    public async Task Who_is_not_among_the_people_is_told_so()
    {
        await AddPersonAsync("别人", "auditor");
        var one = await OpenOneAsync("别人");

        var card = RenderCard(one);

        Assert.Contains("tester", card.WaitForElement("[data-testid=case-stranger]", Patience).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_takes_the_patch_apart()
    {
        var (card, one) = await OpenAsync();
        await card.InvokeAsync(() => card.Find("[data-testid=move-split]").Click());
        card.WaitForElement("[data-testid=split-form]", Patience);

        // Ten of forty metres from the western side: 400 m² of 1,600.
        Session.OnTold("cases.line", FormattableString.Invariant($"[[{East + 10},{North - 5}],[{East + 10},{North + 45}]]"));

        card.WaitForAssertion(() => Assert.Equal(2, card.FindAll("[data-testid=split-parts] li").Count), Patience);
        Assert.Contains("1,200.00 m²", card.FindAll("[data-testid=split-parts] li")[0].TextContent, StringComparison.Ordinal);
        await card.InvokeAsync(() => card.Find("[data-testid=move-note]").Change("两户"));
        await card.InvokeAsync(() => card.Find("[data-testid=split-send]").Click());
        card.WaitForAssertion(() => Assert.NotNull(Session.Selected), Patience);
        var parts = (await Desk.ListAsync(Ct)).Select(CaseFilter.All, new(CaseOrderKey.Number), Desk.Day).Cases.Where(part => part.State == "issued");
        Assert.Equal([$"{one.Number}-1", $"{one.Number}-2"], parts.Select(part => part.Number));
    }

    [Fact]
    public async Task A_line_that_does_not_cut_says_so()
    {
        var (card, _) = await OpenAsync();
        await card.InvokeAsync(() => card.Find("[data-testid=move-split]").Click());
        card.WaitForElement("[data-testid=split-form]", Patience);

        Session.OnTold("cases.line", FormattableString.Invariant($"[[{East + 10},{North - 5}],[{East + 10},{North + 20}]]"));

        Assert.Contains("没有把图斑切开", card.WaitForElement("[data-testid=move-complaints]", Patience).TextContent, StringComparison.Ordinal);
    }

    /// <summary>Puts a case into a state as if it had been moved there.</summary>
    private async Task GoToAsync(Case one, string state)
    {
        var book = await Workspaces.Cases.CaseBook.OpenAsync(Host.Workspace, Ct);
        await Host.Workspace.Store.CommitAsync(new(new("tester", "test")) { Updates = [book.Cases.Update(one.Row.With("state", state))] }, Ct);
        await Host.Watch.LookAsync(Ct);
    }

    private static Task BeginAsync(IRenderedComponent<CaseCard> card, string move) => card.InvokeAsync(() => card.Find($"[data-testid=move-{move}]").Click());

    private IRenderedComponent<CaseCard> RenderCard(Case one) => Render<CaseCard>(parameters => parameters.Add(card => card.Id, one.Id));

    private async Task<(IRenderedComponent<CaseCard>, Case)> OpenAsync(params (string Field, object? Value)[] values)
    {
        var one = await OpenOneAsync("tester", values);
        var card = RenderCard(one);
        card.WaitForElement("[data-testid=case-moves]", Patience);
        return (card, one);
    }

    private Task<Case> OpenOneAsync(string author, params (string Field, object? Value)[] values) => OpenCaseAsync("果园", author, values);
}
