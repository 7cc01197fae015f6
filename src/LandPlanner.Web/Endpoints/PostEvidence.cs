using LandPlanner.Web.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>POST /api/evidence-trays/{tray}?kind=…&amp;name=…</c>: takes in one photo or document, its bytes as the body, and looks at it; it waits in the tray until a move takes it.
/// </summary>
internal static class PostEvidence
{
    // As much as is kept as evidence, and a little, so that what is too large is told in a sentence of our own.
    private const long MostBytes = (64L << 20) + 4096;

    public sealed record Answer(int Number);

    public static async Task<IResult> Handle(string tray, string kind, string name, HttpContext http, EvidenceTrays trays, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        if (trays.Find(tray) is not { } found)
            return TypedResults.NotFound();
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, ct);
        var staged = await found.AddAsync(kind, Path.GetFileName(name), content.ToArray(), ct);
        return TypedResults.Ok(new Answer(staged.Number));
    }
}
