using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.GeoPackage;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces;

/// <summary>An open workspace: its store, its plane, and the tables of <c>data/</c> that give its content a meaning.</summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly GeoPackageStore _store;

    private Workspace(GeoPackageStore store, TableSet tables)
    {
        _store = store;
        Tables = tables;
        Crs = tables.Crs.Get(store.Crs);
        Areas = EllipsoidalArea.For(Crs);
    }

    public IFeatureStore Store => _store;

    public TableSet Tables { get; }

    public CrsDefinition Crs { get; }

    public EllipsoidalArea Areas { get; }

    /// <summary>Makes an empty workspace at an address where there is none.</summary>
    /// <exception cref="WorkspaceException">Something is there already, or <paramref name="crs"/> is not a CGCS2000 Gauss-Kruger plane.</exception>
    public static async Task<Workspace> CreateAsync(string address, CrsCode crs, string author, CancellationToken ct)
    {
        var path = GeoPackagePath(address);
        var tables = TableSet.Open();
        var definition = tables.Crs.Get(crs);
        if (definition is not { Kind: CrsKind.GaussKruger, Datum: Datum.Cgcs2000 })
            throw new WorkspaceException($"A workspace needs a CGCS2000 Gauss-Kruger plane such as EPSG:4550; {crs} is {definition.Name}.");
        return new(await GeoPackageStore.CreateAsync(path, definition, author, TimeProvider.System, ct), tables);
    }

    /// <param name="readOnly">Nothing will be written: a file on read-only media can be opened so.</param>
    /// <exception cref="WorkspaceException">There is no workspace there, it is locked, not ours, or of a newer version.</exception>
    public static async Task<Workspace> OpenAsync(string address, bool readOnly, CancellationToken ct)
    {
        var store = await GeoPackageStore.OpenAsync(GeoPackagePath(address), readOnly, TimeProvider.System, ct);
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
    public Task BackupAsync(string targetPath, IProgress<double>? progress, CancellationToken ct) =>
        _store.BackupAsync(targetPath, progress, ct);

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
        var path = GeoPackagePath(target);
        await using var snapshot = await Store.OpenSnapshotAsync(ct);
        if ((await Store.VerifyAsync(null, ct)).Problems is [var first, ..] problems)
            throw DoesNotVerify(first, problems.Count);
        await using var copy = await GeoPackageStore.CreateCopyAsync(path, snapshot, Crs, TimeProvider.System, progress, ct);
        var layers = await copy.ListLayersAsync(CancellationToken.None);
        var head = await copy.ReadRevisionsAsync(CancellationToken.None).LastAsync(CancellationToken.None);
        return new(path, head.Number, layers.Count, layers.Sum(layer => layer.Count), head.Hash);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static WorkspaceException DoesNotVerify(VerificationProblem first, int problems) => new(
        $"Nothing was copied, for the workspace does not verify ({problems} problems; the first: {first.Message.TrimEnd('.')}). " +
        (first.Kind == VerificationProblemKind.ChangedOutside
            ? "'landplanner verify --adopt' takes what was changed outside into the history; then copy again."
            : "Go back to a backup whose head you know."));

    private static string GeoPackagePath(string address)
    {
        if (address.Contains("://", StringComparison.Ordinal))
            throw new WorkspaceException("This version keeps workspaces in GeoPackage files only: give a path such as wenquan.gpkg.");
        return Path.GetFullPath(address);
    }
}

/// <summary>What a copy of a workspace holds.</summary>
/// <param name="Target">The address it lies at.</param>
/// <param name="Head">The hash of the newest revision, the same as in the workspace copied.</param>
public sealed record CopyResult(string Target, long Revisions, int Layers, long Features, string Head);
