using LandPlanner.Web.Cases;
using LandPlanner.Web.FieldWork;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/field-reviews/{review}/photos/{number}?pixels=…</c>: a photo that came back from the field and is not taken in yet, small.</summary>
internal static class GetReturnedPhoto
{
    private const int MostPixels = 2048;

    public static IResult Handle(string review, int number, int? pixels, FieldReviews reviews, HttpContext http)
    {
        if (reviews.Find(review)?.ReadPhoto(number) is not { } content)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return PictureFile.Of(content, Math.Clamp(pixels ?? 256, 16, MostPixels));
    }
}
