using LandPlanner.Projects;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Projects;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/projects/board-{until}.{format}</c>: the town's projects at the end of a month on one page (pdf), or as a workbook (xlsx). The same that the command line writes.</summary>
internal static class GetProjectBoard
{
    public static async Task<IResult> Handle(string until, string format, ProjectDesk desk, HttpContext http)
    {
        if (format is not ("pdf" or "xlsx") || Month.Find(until) is not { } month)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return ReportFile.Of(await Task.Run(() => desk.WriteBoardAsync(format, month)), $"{Languages.Say("项目推进一览", "projects")}-{month}", format);
        }
        catch (MapPrintException failure)
        {
            return TypedResults.Problem(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
