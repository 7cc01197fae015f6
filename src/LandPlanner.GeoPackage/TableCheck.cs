using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Checks one table of features against what the history says it holds.</summary>
/// <param name="keptSince">The revision that started a generation of the layer that was replaced; null for the layer as it
/// stands.</param>
internal sealed class TableCheck(Database database, HistoryCheck check, int srsId, string layer, long? keptSince)
{
    private readonly Sentence _title = FeatureComparison.TitleOf(layer, keptSince);

    /// <summary>The features that are not as the history left them, once it has run.</summary>
    public IReadOnlyList<OutsideChange> Changes { get; private set; } = [];

    /// <param name="table">What the rows are, under the table's name.</param>
    /// <param name="ledger">Null where it is not known: the rows are then not looked at.</param>
    /// <returns>How many features were looked at.</returns>
    public long Run(LayerDraft table, LayerLedger? ledger, CancellationToken ct)
    {
        if (!CompareFields(table) || ledger is null)
            return 0;
        var features = CompareFeatures(table, ledger, ct);
        CompareIndex(table);
        return features;
    }

    private long CompareFeatures(LayerDraft table, LayerLedger ledger, CancellationToken ct)
    {
        using var comparison = new FeatureComparison(check, layer, ledger, keptSince);
        using var row = database.Prepare(LayerSql.Select(table, "TRUE"));
        var reader = new RowReader(table, new(new PrecisionModel(), srsId));
        var json = new CanonicalJson();
        var features = 0L;
        for (; row.Step(); features++)
        {
            ct.ThrowIfCancellationRequested();
            var hash = reader.Hash(row, json);
            comparison.Next(row.Long(0), hash, Obstacles.OfRow(row.Long(0), hash, () => reader.WhyUnfit(row)));
        }

        comparison.End();
        Changes = comparison.Changes;
        return features;
    }

    // False where the features cannot be read at all.
    private bool CompareFields(LayerDraft table)
    {
        var found = Fields(table.Name);
        if (found.Count == 0)
        {
            Report($"The table of {(keptSince is null ? (Sentence)"the layer " : "")}{_title} is gone.", Obstacles.TableGone);
            return false;
        }

        string[] own = table.Kind == GeometryKind.None
            ? ["fid", "lp_version"]
            : ["fid", "lp_version", LayerSql.GeometryColumn];
        var wanted = own.Concat(table.Schema.Fields.Select(field => field.Name)).ToList();
        foreach (var added in found.Except(wanted, StringComparer.OrdinalIgnoreCase))
            Report($"The field '{added}' of {_title} was added past the workspace.", Obstacles.FieldAdded);
        var removed = wanted.Except(found, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var field in removed)
            Report($"The field '{field}' of {_title} was removed past the workspace.", Obstacles.FieldRemoved);
        return removed.Count == 0;
    }

    private List<string> Fields(string table)
    {
        using var row = database.Bound(LayerSql.SelectFields, table);
        var found = new List<string>();
        while (row.Step())
            found.Add(row.Text(0));
        return found;
    }

    // A feature that the R-tree hides would be missing from every audit.
    private void CompareIndex(LayerDraft table)
    {
        if (table.Kind == GeometryKind.None)
            return;
        var index = LayerSql.IndexName(table.Name);
        var whole = database.QueryLong("SELECT 1 FROM sqlite_master WHERE name = ?", index) == 1
            && database.QueryText("SELECT rtreecheck('main', ?)", index) == "ok"
            && database.QueryLong($"SELECT count(*) FROM {LayerSql.IndexTable(table.Name, "rowid")}")
                == database.QueryLong(LayerSql.CountShapes(table.Name));
        if (!whole)
            Report($"The spatial index of {_title} does not fit its features.");
    }

    private void Report(Sentence message, string? obstacle = null) => check.ChangedOutside(layer, null, message, keptSince, obstacle);
}
