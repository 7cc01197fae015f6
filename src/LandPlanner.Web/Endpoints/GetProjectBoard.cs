using LandPlanner.Reports.Maps.Print;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Projects;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/projects/board.{format}</c>: the town's projects on one page (pdf), or as a workbook (xlsx). The same that the command line writes.</summary>
internal static class GetProjectBoard
{
    public static async Task<IResult> Handle(string format, ProjectDesk desk, HttpContext http)
    {
        if (format is not ("pdf" or "xlsx"))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return ReportFile.Of(await Task.Run(() => desk.WriteBoardAsync(format)), $"{Languages.Say("项目推进一览", "projects")}-{(await desk.BoardAsync()).Until}", format);
        }
        catch (MapPrintException failure)
        {
            return TypedResults.Problem(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
