using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Plans;

namespace LandPlanner.Reports.Plans;

/// <summary>A plan held against a survey as JSON: UTF-8, with neither time nor author.</summary>
public static class PlanJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(PlanComparison comparison)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            Write(json, comparison);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, PlanComparison comparison)
    {
        var matrix = comparison.Matrix;
        json.WriteStartObject();
        Side(json, "plan", matrix.After);
        Side(json, "survey", matrix.Before);
        if (comparison.Term is { } term)
        {
            json.WriteNumber("baseYear", term.BaseYear);
            json.WriteNumber("targetYear", term.TargetYear);
        }

        json.WriteStartArray("controls");
        foreach (var layer in comparison.Controls)
            json.WriteStringValue(layer);
        json.WriteEndArray();
        json.WriteStartObject("outcomes");
        foreach (var outcome in Enum.GetValues<PlanOutcome>())
            Metres(json, outcome.Word(), comparison.Of(outcome));
        json.WriteEndObject();
        json.WriteStartArray("shares");
        foreach (var share in comparison.Shares)
        {
            json.WriteStartObject();
            json.WriteString("present", Code(matrix, share.Present));
            json.WriteString("planned", Code(matrix, share.Planned));
            json.WriteString("outcome", share.Outcome.Word());
            Metres(json, "areaSquareMetres", share.Area);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteConflicts(json, comparison);
        json.WriteStartArray("toDecide");
        foreach (var open in matrix.ToDecide)
        {
            json.WriteStartObject();
            json.WriteString("layer", open.Layer);
            json.WriteString("class", open.Code);
            json.WriteString("candidates", string.Join(' ', open.Candidates));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteConflicts(Utf8JsonWriter json, PlanComparison comparison)
    {
        json.WriteStartObject("conflictAreas");
        foreach (var kind in Enum.GetValues<PlanConflictKind>())
            Metres(json, kind.Word(), comparison.Of(kind));
        json.WriteEndObject();
        json.WriteStartArray("conflicts");
        foreach (var conflict in comparison.Conflicts)
        {
            json.WriteStartObject();
            json.WriteNumber("number", conflict.Number);
            json.WriteString("kind", conflict.Kind.Word());
            json.WriteString("village", conflict.Village);
            json.WriteString("present", conflict.Present);
            json.WriteString("planned", conflict.Planned);
            Metres(json, "areaSquareMetres", conflict.Area);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Side(Utf8JsonWriter json, string name, Vintage side)
    {
        json.WriteStartObject(name);
        json.WriteString("layer", side.Layer);
        json.WriteString("scheme", side.Scheme);
        Metres(json, "areaSquareMetres", side.Area);
        Metres(json, "overlapSquareMetres", side.Overlap);
        Metres(json, "roundingSquareMetres", side.Rounding);
        json.WriteEndObject();
    }

    private static string? Code(ChangeResult matrix, int index) => index < 0 ? null : matrix.Classes[index].Code;

    private static void Metres(Utf8JsonWriter json, string name, Area? area)
    {
        if (area is { } known)
            json.WriteNumber(name, known.Hundredths / 100m);
        else
            json.WriteNull(name);
    }
}
