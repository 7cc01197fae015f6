using LandPlanner.Gdal;
using LandPlanner.Web.Imports;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/uploads</c>: which files are taken, by their extensions, and how many bytes at a time.</summary>
internal static class GetUploads
{
    public sealed record Answer(IReadOnlyCollection<string> Extensions, long MostBytes);

    public static Ok<Answer> Handle() => TypedResults.Ok(new Answer(FileDrop.Extensions, Upload.MostBytes));
}
