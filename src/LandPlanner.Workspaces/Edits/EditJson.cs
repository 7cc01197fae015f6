using System.Text.Json;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Edits;

/// <summary>What became of an edit as <c>edit --json</c> prints it. Areas are official, in m².</summary>
public static class EditJson
{
    public static void Write(Utf8JsonWriter json, EditOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("layer", outcome.Layer.Name);
        json.WriteString("outcome", outcome.Revision is not null ? "saved" : outcome.IsRefused ? "refused" : "unchanged");
        if (outcome.Revision is { } revision)
            WriteRevision(json, "revision", revision);
        WriteFeature(json, "feature", outcome.Feature, outcome.Layer);
        if (outcome.Conflict is { } conflict)
            WriteConflict(json, conflict, outcome.Layer);
        json.WriteEndObject();
    }

    private static void WriteConflict(Utf8JsonWriter json, EditConflict conflict, LayerInfo layer)
    {
        json.WriteStartObject("conflict");
        json.WriteString("message", conflict.Message);
        if (conflict.Since is { } since)
            WriteRevision(json, "since", since);
        WriteFeature(json, "seen", conflict.Seen, layer);
        WriteFeature(json, "mine", conflict.Mine, layer);
        WriteFeature(json, "theirs", conflict.Theirs, layer);
        if (conflict.Difference is { } difference)
            WriteDifference(json, difference);
        json.WriteStartArray("clashes");
        foreach (var clash in conflict.Merge.Clashes)
            WriteClash(json, clash);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteClash(Utf8JsonWriter json, EditClash clash)
    {
        json.WriteStartObject();
        json.WriteString("kind", clash.Kind.ToString().ToLowerInvariant());
        if (clash.Field is { } field)
            json.WriteString("field", field.Name);
        json.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter json, FeatureDifference difference)
    {
        json.WriteStartObject("difference");
        json.WriteStartArray("fields");
        foreach (var field in difference.Fields)
        {
            json.WriteStartObject();
            json.WriteString("field", field.Field.Name);
            WriteValue(json, "theirs", field.From);
            WriteValue(json, "mine", field.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("shape", difference.ShapeDiffers);
        if (difference.Ground is { } ground)
        {
            json.WriteNumber("areaGained", ground.Gained.Hundredths / 100m);
            json.WriteNumber("areaLost", ground.Lost.Hundredths / 100m);
        }

        json.WriteEndObject();
    }

    private static void WriteRevision(Utf8JsonWriter json, string name, Revision revision)
    {
        json.WriteStartObject(name);
        json.WriteNumber("revision", revision.Number);
        json.WriteString("at", revision.At);
        json.WriteString("author", revision.Note.Author);
        json.WriteString("reason", revision.Note.Reason);
        json.WriteString("hash", revision.Hash);
        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, string name, Feature? feature, LayerInfo layer)
    {
        if (feature is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("id", feature.Id);
        json.WriteNumber("version", feature.Version);
        json.WriteStartObject("values");
        for (var i = 0; i < feature.Values.Length; i++)
            WriteValue(json, layer.Schema.Fields[i].Name, feature.Values[i]);
        json.WriteEndObject();
        json.WriteString("wkt", feature.Shape?.AsText());
        json.WriteEndObject();
    }

    /// <summary>A value as JSON has it: numbers and truths as such, all else as people type it (<see cref="FieldText"/>); null for unknown.</summary>
    public static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteStringValue(FieldText.Write(value));
                break;
        }
    }
}
