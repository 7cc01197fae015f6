using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>Ledgers as they stood in a snapshot; a ledger that is not there yet has no rows.</summary>
internal sealed record LedgerReader(IFeatureReader Snapshot, IReadOnlyList<LayerInfo> Layers)
{
    public static async Task<LedgerReader> OfAsync(IFeatureReader snapshot, CancellationToken ct) => new(snapshot, await snapshot.ListLayersAsync(ct));

    public async Task<IReadOnlyList<LedgerRow>> ReadAsync(LedgerForm form, FeatureQuery query, CancellationToken ct) =>
        Layers.FirstOrDefault(layer => layer.Name == form.Layer && layer.Role == form.Role) is { } layer
            ? await Snapshot.ReadAsync(layer.Name, query, ct).Select(feature => new LedgerRow(layer.Schema, feature)).ToListAsync(ct)
            : [];

    public Task<IReadOnlyList<LedgerRow>> ReadAsync(LedgerForm form, AttributeFilter where, CancellationToken ct) => ReadAsync(form, new FeatureQuery { Where = where }, ct);
}
