using System.Text;
using LandPlanner.Reports.Cases.Sheets;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Cases;

/// <summary>Photos as a page shows them.</summary>
internal static class PictureFile
{
    // A grey frame with a broken line: what was sent as a photo and cannot be drawn is seen to be that.
    private static readonly byte[] Broken = Encoding.UTF8.GetBytes(
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"><rect width="64" height="48" fill="#e4e6e2"/><path d="M14 34l12-14 6 7 5-5 13 12" fill="none" stroke="#9aa19b" stroke-width="2" stroke-dasharray="4 3"/></svg>""");

    private static readonly string[] Shown = ["image/jpeg", "image/png", "image/webp"];

    /// <summary>Whether pages can show a media type; of others the name is shown.</summary>
    public static bool IsShown(string mediaType) => Shown.Contains(mediaType);

    /// <summary>Small; a broken frame where the content is no picture.</summary>
    public static IResult Of(byte[] content, int pixels) => SmallPicture.Make(content, pixels).Jpeg is { } jpeg ? TypedResults.Bytes(jpeg, "image/jpeg") : TypedResults.Bytes(Broken, "image/svg+xml");
}
