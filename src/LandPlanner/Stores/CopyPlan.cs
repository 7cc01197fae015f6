using System.Runtime.CompilerServices;
using System.Text.Json;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>What a copy of a workspace must hold, worked out from its history entry by entry.</summary>
/// <remarks>The store that is copied to writes each entry as it is, then a table for each of <see cref="Tables"/>, then lists each of <see cref="Listings"/>.</remarks>
public sealed class CopyPlan
{
    private readonly HistoryCheck _check = new();
    private readonly List<string> _layers = [];

    /// <summary>The newest entry's number and hash.</summary>
    public (long Number, string Hash) Head => _check.Head;

    /// <summary>The CRS as the first revision has it.</summary>
    public string CrsJson => _check.CrsJson ?? throw Broken("its first revision does not name its coordinate reference system");

    /// <param name="entry">The next of the chain, oldest first.</param>
    /// <exception cref="WorkspaceException">The history is not whole.</exception>
    public CopiedEntry Add(HistoryEntry entry)
    {
        _check.Add(entry.Number, entry.Body, entry.Hash, () => entry.Parts);
        if (_check.Problems.FirstOrDefault(problem => problem.Kind == VerificationProblemKind.HistoryTampered) is { } tampering)
            throw Broken(Sentence.Quote(tampering.Message.TrimEnd('.', '。')));
        var revision = RevisionJson.Read(entry.Body, entry.Hash);
        if (revision.Kind == RevisionKind.LayerWritten && !_layers.Contains(revision.Layers[0]))
            _layers.Add(revision.Layers[0]);
        using var details = JsonDocument.Parse(revision.Details);
        return new(revision, entry, revision.Kind == RevisionKind.LayerWritten ? new(revision.Layers[0], details.RootElement.GetProperty("mode"u8).GetString()!) : null);
    }

    /// <summary>The tables of features to fill, once all entries were added: those of the layers, then what was replaced.</summary>
    public IEnumerable<CopiedTable> Tables => _layers
        .Select(name => new CopiedTable(name, Draft(name), FeatureQuery.All, _check.Layers[name].Ledger!, null))
        .Concat(_check.Kept.Select(kept => new CopiedTable(
            kept.Layer, LayerJson.Read(kept.DraftJson), new() { AsOf = kept.Ended - 1 }, kept.Ledger!, kept.Started)));

    /// <summary>The layers to list, in the order in which they were created, once all entries were added.</summary>
    public IEnumerable<CopiedListing> Listings => _layers.Select(name =>
    {
        var layer = _check.Layers[name];
        return new CopiedListing(
            new(name, layer.DraftJson, layer.ProvenanceJson, layer.Count, layer.Area, layer.Revision), layer.GreatestId + 1,
            layer.Ledger!.ContentHash(LayerJson.Write(Draft(name).Schema)));
    });

    private LayerDraft Draft(string layer) => LayerJson.Read(_check.Layers[layer].DraftJson);

    private static WorkspaceException Broken(Sentence why) =>
        new($"The workspace cannot be copied, for its history is not whole: {why}. 'landplanner verify' says more.");
}

/// <summary>An entry of the history with the names by which a store keeps what hangs on it.</summary>
/// <param name="Write">The layer and the mode of a bulk write; null for any other revision.</param>
public sealed record CopiedEntry(Revision Revision, HistoryEntry Entry, (string Layer, string Mode)? Write);

/// <summary>A table of features of the copy.</summary>
/// <param name="Layer">Where the features are read from, by <paramref name="Query"/>.</param>
/// <param name="Draft">Its kind and fields.</param>
/// <param name="Expected">The features it must hold in the end.</param>
/// <param name="KeptSince">The revision that started what was replaced; null for a layer as it stands.</param>
public sealed record CopiedTable(string Layer, LayerDraft Draft, FeatureQuery Query, LayerLedger Expected, long? KeptSince)
{
    private const int Step = 4096;

    /// <param name="tell">Told now and then how many features were read.</param>
    public async IAsyncEnumerable<Feature> Read(IFeatureSnapshot source, Action<long> tell, [EnumeratorCancellation] CancellationToken ct)
    {
        var count = 0L;
        await foreach (var feature in source.ReadAsync(Layer, Query, ct))
        {
            if (++count % Step == 0)
                tell(count);
            yield return feature;
        }

        tell(count);
    }

    /// <exception cref="WorkspaceException">What was read is not what the history says.</exception>
    public void Check(Manifest written)
    {
        var schema = LayerJson.Write(Draft.Schema);
        var whole = new LayerLedger();
        whole.Append(written);
        if (whole.ContentHash(schema) != Expected.ContentHash(schema))
            throw new WorkspaceException(
                $"The workspace cannot be copied, for the features of '{Layer}' are not as its history left them. 'landplanner verify --adopt' takes in what was changed outside.");
    }
}

/// <summary>A layer as the copy's own list of layers must have it.</summary>
public sealed record CopiedListing(ListedLayer Layer, long NextId, string ContentHash);
