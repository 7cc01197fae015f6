using System.Text.Json;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Json;

/// <summary>Polygons and points as RFC 7946 has them: longitude, latitude in degrees with nine decimals, shells counter-clockwise.</summary>
internal static class GeoJsonShapes
{
    private const int Decimals = 9;

    /// <param name="toLonLat">From the workspace's x (east), y (north) to degrees.</param>
    public static void Write(
        Utf8JsonWriter json, Geometry? shape, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        if (shape is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>())
        {
            json.WriteStartArray();
            WriteRing(json, polygon.ExteriorRing, counterClockwise: true, toLonLat);
            foreach (var hole in polygon.InteriorRings)
                WriteRing(json, hole, counterClockwise: false, toLonLat);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WritePoint(
        Utf8JsonWriter json, Coordinate place, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        json.WriteStartObject();
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        WritePlace(json, place, toLonLat);
        json.WriteEndObject();
    }

    private static void WriteRing(
        Utf8JsonWriter json, LineString ring, bool counterClockwise, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        json.WriteStartArray();
        var corners = NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence) == counterClockwise ? ring.Coordinates : ring.Coordinates.Reverse();
        foreach (var corner in corners)
            WritePlace(json, corner, toLonLat);
        json.WriteEndArray();
    }

    private static void WritePlace(
        Utf8JsonWriter json, Coordinate place, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        var (longitude, latitude) = toLonLat(place.X, place.Y);
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round((decimal)longitude, Decimals));
        json.WriteNumberValue(Math.Round((decimal)latitude, Decimals));
        json.WriteEndArray();
    }
}
