using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Stores;

namespace LandPlanner.Cli.Output;

/// <summary>What verbs write into JSON alike; null where something is not known.</summary>
internal static class JsonFields
{
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void WriteIds(this Utf8JsonWriter json, string name, IEnumerable<long> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
            json.WriteNumberValue(id);
        json.WriteEndArray();
    }

    /// <summary>An array of objects.</summary>
    /// <param name="write">Writes what is in one of them.</param>
    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        json.WriteObjects(items, write);
        json.WriteEndArray();
    }

    /// <summary>The objects of an array that is begun.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
    }

    public static void WriteNumber(this Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    /// <summary>In m², with two decimals.</summary>
    public static void WriteArea(this Utf8JsonWriter json, string name, Area? area) => json.WriteNumber(name, area?.Hundredths / 100m);

    /// <summary>As yyyy-MM-dd.</summary>
    public static void WriteDay(this Utf8JsonWriter json, string name, DateOnly? day) => json.WriteString(name, day is { } known ? Moments.Write(known) : null);

    /// <summary>The number of the revision that a verb made; null where it only looked, or found nothing to do.</summary>
    public static void WriteRevision(this Utf8JsonWriter json, Revision? revision) => json.WriteNumber("revision", revision?.Number);
}
