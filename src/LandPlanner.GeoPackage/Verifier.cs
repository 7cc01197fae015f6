using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Checks the history of one snapshot, and every feature against it.</summary>
internal sealed class Verifier(Database database, int srsId, CancellationToken ct)
{
    private readonly HistoryCheck _check = new();
    private readonly List<OutsideChange> _outside = [];
    private long _features;

    /// <summary>The features that are not as the history left them, once it has run.</summary>
    public IReadOnlyList<OutsideChange> OutsideChanges => _outside;

    /// <summary>What the history says each layer is and holds, once it has run.</summary>
    public IReadOnlyDictionary<string, ExpectedLayer> Layers => _check.Layers;

    public Verification Run(string? head)
    {
        FollowChain(head);
        foreach (var kept in _check.Kept)
            CompareKept(kept);
        foreach (var foreign in Generations.Tables(database).Except(_check.Kept.Select(kept => Generations.TableOf(kept.Started))))
            _check.Tampered(null, $"The table '{foreign}' is there, but the history kept nothing in it.");
        var listed = LayerRow.ReadListed(database);
        foreach (var layer in listed)
            CompareListing(layer);
        foreach (var missing in _check.Layers.Keys.Except(listed.Select(layer => layer.Name)))
            _check.ChangedOutside(missing, null, $"The layer '{missing}' is no longer listed.");
        foreach (var layer in _check.Layers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            CompareLayer(layer.Key, layer.Value, listed.FirstOrDefault(row => row.Name == layer.Key));
        return new(_check.Head.Number, _features, _check.Head.Hash, _check.Problems);
    }

    private void FollowChain(string? head)
    {
        using (var row = database.Prepare("SELECT number, body, hash FROM landplanner_revisions ORDER BY number"))
        {
            while (row.Step())
            {
                ct.ThrowIfCancellationRequested();
                var number = row.Long(0);
                _check.Add(number, row.AnyText(1), row.AnyText(2), () => RevisionLog.PartsOf(database, number));
            }
        }

        _check.End(RevisionLog.Head(database), head);
        if (database.QueryText("SELECT crs FROM landplanner_workspace") != _check.CrsJson)
            _check.Tampered(null, "The workspace's coordinate reference system is not the one it was made with.");
        foreach (var orphan in RevisionLog.Orphans(database))
            _check.Tampered(orphan, "is not in the chain, but the history holds content for it.");
    }

    private void CompareListing(ListedLayer layer)
    {
        if (!_check.Layers.TryGetValue(layer.Name, out var expected))
        {
            _check.ChangedOutside(layer.Name, null,
                $"The layer '{layer.Name}' is listed, but the history never made it.",
                obstacle: Obstacles.UnknownLayer);
            return;
        }

        foreach (var difference in expected.Differences(layer))
            _check.ChangedOutside(layer.Name, null, Sentence.Quote(difference));
    }

    private void CompareKept(ExpectedGeneration kept)
    {
        if (_check.DraftOf(kept.Layer, kept.DraftJson) is { } draft)
        {
            var table = draft with { Name = Generations.TableOf(kept.Started) };
            new TableCheck(database, _check, srsId, kept.Layer, kept.Started).Run(table, kept.Ledger, ct);
        }
    }

    private void CompareLayer(string name, ExpectedLayer expected, ListedLayer? listed)
    {
        if (_check.DraftOf(name, expected.DraftJson) is not { } draft)
            return;
        var table = new TableCheck(database, _check, srsId, name, null);
        _features += table.Run(draft, expected.Ledger, ct);
        _outside.AddRange(table.Changes);
        if (expected.HasOtherContent(listed, draft))
            _check.ChangedOutside(name, null, $"The content hash of '{name}' was changed past the workspace.");
    }
}
