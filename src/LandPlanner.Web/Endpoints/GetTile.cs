using System.Globalization;
using LandPlanner.Stores;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Tiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /tiles/{grid}/{z}/{x}/{y}.mvt?layers=A@12,B@7&amp;of=…</c>: a vector tile of one or more layers. Where each layer's revision stands behind "@" and the server named is this one
/// (<see cref="TileStore.Server"/>), the browser keeps the tile for good, unless the layer looks otherwise tomorrow; else it asks again, and is answered 304 while the tile is the same.
/// </summary>
internal static class GetTile
{
    private const string MediaType = "application/vnd.mapbox-vector-tile";
    private const string Forever = "private, max-age=31536000, immutable";

    /// <exception cref="LayerNotFoundException">There is no such layer.</exception>
    public static async Task<IResult> Handle(
        string grid, int z, int x, int y, string? layers, string? of, HttpContext http, TileStore tiles, LayerKeys keys, LayerCatalog catalog, CancellationToken ct)
    {
        if (tiles.Grid(grid) is not { } pyramid || !pyramid.Has(z, x, y))
            return TypedResults.NotFound();
        var wanted = layers?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Wanted.Parse).ToList()
            ?? [.. catalog.Layers.Where(layer => layer.IsShown).Select(layer => new Wanted(layer.Name, null))];
        // Read before the tiles: what is newer than its address says is not kept by it.
        var isForGood = of == tiles.Server && wanted.TrueForAll(layer => catalog.Find(layer.Name)?.Info is { } info && info.Revision == layer.Revision && keys.DayOf(info) is null);
        // One after another: a tile is a few milliseconds at most, and many are asked for at once.
        var parts = new List<LayerTileBytes>();
        foreach (var layer in wanted)
            parts.Add(await tiles.GetAsync(layer.Name, pyramid, z, x, y, ct));
        return Answer(http, parts, isForGood);
    }

    private static IResult Answer(HttpContext http, List<LayerTileBytes> parts, bool isForGood)
    {
        var tag = new EntityTagHeaderValue($"\"{string.Join('.', parts.Select(part => part.Tag))}\"");
        http.Response.Headers.CacheControl = isForGood ? Forever : "private, no-cache";
        http.Response.Headers.ETag = tag.ToString();
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        // A tile of several layers is their tiles in a row.
        parts.RemoveAll(part => part.Bytes.Length == 0);
        return parts.Count switch
        {
            0 => TypedResults.NoContent(),
            1 => TypedResults.Bytes(parts[0].Bytes, MediaType),
            _ => TypedResults.Bytes([.. parts.SelectMany(part => part.Bytes)], MediaType),
        };
    }

    private sealed record Wanted(string Name, long? Revision)
    {
        public static Wanted Parse(string text)
        {
            var at = text.LastIndexOf('@');
            return at > 0 && long.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? new(text[..at], revision) : new(text, null);
        }
    }
}
