using Bunit;
using LandPlanner.Web.Components.Cases;

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
        await people.InvokeAsync(() => people.Find("[data-testid=person-save]").Click());
        Assert.Equal(["请填写“姓名”。", "请填写“角色”。"], people.FindAll("[data-testid=person-complaints] li").Select(item => item.TextContent));

        await people.InvokeAsync(() => people.Find("[data-testid=field-name]").Change("tester"));
        await people.InvokeAsync(() => people.Find("[data-testid=field-role]").Change("auditor"));
        await people.InvokeAsync(() => people.Find("[data-testid=person-save]").Click());

        people.WaitForAssertion(() => Assert.Contains("当前身份：tester审核员", people.Find("[data-testid=people-me]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Once_there_is_a_leader_others_only_look()
    {
        await AddPersonAsync("镇长", "leader");

        var people = Render<PeopleSettings>();

        people.WaitForAssertion(() => Assert.Contains("镇领导维护", people.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(people.FindAll("[data-testid=people-add]"));
    }
}
