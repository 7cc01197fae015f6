using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LandPlanner.Stores;

/// <summary>One feature before and after an edit, as the history keeps it.</summary>
/// <param name="Before">The feature's canonical JSON; null where it was added; <c>{"hash":"…"}</c> where only its hash is known.</param>
/// <param name="After">The feature's canonical JSON; null where it was deleted.</param>
public sealed record ChangeRecord(string Layer, long FeatureId, string? Before, string? After)
{
    private const string HashOnly = "{\"hash\":\"";

    /// <summary>The hash of the feature before; null where it was added.</summary>
    public FeatureHash? HashBefore => UnknownBefore is { } hash ? new(UInt128.Parse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture)) : HashOf(Before);

    /// <summary>The hash of the feature after; null where it was deleted.</summary>
    public FeatureHash? HashAfter => HashOf(After);

    /// <summary>The hash of the feature before, lower-case hex, where that is all that is known of it; else null.</summary>
    public string? UnknownBefore => Before is not null && IsHashOnly(Before) ? Before[HashOnly.Length..^2] : null;

    /// <summary>What <see cref="Before"/> says where only the hash is known.</summary>
    public static string OnlyHash(FeatureHash hash) => $"{HashOnly}{hash.Value:x32}\"}}";

    /// <summary>Whether a <see cref="Before"/> says no more than a hash.</summary>
    public static bool IsHashOnly(string before) =>
        before.StartsWith(HashOnly, StringComparison.Ordinal) && before.Length == HashOnly.Length + 2 * FeatureHash.Bytes + 2;

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

    private static FeatureHash? HashOf(string? json) => json is null ? null : FeatureHash.Of(Encoding.UTF8.GetBytes(json));

    private static CanonicalJson Optional(CanonicalJson json, string? feature) =>
        feature is null ? json.Null() : json.Raw(feature);
}
