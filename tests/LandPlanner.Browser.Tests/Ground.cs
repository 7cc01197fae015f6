using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Browser.Tests;

/// <summary>What lies in a workspace, read past the map: over HTTP, shapes by NetTopologySuite.</summary>
internal sealed class Ground(Uri url) : IDisposable
{
    private static readonly GeometryFactory Factory = new();

    private readonly HttpClient _http = new() { BaseAddress = url };

    public void Dispose() => _http.Dispose();

    public async Task<JsonElement> JsonAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>The exact shape of a feature.</summary>
    public async Task<Geometry> ShapeAsync(string layer, long id)
    {
        var geometry = (await JsonAsync($"/api/layers/{Uri.EscapeDataString(layer)}/features/{id}")).GetProperty("geometry");
        var polygons = geometry.GetProperty("coordinates").EnumerateArray().Select(polygon =>
        {
            var rings = polygon.EnumerateArray().Select(ring => Factory.CreateLinearRing([.. ring.EnumerateArray().Select(at => new Coordinate(at[0].GetDouble(), at[1].GetDouble()))])).ToList();
            return Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
        });
        return Factory.CreateMultiPolygon([.. polygons]);
    }

    /// <summary>How many features a layer has.</summary>
    public async Task<long> CountAsync(string layer)
    {
        var layers = (await JsonAsync("/api/workspace")).GetProperty("layers").EnumerateArray();
        return layers.Single(one => one.GetProperty("name").GetString() == layer).GetProperty("count").GetInt64();
    }

    public static Geometry Wkt(string wkt) => new WKTReader().Read(wkt);

    public static double Number(string text) => double.Parse(text.Split(' ', '\n')[0].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
