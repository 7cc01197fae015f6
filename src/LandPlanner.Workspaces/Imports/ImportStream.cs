using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Stores;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Imports;

/// <summary>One record, and what becomes of it.</summary>
/// <param name="Result">Null in a layer without shapes.</param>
/// <param name="Placed">The shape in the workspace's plane before it was judged; null where it has none there.</param>
internal readonly record struct TakenRecord(SourceRecord Record, IntakeResult? Result, LooseShape? Placed);

/// <summary>A layer of a file on its way in: reader → reprojection → intake, each record entered in the ledger. What is done with the records is for the caller.</summary>
internal sealed class ImportStream
{
    private const int BatchRecords = 256;
    private const int BatchesAhead = 4;

    private readonly VectorFile _file;
    private readonly ImportDoor? _door;

    private ImportStream(VectorFile file, SourceLayer source, SourceCrs? crs, ImportDoor? door) => (_file, Source, Crs, _door) = (file, source, crs, door);

    public SourceLayer Source { get; }

    /// <summary>Null in a layer without shapes.</summary>
    public SourceCrs? Crs { get; }

    public ImportLedger Ledger { get; } = new();

    /// <summary>Sentences on the file as a whole.</summary>
    public IReadOnlyList<string> Notices => Crs?.Notice is { } notice ? [.. Source.Problems, notice] : Source.Problems;

    /// <exception cref="CrsException">Which system the file is in is not known, or no way leads from it into the workspace's.</exception>
    public static ImportStream Open(Workspace workspace, VectorFile file, SourceLayer source, ImportRequest request, CancellationToken ct)
    {
        if (source.Kind == GeometryKind.None)
            return new(file, source, null, null);
        var crs = SourceCrs.Settle(workspace.Tables.Crs, file, source, request.Crs, ct);
        var door = new ImportDoor(Reprojector.Create(crs.Definition, workspace.Crs, request.Shift), new Intake(workspace.Areas, source.Kind));
        return new(file, source, crs, door);
    }

    /// <summary>The layer a request means.</summary>
    /// <exception cref="WorkspaceException">The file has no such layer, or several and none was named.</exception>
    public static SourceLayer Choose(VectorFile file, ImportRequest request)
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

    /// <summary>All records in the file's order. Reading runs beside whatever is done with them: one task each, a few batches apart.</summary>
    public async IAsyncEnumerable<TakenRecord> TakeAsync(IProgress<ImportProgress>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var records = Channel.CreateBounded<SourceRecord[]>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(records.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in records.Reader.ReadAllAsync(ct))
            {
                foreach (var record in batch)
                    yield return Take(record);
                progress?.Report(new(Ledger.Read, Source.Count));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private TakenRecord Take(SourceRecord record)
    {
        if (_door is null)
        {
            Ledger.EnterIntact();
            return new(record, null, null);
        }

        var result = _door.Take(record.Shape, out var placed);
        Ledger.Enter(record, result);
        return new(record, result, placed);
    }

    private async Task ReadAsync(ChannelWriter<SourceRecord[]> writer, CancellationToken stop)
    {
        try
        {
            foreach (var batch in _file.Read(Source.Name, stop).Chunk(BatchRecords))
                await writer.WriteAsync(batch, stop);
            writer.Complete();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            writer.TryComplete();
        }
        catch (Exception failure)
        {
            // Handed to the side that takes, so that it gives up what it has begun.
            writer.TryComplete(failure);
        }
    }
}

/// <param name="Total">Records in the file; -1 where the format does not say.</param>
public readonly record struct ImportProgress(long Records, long Total);
