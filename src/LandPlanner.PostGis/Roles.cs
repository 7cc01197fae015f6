using LandPlanner.Features;
using LandPlanner.Stores;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Who may do what, as roles of the database: one group for each <see cref="WorkspaceRole"/>, made when the first right is
/// given. Until then the workspace is its maker's alone.</summary>
/// <remarks>
/// Roles are of the whole server, so their names tell the database, too. They are this workspace's only where its schema belongs to
/// them: others of the same name were left behind by one that was dropped.
/// A layer's table belongs to the group that may replace it: to auditors where it is of <see cref="AuditorLayers"/>, else to editors. The history's tables belong to the owners; all others may add to them and nothing else.
/// </remarks>
internal static class Roles
{
    private static readonly string[] HistoryTables = ["landplanner_revisions", "landplanner_writes", "landplanner_changes", "landplanner_records"];

    /// <summary>The server's name of a group. No schema and no role has a point in its name, so no two workspaces share one.</summary>
    public static string Group(PostGisAddress address, WorkspaceRole role) =>
        Table($"{address.Database}.{address.Schema}.{role.ToString().ToLowerInvariant()}");

    public static async Task<bool> AreThereAsync(Session session, CancellationToken ct) => await session.AskLongAsync(
        "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1 AND pg_get_userbyid(nspowner) = $2", ct,
        session.Address.Schema, Group(session.Address, WorkspaceRole.Owner)) is not null;

    /// <summary>Inside a transaction.</summary>
    /// <exception cref="WorkspaceException">The server knows no such user.</exception>
    public static async Task GrantAsync(Session session, WorkspaceRole role, string user, CancellationToken ct)
    {
        await RequireUserAsync(session, user, ct);
        if (!await AreThereAsync(session, ct))
            await MakeAsync(session, ct);
        var passedOn = role == WorkspaceRole.Owner ? " WITH ADMIN OPTION" : "";
        await session.RunAsync($"GRANT {Name(session, role)} TO {Quote(user)}{passedOn}", ct);
    }

    /// <summary>Inside a transaction. Takes the role away with those above it, so that nobody keeps by another what was taken.</summary>
    /// <exception cref="WorkspaceException">The server knows no such user, or no right was ever given.</exception>
    public static async Task RevokeAsync(Session session, WorkspaceRole role, string user, CancellationToken ct)
    {
        await RequireUserAsync(session, user, ct);
        if (!await AreThereAsync(session, ct))
            throw new WorkspaceException($"No rights were given in {session.Address} yet, so '{user}' has none to take away.");
        foreach (var higher in Enum.GetValues<WorkspaceRole>().Where(other => other >= role))
            await session.RunAsync($"REVOKE {Name(session, higher)} FROM {Quote(user)}", ct);
        var isLeft = await session.AskLongAsync(
            "SELECT 1 WHERE pg_has_role($1, $2, 'MEMBER') AND NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = $1)", ct,
            user, Group(session.Address, role)) is not null;
        if (isLeft)
        {
            throw new WorkspaceException(
                $"'{user}' still has the role {role.ToString().ToLowerInvariant()} through another role of the server, or from somebody else who gave it. Nothing was changed: take it away there.");
        }
    }

    /// <summary>Gives a layer's table to those who may replace it, where there are roles at all and it is not theirs yet.</summary>
    /// <param name="isDerived">Whether it was made from the workspace itself.</param>
    public static async Task HandOverAsync(Session session, string table, LayerRole role, bool isDerived, CancellationToken ct)
    {
        if (!await AreThereAsync(session, ct))
            return;
        var group = AuditorLayers.Has(role, isDerived) ? WorkspaceRole.Auditor : WorkspaceRole.Editor;
        var owner = await session.AskAsync<string>("SELECT pg_get_userbyid(relowner)::text FROM pg_catalog.pg_class WHERE oid = to_regclass($1)", ct, session.In(table));
        if (owner == Group(session.Address, group))
            return;
        await session.RunAsync($"ALTER TABLE {session.In(table)} OWNER TO {Name(session, group)}", ct);
        await session.RunAsync($"GRANT SELECT ON {session.In(table)} TO {Name(session, WorkspaceRole.Reader)}", ct);
    }

