using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LandPlanner.Stores;

/// <summary>A revision as the canonical JSON that the next one's hash builds on.</summary>
public static class RevisionJson
{
    /// <summary>What the first revision names as the hash before it.</summary>
    public const string NoHash = "";

    private static readonly (RevisionKind Kind, string Word)[] Kinds =
    [
        (RevisionKind.Created, "created"),
        (RevisionKind.LayerWritten, "layer-written"),
        (RevisionKind.Edited, "edited"),
        (RevisionKind.RecordKept, "record-kept"),
        (RevisionKind.Adopted, "adopted"),
    ];

    /// <summary>The revision that follows <paramref name="head"/>, with its canonical JSON.</summary>
    /// <param name="head">The newest revision's number and hash; (0, <see cref="NoHash"/>) where there is none.</param>
    /// <param name="details">Canonical JSON.</param>
    public static (Revision Revision, string Body) Next(
        (long Number, string Hash) head, RevisionKind kind, DateTime at, RevisionNote note, IEnumerable<string> layers, string details)
    {
        string[] touched = [.. layers.Distinct().Order(StringComparer.Ordinal)];
        var draft = new Revision(head.Number + 1, kind, Moments.Cut(at), note, touched, details, head.Hash, "");
        var body = Write(draft);
        return (draft with { Hash = HashOf(body) }, body);
    }

    public static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    /// <exception cref="FormatException">Not the JSON of a revision.</exception>
    public static Revision Read(string body, string hash)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return new(
                root.GetProperty("number"u8).GetInt64(),
                Kinds.First(pair => root.GetProperty("kind"u8).ValueEquals(pair.Word)).Kind,
                Moments.ReadMoment(root.GetProperty("at"u8).GetString()!),
                new(root.GetProperty("author"u8).GetString()!, root.GetProperty("reason"u8).GetString()!),
                [.. root.GetProperty("layers"u8).EnumerateArray().Select(layer => layer.GetString()!)],
                root.GetProperty("details"u8).GetRawText(),
                root.GetProperty("previous"u8).GetString()!,
                hash);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("A revision cannot be read.", problem);
        }
    }

    private static string Write(Revision revision)
    {
        var json = new CanonicalJson().BeginObject().Name("at"u8).Moment(revision.At).Name("author"u8).Text(revision.Note.Author);
        json.Name("details"u8).Raw(revision.Details).Name("kind"u8).Text(Kinds.First(pair => pair.Kind == revision.Kind).Word);
        json.Name("layers"u8).BeginArray();
        foreach (var layer in revision.Layers)
            json.Text(layer);
        json.EndArray().Name("number"u8).Integer(revision.Number).Name("previous"u8).Text(revision.PreviousHash);
        return json.Name("reason"u8).Text(revision.Note.Reason).EndObject().ToString();
    }
}
