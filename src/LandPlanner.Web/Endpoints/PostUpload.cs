using LandPlanner.Web.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>POST /api/uploads?name=…&amp;upload=…</c>: takes in one file, its bytes as the body. Without an upload it begins one; the answer names it for the files that follow.</summary>
internal static class PostUpload
{
    public sealed record Answer(string Upload);

    public static async Task<IResult> Handle(string name, string? upload, HttpContext http, Uploads uploads, CancellationToken ct)
    {
        // Counted as it is kept: what is too large is told in a sentence of our own.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var taken = upload is null ? uploads.Begin() : uploads.Find(upload);
        if (taken is null)
            return TypedResults.NotFound();
        try
        {
            await taken.AddAsync(name, http.Request.Body, ct);
            return TypedResults.Ok(new Answer(taken.Id));
        }
        catch when (upload is null)
        {
            uploads.Remove(taken.Id);
            throw;
        }
    }
}
