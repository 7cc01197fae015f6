using System.Net.Sockets;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>The one place where an SQLSTATE, or a broken connection, becomes a sentence.</summary>
internal static class Failures
{
    /// <summary>Null where the failure is not the server's or the driver's, or is one already told.</summary>
    public static Exception? Of(Exception failure, PostGisAddress address, CancellationToken ct) => failure switch
    {
        WorkspaceException or OperationCanceledException => null,
        _ when ct.IsCancellationRequested && failure is NpgsqlException => new OperationCanceledException(failure.Message, failure, ct),
        PostgresException told => OfState(told, address),
        NpgsqlException { InnerException: PostgresException told } => OfState(told, address),
        NpgsqlException { InnerException: SocketException } => Unreachable(address, failure),
        NpgsqlException { InnerException: TimeoutException } => new WorkspaceException(
            $"{Server(address)} did not answer in time. Nothing was changed: look whether it is overloaded or the network is slow, then try again.", failure),
        NpgsqlException when failure.Message.Contains("No password", StringComparison.Ordinal) => NoPassword(address, failure),
        NpgsqlException or IOException { InnerException: SocketException } or ObjectDisposedException => Lost(address, failure),
        _ => null,
    };

    /// <summary>Whether the connection is gone, so that nobody was told what became of the last statement.</summary>
    public static bool IsConnectionLost(Exception failure) => failure switch
    {
        PostgresException told => told.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException or IOException or ObjectDisposedException => true,
        _ => false,
    };

    private static WorkspaceException OfState(PostgresException told, PostGisAddress address) => told.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => NoPassword(address, told),
        PostgresErrorCodes.InvalidCatalogName => new WorkspaceException(
            $"{Server(address)} has no database '{address.Database}'. Name another, or have it made: createdb {address.Database}.", told),
        PostgresErrorCodes.InsufficientPrivilege => new WorkspaceException(
            $"The user '{address.User}' may not do this in {address} ({told.MessageText}). Nothing was changed: have the owner give the right with 'landplanner grant'.", told),
        PostgresErrorCodes.ReadOnlySqlTransaction => new WorkspaceReadOnlyException(address.ToString(), told),
        PostgresErrorCodes.DiskFull => new WorkspaceFullException(address.ToString(), told),
        PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.ConfigurationLimitExceeded => new WorkspaceException(
            $"{Server(address)} is at its limits ({told.MessageText}). Nothing was changed: try again later, or have them raised.", told),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation =>
            new WorkspaceBusyException(address.ToString(), told),
        PostgresErrorCodes.QueryCanceled => new WorkspaceException(
            $"{Server(address)} stopped the statement ({told.MessageText}). Nothing was changed: ask its administrator who cancelled it, or for a longer statement_timeout.", told),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.IdleSessionTimeout =>
            Lost(address, told),
        PostgresErrorCodes.UndefinedFile => new WorkspaceException(
            $"PostGIS is not installed on {Server(address)} ({told.MessageText}). Have it installed (Debian: postgresql-15-postgis-3), then try again.", told),
        PostgresErrorCodes.InternalError => new WorkspaceException(
            $"PostGIS refused a shape ({told.MessageText}). Nothing was changed: repair the shape first.", told),
        PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire => new WorkspaceException(
            $"The database '{address.Database}' cannot hold this text ({told.MessageText}). Nothing was changed: use a database with the encoding UTF8.", told),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName => new WorkspaceFormatException(
            $"The workspace {address} is not as LandPlanner made it ({told.MessageText}). Nothing was changed: 'landplanner verify' says more.", told),
        _ => new WorkspaceException(
            $"{Server(address)} refused ({told.SqlState}: {told.MessageText}). Nothing was changed.", told),
    };

    private static WorkspaceException Unreachable(PostGisAddress address, Exception inner) => new(
        $"{Server(address)} does not answer. Nothing was changed: look whether it runs, and whether host and port are right.", inner);

    private static WorkspaceException NoPassword(PostGisAddress address, Exception inner) => new(
        $"{Server(address)} does not let '{address.User}' in: the password is wrong or missing. Put it into ~/.pgpass (0600) or a file named by ?passfile=, or set PGPASSWORD.", inner);

    private static WorkspaceException Lost(PostGisAddress address, Exception inner) => new(
        $"The connection to {Server(address)} was lost. Nothing was changed: see that it runs again, then try again.", inner);

    private static string Server(PostGisAddress address) =>
        FormattableString.Invariant($"PostgreSQL at {address.Host}:{address.Port}");
}
