using System.Diagnostics;

namespace LandPlanner.Browser.Tests.Http;

/// <summary>How serving begins and ends.</summary>
public sealed class ServingTests(SampleWorkspace town)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_other_machines_reach_needs_leave()
    {
        var said = await ServeAsync(town.New(onServer: false), "http://0.0.0.0:0");

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("--allow-remote", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("http://wenquan.example")]
    [InlineData("http://127.0.0.1:0/map")]
    public async Task What_is_no_address_of_this_machine_is_refused_in_a_sentence(string url)
    {
        var said = await ServeAsync(town.New(onServer: false), url);

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("such as", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_way_out()
    {
        var workspace = town.New(onServer: false);
        await using var server = await Server.StartAsync(workspace);

        var said = await ServeAsync(workspace, server.Url.ToString());

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("address already in use", said.Errors, StringComparison.Ordinal);
        Assert.Contains("--urls", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_is_not_there_is_told()
    {
        var said = await ServeAsync(town.PathOf("nowhere.gpkg"), "http://127.0.0.1:0");

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("nowhere.gpkg", said.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task To_be_stopped_is_its_end_with_maps_open_too(string signal)
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var http = new HttpClient();
        await using var events = await http.GetStreamAsync(new Uri(server.Url, "/api/events"), Ct);

        var said = await server.StopAsync(signal);

        Assert.Equal(0, said.ExitCode);
        Assert.Equal("已停止服务。", said.Errors.Trim());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_servers_on_one_workspace_see_what_the_other_saves(bool onServer)
    {
        var workspace = town.New(onServer);
        await using var first = await Server.StartAsync(workspace);
        await using var second = await Server.StartAsync(workspace);
        using var planner = new Visitor(first);
        using var auditor = new Visitor(second);
        await planner.ReadPageAsync();
        var before = (await auditor.LayerAsync("规划地块")).GetProperty("count").GetInt64();

        using var saved = await planner.PostAsync("/api/edits", new { Key = "k", Layer = "规划地块", Geometry = Polygons.Square(519_500, 4_119_500, 50), Values = new Dictionary<string, string>() });
        saved.EnsureSuccessStatusCode();

        await WaitAsync(async () => (await auditor.LayerAsync("规划地块")).GetProperty("count").GetInt64() == before + 1);
    }

    private static async Task WaitAsync(Func<Task<bool>> seen)
    {
        for (var look = 0; look < 200; look++)
        {
            if (await seen())
                return;
            await Task.Delay(50, Ct);
        }

        Assert.Fail("It was not seen.");
    }

    private static async Task<(int ExitCode, string Errors)> ServeAsync(string workspace, string url)
    {
        using var process = Process.Start(Programs.Quietly(Programs.Path("LandPlanner.Cli"), "serve", "--workspace", workspace, "--urls", url))!;
        var errors = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, errors);
    }
}
