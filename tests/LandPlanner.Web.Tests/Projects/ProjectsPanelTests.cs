using System.Globalization;
using Bunit;
using LandPlanner.Projects;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Projects;
using LandPlanner.Workspaces.Projects;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Projects;

/// <summary>Two projects: one that is planned and paid month by month, one of another kind of which nothing is known but its name and cost.</summary>
public sealed class ProjectsPanelTests : Office
{
    private string _first = "";
    private string _second = "";

    private ProjectDesk Desk => Services.GetRequiredService<ProjectDesk>();

    private int Year => Desk.Today.AddMonths(-1).Year;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _first = await AddAsync("冷链物流", "rural", "860", East);
        _second = await AddAsync("精密机械", "industry", "1000.01", East + 50);
        await Host.Watch.LookAsync(Ct);
    }

    [Fact]
    public async Task The_kinds_as_printed_add_up_to_all()
    {
        var panel = await OpenAsync();

        var kinds = panel.FindAll("[data-testid=board-kind]").Select(Numbers).ToList();
        Assert.Equal(2, kinds.Count);
        // 860 and 1,000.01 万元.
        Assert.Equal(1860.01m, Numbers(panel.Find("[data-testid=board-all]"))[1]);
        Assert.Equal(1860.01m, kinds.Sum(kind => kind[1]));
        Assert.Equal(2m, Numbers(panel.Find("[data-testid=board-all]"))[0]);
    }

    [Fact]
    public async Task A_kind_and_a_light_choose_among_the_projects()
    {
        var panel = await OpenAsync();
        Assert.Equal(2, panel.FindAll("[data-testid=project-row]").Count);

        await panel.InvokeAsync(() => panel.Find("[data-testid=projects-kind]").Change("rural"));
        Assert.Equal([_first], panel.FindAll("[data-testid=project-row]").Select(row => row.GetAttribute("data-number")));

        await panel.InvokeAsync(() => panel.Find("[data-testid=light-green]").Click());
        Assert.Empty(panel.FindAll("[data-testid=project-row]"));
    }

    [Fact]
    public async Task A_month_is_entered_on_the_card_and_a_correction_needs_its_reason()
    {
        var panel = await CardAsync(_first);
        var month = Month.Of(Desk.Today).Plus(-1).ToString();

        await EnterAsync(panel, "12.5", "");
        panel.WaitForState(() => Done(panel, month) == "12.50", TimeSpan.FromSeconds(10));
        await EnterAsync(panel, "13", "");

        Assert.Contains("reason", panel.WaitForElement("[data-testid=month-failure]", TimeSpan.FromSeconds(10)).TextContent, StringComparison.Ordinal);
        Assert.Equal("12.50", Done(panel, month));
        await EnterAsync(panel, "13", "漏报");
        panel.WaitForState(() => Done(panel, month) == "13.00", TimeSpan.FromSeconds(10));
        Assert.Empty(panel.FindAll("[data-testid=month-failure]"));
    }

    [Fact]
    public async Task What_is_pasted_is_shown_first_and_entered_as_a_whole_or_not_at_all()
    {
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=projects-paste]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=months-year]").Change(Year.ToString(CultureInfo.InvariantCulture)));

        await panel.InvokeAsync(() => panel.Find("[data-testid=months-text]").Change($"项目编号\t1月计划\t2月计划\n{_first}\t100\t60\n无此项目\t1\t2"));
        panel.WaitForElement("[data-testid=months-complaints]", TimeSpan.FromSeconds(10));
        Assert.True(panel.Find("[data-testid=months-send]").HasAttribute("disabled"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=months-text]").Change($"项目编号\t1月计划\t2月计划\n{_first}\t100\t60"));
        panel.WaitForState(() => panel.FindAll("[data-testid=months-changes] tbody tr").Count == 2 && !panel.Find("[data-testid=months-send]").HasAttribute("disabled"), TimeSpan.FromSeconds(10));
        Assert.Equal(Money.Zero, (await Desk.FindAsync(_first))!.File.Months.PlanTotal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=months-send]").Click());

        panel.WaitForElement("[data-testid=projects-board]", TimeSpan.FromSeconds(10));
        Assert.Equal(Money.From(160, MoneyUnit.Wan), (await Desk.FindAsync(_first))!.File.Months.PlanTotal);
    }

    [Fact]
    public async Task A_project_picked_on_the_map_opens_its_card()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(async () => await Session.OnPickedAsync([Desk.Pick((await Desk.FindAsync(_second))!.Project)!]));

        Assert.Contains("精密机械", panel.WaitForElement("[data-testid=project-card]", TimeSpan.FromSeconds(10)).TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/api/projects/{_second}/curve.svg", panel.Find("[data-testid=project-curve]").GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_no_word_is_missing()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);

        var panel = await CardAsync(_first);

        Assert.Contains("Enter a month", panel.Find("[data-testid=project-card]").TextContent, StringComparison.Ordinal);
        Assert.Equal("No progress reported", panel.Find("[data-testid=project-light]").TextContent);
    }

    private async Task<string> AddAsync(string name, string kind, string total, double x) =>
        (await ProjectEntry.AddAsync(Host.Workspace, [new("name", name), new("kind", kind), new("total", total)], Square(x, North, 10), new("tester", "add"), Desk.Today, Ct)).Project.Number;

    private Task<IRenderedComponent<ProjectsPanel>> OpenAsync()
    {
        var panel = Render<ProjectsPanel>();
        panel.WaitForElement("[data-testid=project-row]", TimeSpan.FromSeconds(10));
        return Task.FromResult(panel);
    }

    private async Task<IRenderedComponent<ProjectsPanel>> CardAsync(string number)
    {
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find($"[data-number={number}]").Click());
        panel.WaitForElement("[data-testid=project-card]", TimeSpan.FromSeconds(10));
        return panel;
    }

    private static async Task EnterAsync(IRenderedComponent<ProjectsPanel> panel, string actual, string reason)
    {
        await panel.InvokeAsync(() => panel.Find("[data-testid=month-actual]").Change(actual));
        await panel.InvokeAsync(() => panel.Find("[data-testid=month-reason]").Change(reason));
        panel.WaitForState(() => !panel.Find("[data-testid=month-send]").HasAttribute("disabled"), TimeSpan.FromSeconds(10));
        await panel.InvokeAsync(() => panel.Find("[data-testid=month-send]").Click());
    }

    private static string Done(IRenderedComponent<ProjectsPanel> panel, string month) => panel.FindAll($"[data-testid=project-months] [data-month='{month}'] td")[1].TextContent;

    private static List<decimal> Numbers(AngleSharp.Dom.IElement row) =>
        [.. row.QuerySelectorAll("td").Take(2).Select(cell => decimal.Parse(cell.TextContent, NumberStyles.Number, CultureInfo.InvariantCulture))];
}
