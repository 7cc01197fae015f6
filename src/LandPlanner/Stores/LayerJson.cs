using System.Text.Json;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>What a layer is, as canonical JSON.</summary>
public static class LayerJson
{
    public static string Write(LayerDraft draft)
    {
        var json = new CanonicalJson().BeginObject();
        // Only where there is one: what other layers are is written, and hashed, as it was before there were terms.
        if (draft.Term is { } from)
            json.Name("baseYear"u8).Integer(from.BaseYear);
        json.Name("covers"u8).Text(draft.Covers);
        json.Name("kind"u8).Text(Word(draft.Kind)).Name("name"u8).Text(draft.Name);
        json.Name("role"u8).Text(draft.Role.Name).Name("schema"u8).Raw(Write(draft.Schema));
        if (draft.Term is { } until)
            json.Name("targetYear"u8).Integer(until.TargetYear);
        json.Name("vintage"u8).Text(draft.Vintage is { } date ? Moments.Write(date) : null);
        return json.EndObject().ToString();
    }

    public static string Write(FeatureSchema schema)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var field in schema.Fields)
        {
            json.BeginObject().Name("length"u8).Integer(field.Length).Name("name"u8).Text(field.Name);
            json.Name("type"u8).Text(Word(field.Type)).EndObject();
        }

        return json.EndArray().ToString();
    }

    /// <exception cref="FormatException">Not the JSON of a layer.</exception>
    public static LayerDraft Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var vintage = root.GetProperty("vintage"u8).GetString();
            return new(
                root.GetProperty("name"u8).GetString()!,
                new(root.GetProperty("role"u8).GetString()!),
                Enum.Parse<GeometryKind>(root.GetProperty("kind"u8).GetString()!, ignoreCase: true),
                new(root.GetProperty("schema"u8).EnumerateArray().Select(ReadField).ToArray()),
                vintage is null ? null : Moments.ReadDate(vintage),
                root.GetProperty("covers"u8).GetString())
            {
                Term = root.TryGetProperty("baseYear"u8, out var from) ? new(from.GetInt32(), root.GetProperty("targetYear"u8).GetInt32()) : null,
            };
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("What a layer is cannot be read.", problem);
        }
    }

    private static Field ReadField(JsonElement field) => new(
        field.GetProperty("name"u8).GetString()!,
        Enum.Parse<FieldType>(field.GetProperty("type"u8).GetString()!, ignoreCase: true),
        field.GetProperty("length"u8).GetInt32());

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
