using System.Text;
using System.Text.Json;
using LandPlanner.Web.Live;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;

namespace LandPlanner.Web.FieldWork;

/// <summary>What came back as the map draws it: patches, where photos were taken and which way, and the line from each to its patch. In the workspace's plane.</summary>
internal static class ReturnSketch
{
    public static string Write(FieldReview review)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("grounds");
            foreach (var ground in review.Rows.Select(row => row.Ground).Concat(review.Photos.Select(photo => photo.Ground)).OfType<Geometry>().Where(ground => !ground.IsEmpty).Distinct())
                WriteGround(json, ground);
            json.WriteEndArray();
            json.WriteStartArray("photos");
            foreach (var photo in review.Photos)
            {
                if (photo.At is { IsEmpty: false } at)
                    WritePhoto(json, photo, at);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteGround(Utf8JsonWriter json, Geometry ground)
    {
        if (ground.Dimension == Dimension.Surface)
        {
            ShapeJson.Write(json, ground);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "Point");
        WritePair(json, "coordinates", ground.Coordinate);
        json.WriteEndObject();
    }

    private static void WritePhoto(Utf8JsonWriter json, ReviewedPhoto photo, Geometry at)
    {
        json.WriteStartObject();
        json.WriteNumber("number", photo.Number);
        json.WriteString("verdict", photo.Check.Verdict.ToString().ToLowerInvariant());
        WritePair(json, "at", at.Coordinate);
        if (photo.Photo?.Reading?.Facts?.Azimuth is { } azimuth)
            json.WriteNumber("azimuth", azimuth.Degrees);
        else
            json.WriteNull("azimuth");
        if (photo is { Ground: { IsEmpty: false } ground, Check.DistanceMetres: > 0 })
            WritePair(json, "to", DistanceOp.NearestPoints(ground, at)[0]);
        else
            json.WriteNull("to");
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, string name, Coordinate place)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(place.X);
        json.WriteNumberValue(place.Y);
        json.WriteEndArray();
    }
}
