using System.Globalization;
using System.Text.Json;
using LandPlanner.Features;
using LandPlanner.Histories;
using LandPlanner.Stores;

namespace LandPlanner.Cli.Output;

/// <summary>Shows what ever lay at a place.</summary>
internal static class PlaceHistoryOutput
{
    private const int MostNamed = 5;

    public static void Print(Wording wording, Place place, PlaceHistory history)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{place.Point.X:0.###},{place.Point.Y:0.###}");
        Console.WriteLine(place.FromDegrees
            ? wording.Say($"位置(由经纬度换算):{at}", $"At (from longitude and latitude): {at}")
            : wording.Say($"位置:{at}", $"At: {at}"));
        if (history.Versions.Count == 0)
            Console.WriteLine(wording.Say("没有要素位于此处。", "No feature lay there."));
        else
            PrintTable(wording, history.Versions);
        foreach (var gap in history.Gaps)
        {
            Console.WriteLine(wording.Say(
                $"图层“{gap.Layer}”自修订 {gap.Begin.Number} 至修订 {gap.End.Number} 的内容未曾保留。",
                $"What '{gap.Layer}' held from revision {gap.Begin.Number} to {gap.End.Number} was not kept."));
        }

        PrintLost(wording, history.Lost);
    }

    private static void PrintLost(Wording wording, IReadOnlyList<PlaceLoss> lost)
    {
        foreach (var loss in lost.Take(MostNamed))
        {
            Console.WriteLine(wording.Say(
                $"图层“{loss.Layer}”要素 {loss.FeatureId} 在修订 {loss.AdoptedIn.Number} 之前的内容已失(曾在 LandPlanner 之外被改动),是否位于此处不详。",
                $"What feature {loss.FeatureId} of '{loss.Layer}' was before revision {loss.AdoptedIn.Number} is lost (it was changed past LandPlanner): whether it lay here is not known."));
        }

        if (lost.Count > MostNamed)
            Console.WriteLine(wording.Say($"另有 {lost.Count - MostNamed} 个要素如此。", $"So it is with {lost.Count - MostNamed} more."));
    }

    public static void PrintJson(Place place, PlaceHistory history) => JsonOutput.Print(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("x", place.Point.X);
        json.WriteNumber("y", place.Point.Y);
        json.WriteBoolean("fromDegrees", place.FromDegrees);
        json.WriteStartArray("versions");
        foreach (var version in history.Versions)
            Write(json, version);
        json.WriteEndArray();
        json.WriteStartArray("notKept");
        foreach (var gap in history.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("layer", gap.Layer);
            json.WriteNumber("begin", gap.Begin.Number);
            json.WriteNumber("end", gap.End.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("lost");
        foreach (var loss in history.Lost)
        {
            json.WriteStartObject();
            json.WriteString("layer", loss.Layer);
            json.WriteNumber("feature", loss.FeatureId);
            json.WriteNumber("before", loss.AdoptedIn.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void PrintTable(Wording wording, IReadOnlyList<PlaceVersion> versions)
    {
        var columns = new Columns(
            wording.Say("图层", "layer"), wording.Say("要素", "feature"), wording.Say("版本", "version"), wording.Say("起", "begin"),
            wording.Say("止", "end"), wording.Say("属性", "attributes"));
        foreach (var version in versions)
        {
            columns.Add(
                version.Layer, Whole(version.Feature.Id), Whole(version.Feature.Version), Say(version.Begin),
                version.End is { } end ? Say(end) : wording.Say("至今", "still there"), Attributes(version));
        }

        columns.Print();
    }

    private static string Say(Revision revision) => string.Create(
        CultureInfo.InvariantCulture,
        $"{revision.Number} {revision.At:yyyy-MM-dd HH:mm:ss'Z'} {revision.Note.Author} ({revision.Note.Reason})");

    private static string Attributes(PlaceVersion version) => string.Join(", ", version.Draft.Schema.Fields
        .Select((field, i) => (field.Name, Value: Text(version.Feature.Values[i])))
        .Where(known => known.Value is not null).Select(known => $"{known.Name}={known.Value}"));

    private static string? Text(object? value) => value switch
    {
        DateOnly date => Moments.Write(date),
        DateTime moment => Moments.Write(moment),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, PlaceVersion version)
    {
        json.WriteStartObject();
        json.WriteString("layer", version.Layer);
        json.WriteNumber("id", version.Feature.Id);
        json.WriteNumber("version", version.Feature.Version);
        Write(json, "begin", version.Begin);
        Write(json, "end", version.End);
        json.WriteStartObject("attributes");
        for (var i = 0; i < version.Feature.Values.Length; i++)
            Write(json, version.Draft.Schema.Fields[i], version.Feature.Values[i]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Revision? revision)
    {
        if (revision is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("revision", revision.Number);
        json.WriteString("at", revision.At);
        json.WriteString("author", revision.Note.Author);
        json.WriteString("reason", revision.Note.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Field field, object? value)
    {
        json.WritePropertyName(field.Name);
        switch (value)
        {
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteStringValue(value is double ? null : Text(value));
                break;
        }
    }
}
