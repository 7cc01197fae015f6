using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Ledgers;

namespace LandPlanner.Workspaces.Imports;

/// <summary>Brings a layer of a file into a workspace: reader → reprojection → intake → store, each record accounted for.</summary>
public static class Import
{
    /// <param name="progress">Told how many records have been taken in.</param>
    /// <exception cref="WorkspaceException">The file, its CRS or the request is not fit; nothing was changed.</exception>
    public static async Task<ImportResult> RunAsync(
        Workspace workspace, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        LedgerGuard.Refuse(workspace, request.Layer);
        var role = workspace.Tables.Roles.Get(request.Role);
        using var file = VectorFile.Open(request.File, request.Encoding);
        var source = ImportStream.Choose(file, request);
        if (role.Kind is { } kind && source.Kind != kind && source.Count != 0)
            throw new WorkspaceException($"'{file.FileName}' holds {source.Kind} shapes; a layer of role '{role.Role}' holds {kind} shapes.");
        if (request.Term is { } term && !role.IsPlan)
            throw new WorkspaceException($"'{request.Layer}' was given the years {term} of a plan, but a layer of role '{role.Role}' is of none. Leave the years out, or choose another role.");
        if (request.Covers is { } covered && covered != request.Layer)
            await workspace.Store.GetLayerAsync(covered, ct);

        var stream = ImportStream.Open(workspace, file, source, request, ct);
        var draft = new LayerDraft(
            request.Layer, request.Role, source.Kind, source.Schema, request.Vintage, request.Covers)
        {
            // Of a plan that is delivered again the years stay where nobody says others.
            Term = request.Term ?? (request.Mode == WriteMode.Replace ? (await FindAsync(workspace, request, ct))?.Term : null),
        };
        Provenance? kept = null;
        // The file is hashed while the store builds its indexes.
        var hashing = new Lazy<Task>(() => Task.Run(() => file.Sha256, CancellationToken.None));
        try
        {
            var revision = await workspace.Store.WriteLayerAsync(
                draft,
                request.Mode,
                FeaturesOf(stream.TakeAsync(progress, ct)).Concat(Ending(hashing)),
                () => kept = Provenance(file, stream),
                request.Note,
                ct);
            return new(revision, kept!, workspace.Crs.Code, stream.Notices);
        }
        finally
        {
            if (hashing.IsValueCreated)
                await hashing.Value;
        }
    }

    /// <summary>The layer that is replaced; null where it is of another role, or not there.</summary>
    private static async Task<LayerInfo?> FindAsync(Workspace workspace, ImportRequest request, CancellationToken ct) =>
        (await workspace.Store.ListLayersAsync(ct)).FirstOrDefault(layer => layer.Name == request.Layer && layer.Role == request.Role);

    /// <summary>Begins what an import needs and no workspace, beside the opening of one.</summary>
    public static void Prepare() => VectorFile.Prepare();

    private static async IAsyncEnumerable<Feature> FeaturesOf(IAsyncEnumerable<TakenRecord> records)
    {
        await foreach (var (record, result, _) in records)
        {
            if (result?.Status != IntakeStatus.Rejected)
                yield return new(0, result?.Shape, record.Values);
        }
    }

    /// <summary>No features, but the start of something when all before have been asked for.</summary>
    private static async IAsyncEnumerable<Feature> Ending(Lazy<Task> start)
    {
        _ = start.Value;
        await Task.CompletedTask;
        yield break;
    }

    private static Provenance Provenance(VectorFile file, ImportStream stream) => new(
        file.FileName,
        stream.Source.Name,
        file.Sha256,
        file.Format,
        stream.Source.Encoding ?? "UTF-8",
        stream.Source.EncodingFoundBy,
        stream.Crs?.Definition.Code.ToString() ?? "",
        stream.Crs?.FoundBy ?? "",
        stream.Ledger.Close());
}
