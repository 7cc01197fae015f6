using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Stores;

/// <summary>A feature as canonical JSON: what its hash is taken over, and what the history keeps of it.</summary>
public static class FeatureJson
{
    public static string Write(Feature feature, GeometryKind kind, FeatureSchema schema)
    {
        var json = new CanonicalJson();
        var wkb = new ArrayBufferWriter<byte>();
        if (feature.Shape is not null)
            ShapeBytes.Write(feature.Shape, kind, wkb);
        Write(json, feature.Id, feature.Shape is null, wkb.WrittenSpan, feature.Values, schema, feature.Version);
        return json.ToString();
    }

    /// <summary>Clears <paramref name="json"/> and writes the feature into it.</summary>
    /// <exception cref="ArgumentException">The values do not fit the schema.</exception>
    public static void Write(
        CanonicalJson json, long id, bool noShape, ReadOnlySpan<byte> wkb, object?[] values, FeatureSchema schema, long version)
    {
        json.Clear().BeginObject().Name("id"u8).Integer(id).Name("shape"u8);
        if (noShape)
            json.Null();
        else
            json.Base64(wkb);
        json.Name("values"u8).BeginArray();
        if (values.Length != schema.Fields.Count)
            throw new ArgumentException($"The feature has {values.Length} values, its layer {schema.Fields.Count} fields.");
        for (var i = 0; i < values.Length; i++)
            WriteValue(json, schema.Fields[i], values[i]);
        json.EndArray().Name("version"u8).Integer(version).EndObject();
    }

    /// <exception cref="FormatException">Not the JSON of a feature with this schema.</exception>
    public static Feature Read(string text, FeatureSchema schema, GeometryFactory factory)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var values = root.GetProperty("values"u8).EnumerateArray()
                .Select((value, i) => ReadValue(value, schema.Fields[i].Type)).ToArray();
            var shape = root.GetProperty("shape"u8);
            return new(
                root.GetProperty("id"u8).GetInt64(),
                shape.ValueKind == JsonValueKind.Null ? null : ShapeBytes.Read(shape.GetBytesFromBase64(), factory),
                values,
                root.GetProperty("version"u8).GetInt64());
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("The history holds a feature that cannot be read.", problem);
        }
    }

    /// <summary>The version a change record names; 1 where it has no more than a hash, for so much was never edited.</summary>
    /// <exception cref="FormatException">Not the JSON of a feature.</exception>
    public static long VersionOf(string text)
    {
        if (ChangeRecord.IsHashOnly(text))
            return 1;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.GetProperty("version"u8).GetInt64();
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("The history holds a feature that cannot be read.", problem);
        }
    }

    /// <exception cref="ArgumentException">The value is not of the field's type.</exception>
    public static Exception WrongType(Field field, object value) =>
        new ArgumentException($"The field '{field.Name}' takes {field.Type} values, not {value.GetType().Name}.");

    private static CanonicalJson WriteValue(CanonicalJson json, Field field, object? value)
    {
        return (field.Type, value) switch
        {
            (_, null) => json.Null(),
            (FieldType.Text, string text) => json.Text(text),
            (FieldType.Integer, long number) => json.Integer(number),
            (FieldType.Real, double number) => json.Real(number),
            (FieldType.Boolean, bool truth) => json.Boolean(truth),
            (FieldType.Date, DateOnly date) => json.Date(date),
            (FieldType.DateTime, DateTime moment) => json.Moment(moment),
            (FieldType.Binary, byte[] bytes) => json.Base64(bytes),
            _ => throw WrongType(field, value),
        };
    }

    private static object? ReadValue(JsonElement value, FieldType type) => (type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (FieldType.Text, _) => value.GetString(),
        (FieldType.Integer, _) => value.GetInt64(),
        (FieldType.Real, _) => double.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture),
        (FieldType.Boolean, _) => value.GetBoolean(),
        (FieldType.Date, _) => Moments.ReadDate(value.GetString()!),
        (FieldType.DateTime, _) => Moments.ReadMoment(value.GetString()!),
        _ => value.GetBytesFromBase64(),
    };
}
