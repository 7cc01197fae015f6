using Bunit;
using LandPlanner.Web.Components.Projects;
using LandPlanner.Web.Projects;
using LandPlanner.Workspaces.Projects;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Projects;

/// <summary>A table that says its own year is of that year, whichever it is now.</summary>
public sealed class MonthPasteTests : Office
{
    private ProjectDesk Desk => Services.GetRequiredService<ProjectDesk>();

    [Fact]
    public async Task The_year_is_the_tables_and_one_typed_against_it_is_told()
    {
        await ProjectEntry.AddAsync(Host.Workspace, [new("name", "冷链物流"), new("kind", "rural")], Square(East, North, 10), new("tester", "add"), Desk.Today, Ct);
        await Host.Watch.LookAsync(Ct);
        var panel = Render<MonthPasteView>();
        Assert.Equal("", panel.Find("[data-testid=months-year]").GetAttribute("value") ?? "");

        await panel.InvokeAsync(() => panel.Find("[data-testid=months-text]").Change("2023年投资计划\n项目名称\t1月计划\n冷链物流\t100"));
        panel.WaitForAssertion(() => Assert.Contains("2023-01", panel.Find("[data-testid=months-changes]").TextContent, StringComparison.Ordinal));

        await panel.InvokeAsync(() => panel.Find("[data-testid=months-year]").Change("2024"));
        panel.WaitForAssertion(() => Assert.Contains("写的是 2023，而", panel.Find("[data-testid=months-complaints]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_day_is_one_of_China_wherever_the_server_stands() =>
        Assert.Equal(new DateOnly(2025, 1, 1), new ProjectDesk(Host, new NewYear()).Today);

    /// <summary>One in the night of the new year in China, and five in the afternoon before in London.</summary>
    private sealed class NewYear : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2024, 12, 31, 17, 0, 0, TimeSpan.Zero);
    }
}
