using Bunit;
using LandPlanner.Ledgers;
using LandPlanner.Web.Components.Cases;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Web.Tests.Cases;

public sealed class PeopleSettingsTests : CaseOffice
{
    [Fact]
    public void Where_nobody_is_listed_it_says_what_that_means() => Assert.Contains("任何人都可以办理", Render<PeopleSettings>().Find("[data-testid=people-me]").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Somebody_is_added_with_a_role_and_the_list_says_who_one_is()
    {
        var people = Render<PeopleSettings>();
        await people.InvokeAsync(() => people.Find("[data-testid=people-add]").Click());
        await people.InvokeAsync(() => people.Find("[data-testid=entry-send]").Click());
        Assert.Equal(["请填写“姓名”。", "请填写“角色”。"], people.FindAll("[data-testid=entry-complaints] li").Select(item => item.TextContent));

        await people.InvokeAsync(() => people.Find("[data-testid=field-name]").Change("tester"));
        await people.InvokeAsync(() => people.Find("[data-testid=field-role]").Change("auditor"));
        await people.InvokeAsync(() => people.Find("[data-testid=entry-send]").Click());

        people.WaitForAssertion(() => Assert.Contains("当前身份：tester审核员", people.Find("[data-testid=people-me]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Of_two_who_add_one_person_at_once_the_second_is_told_what_the_first_wrote()
    {
        await AddPersonAsync("tester", "leader");
        await AddPersonAsync("王镇长", "leader");
        var people = Render<PeopleSettings>();
        await people.InvokeAsync(() => people.Find("[data-testid=people-add]").Click());
        await people.InvokeAsync(() => people.Find("[data-testid=field-name]").Change("李四"));
        await people.InvokeAsync(() => people.Find("[data-testid=field-role]").Change("auditor"));
        await People.SetAsync(Host.Workspace, new Dictionary<string, string> { ["name"] = "李四", ["role"] = "planner", ["village"] = "甲村" }, new("王镇长", "add"), new(2026, 1, 5), Ct);

        await people.InvokeAsync(() => people.Find("[data-testid=entry-send]").Click());

        people.WaitForAssertion(() => Assert.Contains("角色：规划员", people.Find("[data-testid=entry-overtaken]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("王镇长", people.Find("[data-testid=entry-overtaken]").TextContent, StringComparison.Ordinal);
        Assert.Equal("planner", (await PersonAsync("李四")).Text("role"));

        // Whoever saves again has seen it, and what was not typed over stays.
        people.WaitForState(() => !people.Find("[data-testid=entry-send]").HasAttribute("disabled"), Patience);
        await people.InvokeAsync(() => people.Find("[data-testid=entry-send]").Click());
        people.WaitForState(() => people.FindAll("[data-testid=entry-form]").Count == 0, Patience);
        var person = await PersonAsync("李四");
        Assert.Equal(("auditor", "甲村"), (person.Text("role"), person.Text("village")));
    }

    [Fact]
    public async Task Once_there_is_a_leader_others_only_look()
    {
        await AddPersonAsync("镇长", "leader");

        var people = Render<PeopleSettings>();

        people.WaitForAssertion(() => Assert.Contains("镇领导维护", people.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(people.FindAll("[data-testid=people-add]"));
    }

    private async Task<LedgerRow> PersonAsync(string name) => Assert.Single(await People.ListAsync(Host.Workspace, Ct), person => person.Text("name") == name);
}
