using System.Globalization;
using Bunit;
using LandPlanner.Features;
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
        panel.WaitForState(() => Done(panel, month) == "12.50");
        await EnterAsync(panel, "13", "");

        Assert.Contains("更正须说明原因", panel.WaitForElement("[data-testid=month-failure]").TextContent, StringComparison.Ordinal);
        Assert.Equal("12.50", Done(panel, month));
        await EnterAsync(panel, "13", "漏报");
        panel.WaitForState(() => Done(panel, month) == "13.00");
        Assert.Empty(panel.FindAll("[data-testid=month-failure]"));
    }

    [Fact]
    public async Task What_is_pasted_is_shown_first_and_entered_as_a_whole_or_not_at_all()
    {
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=projects-paste]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=months-year]").Change(Year.ToString(CultureInfo.InvariantCulture)));

        await panel.InvokeAsync(() => panel.Find("[data-testid=months-text]").Change($"项目编号\t1月计划\t2月计划\n{_first}\t100\t60\n无此项目\t1\t2"));
        panel.WaitForElement("[data-testid=months-complaints]");
        Assert.True(panel.Find("[data-testid=months-send]").HasAttribute("disabled"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=months-text]").Change($"项目编号\t1月计划\t2月计划\n{_first}\t100\t60"));
        panel.WaitForState(() => panel.FindAll("[data-testid=months-changes] tbody tr").Count == 2 && !panel.Find("[data-testid=months-send]").HasAttribute("disabled"));
        Assert.Equal(Money.Zero, (await Desk.FindAsync(_first))!.File.Months.PlanTotal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=months-send]").Click());

        panel.WaitForElement("[data-testid=projects-board]");
        Assert.Equal(Money.From(160, MoneyUnit.Wan), (await Desk.FindAsync(_first))!.File.Months.PlanTotal);
    }

    [Fact]
    public async Task A_project_picked_on_the_map_opens_its_card()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(async () => await Session.OnPickedAsync([Desk.Pick((await Desk.FindAsync(_second))!.Project)!]));

        Assert.Contains("精密机械", panel.WaitForElement("[data-testid=project-card]").TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/api/projects/{_second}/curve.svg", panel.Find("[data-testid=project-curve]").GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_of_a_project_is_changed_in_the_units_in_which_people_speak_of_it()
    {
        var panel = await CardAsync(_first);

        await panel.InvokeAsync(() => panel.Find("[data-testid=project-edit]").Click());
        Assert.Equal("860", panel.Find("[data-testid=field-total]").GetAttribute("value"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-total]").Change("900.5"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-land_needed]").Change("12.5"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-leader]").Change("王镇长"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=entry-send]").Click());

        panel.WaitForAssertion(() => Assert.Contains("12.50", panel.Find("[data-testid=project-land]").TextContent, StringComparison.Ordinal));
        Assert.Contains("王镇长", panel.Find("[data-testid=project-facts]").TextContent, StringComparison.Ordinal);
        var project = (await Desk.FindAsync(_first))!.Project;
        // 900.5 万元 are 900,500,000 分; 12.5 亩 are 12.5 × 10,000 / 15 m².
        Assert.Equal(900_500_000L, project.Total!.Value.Cents);
        Assert.Equal(8_333.33, project.LandNeeded!.Value.SquareMetres, 2);
    }

    [Fact]
    public async Task Who_changes_a_project_that_somebody_else_has_changed_meanwhile_is_told_what()
    {
        var panel = await CardAsync(_first);
        await panel.InvokeAsync(() => panel.Find("[data-testid=project-edit]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-problems]").Change("缺水"));

        await ProjectEntry.SetAsync(Host.Workspace, _first, [new("unit", "农业农村局")], null, new("李", "set"), Desk.Today, Ct);
        await panel.InvokeAsync(() => panel.Find("[data-testid=entry-send]").Click());

        panel.WaitForAssertion(() => Assert.Contains("责任单位", panel.Find("[data-testid=entry-overtaken]").TextContent, StringComparison.Ordinal));
        Assert.Equal("", (await (await ProjectBook.OpenAsync(Host.Workspace, Ct)).GetAsync(_first, Ct)).Project.Row.Text("problems"));
        panel.WaitForState(() => !panel.Find("[data-testid=entry-send]").HasAttribute("disabled"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=entry-send]").Click());
        panel.WaitForAssertion(() => Assert.Contains("缺水", panel.Find("[data-testid=project-facts]").TextContent, StringComparison.Ordinal));
        Assert.Contains("农业农村局", panel.Find("[data-testid=project-facts]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_milestone_is_entered_on_the_card_and_a_later_day_needs_its_reason()
    {
        var panel = await CardAsync(_first);

        await MilestoneAsync(panel, "start", "2024-03-01", "");
        panel.WaitForAssertion(() => Assert.Contains("2024-03-01", panel.Find("[data-testid=project-milestones]").TextContent, StringComparison.Ordinal));
        await MilestoneAsync(panel, "start", "2024-05-01", "");
        Assert.Contains("改日期或清空须说明原因", panel.WaitForElement("[data-testid=milestone-failure]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("2024-05-01", panel.Find("[data-testid=project-milestones]").TextContent, StringComparison.Ordinal);

        await MilestoneAsync(panel, "start", "2024-05-01", "用地未批");
        panel.WaitForAssertion(() => Assert.Contains("2024-05-01", panel.Find("[data-testid=project-milestones]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_was_typed_by_mistake_is_emptied_with_a_reason()
    {
        await MilestoneEntering.RunAsync(
            await ProjectBook.OpenAsync(Host.Workspace, Ct), new([new(_first, "start", "", new(2024, 3, 1), new(2024, 3, 5))], []), "", preview: false, new("tester", "milestone"), Desk.Today, Ct);
        await Host.Watch.LookAsync(Ct);
        var panel = await CardAsync(_first);
        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-kind]").Change("start"));
        Assert.Equal("2024-03-05", panel.Find("[data-testid=milestone-actual]").GetAttribute("value"));
        Assert.Empty(panel.FindAll("[data-testid=milestone-emptied]"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-actual]").Change(""));
        Assert.Contains("将清空完成日期 2024-03-05", panel.Find("[data-testid=milestone-emptied]").TextContent, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-send]").Click());
        Assert.Contains("清空须说明原因", panel.WaitForElement("[data-testid=milestone-failure]").TextContent, StringComparison.Ordinal);
        Assert.Contains("2024-03-05", panel.Find("[data-testid=project-milestones]").TextContent, StringComparison.Ordinal);

        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-reason]").Change("误录"));
        panel.WaitForState(() => !panel.Find("[data-testid=milestone-send]").HasAttribute("disabled"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-send]").Click());

        panel.WaitForAssertion(() => Assert.DoesNotContain("2024-03-05", panel.Find("[data-testid=project-milestones]").TextContent, StringComparison.Ordinal));
        Assert.Contains("2024-03-01", panel.Find("[data-testid=project-milestones]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_becomes_projects_and_none_of_them_twice()
    {
        await AddSquaresAsync("衔接项目", "project", new([new("XMMC", FieldType.Text)]), ["甲项目"], ["乙项目"]);
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=projects-take]").Click());

        await panel.InvokeAsync(() => panel.Find("[data-testid=project-take-layer]").Change("衔接项目"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=project-take-kind]").Change("link-zone"));
        panel.WaitForAssertion(() => Assert.Contains("新增 2 个", panel.Find("[data-testid=project-take-preview]").TextContent, StringComparison.Ordinal));
        panel.WaitForState(() => !panel.Find("[data-testid=project-take-run]").HasAttribute("disabled"));
        Assert.Equal(2, (await Desk.BoardAsync()).Projects.Count);
        await panel.InvokeAsync(() => panel.Find("[data-testid=project-take-run]").Click());
        panel.WaitForAssertion(() => Assert.Equal(4, panel.FindAll("[data-testid=project-row]").Count));

        await panel.InvokeAsync(() => panel.Find("[data-testid=projects-take]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=project-take-layer]").Change("衔接项目"));
        panel.WaitForAssertion(() => Assert.Contains("已在台账 2 个", panel.Find("[data-testid=project-take-preview]").TextContent, StringComparison.Ordinal));
        Assert.True(panel.Find("[data-testid=project-take-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_past_year_is_offered_where_the_present_one_has_no_months_and_is_judged_at_its_end()
    {
        await Desk.EnterAsync(new([new(_first, new(2024, 1), MonthMeasure.Plan, Money.From(100, MoneyUnit.Wan)), new(_first, new(2024, 1), MonthMeasure.Actual, Money.From(100, MoneyUnit.Wan))], [], [], [], []), "", preview: false, "tester");
        var panel = await OpenAsync();
        Assert.Empty(panel.FindAll("[data-testid=project-row] .lp-light-green"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=projects-last]").Click());

        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("[data-testid=project-row] .lp-light-green")));
        Assert.Equal("2024-01", panel.Find("[data-testid=projects-until]").GetAttribute("value"));
        Assert.Equal("/api/projects/board-2024-01.pdf", panel.Find("[data-testid=download-pdf]").GetAttribute("href"));
        Assert.Empty(panel.FindAll("[data-testid=projects-last]"));
    }

    [Fact]
    public async Task A_site_picked_on_the_map_becomes_a_project()
    {
        await AddSquaresAsync("规划地块", "plan-parcel", new([new("DKMC", FieldType.Text)]), ["甲"]);
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=projects-add]").Click());
        panel.WaitForElement("[data-testid=project-no-site]");

        await panel.InvokeAsync(async () => await Session.OnPickedAsync([new("规划地块", 1)]));
        panel.WaitForElement("[data-testid=entry-form]");
        await panel.InvokeAsync(() => panel.Find("[data-testid=entry-send]").Click());
        Assert.NotEmpty(panel.FindAll("[data-testid=lack-name]"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-name]").Change("文化广场"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-kind]").Change("livelihood"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=entry-send]").Click());

        panel.WaitForAssertion(() => Assert.Contains("文化广场", panel.Find("[data-testid=project-card]").TextContent, StringComparison.Ordinal));
        var site = await Host.Workspace.Store.ReadAsync("规划地块", new() { Ids = [1] }, Ct).FirstAsync(Ct);
        Assert.True((await Desk.BoardAsync()).Projects.Single(one => one.Project.Name == "文化广场").Project.Row.Shape!.EqualsTopologically(site.Shape));
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
        panel.WaitForElement("[data-testid=project-row]");
        return Task.FromResult(panel);
    }

    private async Task<IRenderedComponent<ProjectsPanel>> CardAsync(string number)
    {
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find($"[data-number={number}]").Click());
        panel.WaitForElement("[data-testid=project-card]");
        return panel;
    }

    private static async Task EnterAsync(IRenderedComponent<ProjectsPanel> panel, string actual, string reason)
    {
        await panel.InvokeAsync(() => panel.Find("[data-testid=month-actual]").Change(actual));
        await panel.InvokeAsync(() => panel.Find("[data-testid=month-reason]").Change(reason));
        panel.WaitForState(() => !panel.Find("[data-testid=month-send]").HasAttribute("disabled"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=month-send]").Click());
    }

    private static async Task MilestoneAsync(IRenderedComponent<ProjectsPanel> panel, string kind, string planned, string reason)
    {
        panel.WaitForState(() => panel.FindAll("[data-testid=milestone-kind]").Count == 1);
        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-kind]").Change(kind));
        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-planned]").Change(planned));
        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-reason]").Change(reason));
        panel.WaitForState(() => !panel.Find("[data-testid=milestone-send]").HasAttribute("disabled"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=milestone-send]").Click());
    }

    private static string Done(IRenderedComponent<ProjectsPanel> panel, string month) => panel.FindAll($"[data-testid=project-months] [data-month='{month}'] td")[1].TextContent;

    private static List<decimal> Numbers(AngleSharp.Dom.IElement row) =>
        [.. row.QuerySelectorAll("td").Take(2).Select(cell => decimal.Parse(cell.TextContent, NumberStyles.Number, CultureInfo.InvariantCulture))];
}
