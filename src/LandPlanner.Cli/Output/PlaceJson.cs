using System.Text.Json;
using LandPlanner.Ledgers;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Places;

namespace LandPlanner.Cli.Output;

/// <summary>Kinds, places and inspections as JSON.</summary>
internal static class PlaceJson
{
    public static void Write(Utf8JsonWriter json, PlaceKinds kinds)
    {
        json.WriteStartArray();
        foreach (var kind in kinds.All)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Id);
            json.WriteString("titleZh", kind.TitleZh);
            json.WriteString("titleEn", kind.TitleEn);
            json.WriteString("prefix", kind.Prefix);
            json.WriteString("interval", kind.Interval.ToString());
            json.WriteString("recheck", kind.Recheck.ToString());
            json.WriteNumber("minutes", kind.Minutes);
            Write(json, "fields", kind.Fields.Select(field => field.Field), _ => null);
            Write(json, "checklist", kind.Checklist.Select(item => item.Field), field => kind.Checklist.First(item => item.Field == field));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<InspectedPlace> places, DateOnly day)
    {
        json.WriteStartArray();
        foreach (var place in places)
            Write(json, place, day);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, InspectedPlace place, DateOnly day)
    {
        json.WriteStartObject();
        WriteMembers(json, place, day);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, InspectedPlace place, IReadOnlyList<Inspection> history, IReadOnlyList<LedgerRow> photos, DateOnly day)
    {
        json.WriteStartObject();
        WriteMembers(json, place, day);
        json.WriteStartArray("history");
        foreach (var inspection in history)
            Write(json, inspection);
        json.WriteEndArray();
        json.WriteStartArray("photos");
        foreach (var photo in photos)
            WritePhoto(json, photo);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, PlaceTakingResult result)
    {
        json.WriteStartObject();
        json.WriteString("kind", result.Kind.Id);
        json.WriteRevision(result.Revision);
        json.WriteStartArray("places");
        foreach (var place in result.Places)
        {
            json.WriteStartObject();
            json.WriteNumber("feature", place.Match.Candidate.Id);
            json.WriteString("outcome", place.Match.Kind.ToString().ToLowerInvariant());
            json.WriteString("number", place.Number);
            json.WriteString("name", place.Name);
            json.WriteString("village", place.Village);
            json.WriteNumber("metres", Math.Round(place.Match.Metres, 3));
            json.WriteBoolean("renewed", place.IsRenewed);
            json.WriteNumber("twinOf", place.Match.TwinOf is > 0 and var twin ? twin : null);
            json.WriteTexts("remarks", place.Remarks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteIds("withoutShape", result.WithoutShape);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, InspectionOutcome outcome, DateOnly day)
    {
        json.WriteStartObject();
        json.WriteRevision(outcome.Revision);
        json.WritePropertyName("inspection");
        Write(json, outcome.Inspection);
        json.WritePropertyName("place");
        Write(json, outcome.Place, day);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Inspection inspection)
    {
        json.WriteStartObject();
        json.WriteString("number", inspection.Number);
        json.WriteString("place", inspection.Row.Text("place"));
        json.WriteDay("on", inspection.On);
        json.WriteString("result", inspection.Row.Text("result"));
        json.WriteTexts("failed", inspection.Failed);
        Write(json, "answers", inspection.Answers);
        json.WriteDay("nextDue", inspection.NextDue);
        json.WriteString("inspector", inspection.Row.Text("inspector"));
        json.WriteString("round", inspection.Row.Text("round"));
        json.WriteTexts("photos", inspection.PhotoHashes);
        json.WriteString("note", inspection.Row.Text("note"));
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, InspectedPlace place, DateOnly day)
    {
        json.WriteString("number", place.Number);
        json.WriteNumber("id", place.Id);
        json.WriteString("kind", place.Kind.Id);
        json.WriteString("name", place.Name);
        json.WriteString("village", place.Village);
        json.WriteString("state", place.State);
        if (place.At is { } at)
        {
            json.WriteNumber("x", at.X);
            json.WriteNumber("y", at.Y);
        }

        json.WriteString("interval", place.Interval.ToString());
        json.WriteDay("lastOn", place.LastOn);
        json.WriteString("lastResult", place.LastPassed is null ? null : place.Row.Text("last_result"));
        json.WriteDay("dueOn", place.DueOn);
        json.WriteString("standing", place.On(day) switch { DueState.Overdue => "overdue", DueState.Due => "due", DueState.NotDue => "not-due", _ => "resting" });
        json.WriteNumber("daysOverdue", place.DaysOverdue(day));
        json.WriteNumber("inspections", place.Row.Integer("inspections") ?? 0);
        foreach (var name in new[] { "unit", "person", "phone", "note" })
            json.WriteString(name, place.Row.Text(name));
        Write(json, "details", place.Details);
        json.WriteString("sourceLayer", place.Row.Text("source_layer"));
        json.WriteNumber("sourceId", place.Row.Integer("source_id"));
    }

    private static void WritePhoto(Utf8JsonWriter json, LedgerRow photo)
    {
        json.WriteStartObject();
        json.WriteString("sha256", photo.Text("sha256"));
        json.WriteString("file", photo.Text("file_name"));
        json.WriteString("takenAt", photo.Moment("taken_at") is { } taken ? Moments.Write(taken) : null);
        if (photo.Real("distance_m") is { } metres)
            json.WriteNumber("distanceMetres", metres);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PlaceValues values)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(values.ToString() is { Length: > 0 } text ? text : "{}");
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<LedgerField> fields, Func<LedgerField, CheckItem?> itemOf)
    {
        json.WriteStartArray(name);
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("type", field.Type.ToString().ToLowerInvariant());
            json.WriteString("titleZh", field.TitleZh);
            json.WriteString("titleEn", field.TitleEn);
            json.WriteBoolean("required", field.IsRequired);
            json.WriteTexts("choices", field.Choices.Select(choice => choice.Code));
            if (itemOf(field) is { } item)
                WriteLimits(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLimits(Utf8JsonWriter json, CheckItem item)
    {
        if (item.PassesFrom is { } least)
            json.WriteNumber("passesFrom", least);
        if (item.PassesTo is { } most)
            json.WriteNumber("passesTo", most);
        json.WriteTexts("fails", item.Failing);
    }
}
