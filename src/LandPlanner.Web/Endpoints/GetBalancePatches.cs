using LandPlanner.Web.Farmland;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /api/balances/{balance}/patches?line=2&amp;column=Lost&amp;year=2024</c>: exactly the polygons behind a number of a balance by village, as GeoJSON in the workspace's plane. A line
/// is its place in the table. Or <c>?account=3&amp;lost=true</c>: those of one side of an account, by its place in the ledger.
/// </summary>
internal static class GetBalancePatches
{
    public static async Task<IResult> Handle(string balance, int? line, BalanceColumn? column, int? year, int? account, bool? lost, BalanceDesk desk, HttpContext http)
    {
        if (await desk.FindAsync(balance) is not { Table: var table })
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        if (account is { } place)
        {
            if (place < 0 || place >= table.Ledger.Accounts.Count)
                return TypedResults.NotFound();
            var sides = table.Ledger.Accounts[place];
            return TypedResults.Bytes(GetChangedPatches.Json(table.PatchesOf((lost == true ? sides.Lost : sides.Won).Patches)), "application/geo+json");
        }

        var lines = table.Lines(year);
        return line is { } at && column is { } of && at >= 0 && at < lines.Count
            ? TypedResults.Bytes(GetChangedPatches.Json(table.PatchesOf(lines[at].Village, of, year)), "application/geo+json")
            : TypedResults.NotFound();
    }
}
