using System.Text.Json;
using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace LandPlanner.Web.Live;

/// <summary>Shapes as GeoJSON geometry in the workspace's plane, x before y, with every digit they have.</summary>
internal static class ShapeJson
{
    public static void Write(Utf8JsonWriter json, LooseShape? shape)
    {
        if (shape is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", shape.Kind switch
        {
            GeometryKind.Polygon => "MultiPolygon",
            GeometryKind.Line => "MultiLineString",
            _ => "MultiPoint",
        });
        json.WriteStartArray("coordinates");
        for (var (part, ring) = (0, 0); part < shape.PartEnds.Length; part++)
        {
            if (shape.Kind == GeometryKind.Polygon)
                json.WriteStartArray();
            for (; ring < shape.PartEnds[part]; ring++)
                WriteRing(json, shape.Ring(ring), shape.Kind != GeometryKind.Point);
            if (shape.Kind == GeometryKind.Polygon)
                json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A shape's points, lines or polygons; of several kinds those of the highest dimension.</summary>
    public static void Write(Utf8JsonWriter json, Geometry shape) => Write(json, shape.Dimension switch
    {
        Dimension.Point => Loose(GeometryKind.Point, PointExtracter.GetPoints(shape)),
        Dimension.Curve => Loose(GeometryKind.Line, LineStringExtracter.GetLines(shape)),
        _ => LooseShape.Of(shape),
    });

    /// <summary>Reads a Polygon or MultiPolygon.</summary>
    /// <exception cref="FormatException">It is neither, or its coordinates are no numbers.</exception>
    public static LooseShape ReadPolygons(JsonElement geometry)
    {
        try
        {
            var (coordinates, rings, parts) = (new List<double>(), new List<int>(), new List<int>());
            var type = geometry.GetProperty("type").GetString();
            var content = geometry.GetProperty("coordinates");
            var polygons = type switch
            {
                "Polygon" => [content],
                "MultiPolygon" => content.EnumerateArray().ToArray(),
                _ => throw new FormatException($"'{type}' is neither Polygon nor MultiPolygon."),
            };
            foreach (var polygon in polygons)
            {
                foreach (var ring in polygon.EnumerateArray())
                {
                    foreach (var position in ring.EnumerateArray())
                        coordinates.AddRange([position[0].GetDouble(), position[1].GetDouble()]);
                    rings.Add(coordinates.Count / 2);
                }

                parts.Add(rings.Count);
            }

            return new(GeometryKind.Polygon, [.. coordinates], [.. rings], [.. parts]);
        }
        catch (Exception failure) when (failure is InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException)
        {
            throw new FormatException("The geometry is no GeoJSON polygon.", failure);
        }
    }

    private static LooseShape Loose(GeometryKind kind, IEnumerable<Geometry> parts)
    {
        var (coordinates, ends) = (new List<double>(), new List<int>());
        foreach (var part in parts.Where(part => !part.IsEmpty))
        {
            foreach (var at in part.Coordinates)
                coordinates.AddRange([at.X, at.Y]);
            ends.Add(coordinates.Count / 2);
        }

        return new(kind, [.. coordinates], [.. ends], [.. Enumerable.Range(1, ends.Count)]);
    }

    private static void WriteRing(Utf8JsonWriter json, ReadOnlySpan<double> ring, bool isList)
    {
        if (isList)
            json.WriteStartArray();
        for (var i = 0; i < ring.Length; i += 2)
        {
            json.WriteStartArray();
            json.WriteNumberValue(ring[i]);
            json.WriteNumberValue(ring[i + 1]);
            json.WriteEndArray();
        }

        if (isList)
            json.WriteEndArray();
    }
}
