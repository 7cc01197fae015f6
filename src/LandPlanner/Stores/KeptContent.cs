using System.Security.Cryptography;

namespace LandPlanner.Stores;

/// <summary>A document as the history keeps it: once, under its kind and id.</summary>
/// <param name="Kind">A short word such as "audit" or "photo".</param>
/// <param name="Id">Unique in its kind.</param>
public sealed record KeptContent(string Kind, string Id, ReadOnlyMemory<byte> Content)
{
    public (string Kind, string Id) Name => (Kind, Id);

    /// <summary>Of the content; lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content.Span));

    public bool Holds(ReadOnlySpan<byte> content) => Content.Span.SequenceEqual(content);

    /// <summary>Whether it need not be kept, for it is.</summary>
    /// <param name="kept">What is kept under its kind and id; null where there is nothing.</param>
    /// <exception cref="RecordExistsException">Something else is.</exception>
    public bool IsKeptAs(byte[]? kept) =>
        kept is not null && (Holds(kept) ? true : throw new RecordExistsException(Kind, Id));
}
