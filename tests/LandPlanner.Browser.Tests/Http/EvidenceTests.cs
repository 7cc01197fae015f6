using System.Net;
using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Browser.Tests.Http;

/// <summary>Photos and documents over HTTP: what is handed in, and what is handed out.</summary>
public sealed class EvidenceTests(SampleWorkspace town)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_taken_without_a_token_or_for_a_tray_that_is_not_there()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        using var visitor = new Visitor(server);
        using var photo = new ByteArrayContent(new PhotoFile().ToJpeg());

        using var stranger = await visitor.PostAsync("/api/evidence-trays/0123?kind=wide&name=a.jpg", photo);
        await visitor.ReadPageAsync();
        using var nowhere = await visitor.PostAsync("/api/evidence-trays/0123?kind=wide&name=a.jpg", new ByteArrayContent([1]));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (stranger.StatusCode, nowhere.StatusCode));
    }

    /// <summary>A page that somebody hands in as a document is a file to be kept, never a page of ours.</summary>
    [Fact]
    public async Task What_is_no_photo_is_handed_out_as_a_file_and_photos_small_and_whole()
    {
        var workspace = town.NewFile();
        var (page, photo) = (town.PathOf("页面.html"), new PhotoFile { WidthPixels = 640, HeightPixels = 480 }.Write(town.PathOf("照片.jpg")));
        await File.WriteAllTextAsync(page, "<script>alert(1)</script>", Ct);
        Programs.LandPlanner(0, "case", "open", "--feature", "规划地块:1", "--title", "一", "--source", "patrol", "--workspace", workspace);
        var number = JsonDocument.Parse(Programs.LandPlanner(0, "case", "list", "--json", "--workspace", workspace)).RootElement[0].GetProperty("number").GetString()!;
        Programs.LandPlanner(0, "case", "attach", number, "--evidence", $"document={page}", "--evidence", $"judgement={photo}", "--workspace", workspace);
        await using var server = await Server.StartAsync(workspace);
        using var visitor = new Visitor(server);

        using var document = await visitor.GetAsync("/api/evidence/1/file");
        using var picture = await visitor.GetAsync("/api/evidence/2/file");
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(photo, Ct)));
        using var small = await visitor.GetAsync($"/api/evidence/{sha256}/thumbnail?pixels=64");
        using var none = await visitor.GetAsync("/api/evidence/00/thumbnail");
        using var sheet = await visitor.GetAsync($"/api/cases/{number}/sheet.pdf");

        Assert.Equal(("attachment", "application/octet-stream"), (document.Content.Headers.ContentDisposition?.DispositionType, document.Content.Headers.ContentType?.MediaType));
        Assert.Equal(await File.ReadAllBytesAsync(photo, Ct), await picture.Content.ReadAsByteArrayAsync(Ct));
        using var bitmap = SkiaSharp.SKBitmap.Decode(await small.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal((64, 48), (bitmap.Width, bitmap.Height));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal("%PDF"u8.ToArray(), (await sheet.Content.ReadAsByteArrayAsync(Ct))[..4]);
    }
}
