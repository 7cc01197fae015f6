using Apache.Arrow;
using Apache.Arrow.C;
using Apache.Arrow.Ipc;
using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>The records of one OGR layer as Arrow batches. One at a time for a layer.</summary>
internal sealed class ArrowRecords : IDisposable
{
    /// <summary>Small enough that a batch of large polygons stays small, large enough that its cost is
    /// spread.</summary>
    private const string BatchOption = "MAX_FEATURES_IN_BATCH=1000";

    private readonly IArrowArrayStream _stream;

    public ArrowRecords(nint layer, string fileName)
    {
        FileName = fileName;
        NativeCpl.ErrorReset();
        NativeOgr.LayerResetReading(layer);
        _stream = Open(layer) ?? throw GdalException.WithReason(
            $"'{fileName}' could not be read. Ask for the file again.");
    }

    private string FileName { get; }

    /// <summary>The next records; null at the end. The caller disposes them.</summary>
    /// <exception cref="GdalException">The file is damaged from here on.</exception>
    public RecordBatch? Next(long recordsBefore, CancellationToken ct)
    {
        try
        {
            return _stream.ReadNextRecordBatchAsync(ct).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var reason = GdalLibrary.LastError();
            throw new GdalException(
                $"'{FileName}' is damaged or cut short after record {recordsBefore}. Ask for the file again.",
                reason.Length > 0 ? reason : e.Message,
                e);
        }
    }

    public void Dispose() => _stream.Dispose();

    private static unsafe IArrowArrayStream? Open(nint layer)
    {
        var stream = CArrowArrayStream.Create();
        try
        {
            using var options = new NativeStrings(BatchOption);
            return NativeOgr.LayerGetArrowStream(layer, (nint)stream, options.Pointer)
                ? CArrowArrayStreamImporter.ImportArrayStream(stream)
                : null;
        }
        finally
        {
            CArrowArrayStream.Free(stream);
        }
    }
}
