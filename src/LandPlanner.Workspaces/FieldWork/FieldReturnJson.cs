using System.Text.Json;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Edits;
using LandPlanner.Workspaces.Evidence;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A returned package as JSON: what differs, and nothing of what does not. Distances are in metres, places in degrees of WGS 84.</summary>
public static class FieldReturnJson
{
    public static void Write(Utf8JsonWriter json, FieldReturn back)
    {
        json.WriteStartObject();
        json.WriteString("package", back.Manifest.Name);
        json.WriteString("layer", back.Layer.Name);
        json.WriteString("madeBy", back.Manifest.MadeBy);
        json.WriteString("madeAt", back.Manifest.MadeAt);
        json.WriteNumber("revision", back.Manifest.Revision);
        json.WriteNumber("limit", back.Manifest.LimitMetres);
        json.WriteNumber("packed", back.Subjects.Count);
        WriteAll(json, "subjects", back.Subjects.Where(subject => subject.Standing != SubjectStanding.Untouched || subject.Complaints.Count > 0), subject => WriteSubject(json, subject));
        WriteAll(json, "added", back.AddedSubjects, row => json.WriteNumberValue(row.Id));
        WriteAll(json, "evidence", back.Evidence, evidence => WriteEvidence(json, evidence));
        WriteAll(json, "loosePhotos", back.LoosePhotos, loose => WriteLoose(json, loose));
        WriteAll(json, "problems", back.Problems, json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void WriteSubject(Utf8JsonWriter json, ReturnedSubject subject)
    {
        json.WriteStartObject();
        json.WriteNumber("id", subject.Packed.Id);
        json.WriteString("label", subject.Packed.Label);
        json.WriteString("standing", Word(subject.Standing));
        json.WriteNumber("packedVersion", subject.Packed.Version);
        if (subject.Theirs is { } theirs)
            json.WriteNumber("version", theirs.Version);
        else
            json.WriteNull("version");
        if (subject.Since is { } since)
        {
            json.WriteStartObject("since");
            json.WriteNumber("revision", since.Number);
            json.WriteString("author", since.Note.Author);
            json.WriteString("reason", since.Note.Reason);
            json.WriteEndObject();
        }

        if (subject.Changes is { } changes)
        {
            WriteAll(json, "changes", changes.Fields, change => WriteChange(json, change));
            json.WriteBoolean("shape", changes.ShapeDiffers);
        }

        WriteAll(json, "clashes", subject.Merge?.Clashes ?? [], clash => json.WriteStringValue(clash.Field?.Name ?? Word(clash.Kind)));
        WriteAll(json, "complaints", subject.Complaints, json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, FieldDifference change)
    {
        json.WriteStartObject();
        json.WriteString("field", change.Field.Name);
        EditJson.WriteValue(json, "from", change.From);
        EditJson.WriteValue(json, "to", change.To);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, ReturnedEvidence evidence)
    {
        json.WriteStartObject();
        json.WriteNumber("id", evidence.Id);
        json.WriteString("uuid", evidence.Uuid);
        EditJson.WriteValue(json, "subject", evidence.SubjectId);
        json.WriteString("label", evidence.Subject?.Label);
        json.WriteString("kind", evidence.Kind);
        json.WriteString("note", evidence.Note);
        json.WriteString("operator", evidence.Operator);
        json.WriteString("wkt", evidence.Place?.AsText());
        WriteCheck(json, "place", evidence.PlaceCheck);
        if (evidence.Photo is { } photo)
        {
            WritePhoto(json, photo);
            WriteCheck(json, "photoPlace", evidence.PhotoCheck);
        }

        json.WriteEndObject();
    }

    private static void WriteLoose(Utf8JsonWriter json, LoosePhoto loose)
    {
        json.WriteStartObject();
        WritePhoto(json, loose.Photo);
        EditJson.WriteValue(json, "nearest", loose.Nearest?.Id);
        json.WriteString("label", loose.Nearest?.Label);
        WriteCheck(json, "photoPlace", loose.Check);
        json.WriteEndObject();
    }

    private static void WritePhoto(Utf8JsonWriter json, ReturnedPhoto photo)
    {
        json.WriteStartObject("photo");
        json.WriteString("path", photo.Path);
        json.WriteString("presence", Word(photo.Presence));
        json.WriteString("sha256", photo.Sha256);
        json.WriteNumber("bytes", photo.Bytes);
        if (photo.Reading?.Problem is { } problem)
            json.WriteString("problem", Word(problem));
        if (photo.Reading?.Facts is { } facts)
            WriteFacts(json, facts);
        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, PhotoFacts facts)
    {
        json.WriteString("mediaType", facts.MediaType);
        json.WriteNumber("width", facts.WidthPixels);
        json.WriteNumber("height", facts.HeightPixels);
        EditJson.WriteValue(json, "longitude", facts.Place?.LongitudeDegrees);
        EditJson.WriteValue(json, "latitude", facts.Place?.LatitudeDegrees);
        EditJson.WriteValue(json, "azimuth", facts.Azimuth?.Degrees);
        json.WriteString("north", facts.Azimuth is { } azimuth ? Word(azimuth.North) : null);
        EditJson.WriteValue(json, "pitch", facts.PitchDegrees);
        json.WriteString("taken", facts.Taken is { } taken ? Moment(taken) : null);
        json.WriteString("takenBy", facts.Taken is { } time ? Word(time.Source) : null);
        json.WriteString("camera", facts.Camera);
        json.WriteString("operator", facts.Operator);
    }

    private static void WriteCheck(Utf8JsonWriter json, string name, PlaceCheck check)
    {
        json.WriteStartObject(name);
        json.WriteString("verdict", Word(check.Verdict));
        EditJson.WriteValue(json, "distance", check.DistanceMetres is { } metres ? Math.Round(metres, 2) : null);
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    /// <summary>Without an offset where the photo gives none.</summary>
    private static string Moment(PhotoTime taken) => taken.Instant is { } instant ? instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", null) : taken.Clock.ToString("s", null);

    /// <summary>"tooFar".</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
