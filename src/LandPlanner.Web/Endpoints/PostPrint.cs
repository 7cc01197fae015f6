using LandPlanner.Reports.Maps.Print;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Printing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>POST /api/prints</c>: the map on paper, as a file to keep: PDF or PNG, at a true scale.</summary>
internal static class PostPrint
{
    public static async Task<IResult> Handle(PrintRequest request, MapPress press, IStringLocalizer<PrintPanel> words, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (request.Fault() is { } fault)
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, detail: words[fault]);
        var date = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        try
        {
            var file = await press.PrintAsync(request, date, ct);
            return TypedResults.File(file, request.IsPng ? "image/png" : "application/pdf", request.FileName(date));
        }
        catch (MapPrintException failure)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, detail: words[failure.Fault.ToString()]);
        }
    }
}
