using LandPlanner.Web.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>DELETE /api/uploads/{upload}</c>: gives up what was sent.</summary>
internal static class DeleteUpload
{
    public static NoContent Handle(string upload, Uploads uploads)
    {
        uploads.Remove(upload);
        return TypedResults.NoContent();
    }
}
