using LandPlanner.Features;
using LandPlanner.Stores;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Checks the history of one snapshot, and every feature against it.</summary>
internal sealed class Verifier(Session session, CancellationToken ct)
{
    private readonly HistoryCheck _check = new();
    private long _features;

    public async Task<Verification> RunAsync(string? head)
    {
        await FollowChainAsync(head);
        var listed = await LayerRow.ReadListedAsync(session, ct);
        foreach (var layer in listed)
            CompareListing(layer);
        foreach (var missing in _check.Layers.Keys.Except(listed.Select(layer => layer.Name)))
            _check.ChangedOutside(missing, null, $"The layer '{missing}' is no longer listed.");
        foreach (var (name, expected) in _check.Layers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            await CompareFeaturesAsync(name, expected);
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
            _check.ChangedOutside(layer.Name, null, $"The layer '{layer.Name}' is listed, but the history never made it.");
            return;
        }

        foreach (var difference in expected.Differences(layer))
            _check.ChangedOutside(layer.Name, null, difference);
    }

    private async Task CompareFeaturesAsync(string name, ExpectedLayer expected)
    {
        if (Draft(name, expected) is not { } layer || !await CompareFieldsAsync(layer) || expected.Ledger is null)
            return;
        using var comparison = new FeatureComparison(_check, name, expected.Ledger);
        await using var command = session.Command(session.Sql.Select(layer, "TRUE"));
        await using var row = await command.ExecuteReaderAsync(ct);
        var reader = new RowReader(layer, session.Factory);
        var json = new CanonicalJson();
        while (await row.ReadAsync(ct))
        {
            _features++;
            comparison.Next(row.GetInt64(0), reader.Hash(row, json));
        }

        comparison.End();
    }

    private LayerDraft? Draft(string name, ExpectedLayer expected)
    {
        try
        {
            return LayerJson.Read(expected.DraftJson);
        }
        catch (FormatException)
        {
            _check.Tampered(null, $"The history no longer says what '{name}' is: its features cannot be checked.");
            return null;
        }
    }

    // False where the features cannot be read at all.
    private async Task<bool> CompareFieldsAsync(LayerDraft layer)
    {
        var found = await session.ListAsync(
            "SELECT column_name::text FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2",
            row => row.GetString(0), ct, session.Address.Schema, Table(layer.Name));
        string[] own = layer.Kind == GeometryKind.None ? ["fid", "lp_version"] : ["fid", "lp_version", LayerSql.GeometryColumn];
        var wanted = own.Concat(layer.Schema.Fields.Select(field => Column(field.Name))).ToList();
        if (found.Count == 0)
        {
            _check.ChangedOutside(layer.Name, null, $"The table of the layer '{layer.Name}' is gone.");
            return false;
        }

        foreach (var added in found.Except(wanted))
            _check.ChangedOutside(layer.Name, null, $"The field '{added}' of '{layer.Name}' was added past the workspace.");
        var removed = wanted.Except(found).ToList();
        foreach (var field in removed)
            _check.ChangedOutside(layer.Name, null, $"The field '{field}' of '{layer.Name}' was removed past the workspace.");
        return removed.Count == 0;
    }
}
