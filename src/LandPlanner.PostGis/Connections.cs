using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Opens connections to a workspace's server, and tells what went wrong with one in a sentence.</summary>
internal sealed class Connections(PostGisAddress address) : IAsyncDisposable
{
    /// <summary>A statement that asks nothing but whether the server answers.</summary>
    public const string Ready = "SELECT 1";

    private readonly NpgsqlDataSource _source = Source(address);

    public PostGisAddress Address => address;

    /// <summary>A connection that answers: one from the pool may have died with its server.</summary>
    /// <param name="begin">The first statement to run on it.</param>
    public async Task<NpgsqlConnection> OpenAsync(string begin, CancellationToken ct)
    {
        try
        {
            return await TryOpenAsync(begin, ct);
        }
        catch (Exception failure) when (Failures.IsConnectionLost(failure) && !ct.IsCancellationRequested)
        {
            // Nothing was asked of it yet, so once more is safe.
            _source.Clear();
            return await TryOpenAsync(begin, ct);
        }
    }

    /// <exception cref="WorkspaceException">What the server or the connection said, as a sentence.</exception>
    public async Task<T> TellAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (Failures.Of(failure, address, ct) is { } told)
        {
            throw told;
        }
    }

    /// <summary>The same for what is read bit by bit.</summary>
    public async IAsyncEnumerable<T> TellAsync<T>(
        IAsyncEnumerable<T> items, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var enumerator = items.GetAsyncEnumerator(ct);
        try
        {
            while (await TellAsync(() => enumerator.MoveNextAsync().AsTask(), ct))
                yield return enumerator.Current;
        }
        finally
        {
            await TellAsync(
                async () =>
                {
                    await enumerator.DisposeAsync();
                    return true;
                },
                ct);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlDataSource Source(PostGisAddress address)
    {
        var builder = new NpgsqlDataSourceBuilder(address.ConnectionString);
        builder.UseNetTopologySuite(handleOrdinates: Ordinates.XY);
        return builder.Build();
    }

    private async Task<NpgsqlConnection> TryOpenAsync(string begin, CancellationToken ct)
    {
        var connection = await _source.OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand(begin, connection);
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
