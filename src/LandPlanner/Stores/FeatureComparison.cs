namespace LandPlanner.Stores;

/// <summary>Lays the features a layer holds beside those its history left, both in ascending id.</summary>
/// <param name="keptSince">The revision that started a generation of the layer that was replaced; null for the layer as it
/// stands.</param>
public sealed class FeatureComparison(HistoryCheck check, string layer, LayerLedger ledger, long? keptSince = null) : IDisposable
{
    private readonly IEnumerator<(long Id, FeatureHash Hash)> _expected = ledger.Entries().GetEnumerator();
    private bool _started;
    private bool _more;

    /// <summary>A layer, or a kept generation of it, as a sentence names it.</summary>
    public static string TitleOf(string layer, long? keptSince) =>
        keptSince is null ? $"'{layer}'" : $"'{layer}' as revision {keptSince} wrote it";

    /// <param name="hash">Null where the feature cannot be read.</param>
    public void Next(long id, FeatureHash? hash)
    {
        Start();
        for (; _more && _expected.Current.Id < id; _more = _expected.MoveNext())
            Removed();
        if (!_more || _expected.Current.Id != id)
        {
            Report(id, "added");
            return;
        }

        if (_expected.Current.Hash != hash)
            Report(id, "changed");
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

    private void Removed() => Report(_expected.Current.Id, "deleted");

    private void Report(long id, string what) => check.ChangedOutside(
        layer, id, $"Feature {id} of {TitleOf(layer, keptSince)} was {what} past the workspace.", keptSince);
}
