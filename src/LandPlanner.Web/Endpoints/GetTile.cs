using LandPlanner.Web.Layers;
using LandPlanner.Web.Tiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /tiles/{grid}/{z}/{x}/{y}.mvt?layers=A@12,B@7</c>: a vector tile of one or more layers. A layer's revision behind "@" lets the browser keep the tile for good; without it the
/// tile is asked for again and answered 304 while the layers stand.
/// </summary>
internal static class GetTile
{
    private const string MediaType = "application/vnd.mapbox-vector-tile";
    private const string Forever = "private, max-age=31536000, immutable";

    public static async Task<IResult> Handle(
        string grid, int z, int x, int y, string? layers, HttpContext http, TileStore tiles, LayerCatalog catalog, CancellationToken ct)
    {
        if (tiles.Grid(grid) is not { } pyramid || !TileGrid.Has(z, x, y))
            return TypedResults.NotFound();
        var wanted = (layers ?? string.Join(',', catalog.Layers.Where(layer => layer.IsShown).Select(layer => layer.Name)))
            .Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Wanted.Parse).ToList();
        var shown = wanted.Select(layer => catalog.Find(layer.Name)).ToList();
        if (shown.Contains(null))
            return TypedResults.NotFound();
        var tag = new EntityTagHeaderValue($"\"{string.Join('.', shown.Select(layer => layer!.Info.Revision))}\"");
        http.Response.Headers.CacheControl = wanted.Zip(shown).All(pair => pair.First.Revision == pair.Second!.Info.Revision) ? Forever : "private, no-cache";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            http.Response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        // One after another: a tile is a few milliseconds at most, and many are asked for at once. A tile of several layers is their tiles in a row.
        var bytes = new List<byte[]>();
        foreach (var layer in wanted)
            bytes.Add(await tiles.GetAsync(layer.Name, pyramid, z, x, y, ct));
        http.Response.Headers.ETag = tag.ToString();
        return bytes.All(part => part.Length == 0) ? TypedResults.NoContent() : TypedResults.Bytes(bytes.Count == 1 ? bytes[0] : [.. bytes.SelectMany(part => part)], MediaType);
    }

    private sealed record Wanted(string Name, long? Revision)
    {
        public static Wanted Parse(string text)
        {
            var at = text.LastIndexOf('@');
            return at > 0 && long.TryParse(text.AsSpan(at + 1), out var revision) ? new(text[..at], revision) : new(text, null);
        }
    }
}
