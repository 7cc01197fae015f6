using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

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
        var listed = LayerRow.ReadListed(database);
        foreach (var layer in listed)
            CompareListing(layer);
        foreach (var missing in _check.Layers.Keys.Except(listed.Select(layer => layer.Name)))
            _check.ChangedOutside(missing, null, $"The layer '{missing}' is no longer listed.");
        foreach (var layer in _check.Layers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            CompareFeatures(layer.Key, layer.Value);
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
            _check.ChangedOutside(layer.Name, null, difference);
    }

    private void CompareFeatures(string name, ExpectedLayer expected)
    {
        if (Draft(name, expected) is not { } layer || !CompareFields(layer) || expected.Ledger is null)
            return;
        using var comparison = new FeatureComparison(_check, name, expected.Ledger);
        using var row = database.Prepare(LayerSql.Select(layer, "TRUE"));
        var reader = new RowReader(layer, new(new PrecisionModel(), srsId));
        var json = new CanonicalJson();
        while (row.Step())
        {
            ct.ThrowIfCancellationRequested();
            _features++;
            var hash = reader.Hash(row, json);
            comparison.Next(row.Long(0), hash, Obstacles.OfRow(row.Long(0), hash, () => reader.WhyUnfit(row)));
        }

        comparison.End();
        _outside.AddRange(comparison.Changes);
        CompareIndex(layer);
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
    private bool CompareFields(LayerDraft layer)
    {
        using var row = database.Bound(LayerSql.SelectFields, layer.Name);
        var found = new List<string>();
        while (row.Step())
            found.Add(row.Text(0));
        string[] own = layer.Kind == GeometryKind.None
            ? ["fid", "lp_version"]
            : ["fid", "lp_version", LayerSql.GeometryColumn];
        var wanted = own.Concat(layer.Schema.Fields.Select(field => field.Name)).ToList();
        if (found.Count == 0)
        {
            _check.ChangedOutside(layer.Name, null, $"The table of the layer '{layer.Name}' is gone.", obstacle: Obstacles.TableGone);
            return false;
        }

        foreach (var added in found.Except(wanted, StringComparer.OrdinalIgnoreCase))
            _check.ChangedOutside(layer.Name, null,
                $"The field '{added}' of '{layer.Name}' was added past the workspace.",
                obstacle: Obstacles.FieldAdded);
        var removed = wanted.Except(found, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var field in removed)
            _check.ChangedOutside(layer.Name, null,
                $"The field '{field}' of '{layer.Name}' was removed past the workspace.",
                obstacle: Obstacles.FieldRemoved);
        return removed.Count == 0;
    }

    // A feature that the R-tree hides would be missing from every audit.
    private void CompareIndex(LayerDraft layer)
    {
        if (layer.Kind == GeometryKind.None)
            return;
        var index = LayerSql.IndexName(layer.Name);
        var whole = database.QueryLong("SELECT 1 FROM sqlite_master WHERE name = ?", index) == 1
            && database.QueryText("SELECT rtreecheck('main', ?)", index) == "ok"
            && database.QueryLong($"SELECT count(*) FROM {LayerSql.IndexTable(layer.Name, "rowid")}")
                == database.QueryLong(LayerSql.CountShapes(layer.Name));
        if (!whole)
            _check.ChangedOutside(layer.Name, null, $"The spatial index of '{layer.Name}' does not fit its features.");
    }
}
