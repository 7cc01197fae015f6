using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Where a layer came from, as canonical JSON. Areas are whole 0.01 m².</summary>
public static class ProvenanceJson
{
    public static string Write(Provenance provenance)
    {
        var json = new CanonicalJson().BeginObject();
        json.Name("crsFound"u8).Text(provenance.CrsFound).Name("crsFoundBy"u8).Text(provenance.CrsFoundBy);
        json.Name("encoding"u8).Text(provenance.Encoding).Name("encodingFoundBy"u8).Text(provenance.EncodingFoundBy);
        json.Name("format"u8).Text(provenance.Format).Name("reconciliation"u8);
        Write(json, provenance.Reconciliation);
        json.Name("sha256"u8).Text(provenance.Sha256).Name("source"u8).Text(provenance.Source);
        return json.Name("sourceLayer"u8).Text(provenance.SourceLayer).EndObject().ToString();
    }

    /// <exception cref="FormatException">Not the JSON of a provenance.</exception>
    public static Provenance Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new(
                Text(root, "source"), Text(root, "sourceLayer"), Text(root, "sha256"), Text(root, "format"),
                Text(root, "encoding"), Text(root, "encodingFoundBy"), Text(root, "crsFound"), Text(root, "crsFoundBy"),
                ReadBalance(root.GetProperty("reconciliation"u8)));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("Where a layer came from cannot be read.", problem);
        }
    }

    private static void Write(CanonicalJson json, Reconciliation balance)
    {
        json.BeginObject().Name("areaChangedByRepair"u8).Integer(balance.AreaChangedByRepair.Hundredths);
        json.Name("areaChangedBySnapping"u8).Integer(balance.AreaChangedBySnapping.Hundredths);
        json.Name("areaRead"u8).Integer(balance.AreaRead.Hundredths).Name("areaRejected"u8).Integer(balance.AreaRejected.Hundredths);
        json.Name("areaStored"u8).Integer(balance.AreaStored.Hundredths).Name("intact"u8).Integer(balance.Intact).Name("problems"u8).BeginArray();
        foreach (var problem in balance.Problems)
            Write(json, problem);
        json.EndArray().Name("read"u8).Integer(balance.Read).Name("rejected"u8).Integer(balance.Rejected);
        json.Name("repaired"u8).Integer(balance.Repaired).EndObject();
    }

    private static void Write(CanonicalJson json, RecordProblem problem)
    {
        json.BeginObject().Name("action"u8).Text(problem.Action);
        Optional(json.Name("areaAfter"u8), problem.AreaAfter);
        Optional(json.Name("areaBefore"u8), problem.AreaBefore);
        json.Name("detail"u8).Text(problem.Detail).Name("reason"u8).Text(problem.Reason).Name("record"u8).Integer(problem.Record);
        json.Name("x"u8).Real(problem.X ?? double.NaN).Name("y"u8).Real(problem.Y ?? double.NaN).EndObject();
    }

    private static CanonicalJson Optional(CanonicalJson json, Area? area) =>
        area is { } known ? json.Integer(known.Hundredths) : json.Null();

    private static Reconciliation ReadBalance(JsonElement root) => new(
        Long(root, "read"), Long(root, "intact"), Long(root, "repaired"), Long(root, "rejected"),
        new(Long(root, "areaRead")), new(Long(root, "areaChangedByRepair")), new(Long(root, "areaChangedBySnapping")),
        new(Long(root, "areaStored")), new(Long(root, "areaRejected")),
        root.GetProperty("problems"u8).EnumerateArray().Select(ReadProblem).ToArray());

    private static RecordProblem ReadProblem(JsonElement root) => new(
        Long(root, "record"), Text(root, "reason"), Number(root, "x"), Number(root, "y"), Text(root, "action"),
        OptionalArea(root, "areaBefore"), OptionalArea(root, "areaAfter"), root.GetProperty("detail"u8).GetString());

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? "";

    private static long Long(JsonElement root, string name) => root.GetProperty(name).GetInt64();

    private static double? Number(JsonElement root, string name) =>
        root.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    private static Area? OptionalArea(JsonElement root, string name) =>
        root.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? new Area(value.GetInt64()) : null;
}
