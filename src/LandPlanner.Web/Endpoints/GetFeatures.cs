using System.Runtime.InteropServices;
using LandPlanner.Features;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /api/features?layers=A,B&amp;box=minx,miny,maxx,maxy</c>: the exact outlines in a box, for snapping and tracing, as bare numbers a browser reads without parsing
/// (little-endian): int32 count of features and of the int32 that follow; for each feature its layer's place in the question, its id, its rings and the vertices of each;
/// then, at the next multiple of eight bytes, x and y of all vertices as float64.
/// </summary>
internal static class GetFeatures
{
    private const int MostVertices = 4_000_000;

    public static async Task<IResult> Handle(string layers, string box, HeldLayers held, HttpContext http, CancellationToken ct)
    {
        if (Boxes.Parse(box) is not { } within)
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, detail: "box must be four numbers: minx,miny,maxx,maxy.");
        var (numbers, coordinates) = (new List<int> { 0, 0 }, new List<double>());
        var names = layers.Split(',', StringSplitOptions.RemoveEmptyEntries);
        for (var layer = 0; layer < names.Length; layer++)
        {
            foreach (var feature in (await held.GetAsync(names[layer], ct)).Find(within))
            {
                numbers[0]++;
                Add(layer, feature, numbers, coordinates);
                if (coordinates.Count > 2 * MostVertices)
                    return Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, detail: "There is too much in this box to snap to. Go nearer.");
            }
        }

        numbers[1] = numbers.Count - 2;
        if (numbers.Count % 2 != 0)
            numbers.Add(0);
        http.Response.Headers.CacheControl = "no-store";
        byte[] bytes = [.. MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)), .. MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(coordinates))];
        return TypedResults.Bytes(bytes, "application/octet-stream");
    }

    private static void Add(int layer, HeldFeature feature, List<int> numbers, List<double> coordinates)
    {
        var shape = feature.Shape!;
        numbers.AddRange([layer, (int)feature.Id]);
        if (shape.Kind == GeometryKind.Point)
            numbers.AddRange([1, shape.Coordinates.Length / 2]);
        else
        {
            numbers.Add(shape.RingCount);
            for (var ring = 0; ring < shape.RingCount; ring++)
                numbers.Add(shape.Ring(ring).Length / 2);
        }

        coordinates.AddRange(shape.Coordinates);
    }
}
