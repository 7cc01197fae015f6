using LandPlanner.Stores;

namespace LandPlanner.Ledgers;

/// <summary>The forms of all ledgers. Immutable.</summary>
public sealed class LedgerForms
{
    private readonly Dictionary<string, LedgerForm> _byId;

    /// <exception cref="ArgumentException">Two forms have one id.</exception>
    public LedgerForms(IReadOnlyList<LedgerForm> forms)
    {
        All = forms;
        _byId = forms.ToDictionary(form => form.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<LedgerForm> All { get; }

    public LedgerForm? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The form of the ledger that a layer holds; null where it holds none.</summary>
    public LedgerForm? OfLayer(string layer) => All.FirstOrDefault(form => form.Layer == layer);

    /// <exception cref="WorkspaceException">There is no such form.</exception>
    public LedgerForm Get(string id) => Find(id) ?? throw new WorkspaceException($"There is no ledger '{id}' under data/ledgers; there are {string.Join(", ", _byId.Keys)}.");
}
