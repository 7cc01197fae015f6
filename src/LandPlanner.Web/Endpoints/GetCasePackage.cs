using System.Globalization;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Jobs;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/cases/package.zip?name=…&amp;ids=1,2&amp;by=…</c>: cases as a package for QField.</summary>
internal static class GetCasePackage
{
    public static async Task<IResult> Handle(string name, string ids, string by, CaseFieldDesk desk, HttpContext http, CancellationToken ct)
    {
        var wanted = new List<long>();
        foreach (var text in ids.Split(',', CaseFieldDesk.MostCases + 1))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return TypedResults.NotFound();
            wanted.Add(id);
        }

        http.Response.Headers.CacheControl = "no-store";
        return await ReportFile.OfAsync(zip => desk.PackAsync(name, wanted, by, zip, ct), name, "zip", http);
    }
}
