using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Crs;

namespace LandPlanner.Stores;

/// <summary>The details a revision holds, by what it did, as canonical JSON.</summary>
public static class RevisionDetails
{
    public static string Created(CrsDefinition crs, int formatVersion) =>
        new CanonicalJson().BeginObject().Name("crs"u8).Raw(CrsJson.Write(crs)).Name("format"u8).Integer(formatVersion).EndObject().ToString();

    /// <param name="count">Features in the layer afterwards; the manifest says how many this write brought.</param>
    /// <param name="area">Of the layer afterwards.</param>
    /// <param name="contentHash">Of the layer afterwards.</param>
    /// <param name="replaced">The number of the revision that started what this write replaced and the store keeps; null
    /// where it replaced nothing.</param>
    public static string LayerWritten(
        WriteMode mode, string draftJson, string provenanceJson, Manifest manifest, long count, Area area, string contentHash,
        long? replaced)
    {
        var json = new CanonicalJson().BeginObject().Name("area"u8).Integer(area.Hundredths).Name("contentHash"u8).Text(contentHash);
        json.Name("count"u8).Integer(count).Name("draft"u8).Raw(draftJson).Name("manifest"u8).Text(manifest.Sha256);
        json.Name("mode"u8).Text(mode.ToString().ToLowerInvariant()).Name("provenance"u8).Text(Digest(provenanceJson));
        _ = replaced is { } started ? json.Name("replaced"u8).Integer(started) : json.Name("replaced"u8).Null();
        return json.Name("written"u8).Integer(manifest.Count).EndObject().ToString();
    }

    /// <param name="totals">Count and area of each layer touched, afterwards.</param>
    /// <param name="records">What the edit brought and was not kept before, as <see cref="Edit.RecordsInOrder"/> orders it.</param>
    public static string Edited(
        Edit edit, IReadOnlyList<ChangeRecord> changes, IEnumerable<(string Layer, long Count, Area Area)> totals, IReadOnlyList<KeptContent> records)
    {
        var json = Changed(edit.Adds.Count, edit.Deletes.Count, changes, totals);
        // Edits without records have the text they had before there could be any.
        if (records.Count > 0)
        {
            json.Name("records"u8).BeginArray();
            foreach (var record in records)
                Kept(json, record);
            json.EndArray();
        }

        return json.Name("updates"u8).Integer(edit.Updates.Count).EndObject().ToString();
    }

    /// <param name="totals">Count and area of each layer touched, afterwards.</param>
    /// <param name="settled">Changes outside that earlier edits had built on.</param>
    public static string Adopted(
        IReadOnlyList<ChangeRecord> changes, IEnumerable<(string Layer, long Count, Area Area)> totals, IEnumerable<(long Revision, string Layer, long FeatureId)> settled)
    {
        var (adds, deletes) = (changes.Count(change => change.Before is null), changes.Count(change => change.After is null));
        var json = Changed(adds, deletes, changes, totals).Name("settled"u8).BeginArray();
        foreach (var (revision, layer, feature) in settled)
            json.BeginObject().Name("feature"u8).Integer(feature).Name("layer"u8).Text(layer).Name("revision"u8).Integer(revision).EndObject();
        return json.EndArray().Name("updates"u8).Integer(changes.Count - adds - deletes).EndObject().ToString();
    }

    public static string RecordKept(KeptContent record) => Kept(new(), record).ToString();

    /// <summary>What a revision's details say it kept: a <see cref="RevisionKind.RecordKept"/> one, an edit as many as it brought, any other none.</summary>
    public static IEnumerable<(string Kind, string Id, string Sha256)> RecordsOf(RevisionKind kind, JsonElement details) => kind switch
    {
        RevisionKind.RecordKept => [Read(details)],
        RevisionKind.Edited when details.TryGetProperty("records"u8, out var records) => records.EnumerateArray().Select(Read),
        _ => [],
    };

    /// <summary>The layer that a <see cref="RevisionKind.LayerWritten"/> revision's details describe, as canonical
    /// JSON.</summary>
    /// <exception cref="FormatException">The details are not such.</exception>
    public static string DraftOf(string details)
    {
        using var document = JsonDocument.Parse(details);
        return document.RootElement.TryGetProperty("draft"u8, out var draft)
            ? draft.GetRawText()
            : throw new FormatException("The revision wrote no layer.");
    }

    /// <summary>What a <see cref="RevisionKind.LayerWritten"/> revision's details say it replaced; null where that was
    /// nothing, or was not kept: those of earlier LandPlanners do not say.</summary>
    public static long? Replaced(JsonElement details) =>
        details.TryGetProperty("replaced"u8, out var replaced) && replaced.ValueKind == JsonValueKind.Number
            ? replaced.GetInt64()
            : null;

    private static CanonicalJson Kept(CanonicalJson json, KeptContent record) =>
        json.BeginObject().Name("id"u8).Text(record.Id).Name("kind"u8).Text(record.Kind).Name("sha256"u8).Text(record.Sha256).EndObject();

    private static (string Kind, string Id, string Sha256) Read(JsonElement record) =>
        (record.GetProperty("kind"u8).GetString()!, record.GetProperty("id"u8).GetString()!, record.GetProperty("sha256"u8).GetString()!);

    private static CanonicalJson Changed(int adds, int deletes, IReadOnlyList<ChangeRecord> changes, IEnumerable<(string Layer, long Count, Area Area)> totals)
    {
        var json = new CanonicalJson().BeginObject().Name("adds"u8).Integer(adds).Name("changes"u8).Text(ChangeRecord.Digest(changes));
        json.Name("deletes"u8).Integer(deletes).Name("layers"u8).BeginArray();
        foreach (var (layer, count, area) in totals.OrderBy(total => total.Layer, StringComparer.Ordinal))
            json.BeginObject().Name("area"u8).Integer(area.Hundredths).Name("count"u8).Integer(count).Name("name"u8).Text(layer).EndObject();
        return json.EndArray();
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
