using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Checks one table of features against what the history says it holds.</summary>
/// <param name="keptSince">The revision that started a generation of the layer that was replaced; null for the layer as it
/// stands.</param>
internal sealed class TableCheck(Session session, HistoryCheck check, string layer, long? keptSince)
{
    private readonly Sentence _title = FeatureComparison.TitleOf(layer, keptSince);

    /// <summary>The features that are not as the history left them, once it has run.</summary>
    public IReadOnlyList<OutsideChange> Changes { get; private set; } = [];

    /// <summary>Whether all features could be looked at and are as the history left them, once it has run.</summary>
    public bool IsAsExpected { get; private set; }

    /// <param name="table">Where the rows lie.</param>
    /// <param name="ledger">Null where it is not known: the rows are then not looked at.</param>
    /// <returns>How many features were looked at.</returns>
    public async Task<long> RunAsync(LayerDraft draft, string table, LayerLedger? ledger, CancellationToken ct)
    {
        if (!await CompareFieldsAsync(draft, table, ct) || ledger is null)
            return 0;
        using var comparison = new FeatureComparison(check, layer, ledger, keptSince);
        await using var command = session.Command(session.Sql.Select(draft, "TRUE", table));
        await using var row = await command.ExecuteReaderAsync(ct);
        var reader = new RowReader(draft, session.Factory);
        var json = new CanonicalJson();
        var features = 0L;
        for (; await row.ReadAsync(ct); features++)
        {
            var (id, hash) = (row.GetInt64(0), reader.Hash(row, json));
            comparison.Next(id, hash, Obstacles.OfRow(id, hash, () => reader.WhyUnfit(row)));
        }

        comparison.End();
        Changes = comparison.Changes;
        IsAsExpected = Changes.Count == 0;
        return features;
    }

    // False where the features cannot be read at all.
    private async Task<bool> CompareFieldsAsync(LayerDraft draft, string table, CancellationToken ct)
    {
        var found = await session.ListAsync(
            """
            SELECT attname::text, format_type(atttypid, atttypmod) FROM pg_catalog.pg_attribute
            WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
            """,
            row => (Name: row.GetString(0), Type: row.GetString(1)), ct, session.In(table));
        if (found.Count == 0)
        {
            Report($"The table of {(keptSince is null ? (Sentence)"the layer " : "")}{_title} is gone.", Obstacles.TableGone);
            return false;
        }

        var columns = LayerSql.ColumnTypes(draft, session.Crs.Code.Epsg).ToDictionary(column => column.Name, column => column.Type);
        foreach (var (added, _) in found.Where(column => !columns.ContainsKey(column.Name)))
            Report($"The field '{added}' of {_title} was added past the workspace.", Obstacles.FieldAdded);
        if (await session.AskAsync<string>(LayerTables.AdditionsTo, ct, session.In(table)) is { } addition)
            Report($"Somebody added {addition} to the table of {_title}.", Obstacles.Addition);
        var names = found.Select(column => column.Name).ToHashSet();
        var removed = columns.Keys.Where(name => !names.Contains(name)).ToList();
        foreach (var field in removed)
            Report($"The field '{field}' of {_title} was removed past the workspace.", Obstacles.FieldRemoved);
        var changed = found.Where(column => columns.TryGetValue(column.Name, out var type) && type != column.Type).ToList();
        foreach (var (field, type) in changed)
            Report($"The field '{field}' of {_title} was given the type {type} past the workspace.", Obstacles.FieldRetyped);
        return removed.Count == 0 && changed.Count == 0;
    }

    private void Report(Sentence message, string? obstacle) => check.ChangedOutside(layer, null, message, keptSince, obstacle);
}
