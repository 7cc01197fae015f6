namespace LandPlanner.Stores;

/// <summary>Lays the features a layer holds beside those its history left, both in ascending id.</summary>
public sealed class FeatureComparison(HistoryCheck check, string layer, LayerLedger ledger) : IDisposable
{
    private readonly IEnumerator<(long Id, FeatureHash Hash)> _expected = ledger.Entries().GetEnumerator();
    private bool _started;
    private bool _more;

    /// <param name="hash">Null where the feature cannot be read.</param>
    public void Next(long id, FeatureHash? hash)
    {
        Start();
        for (; _more && _expected.Current.Id < id; _more = _expected.MoveNext())
            Removed();
        if (!_more || _expected.Current.Id != id)
        {
            check.ChangedOutside(layer, id, $"Feature {id} of '{layer}' was added past the workspace.");
            return;
        }

        if (_expected.Current.Hash != hash)
            check.ChangedOutside(layer, id, $"Feature {id} of '{layer}' was changed past the workspace.");
        _more = _expected.MoveNext();
    }

    public void End()
    {
        Start();
        for (; _more; _more = _expected.MoveNext())
            Removed();
    }

    public void Dispose() => _expected.Dispose();

    private void Start()
    {
        if (!_started)
            _more = _expected.MoveNext();
        _started = true;
    }

    private void Removed() => check.ChangedOutside(
        layer, _expected.Current.Id, $"Feature {_expected.Current.Id} of '{layer}' was deleted past the workspace.");
}
