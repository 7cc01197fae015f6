using LandPlanner.Features;
using LandPlanner.Stores;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Checks the history of one snapshot, and every feature against it.</summary>
internal sealed class Verifier(Session session, CancellationToken ct)
{
    private readonly HistoryCheck _check = new();
    private readonly List<OutsideChange> _outside = [];
    private long _features;

    /// <summary>The features that are not as the history left them, once it has run.</summary>
    public IReadOnlyList<OutsideChange> OutsideChanges => _outside;

    /// <summary>What the history says each layer is and holds, once it has run.</summary>
    public IReadOnlyDictionary<string, ExpectedLayer> Layers => _check.Layers;

    public async Task<Verification> RunAsync(string? head)
    {
        await FollowChainAsync(head);
        foreach (var kept in _check.Kept)
            await CompareKeptAsync(kept);
        foreach (var foreign in (await Generations.TablesAsync(session, ct)).Except(_check.Kept.Select(kept => Generations.TableOf(kept.Started))))
            _check.Tampered(null, $"The table '{foreign}' is there, but the history kept nothing in it.");
        var listed = await LayerRow.ReadListedAsync(session, ct);
        foreach (var layer in listed)
            CompareListing(layer);
        foreach (var misplaced in await LayerRow.MisplacedAsync(session, ct))
            _check.ChangedOutside(misplaced, null, $"The table that '{misplaced}' is listed with was changed past the workspace.");
        foreach (var missing in _check.Layers.Keys.Except(listed.Select(layer => layer.Name)))
            _check.ChangedOutside(missing, null, $"The layer '{missing}' is no longer listed.");
        foreach (var (name, expected) in _check.Layers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            await CompareLayerAsync(name, expected, listed.FirstOrDefault(row => row.Name == name));
        return new(_check.Head.Number, _features, _check.Head.Hash, _check.Problems);
    }

    private async Task FollowChainAsync(string? head)
    {
        var revisions = await session.ListAsync(
            $"SELECT number, body, hash FROM {session.In("landplanner_revisions")} ORDER BY number",
            row => (Number: row.GetInt64(0), Body: row.GetString(1), Hash: row.GetString(2)), ct);
        foreach (var (number, body, hash) in revisions)
        {
            var parts = await RevisionLog.PartsOfAsync(session, number, ct);
            _check.Add(number, body, hash, () => parts);
        }

        _check.End(await RevisionLog.HeadAsync(session, ct), head);
        if (await session.AskAsync<string>($"SELECT crs FROM {session.In("landplanner_workspace")}", ct) != _check.CrsJson)
            _check.Tampered(null, "The workspace's coordinate reference system is not the one it was made with.");
        foreach (var orphan in await RevisionLog.OrphansAsync(session, ct))
            _check.Tampered(orphan, "is not in the chain, but the history holds content for it.");
    }

    private void CompareListing(ListedLayer layer)
    {
        if (!_check.Layers.TryGetValue(layer.Name, out var expected))
        {
            _check.ChangedOutside(
                layer.Name, null, $"The layer '{layer.Name}' is listed, but the history never made it.", obstacle: Obstacles.UnknownLayer);
            return;
        }

        foreach (var difference in expected.Differences(layer))
            _check.ChangedOutside(layer.Name, null, Sentence.Quote(difference));
    }

    private async Task CompareKeptAsync(ExpectedGeneration kept)
    {
        if (_check.DraftOf(kept.Layer, kept.DraftJson) is { } draft)
            await new TableCheck(session, _check, kept.Layer, kept.Started).RunAsync(draft, Generations.TableOf(kept.Started), kept.Ledger, ct);
    }

    private async Task CompareLayerAsync(string name, ExpectedLayer expected, ListedLayer? listed)
    {
        if (_check.DraftOf(name, expected.DraftJson) is not { } draft)
            return;
        var table = new TableCheck(session, _check, name, null);
        _features += await table.RunAsync(draft, Table(name), expected.Ledger, ct);
        _outside.AddRange(table.Changes);
        if (expected.HasOtherContent(listed, draft))
            _check.ChangedOutside(name, null, $"The content hash of '{name}' was changed past the workspace.");
        if (table.IsAsExpected)
            await CompareExtentAsync(draft);
    }

    private async Task CompareExtentAsync(LayerDraft layer)
    {
        if (await LayerRow.ExtentOfAsync(session, layer.Name, ct) is { IsKnown: true } listed
            && !Equals(listed.Extent, await LayerTables.ExtentAsync(session, layer, ct)))
        {
            _check.ChangedOutside(layer.Name, null, $"The extent of '{layer.Name}' was changed past the workspace.");
        }
    }
}
