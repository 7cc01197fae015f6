using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LandPlanner.Browser.Tests.Http;

/// <summary>A program that speaks to the server as the page does, with its cookies and, once it has read the page, its token.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Server server) => _http = new() { BaseAddress = server.Url };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task ReadPageAsync()
    {
        var page = await _http.GetStringAsync(new Uri("/", UriKind.Relative), Ct);
        _http.DefaultRequestHeaders.Add("X-LandPlanner-Token", Token().Match(page).Groups[1].Value);
    }

    public Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? with = null) => SendAsync(HttpMethod.Get, path, null, with);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? body = null) => SendAsync(HttpMethod.Post, path, body, null);

    public Task<HttpResponseMessage> PostAsync(string path, object body) => PostAsync(path, JsonContent.Create(body));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, Action<HttpRequestMessage>? with)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        with?.Invoke(request);
        return await _http.SendAsync(request, Ct);
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await ReadAsync(answer);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;

    public async Task<JsonElement> LayerAsync(string name) =>
        (await JsonAsync("/api/workspace")).GetProperty("layers").EnumerateArray().Single(layer => layer.GetProperty("name").GetString() == name);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"lp-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
