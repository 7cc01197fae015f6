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
        // Read beside: a server takes as long to answer.
        var tables = Task.Run(TableSet.Open, CancellationToken.None);
        IFeatureStore store = PostGisAddress.IsOne(address)
            ? await PostGisStore.OpenAsync(PostGisAddress.Parse(address), readOnly, TimeProvider.System, ct)
            : await GeoPackageStore.OpenAsync(PathOf(address), readOnly, TimeProvider.System, ct);
        try
        {
            return new(store, await tables);
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
        : CopyAsync(targetPath, progress, ct);

    /// <summary>Gives a user of the server a role.</summary>
    /// <exception cref="WorkspaceException">Not a workspace on a server, no such user, or no right to give rights.</exception>
    public Task GrantAsync(WorkspaceRole role, string user, CancellationToken ct) => OnServer().GrantAsync(role, user, ct);

    /// <summary>Takes a role from a user of the server, and those above it.</summary>
    /// <exception cref="WorkspaceException">Not a workspace on a server, no such user, or no right to take rights.</exception>
    public Task RevokeAsync(WorkspaceRole role, string user, CancellationToken ct) => OnServer().RevokeAsync(role, user, ct);

    /// <summary>
    /// Makes a new workspace with the whole history, the same features with their ids and versions, and the kept records, and verifies it. What else lies in a workspace's file (tables
    /// of other programs, say) is not copied.
    /// </summary>
    /// <param name="target">The new workspace's address.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="WorkspaceException">This workspace does not verify, there is something at <paramref name="target"/> already, or it cannot be written: nothing is left there.
    /// </exception>
    public async Task<CopyResult> CopyAsync(string target, IProgress<double>? progress, CancellationToken ct)
    {
        await using var snapshot = await Store.OpenSnapshotAsync(ct);
        if ((await Store.VerifyAsync(null, ct)).Problems is [var first, ..] problems)
            throw DoesNotVerify(first, problems.Count);
        await using var copy = await CreateCopyAsync(target, snapshot, progress, ct);
        var layers = await copy.ListLayersAsync(CancellationToken.None);
        var head = await copy.ReadRevisionsAsync(CancellationToken.None).LastAsync(CancellationToken.None);
        return new(Shown(target), head.Number, layers.Count, layers.Sum(layer => layer.Count), head.Hash);
    }

    private async Task<IFeatureStore> CreateCopyAsync(string target, IFeatureSnapshot snapshot, IProgress<double>? progress, CancellationToken ct) =>
        PostGisAddress.IsOne(target)
            ? await PostGisStore.CreateCopyAsync(PostGisAddress.Parse(target), snapshot, Crs, TimeProvider.System, progress, ct)
            : await GeoPackageStore.CreateCopyAsync(PathOf(target), snapshot, Crs, TimeProvider.System, progress, ct);

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static WorkspaceException DoesNotVerify(VerificationProblem first, int problems) => new(
        first.Kind == VerificationProblemKind.ChangedOutside
            ? (Sentence)$"Nothing was copied, for the workspace does not verify ({problems} problems; the first: {first.Message.TrimEnd('.', '。')}). 'landplanner verify --adopt' takes what was changed outside into the history; then copy again."
            : $"Nothing was copied, for the workspace does not verify ({problems} problems; the first: {first.Message.TrimEnd('.', '。')}). Go back to a backup whose head you know.");

    private PostGisStore OnServer() => Store as PostGisStore ?? throw new WorkspaceException(
        "Roles are for workspaces on a server; who may read or write a GeoPackage file is for its folder's permissions to say.");

    private static string PathOf(string address) => address.Contains("://", StringComparison.Ordinal)
        ? throw new WorkspaceException("A workspace is a GeoPackage file, such as wenquan.gpkg, or a PostgreSQL address, such as postgresql://user@host:5432/database?schema=wenquan.")
        : Path.GetFullPath(address);
}

/// <summary>What a copy of a workspace holds.</summary>
/// <param name="Target">The address it lies at.</param>
/// <param name="Head">The hash of the newest revision, the same as in the workspace copied.</param>
public sealed record CopyResult(string Target, long Revisions, int Layers, long Features, string Head);
