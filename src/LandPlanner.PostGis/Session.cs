using LandPlanner.Crs;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>One connection, with what statements on it need to know of the workspace. For one thread at a time.</summary>
internal sealed class Session(NpgsqlConnection connection, PostGisAddress address, CrsDefinition crs) : IAsyncDisposable
{
    public PostGisAddress Address => address;

    public CrsDefinition Crs => crs;

    public LayerSql Sql { get; } = new(address.Schema);

    public GeometryFactory Factory { get; } = new(new PrecisionModel(), crs.Code.Epsg);

    public NpgsqlConnection Connection => connection;

    /// <summary>A table of the workspace's own.</summary>
    public string In(string table) => Sql.In(table);

    /// <param name="values">Of <c>$1</c>, <c>$2</c> and so on.</param>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }

    public async Task<int> RunAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The first column of the first row; null where there is no row, or it is null.</summary>
    public async Task<T?> AskAsync<T>(string sql, CancellationToken ct, params object?[] values)
        where T : class
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(ct) as T;
    }

    /// <summary>The first column of the first row; null where there is no row, or it is null.</summary>
    public async Task<long?> AskLongAsync(string sql, CancellationToken ct, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(ct) is { } value and not DBNull
            ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }

    public async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var row = await command.ExecuteReaderAsync(ct);
        var list = new List<T>();
        while (await row.ReadAsync(ct))
            list.Add(read(row));
        return list;
    }

    /// <summary>Waits for locks so long and no longer, until the transaction ends.</summary>
    public Task LimitWaitingAsync(TimeSpan most, CancellationToken ct) =>
        RunAsync(FormattableString.Invariant($"SET LOCAL lock_timeout = {(long)most.TotalMilliseconds}"), ct);

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
