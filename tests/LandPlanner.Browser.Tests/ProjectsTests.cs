using System.Globalization;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever pushes the town's projects: takes them into the ledger, plans a year, enters it month by month, and sees lights and curve follow.</summary>
public sealed class ProjectsTests(SampleWorkspace town, Browser browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_project_goes_through_its_year(bool onServer)
    {
        var workspace = town.New(onServer);
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var page = desk.Page;
        await page.Keyboard.PressAsync("j");

        await page.GetByTestId("projects-take").ClickAsync();
        await page.GetByTestId("project-take-layer").SelectOptionAsync("乡村振兴项目");
        await Assertions.Expect(page.GetByTestId("project-take-preview")).ToContainTextAsync("新增 16 个");
        await page.GetByTestId("project-take-run").ClickAsync();
        // 11 projects of rural industry and 5 of the link zone, by the work report.
        await Assertions.Expect(page.GetByTestId("project-row")).ToHaveCountAsync(16);
        var number = await page.GetByTestId("project-row").First.GetAttributeAsync("data-number");

        await page.GetByTestId("projects-paste").ClickAsync();
        await page.GetByTestId("months-year").FillAsync(Year.ToString(CultureInfo.InvariantCulture));
        await page.GetByTestId("months-text").FillAsync(Plan(number!));
        await page.GetByTestId("months-text").BlurAsync();
        await Assertions.Expect(page.GetByTestId("months-changes").Locator("tbody tr")).ToHaveCountAsync(12);
        await page.GetByTestId("months-send").ClickAsync();
        await page.Locator($"[data-number={number}]").ClickAsync();
        await MilestoneAsync(page, "start", planned: $"{Year}-01-05", actual: $"{Year}-01-05");
        foreach (var month in Months)
            await EnterAsync(page, month, month == 1 ? "49" : "1", "");

        // As much as was planned; then 6 and 19 of 60 short: 10 and 31.7 points.
        await ExpectLightAsync(page, "green");
        await EnterAsync(page, 1, "43", "多报");
        await ExpectLightAsync(page, "yellow");
        await EnterAsync(page, 1, "30", "多报");
        await ExpectLightAsync(page, "red");
        await desk.UntilAsync("document.querySelector('[data-testid=project-curve]')?.naturalWidth > 0");
        await Assertions.Expect(page.Locator($"[data-testid=project-months] [data-month='{Year}-01'] td").Nth(1)).ToHaveTextAsync("30.00");

        await page.GetByTestId("projects-back").ClickAsync();
        await page.GetByTestId("light-red").ClickAsync();
        await Assertions.Expect(page.GetByTestId("project-row")).ToHaveCountAsync(1);
        foreach (var format in new[] { "pdf", "xlsx" })
            Assert.EndsWith(format, (await page.RunAndWaitForDownloadAsync(() => page.GetByTestId($"download-{format}").ClickAsync())).SuggestedFilename, StringComparison.Ordinal);
        Programs.LandPlanner(0, "verify", "--workspace", workspace);
    }

    /// <summary>The last month that should have been entered by today, as the table of lights has it: the month before, from its tenth day on.</summary>
    private static DateOnly Until => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)) is var today ? today.AddMonths(today.Day >= 10 ? -1 : -2) : default;

    private static int Year => Until.Year;

    private static IEnumerable<int> Months => Enumerable.Range(1, Until.Month);

    /// <summary>60 in the year, 49 of them in January.</summary>
    private static string Plan(string number) =>
        "项目编号\t" + string.Join('\t', Enumerable.Range(1, 12).Select(month => $"{month}月计划")) + $"\n{number}\t49\t" + string.Join('\t', Enumerable.Repeat("1", 11));

    private static async Task EnterAsync(IPage page, int month, string actual, string reason)
    {
        await page.GetByTestId("month-of").FillAsync($"{Year}-{month:D2}");
        await page.GetByTestId("month-actual").FillAsync(actual);
        await page.GetByTestId("month-reason").FillAsync(reason);
        await page.GetByTestId("month-send").ClickAsync();
        await Assertions.Expect(page.Locator($"[data-testid=project-months] [data-month='{Year}-{month:D2}'] td").Nth(1)).ToHaveTextAsync($"{actual}.00");
        await Assertions.Expect(page.GetByTestId("month-actual")).ToHaveValueAsync("");
    }

    private static async Task MilestoneAsync(IPage page, string kind, string planned, string actual)
    {
        await page.GetByTestId("milestone-kind").SelectOptionAsync(kind);
        await page.GetByTestId("milestone-planned").FillAsync(planned);
        await page.GetByTestId("milestone-actual").FillAsync(actual);
        await page.GetByTestId("milestone-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("project-milestones")).ToContainTextAsync(actual);
    }

    private static Task ExpectLightAsync(IPage page, string light) =>
        Assertions.Expect(page.GetByTestId("project-light")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex($"lp-light-{light}"));
}