    private static async Task MakeAsync(Session session, CancellationToken ct)
    {
        await MakeGroupsAsync(session, ct);
        var (reader, auditor, owner) = (Name(session, WorkspaceRole.Reader), Name(session, WorkspaceRole.Auditor), Name(session, WorkspaceRole.Owner));
        var schema = Quote(session.Address.Schema);
        await session.RunAsync($"GRANT {owner} TO CURRENT_USER", ct);
        await session.RunAsync($"ALTER SCHEMA {schema} OWNER TO {owner}", ct);
        await session.RunAsync($"GRANT USAGE ON SCHEMA {schema} TO {reader}", ct);
        await session.RunAsync($"GRANT CREATE ON SCHEMA {schema} TO {auditor}", ct);
        foreach (var table in await OwnTablesAsync(session, ct))
        {
            await session.RunAsync($"ALTER TABLE {session.In(table)} OWNER TO {owner}", ct);
            await session.RunAsync($"GRANT SELECT ON {session.In(table)} TO {reader}", ct);
        }

        await session.RunAsync($"ALTER FUNCTION {session.In("landplanner_keep")}(text) OWNER TO {owner}", ct);
        await session.RunAsync($"GRANT EXECUTE ON FUNCTION {session.In("landplanner_keep")}(text) TO {auditor}", ct);
        foreach (var table in HistoryTables)
            await session.RunAsync($"GRANT INSERT ON {session.In(table)} TO {auditor}", ct);
        await session.RunAsync($"GRANT UPDATE (head_number, head_hash) ON {session.In("landplanner_workspace")} TO {auditor}", ct);
        await session.RunAsync($"GRANT INSERT, UPDATE ON {session.In("landplanner_layers")} TO {auditor}", ct);
        foreach (var layer in await LayerRow.ReadAllAsync(session, ct))
            await HandOverAsync(session, Table(layer.Name), layer.Draft.Role, layer.IsDerived, ct);
    }

    private static async Task MakeGroupsAsync(Session session, CancellationToken ct)
    {
        WorkspaceRole? lower = null;
        foreach (var role in Enum.GetValues<WorkspaceRole>())
        {
            await DropAsync(session, role, ct);
            await session.RunAsync($"CREATE ROLE {Name(session, role)} NOLOGIN", ct);
            if (lower is { } held)
                await session.RunAsync($"GRANT {Name(session, held)} TO {Name(session, role)}", ct);
            lower = role;
        }

        foreach (var role in Enum.GetValues<WorkspaceRole>().Where(role => role != WorkspaceRole.Owner))
            await session.RunAsync($"GRANT {Name(session, role)} TO {Name(session, WorkspaceRole.Owner)} WITH ADMIN OPTION", ct);
    }

    /// <summary>Of a workspace that is gone, with what it was still granted.</summary>
    private static async Task DropAsync(Session session, WorkspaceRole role, CancellationToken ct)
    {
        if (await session.AskLongAsync("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", ct, Group(session.Address, role)) is null)
            return;
        await session.RunAsync($"DROP OWNED BY {Name(session, role)}", ct);
        await session.RunAsync($"DROP ROLE {Name(session, role)}", ct);
    }

    private static Task<List<string>> OwnTablesAsync(Session session, CancellationToken ct) => session.ListAsync(
        "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = $1 AND starts_with(tablename, 'landplanner_')",
        row => row.GetString(0), ct, session.Address.Schema);

    private static async Task RequireUserAsync(Session session, string user, CancellationToken ct)
    {
        if (await session.AskLongAsync("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", ct, user) is null)
            throw new WorkspaceException($"The server of {session.Address} knows no user '{user}'. Have one made: createuser {user}.");
    }

    private static string Name(Session session, WorkspaceRole role) => Quote(Group(session.Address, role));
}
