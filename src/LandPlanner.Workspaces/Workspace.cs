using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.GeoPackage;
using LandPlanner.PostGis;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces;

/// <summary>An open workspace: its store, its plane, and the tables of <c>data/</c> that give its content a meaning.</summary>
/// <remarks>The address decides where it lies: a path is a GeoPackage file, <c>postgresql://…</c> a schema on a server.</remarks>
public sealed class Workspace : IAsyncDisposable
{
    private Workspace(IFeatureStore store, TableSet tables)
    {
        Store = store;
        Tables = tables;
        Crs = tables.Crs.Get(store.Crs);
        Areas = EllipsoidalArea.For(Crs);
    }

    public IFeatureStore Store { get; }

    public TableSet Tables { get; }

    public CrsDefinition Crs { get; }

    public EllipsoidalArea Areas { get; }

    /// <summary>An address as it may be shown: without the password that may be in it.</summary>
    public static string Shown(string address) => PostGisAddress.IsOne(address) ? PostGisAddress.Parse(address).ToString() : address;

    /// <summary>Makes an empty workspace at an address where there is none.</summary>
    /// <exception cref="WorkspaceException">Something is there already, or <paramref name="crs"/> is not a CGCS2000 Gauss-Kruger plane.</exception>
    public static async Task<Workspace> CreateAsync(string address, CrsCode crs, string author, CancellationToken ct)
    {
        var tables = TableSet.Open();
        var definition = tables.Crs.Get(crs);
        if (definition is not { Kind: CrsKind.GaussKruger, Datum: Datum.Cgcs2000 })
            throw new WorkspaceException($"A workspace needs a CGCS2000 Gauss-Kruger plane such as EPSG:4550; {crs} is {definition.Name}.");
        IFeatureStore store = PostGisAddress.IsOne(address)
            ? await PostGisStore.CreateAsync(PostGisAddress.Parse(address), definition, author, TimeProvider.System, ct)
            : await GeoPackageStore.CreateAsync(PathOf(address), definition, author, TimeProvider.System, ct);
        return new(store, tables);
    }

    /// <param name="readOnly">Nothing will be written: a file on read-only media can be opened so.</param>
    /// <exception cref="WorkspaceException">There is no workspace there, it is locked, not ours, or of a newer version.</exception>
    public static async Task<Workspace> OpenAsync(string address, bool readOnly, CancellationToken ct)
    {
        IFeatureStore store = PostGisAddress.IsOne(address)
            ? await PostGisStore.OpenAsync(PostGisAddress.Parse(address), readOnly, TimeProvider.System, ct)
            : await GeoPackageStore.OpenAsync(PathOf(address), readOnly, TimeProvider.System, ct);
        try
        {
            return new(store, TableSet.Open());
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes a safe copy of the workspace, also while others write to it.</summary>
    /// <exception cref="WorkspaceException">There is something at <paramref name="targetPath"/> already, or it cannot be written.</exception>
    public Task BackupAsync(string targetPath, IProgress<double>? progress, CancellationToken ct) => Store is GeoPackageStore file
        ? file.BackupAsync(targetPath, progress, ct)
        : throw new WorkspaceException("A workspace on a server is backed up with 'landplanner copy' into a GeoPackage file, or with pg_dump.");

    /// <summary>Gives a user of the server a role.</summary>
    /// <exception cref="WorkspaceException">Not a workspace on a server, no such user, or no right to give rights.</exception>
    public Task GrantAsync(WorkspaceRole role, string user, CancellationToken ct) => OnServer().GrantAsync(role, user, ct);

    /// <summary>Takes a role from a user of the server, and those above it.</summary>
    /// <exception cref="WorkspaceException">Not a workspace on a server, no such user, or no right to take rights.</exception>
    public Task RevokeAsync(WorkspaceRole role, string user, CancellationToken ct) => OnServer().RevokeAsync(role, user, ct);

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private PostGisStore OnServer() => Store as PostGisStore ?? throw new WorkspaceException(
        "Roles are for workspaces on a server; who may read or write a GeoPackage file is for its folder's permissions to say.");

    private static string PathOf(string address) => address.Contains("://", StringComparison.Ordinal)
        ? throw new WorkspaceException("A workspace is a GeoPackage file, such as wenquan.gpkg, or a PostgreSQL address, such as postgresql://user@host:5432/database?schema=wenquan.")
        : Path.GetFullPath(address);
}
