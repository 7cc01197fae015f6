using Apache.Arrow;
using Apache.Arrow.C;
using Apache.Arrow.Ipc;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;
using LandPlanner.Topology;

namespace LandPlanner.Gdal;

/// <summary>The records of an OGR layer, read as Arrow batches.</summary>
internal static class ArrowRecords
{
    // Small batches keep memory level: 1024 polygons of a few hundred vertices are some megabytes.
    private static readonly string?[] Options = ["INCLUDE_FID=YES", "MAX_FEATURES_IN_BATCH=1024", null];
    private static readonly List<string> NoNotes = [];

    /// <param name="zeroBased">The driver numbers its records from 0.</param>
    /// <param name="drawn">A drawing, whose closed lines are polygons where polygons are asked for.</param>
    public static IEnumerable<SourceRecord> Read(nint layer, GeometryKind kind, int fields, bool zeroBased, bool drawn, CancellationToken ct)
    {
        using var stream = Open(layer);
        while (stream.ReadNextRecordBatchAsync(ct).AsTask().GetAwaiter().GetResult() is { } batch)
        {
            using (batch)
            {
                var numbers = (Int64Array)batch.Column(0);
                var values = Enumerable.Range(1, fields).Select(i => Column(batch.Column(i))).ToArray();
                var shapes = batch.ColumnCount > fields + 1 ? batch.Column(fields + 1) as BinaryArray : null;
                for (var row = 0; row < batch.Length; row++)
                {
                    ct.ThrowIfCancellationRequested();
                    List<string>? notes = null;
                    var shape = shapes is null || shapes.IsNull(row) ? null : Shape(shapes.GetBytes(row), kind, drawn, ref notes);
                    yield return new(numbers.GetValue(row)!.Value + (zeroBased ? 1 : 0), shape, Row(values, row), notes ?? NoNotes);
                }
            }
        }
    }

    private static unsafe IArrowArrayStream Open(nint layer)
    {
        var stream = CArrowArrayStream.Create();
        try
        {
            NativeGdal.ErrorReset();
            if (!NativeOgr.GetArrowStream(layer, stream, Options))
                throw GdalException.WithReason("The layer's records cannot be read.");
            return CArrowArrayStreamImporter.ImportArrayStream(stream);
        }
        finally
        {
            CArrowArrayStream.Free(stream);
        }
    }

    private static object?[] Row(Func<int, object?>[] columns, int row)
    {
        var values = new object?[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            values[i] = columns[i](row);
        return values;
    }

    private static LooseShape? Shape(ReadOnlySpan<byte> wkb, GeometryKind kind, bool drawn, ref List<string>? notes)
    {
        try
        {
            if (LooseShapeReader.TypeOf(wkb) > 7)
            {
                wkb = Linear.Wkb(wkb);
                (notes ??= []).Add("curve-linearised");
            }

            if (drawn && kind == GeometryKind.Polygon)
                wkb = ClosedLine.AsPolygon(wkb);
            var shape = LooseShapeReader.Read(wkb, kind, out var dropped);
            if (dropped > 0)
                (notes ??= []).Add("other-kind-dropped");
            return shape;
        }
        catch (FormatException)
        {
            (notes ??= []).Add("unreadable-shape");
            return null;
        }
    }

    private static Func<int, object?> Column(IArrowArray column) => column switch
    {
        StringArray texts => row => texts.IsNull(row) ? null : texts.GetString(row),
        LargeStringArray texts => row => texts.IsNull(row) ? null : texts.GetString(row),
        Int16Array numbers => row => (long?)numbers.GetValue(row),
        Int32Array numbers => row => (long?)numbers.GetValue(row),
        Int64Array numbers => row => numbers.GetValue(row),
        FloatArray numbers => row => (double?)numbers.GetValue(row),
        DoubleArray numbers => row => numbers.GetValue(row),
        BooleanArray flags => row => flags.GetValue(row),
        Date32Array dates => row => dates.GetDateTime(row) is { } date ? DateOnly.FromDateTime(date) : null,
        TimestampArray times => row => times.GetTimestamp(row)?.UtcDateTime,
        Time32Array times => row => times.GetMilliSeconds(row) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds).ToString("c") : null,
        BinaryArray blobs => row => blobs.IsNull(row) ? null : blobs.GetBytes(row).ToArray(),
        ListArray lists => row => lists.IsNull(row) ? null : List(lists, row),
        _ => throw new NotSupportedException($"Arrow type {column.Data.DataType.TypeId} does not come from OGR."),
    };

    /// <summary>The members of a list field as one text, separated by commas.</summary>
    private static string List(ListArray lists, int row)
    {
        var members = lists.GetSlicedValues(row);
        var value = Column(members);
        return string.Join(",", Enumerable.Range(0, members.Length).Select(i => Convert.ToString(value(i), System.Globalization.CultureInfo.InvariantCulture)));
    }
}
