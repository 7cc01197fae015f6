using System.Globalization;
using LandPlanner.Crs;
using LandPlanner.Stores;
using Npgsql;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Makes a workspace's schema, brings an older one up to date, and looks at one before it is used.</summary>
/// <remarks>
/// Migrations are the numbered files under <c>Sql/</c>. They run in one transaction under an advisory lock, so that of two
/// programs that open an older workspace at once one does the work and the other finds it done.
/// </remarks>
internal static class WorkspaceSchema
{
    /// <summary>The format of the history, as in a GeoPackage.</summary>
    public const int FormatVersion = 2;

    private const int OldestServer = 120_000;
    private const int OldestPostGisMajor = 3;

    /// <summary>Inside a transaction: what it makes is there whole, or not at all.</summary>
    /// <exception cref="WorkspaceException">There is a workspace already, or the server is not fit.</exception>
    public static async Task CreateAsync(Session session, CancellationToken ct)
    {
        await PrepareServerAsync(session, ct);
        await LockAsync(session, ct);
        if (await IsThereAsync(session, ct))
            throw new WorkspaceException($"There is a workspace at {session.Address} already; it is not overwritten. Choose another schema.");
        if (await session.AskLongAsync(
            "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 LIMIT 1",
            ct, session.Address.Schema) is not null)
        {
            throw new WorkspaceException(
                $"The schema of {session.Address} holds somebody's tables. A workspace needs one of its own: choose another name.");
        }

        await session.RunAsync($"CREATE SCHEMA IF NOT EXISTS {Quote(session.Address.Schema)}", ct);
        await MigrateAsync(session, ct);
        await session.RunAsync(
            $"INSERT INTO {session.In("landplanner_workspace")} VALUES (1, $1, $2, 0, '')", ct, FormatVersion, CrsJson.Write(session.Crs));
        await KnowCrsAsync(session, ct);
    }

    /// <summary>The CRS of the workspace; where it is of an older version and may be written, it is brought up to date.</summary>
    /// <exception cref="WorkspaceNotFoundException">There is none.</exception>
    /// <exception cref="WorkspaceFormatException">Of a newer LandPlanner, or damaged.</exception>
    public static async Task<CrsDefinition> OpenAsync(NpgsqlConnection connection, PostGisAddress address, bool readOnly, CancellationToken ct)
    {
        var session = new Session(connection, address, Nowhere);
        if (!await IsThereAsync(session, ct))
            throw new WorkspaceNotFoundException(address.ToString());
        var newest = await NewestAsync(session, ct);
        var known = SqlText.Migrations[^1].Number;
        if (newest > known)
        {
            throw new WorkspaceFormatException(
                $"The workspace {address} was made by a newer LandPlanner (version {newest}; this one knows {known}). Update LandPlanner to open it.");
        }

        if (newest < known && readOnly)
            throw new WorkspaceFormatException($"The workspace {address} is of an older version ({newest}; this is {known}). Open it once with the right to change it.");
        if (newest < known)
            await UpdateAsync(session, ct);
        return await CrsAsync(session, ct);
    }

    private static readonly CrsDefinition Nowhere = new(new(0), "", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 0, 0, 3);

    private static async Task UpdateAsync(Session session, CancellationToken ct)
    {
        await using var transaction = await session.Connection.BeginTransactionAsync(ct);
        await LockAsync(session, ct);
        try
        {
            await MigrateAsync(session, ct);
        }
        catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new WorkspaceFormatException(
                $"The workspace {session.Address} is of an older version, and the user '{session.Address.User}' may not bring it up to date. Have its owner open it once.", denied);
        }

        await transaction.CommitAsync(ct);
    }

    private static async Task MigrateAsync(Session session, CancellationToken ct)
    {
        await session.RunAsync($"CREATE TABLE IF NOT EXISTS {session.In("landplanner_migrations")} (number integer PRIMARY KEY, name text NOT NULL, applied timestamptz NOT NULL DEFAULT now())", ct);
        var newest = await NewestAsync(session, ct);
        foreach (var (number, name) in SqlText.Migrations.Where(migration => migration.Number > newest))
        {
            await session.RunAsync(SqlText.Load(name, session.Address), ct);
            await session.RunAsync($"INSERT INTO {session.In("landplanner_migrations")} (number, name) VALUES ($1, $2)", ct, number, name);
        }
    }

    private static Task<int> LockAsync(Session session, CancellationToken ct) =>
        session.RunAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", ct, "landplanner " + session.Address.Schema);

    private static async Task<bool> IsThereAsync(Session session, CancellationToken ct) => await session.AskLongAsync(
        "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'landplanner_migrations'", ct, session.Address.Schema) is not null;

    private static async Task<long> NewestAsync(Session session, CancellationToken ct) =>
        await session.AskLongAsync($"SELECT max(number) FROM {session.In("landplanner_migrations")}", ct) ?? 0;

    private static async Task<CrsDefinition> CrsAsync(Session session, CancellationToken ct)
    {
        try
        {
            return CrsJson.Read(await session.AskAsync<string>($"SELECT crs FROM {session.In("landplanner_workspace")}", ct) ?? "");
        }
        catch (FormatException damage)
        {
            throw new WorkspaceFormatException($"The workspace {session.Address} is damaged: {damage.Message} Go back to a backup.", damage);
        }
    }

    private static async Task PrepareServerAsync(Session session, CancellationToken ct)
    {
        if (await session.AskLongAsync("SELECT current_setting('server_version_num')::integer", ct) < OldestServer)
            throw new WorkspaceException($"The server of {session.Address} is too old: LandPlanner needs PostgreSQL {OldestServer / 10_000} or newer.");
        if (await session.AskAsync<string>("SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'postgis'", ct) is not { } version)
        {
            await session.RunAsync("CREATE EXTENSION IF NOT EXISTS postgis", ct);
            await session.Connection.ReloadTypesAsync(ct);
        }
        else if (int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture) < OldestPostGisMajor)
        {
            throw new WorkspaceException(
                $"The database of {session.Address} has PostGIS {version}: LandPlanner needs {OldestPostGisMajor}.0 or newer. Have it updated: ALTER EXTENSION postgis UPDATE.");
        }
    }

    // PostGIS 2 and older PROJ tables lack the newer Gauss-Kruger zones.
    private static async Task KnowCrsAsync(Session session, CancellationToken ct)
    {
        var crs = session.Crs;
        if (await session.AskLongAsync("SELECT 1 FROM spatial_ref_sys WHERE srid = $1", ct, crs.Code.Epsg) is not null)
            return;
        var proj4 = FormattableString.Invariant(
            $"+proj=tmerc +lat_0=0 +lon_0={crs.CentralMeridianDegrees} +k=1 +x_0={crs.FalseEastingMetres} +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs");
        await session.RunAsync(
            "INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext, proj4text) VALUES ($1, 'EPSG', $1, $2, $3)", ct, crs.Code.Epsg, crs.Wkt, proj4);
    }
}
