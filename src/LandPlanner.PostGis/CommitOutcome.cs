using LandPlanner.Crs;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Finds out what became of a commit whose answer never came.</summary>
/// <remarks>A revision's hash is like no other's: where the chain holds it, the whole commit is there.</remarks>
internal sealed class CommitOutcome(Connections connections, CrsDefinition crs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns where the revision is stored.</summary>
    /// <exception cref="WorkspaceException">It is not, or nobody can tell: the message says which.</exception>
    public async Task RequireAsync(Revision revision, Exception lost)
    {
        var started = Environment.TickCount64;
        do
        {
            if (await AskAsync(revision) is { } isStored)
            {
                if (isStored)
                    return;
                throw new WorkspaceException(
                    $"The connection to {connections.Address} was lost as revision {revision.Number} was being stored. Nothing was changed: try again.", lost);
            }

            await Task.Delay(Pause);
        }
        while (Environment.TickCount64 - started < Patience.TotalMilliseconds);

        throw new WorkspaceException(
            $"The connection to {connections.Address} was lost as revision {revision.Number} was being stored, and the server does not answer: it is stored whole or not at all. " +
            $"When it runs again, 'landplanner history' says whether there is a revision {revision.Number} with the hash {revision.Hash}; if not, try again.", lost);
    }

    /// <summary>Null where the server does not answer.</summary>
    private async Task<bool?> AskAsync(Revision revision)
    {
        try
        {
            await using var session = new Session(
                await connections.OpenAsync("BEGIN", CancellationToken.None), connections.Address, crs);
            await session.LimitWaitingAsync(Patience, CancellationToken.None);
            // The server may be at the commit still: until it has ended, it holds the head.
            await RevisionLog.TakeHeadAsync(session, CancellationToken.None);
            return await RevisionLog.HoldsAsync(session, revision, CancellationToken.None);
        }
        catch (Exception failure) when (Failures.IsConnectionLost(failure) || failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            return null;
        }
    }
}
