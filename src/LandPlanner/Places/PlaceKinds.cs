using LandPlanner.Stores;

namespace LandPlanner.Places;

/// <summary>All kinds of inspected places, and what holds for each of them. Immutable.</summary>
public sealed class PlaceKinds
{
    private readonly Dictionary<string, PlaceKind> _byId;

    /// <exception cref="ArgumentException">Two kinds have one id.</exception>
    public PlaceKinds(IReadOnlyList<PlaceKind> kinds)
    {
        All = kinds;
        _byId = kinds.ToDictionary(kind => kind.Id, StringComparer.Ordinal);
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<PlaceKind> All { get; }

    public required Travel Travel { get; init; }

    /// <summary>Within so many metres of a place of its kind a feature is that place.</summary>
    public required double SamePlaceMetres { get; init; }

    /// <summary>How long after it was made an inspection may still be entered.</summary>
    public required InspectionInterval LatestEntry { get; init; }

    /// <summary>What a photo of an inspection must tell.</summary>
    public required PhotoRule Photos { get; init; }

    /// <summary>By id or by either title.</summary>
    /// <exception cref="WorkspaceException">There is no such kind.</exception>
    public PlaceKind Get(string word) => _byId.GetValueOrDefault(word)
        ?? All.FirstOrDefault(kind => kind.TitleZh == word || kind.TitleEn.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? throw new WorkspaceException(
            $"There is no kind of place '{word}'; data/places/kinds.yaml has {string.Join(", ", All.Select(kind => $"{kind.Id} ({kind.TitleZh})"))}.");
}
