using System.Text.Json;
using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>A layer as the store's own list of layers has it.</summary>
public sealed record ListedLayer(string Name, string DraftJson, string? ProvenanceJson, long Count, Area Area,
    long Revision)
{
    /// <summary>As it was read from the list; null where nobody worked it out since the last change.</summary>
    public string? ContentHash { get; init; }
}

/// <summary>What the history says a layer was and held when it was replaced.</summary>
/// <param name="Started">The revision that had made it.</param>
/// <param name="Ended">The revision that replaced it.</param>
/// <param name="Ledger">Null where a damaged manifest left it unknown.</param>
public sealed record ExpectedGeneration(string Layer, long Started, long Ended, string DraftJson, LayerLedger? Ledger);

/// <summary>What the history says a layer is and holds.</summary>
public sealed class ExpectedLayer
{
    private string _provenance = "";
    private long _count;
    private Area _area;
    private long _revision;

    public string DraftJson { get; private set; } = "";

    /// <summary>The revision that made it anew last; null before the first did.</summary>
    internal long? Started { get; set; }

    /// <summary>Null where it is lost.</summary>
    public string? ProvenanceJson { get; private set; }

    public long Count => _count;

    public Area Area => _area;

    /// <summary>The last revision that touched it.</summary>
    public long Revision => _revision;

    /// <summary>The greatest id that any feature of the layer ever had; 0 where it never had one.</summary>
    public long GreatestId { get; private set; }

    /// <summary>Null where a damaged manifest left it unknown.</summary>
    public LayerLedger? Ledger { get; internal set; } = new();

    /// <summary>What differs between the history and the list of layers, as sentences.</summary>
    public IEnumerable<string> Differences(ListedLayer listed)
    {
        if (listed.DraftJson != DraftJson)
            yield return Sentence.Said($"What '{listed.Name}' is (role, kind, fields, vintage or what it covers) was changed past the workspace.");
        if (listed.ProvenanceJson is null || RevisionDetails.Digest(listed.ProvenanceJson) != _provenance)
            yield return Sentence.Said($"The provenance of '{listed.Name}' was changed past the workspace.");
        if (listed.Count != _count || listed.Area != _area || listed.Revision != _revision)
            yield return Sentence.Said($"The totals of '{listed.Name}' (count, area or revision) were changed past the workspace.");
    }

    /// <summary>Whether a list names another content hash than the history's; false where either is unknown.</summary>
    public bool HasOtherContent(ListedLayer? listed, LayerDraft draft) =>
        listed?.ContentHash is { } hash && Ledger is not null && hash != Ledger.ContentHash(LayerJson.Write(draft.Schema));

    /// <summary>A feature of the layer has or had this id.</summary>
    public void Name(long id) => GreatestId = Math.Max(GreatestId, id);

    internal void Follow(Revision revision, JsonElement details, string? provenance)
    {
        ProvenanceJson = provenance;
        DraftJson = details.GetProperty("draft"u8).GetRawText();
        _provenance = details.GetProperty("provenance"u8).GetString()!;
        FollowTotals(revision, details);
    }

    internal void FollowTotals(Revision revision, JsonElement totals)
    {
        _count = totals.GetProperty("count"u8).GetInt64();
        _area = new(totals.GetProperty("area"u8).GetInt64());
        _revision = revision.Number;
    }
}
