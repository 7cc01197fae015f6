namespace LandPlanner.Stores;

/// <summary>A feature that is not as its history left it.</summary>
/// <param name="Expected">Null where it was added past the workspace.</param>
/// <param name="IsThere">False where it was deleted past the workspace.</param>
public sealed record OutsideChange(string Layer, long FeatureId, FeatureHash? Expected, bool IsThere);

/// <summary>Lays the features a layer holds beside those its history left, both in ascending id.</summary>
/// <param name="keptSince">The revision that started a generation of the layer that was replaced; null for the layer as it
/// stands.</param>
public sealed class FeatureComparison(HistoryCheck check, string layer, LayerLedger ledger, long? keptSince = null) : IDisposable
{
    private readonly IEnumerator<(long Id, FeatureHash Hash)> _expected = ledger.Entries().GetEnumerator();
    private readonly List<OutsideChange> _changes = [];
    private bool _started;
    private bool _more;

    /// <summary>What differs, in ascending id.</summary>
    public IReadOnlyList<OutsideChange> Changes => _changes;

    /// <summary>A layer, or a kept generation of it, as a sentence names it.</summary>
    public static Sentence TitleOf(string layer, long? keptSince) =>
        keptSince is null ? (Sentence)$"'{layer}'" : $"'{layer}' as revision {keptSince} wrote it";

    /// <param name="hash">Null where the feature cannot be read.</param>
    /// <param name="obstacle">What must be done before it can; null where it can.</param>
    public void Next(long id, FeatureHash? hash, string? obstacle = null)
    {
        Start();
        for (; _more && _expected.Current.Id < id; _more = _expected.MoveNext())
            Removed();
        if (!_more || _expected.Current.Id != id)
        {
            Report(id, "added", obstacle);
            _changes.Add(new(layer, id, null, true));
            return;
        }

        if (_expected.Current.Hash != hash)
        {
            Report(id, "changed", obstacle);
            _changes.Add(new(layer, id, _expected.Current.Hash, true));
        }

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

    private void Removed()
    {
        var (id, hash) = _expected.Current;
        Report(id, "deleted", obstacle: null);
        _changes.Add(new(layer, id, hash, false));
    }

    private void Report(long id, Sentence what, string? obstacle) => check.ChangedOutside(
        layer, id, $"Feature {id} of {TitleOf(layer, keptSince)} was {what} past the workspace.", keptSince, obstacle);
}
