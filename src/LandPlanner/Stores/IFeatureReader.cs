using LandPlanner.Crs;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Layers of features and their history, to read.</summary>
/// <remarks>Shapes come out in the workspace's one projected CRS with x before y.</remarks>
public interface IFeatureReader
{
    CrsCode Crs { get; }

    /// <summary>All layers, in the order they were created.</summary>
    Task<IReadOnlyList<LayerInfo>> ListLayersAsync(CancellationToken ct);

    /// <exception cref="LayerNotFoundException">There is no such layer.</exception>
    Task<LayerInfo> GetLayerAsync(string layer, CancellationToken ct);

    /// <summary>Streams matching features in ascending id order, or in the order the query asks for, from one consistent snapshot.</summary>
    /// <exception cref="LayerNotFoundException">There is no such layer, or there was none at the revision asked for.</exception>
    /// <exception cref="WorkspaceException">The revision asked for is not there, or what the layer held then was not kept; the layer has no such field; the query asks what
    /// cannot be asked together.</exception>
    IAsyncEnumerable<Feature> ReadAsync(string layer, FeatureQuery query, CancellationToken ct);

    /// <summary>How many features have each value of a field, in the order of <see cref="FieldOrder"/>; of what comes last there, empty text before what is unknown.</summary>
    /// <param name="where">Which features to count; null for all.</param>
    /// <exception cref="LayerNotFoundException">There is no such layer.</exception>
    /// <exception cref="WorkspaceException">The layer has no such field.</exception>
    Task<IReadOnlyList<(object? Value, long Count)>> CountByAsync(string layer, string field, AttributeFilter? where, CancellationToken ct);

    /// <summary>The chain of revisions, oldest first.</summary>
    IAsyncEnumerable<Revision> ReadRevisionsAsync(CancellationToken ct);

    /// <summary>The chain, oldest first, with all that hangs on it: what a copy of the workspace must hold.</summary>
    IAsyncEnumerable<HistoryEntry> ReadHistoryAsync(CancellationToken ct);

    /// <summary>Changes to single features. Bulk imports have none: their revision holds the layer's content hash.</summary>
    IAsyncEnumerable<Change> ReadChangesAsync(HistoryQuery query, CancellationToken ct);

    /// <summary>The content of a kept document; null where there is none.</summary>
    Task<byte[]?> ReadRecordAsync(string kind, string id, CancellationToken ct);

    /// <summary>The ids of all kept documents of a kind, oldest first.</summary>
    Task<IReadOnlyList<string>> ListRecordsAsync(string kind, CancellationToken ct);
}
