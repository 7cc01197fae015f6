using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Tests.Figures;

/// <summary>Passes everything on, and remembers of which layers the changes were asked.</summary>
internal sealed class WatchedReader(IFeatureReader inner) : IFeatureReader
{
    public List<string?> Histories { get; } = [];

    public CrsCode Crs => inner.Crs;

    public Task<IReadOnlyList<LayerInfo>> ListLayersAsync(CancellationToken ct) => inner.ListLayersAsync(ct);

    public Task<LayerInfo> GetLayerAsync(string layer, CancellationToken ct) => inner.GetLayerAsync(layer, ct);

    public IAsyncEnumerable<Feature> ReadAsync(string layer, FeatureQuery query, CancellationToken ct) => inner.ReadAsync(layer, query, ct);

    public Task<IReadOnlyList<(object? Value, long Count)>> CountByAsync(string layer, string field, AttributeFilter? where, CancellationToken ct) => inner.CountByAsync(layer, field, where, ct);

    public IAsyncEnumerable<Revision> ReadRevisionsAsync(CancellationToken ct) => inner.ReadRevisionsAsync(ct);

    public IAsyncEnumerable<HistoryEntry> ReadHistoryAsync(CancellationToken ct) => inner.ReadHistoryAsync(ct);

    public IAsyncEnumerable<Change> ReadChangesAsync(HistoryQuery query, CancellationToken ct)
    {
        Histories.Add(query.Layer);
        return inner.ReadChangesAsync(query, ct);
    }

    public Task<byte[]?> ReadRecordAsync(string kind, string id, CancellationToken ct) => inner.ReadRecordAsync(kind, id, ct);

    public Task<IReadOnlyList<string>> ListRecordsAsync(string kind, CancellationToken ct) => inner.ListRecordsAsync(kind, ct);
}
