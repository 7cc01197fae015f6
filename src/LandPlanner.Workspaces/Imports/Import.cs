using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Imports;

/// <summary>Brings a layer of a file into a workspace: reader → reprojection → intake → store, each record accounted for.</summary>
public static class Import
{
    private const int BatchRecords = 256;
    private const int BatchesAhead = 4;

    /// <param name="progress">Told how many records have been taken in.</param>
    /// <exception cref="WorkspaceException">The file, its CRS or the request is not fit; nothing was changed.</exception>
    public static async Task<ImportResult> RunAsync(
        Workspace workspace, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var role = workspace.Tables.Roles.Get(request.Role);
        using var file = VectorFile.Open(request.File, request.Encoding);
        var source = ChooseLayer(file, request);
        if (role.Kind is { } kind && source.Kind != kind && source.Count != 0)
            throw new WorkspaceException($"'{file.FileName}' holds {source.Kind} shapes; a layer of role '{role.Role}' holds {kind} shapes.");
        if (request.Covers is { } covered && covered != request.Layer)
            await workspace.Store.GetLayerAsync(covered, ct);

        var notices = new List<string>(source.Problems);
        var crs = source.Kind == GeometryKind.None ? null : SourceCrs.Settle(workspace.Tables.Crs, file, source, request.Crs, ct);
        if (crs?.Notice is { } notice)
            notices.Add(notice);
        var draft = new LayerDraft(
            request.Layer, request.Role, source.Kind, source.Schema, request.Vintage, request.Covers);
        var ledger = new ImportLedger();
        var door = crs is null
            ? null
            : new Door(Reprojector.Create(crs.Definition, workspace.Crs, request.Shift), new Intake(workspace.Areas, source.Kind));
        Provenance? kept = null;
        // The file is hashed while the store builds its indexes.
        var hashing = new Lazy<Task>(() => Task.Run(() => file.Sha256, CancellationToken.None));
        try
        {
            var revision = await workspace.Store.WriteLayerAsync(
                draft,
                request.Mode,
                FeaturesAsync(file, source, door, ledger, progress, ct).Concat(Ending(hashing)),
                () => kept = Provenance(file, source, crs, ledger.Close()),
                request.Note,
                ct);
            return new(revision, kept!, workspace.Crs.Code, notices);
        }
        finally
        {
            if (hashing.IsValueCreated)
                await hashing.Value;
        }
    }

    /// <summary>No features, but the start of something when all before have been asked for.</summary>
    private static async IAsyncEnumerable<Feature> Ending(Lazy<Task> start)
    {
        _ = start.Value;
        await Task.CompletedTask;
        yield break;
    }

    /// <summary>Begins what an import needs and no workspace, beside the opening of one.</summary>
    public static void Prepare() => VectorFile.Prepare();

    private static SourceLayer ChooseLayer(VectorFile file, ImportRequest request)
    {
        var names = string.Join(", ", file.Layers.Select(layer => $"'{layer.Name}'"));
        if (request.SourceLayer is { } wanted)
        {
            return file.Layers.FirstOrDefault(layer => layer.Name == wanted)
                ?? throw new WorkspaceException($"'{file.FileName}' has no layer '{wanted}'; it has {names}.");
        }

        return file.Layers.Count switch
        {
            1 => file.Layers[0],
            0 => throw new WorkspaceException($"'{file.FileName}' holds no layer that could be imported."),
            _ => throw new WorkspaceException($"'{file.FileName}' has several layers ({names}): choose one with --source-layer."),
        };
    }

    private static Provenance Provenance(VectorFile file, SourceLayer source, SourceCrs? crs, Reconciliation reconciliation) => new(
        file.FileName,
        source.Name,
        file.Sha256,
        file.Format,
        source.Encoding ?? "UTF-8",
        source.EncodingFoundBy,
        crs?.Definition.Code.ToString() ?? "",
        crs?.FoundBy ?? "",
        reconciliation);

    /// <summary>Reading and taking in run beside the store's writing: one task each, a few batches apart.</summary>
    private static async IAsyncEnumerable<Feature> FeaturesAsync(
        VectorFile file,
        SourceLayer source,
        Door? door,
        ImportLedger ledger,
        IProgress<ImportProgress>? progress,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var records = Channel.CreateBounded<SourceRecord[]>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(file, source, records.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in records.Reader.ReadAllAsync(ct))
            {
                foreach (var record in batch)
                {
                    if (TakeIn(record, door, ledger) is { } feature)
                        yield return feature;
                }

                progress?.Report(new(ledger.Read, source.Count));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static Feature? TakeIn(SourceRecord record, Door? door, ImportLedger ledger)
    {
        if (door is null)
        {
            ledger.EnterIntact();
            return new(0, null, record.Values);
        }

        var result = door.Take(record.Shape);
        ledger.Enter(record, result);
        return result.Status == IntakeStatus.Rejected ? null : new(0, result.Shape, record.Values);
    }

    private static async Task ReadAsync(VectorFile file, SourceLayer source, ChannelWriter<SourceRecord[]> writer, CancellationToken stop)
    {
        try
        {
            foreach (var batch in file.Read(source.Name, stop).Chunk(BatchRecords))
                await writer.WriteAsync(batch, stop);
            writer.Complete();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            writer.TryComplete();
        }
        catch (Exception failure)
        {
            // Handed to the side that writes, so that it gives up what it has begun.
            writer.TryComplete(failure);
        }
    }

    /// <summary>Where shapes enter: into the workspace's plane, then onto its grid.</summary>
    private sealed class Door(Reprojector reprojector, Intake intake)
    {
        private readonly Densifier _densifier = new(reprojector);

        public IntakeResult Take(LooseShape? shape)
        {
            try
            {
                return intake.Take(shape is null || reprojector.IsIdentity ? shape : Reproject(shape));
            }
            catch (ReprojectionException)
            {
                return new() { Shape = null, Status = IntakeStatus.Rejected, Defects = [new(DefectReasons.OutsideWorld, null, null)] };
            }
        }

        private LooseShape Reproject(LooseShape shape)
        {
            if (reprojector.IsTranslation || shape.Kind == GeometryKind.Point)
            {
                var moved = shape.Coordinates.ToArray();
                reprojector.Transform(moved);
                return new(shape.Kind, moved, shape.RingEnds, shape.PartEnds);
            }

            var coordinates = new List<double>(shape.Coordinates.Length);
            var ends = new int[shape.RingCount];
            for (var ring = 0; ring < ends.Length; ring++)
            {
                coordinates.AddRange(_densifier.Transform(shape.Ring(ring)));
                ends[ring] = coordinates.Count / 2;
            }

            return new(shape.Kind, [.. coordinates], ends, shape.PartEnds);
        }
    }
}

/// <param name="Total">Records in the file; -1 where the format does not say.</param>
public readonly record struct ImportProgress(long Records, long Total);
