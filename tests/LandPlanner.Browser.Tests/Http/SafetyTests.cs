using System.Net;
using System.Text;

namespace LandPlanner.Browser.Tests.Http;

/// <summary>What pages and programs that are not ours get from the server.</summary>
public sealed class SafetyTests(SampleWorkspace town)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/api/workspace", 200)]
    [InlineData("/map/map.js", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/nowhere", 404)]
    [InlineData("/api/layers/nowhere/anchors", 404)]
    [InlineData("/api/features?layers=x&box=1", 400)]
    [InlineData("/tiles/gk/0/0/0.mvt?layers=nowhere", 404)]
    public async Task Each_answer_has_the_headers_that_keep_others_out(string path, int status)
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);

        using var answer = await visitor.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertGuarded(answer);
    }

    [Fact]
    public async Task Scripts_are_those_of_the_server_only()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);

        using var answer = await visitor.GetAsync("/");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(Ct), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Under_another_name_the_server_is_not_to_be_had()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);

        foreach (var path in new[] { "/", "/api/workspace", "/map/map.js" })
        {
            using var answer = await visitor.GetAsync(path, request => request.Headers.Host = "wenquan.example:80");
            Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
            AssertGuarded(answer);
        }
    }

    [Fact]
    public async Task Without_the_token_of_our_page_nothing_is_done()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var stranger = new Visitor(server);
        var before = (await stranger.LayerAsync("规划地块")).GetProperty("revision").GetInt64();

        using var answer = await stranger.PostAsync("/api/edits", new { Key = "1", Layer = "规划地块", Id = 1, Delete = true });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(before, (await stranger.LayerAsync("规划地块")).GetProperty("revision").GetInt64());
    }

    [Fact]
    public async Task With_the_token_the_pen_gets_its_verdict()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);
        await visitor.ReadPageAsync();

        using var answer = await visitor.PostAsync("/api/check", new { Layer = "规划地块", Geometry = Polygons.Square(519_500, 4_119_500, 50) });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await Visitor.ReadAsync(answer)).GetProperty("serverMilliseconds").GetDouble() >= 0);
    }

    [Theory]
    [InlineData("GET", "/api/nowhere", null, 404)]
    [InlineData("POST", "/api/workspace", "{}", 405)]
    [InlineData("POST", "/api/check", "{", 400)]
    [InlineData("POST", "/api/check", "[]", 400)]
    [InlineData("POST", "/api/check", "", 400)]
    [InlineData("POST", "/api/check", "{\"layer\":\"规划地块\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\"no\"}}", 400)]
    [InlineData("POST", "/api/check", "{\"layer\":\"nowhere\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}}", 404)]
    [InlineData("POST", "/api/edits", "{\"key\":\"1\",\"layer\":\"nowhere\",\"geometry\":null}", 422)]
    [InlineData("GET", "/api/at?x=1&y=2", null, 400)]
    [InlineData("GET", "/api/layers/规划地块/features/9999", null, 404)]
    [InlineData("GET", "/api/schemes/规划地块/checks/no-overlap/parts", null, 404)]
    [InlineData("GET", "/api/schemes/成片开发地块/checks/nothing/parts", null, 404)]
    [InlineData("GET", "/api/schemes/成片开发地块/report.exe", null, 404)]
    [InlineData("GET", "/api/schemes/边界新增地块/draft.docx", null, 404)]
    [InlineData("GET", "/api/schemes/成片开发地块/sheet.pdf", null, 404)]
    [InlineData("GET", "/api/idle-parcels/X0/notices/investigate.docx", null, 422)]
    [InlineData("GET", "/tiles/gk/3/8/0.mvt", null, 404)]
    [InlineData("GET", "/tiles/polar/0/0/0.mvt", null, 404)]
    public async Task What_cannot_be_done_is_told_in_a_problem_document(string method, string path, string? body, int status)
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);
        await visitor.ReadPageAsync();

        using var answer = await visitor.SendAsync(new(method), path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), null);

        Assert.Equal(status, (int)answer.StatusCode);
        await AssertPlainAsync(answer);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);
        await visitor.ReadPageAsync();

        using var body = new StringContent(new string(' ', 20_000_000), Encoding.UTF8, "application/json");
        using var answer = await visitor.SendAsync(HttpMethod.Post, "/api/check", body, request => request.Headers.ExpectContinue = true);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertPlainAsync(answer);
    }

    private static void AssertGuarded(HttpResponseMessage answer)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["DENY"], answer.Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static async Task AssertPlainAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await Visitor.ReadAsync(answer);
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        var text = await answer.Content.ReadAsStringAsync(Ct);
        foreach (var trace in new[] { "Exception", "   at ", "System.", "LandPlanner." })
            Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
    }
}
