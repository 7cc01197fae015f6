using System.Security.Cryptography;

namespace LandPlanner.Stores;

/// <summary>One feature before and after an edit, as the history keeps it.</summary>
/// <param name="Before">The feature's canonical JSON; null where it was added.</param>
/// <param name="After">The feature's canonical JSON; null where it was deleted.</param>
public sealed record ChangeRecord(string Layer, long FeatureId, string? Before, string? After)
{
    /// <summary>In the order of the history: layer by ordinal, then feature.</summary>
    public static IEnumerable<ChangeRecord> InOrder(IEnumerable<ChangeRecord> changes) =>
        changes.OrderBy(change => change.Layer, StringComparer.Ordinal).ThenBy(change => change.FeatureId);

    /// <summary>SHA-256 over the canonical JSON of the changes in order, each followed by a line feed; lower-case
    /// hex.</summary>
    public static string Digest(IEnumerable<ChangeRecord> changes)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var json = new CanonicalJson();
        foreach (var change in InOrder(changes))
        {
            change.Write(json.Clear());
            sha.AppendData(json.Written);
            sha.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private void Write(CanonicalJson json)
    {
        Optional(json.BeginObject().Name("after"u8), After);
        Optional(json.Name("before"u8), Before);
        json.Name("feature"u8).Integer(FeatureId).Name("layer"u8).Text(Layer).EndObject();
    }

    private static CanonicalJson Optional(CanonicalJson json, string? feature) =>
        feature is null ? json.Null() : json.Raw(feature);
}
