namespace LandPlanner.LandClasses;

/// <summary>What a class of one scheme is in another.</summary>
/// <param name="To">The codes it may become; the first is the usual one.</param>
/// <param name="NeedsHuman">One class becomes one of several, or one that must be divided further: somebody has to choose.</param>
public sealed record CrosswalkEntry(
    string From, IReadOnlyList<string> To, bool NeedsHuman, Confidence Confidence, string Source);

/// <summary>The way from one scheme to another. Immutable.</summary>
public sealed class Crosswalk
{
    private readonly Dictionary<string, CrosswalkEntry> _byCode;

    /// <exception cref="ArgumentException">A code is there twice.</exception>
    public Crosswalk(string fromScheme, string toScheme, IReadOnlyList<CrosswalkEntry> entries)
    {
        (FromScheme, ToScheme, Entries) = (fromScheme, toScheme, entries);
        _byCode = entries.ToDictionary(entry => entry.From, StringComparer.OrdinalIgnoreCase);
    }

    public string FromScheme { get; }

    public string ToScheme { get; }

    public IReadOnlyList<CrosswalkEntry> Entries { get; }

    /// <summary>Null where the table has no way for this code.</summary>
    public CrosswalkEntry? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code.Trim());
}
