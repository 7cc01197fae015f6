using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>The tables that layers lie in.</summary>
internal static class LayerTables
{
    private const string ReservedPrefix = "landplanner_";

    /// <summary>Parameter: the table as SQL writes it.</summary>
    public const string AdditionsTo =
        """
        SELECT 'the trigger ' || quote_ident(tgname) FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass($1) AND NOT tgisinternal
        UNION ALL SELECT 'the rule ' || quote_ident(rulename) FROM pg_catalog.pg_rewrite WHERE ev_class = to_regclass($1)
        UNION ALL SELECT 'the policy ' || quote_ident(polname) FROM pg_catalog.pg_policy WHERE polrelid = to_regclass($1)
        UNION ALL SELECT 'the constraint ' || quote_ident(conname) FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass($1) AND contype NOT IN ('p', 'n')
        UNION ALL SELECT 'the index ' || indexrelid::regclass FROM pg_catalog.pg_index
          WHERE indrelid = to_regclass($1) AND (indexprs IS NOT NULL OR indpred IS NOT NULL)
        LIMIT 1
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="WorkspaceException">The name cannot be a layer's.</exception>
    public static void CheckName(string layer)
    {
        if (string.IsNullOrWhiteSpace(layer) || layer.Contains('\0', StringComparison.Ordinal)
            || layer.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new WorkspaceException(
                $"A layer cannot be called '{layer}': a name must not be empty or begin with {ReservedPrefix}. Choose another.");
        }
    }

    /// <summary>Keeps other bulk writes to a layer waiting until the transaction ends; edits and readers go on.</summary>
    public static Task LockWritesAsync(Session session, string layer, CancellationToken ct) => session.RunAsync(
        "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", ct, $"landplanner {session.Address.Schema} {layer}");

    /// <summary>Keeps edits waiting until the transaction ends; readers go on.</summary>
    public static Task LockEditsAsync(Session session, string layer, CancellationToken ct) =>
        session.RunAsync($"LOCK TABLE {session.In(Table(layer))} IN SHARE ROW EXCLUSIVE MODE", ct);

    /// <summary>As <see cref="LockEditsAsync"/>, where the table is there at all.</summary>
    public static async Task TryLockEditsAsync(Session session, string layer, CancellationToken ct)
    {
        if (await session.AskLongAsync("SELECT 1 WHERE to_regclass($1) IS NOT NULL", ct, session.In(Table(layer))) is not null)
            await LockEditsAsync(session, layer, ct);
    }

    /// <summary>Waits until nobody reads a layer, without keeping new readers waiting meanwhile.</summary>
    /// <exception cref="WorkspaceBusyException">Somebody reads it all the time.</exception>
    public static async Task LockAllAsync(Session session, string layer, CancellationToken ct)
    {
        var started = Environment.TickCount64;
        while (!await TryLockAllAsync(session, layer, ct))
        {
            if (Environment.TickCount64 - started > Patience.TotalMilliseconds)
                throw new WorkspaceBusyException(session.Address.ToString());
            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>What others hung on a layer's table would run, with the rights of whoever writes, unseen by the history.</summary>
    /// <exception cref="WorkspaceException">It has a trigger, a rule, a policy, a check or a computed index.</exception>
    public static async Task RequirePlainAsync(Session session, string layer, CancellationToken ct)
    {
        if (await session.AskAsync<string>(AdditionsTo, ct, session.In(Table(layer))) is { } addition)
        {
            throw new WorkspaceException(
                $"Somebody added {addition} to the table of '{layer}': it would act on what is written without the history knowing. Nothing was changed: have it dropped.");
        }
    }

    public static async Task<bool> IsTakenAsync(Session session, string layer, CancellationToken ct) => await session.AskLongAsync(
        "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2",
        ct, session.Address.Schema, Table(layer)) is not null
        || await session.AskLongAsync(
            $"SELECT 1 FROM {session.In("landplanner_layers")} WHERE lower(name) = lower($1) AND name <> $1", ct, layer) is not null;

    public static async Task CreateAsync(Session session, LayerDraft draft, string table, long firstId, CancellationToken ct)
    {
        await session.RunAsync(session.Sql.CreateTable(draft, table, session.Crs.Code.Epsg, firstId), ct);
        if (Table(draft.Name) != draft.Name)
            await session.RunAsync($"COMMENT ON TABLE {session.In(table)} IS {Literal(draft.Name)}", ct);
    }

    public static async Task CreateIndexesAsync(Session session, LayerDraft draft, string table, CancellationToken ct)
    {
        foreach (var sql in session.Sql.CreateIndexes(draft, table))
            await session.RunAsync(sql, ct);
        // Sizes and boxes for the planner; the tenth of the usual sample is enough and takes a tenth of the time.
        await session.RunAsync("SET LOCAL default_statistics_target = 10", ct);
        await session.RunAsync($"ANALYZE {session.In(table)}", ct);
    }

    /// <summary>Ids that nobody else gets, ascending. They are given out even if the transaction is rolled back.</summary>
    public static Task<List<long>> TakeIdsAsync(Session session, string layer, int count, CancellationToken ct) =>
        session.ListAsync(LayerSql.NextIds, row => row.GetInt64(0), ct, session.In(Table(layer)), count);

    /// <summary>The id that a layer gives next, additions by other programs counted.</summary>
    public static async Task<long> NextIdAsync(Session session, string layer, CancellationToken ct)
    {
        var table = session.In(Table(layer));
        var sequence = await session.AskAsync<string>("SELECT pg_get_serial_sequence($1, 'fid')", ct, table);
        return await session.AskLongAsync(
            $"SELECT greatest((SELECT last_value + is_called::integer FROM {sequence}), 1 + (SELECT coalesce(max(fid), 0) FROM {table}))", ct) ?? 1;
    }

    public static Task SetNextIdAsync(Session session, string table, long next, CancellationToken ct) => session.RunAsync(
        "SELECT setval(pg_get_serial_sequence($1, 'fid'), $2, false)", ct, session.In(table), next);

    /// <summary>Measured anew; null where there is no shape.</summary>
    public static async Task<Envelope?> ExtentAsync(Session session, LayerDraft layer, CancellationToken ct)
    {
        if (layer.Kind == GeometryKind.None)
            return null;
        return (await session.ListAsync(
            session.Sql.Extent(layer.Name),
            row => row.IsDBNull(0) ? null : new Envelope(row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3)), ct))[0];
    }

    // COMMENT takes no parameters.
    private static string Literal(string text) =>
        $"U&'{string.Concat(text.Select(letter => FormattableString.Invariant($"\\{(int)letter:x4}")))}'";

    private static async Task<bool> TryLockAllAsync(Session session, string layer, CancellationToken ct)
    {
        await session.RunAsync("SAVEPOINT locking", ct);
        try
        {
            await session.RunAsync($"LOCK TABLE {session.In(Table(layer))} IN ACCESS EXCLUSIVE MODE NOWAIT", ct);
            return true;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await session.RunAsync("ROLLBACK TO SAVEPOINT locking", ct);
            return false;
        }
    }
}
