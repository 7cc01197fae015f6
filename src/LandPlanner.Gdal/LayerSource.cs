using System.Text;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;
using LandPlanner.Topology;

namespace LandPlanner.Gdal;

/// <summary>How a file counts its records.</summary>
internal enum FeatureNumbers
{
    /// <summary>They come one after the other.</summary>
    Sequence,

    /// <summary>GDAL's id is the row from 0.</summary>
    RowFromZero,

    /// <summary>GDAL's id is the file's own.</summary>
    Id,
}

/// <summary>Reads the records of a layer as listed. Borrows the layer: it lives no longer than its data set.</summary>
/// <param name="encoding">Of the text's bytes; null for UTF-8.</param>
internal sealed class LayerSource(
    nint layer, string fileName, SourceLayer info, FeatureNumbers numbers, IStagedSource? stage, Encoding? encoding)
{
    public SourceLayer Info { get; init; } = info;

    public bool ClosedLinesAreAreas { get; init; }

    /// <summary>Leaves out records of another kind, which are listed as a layer of their own.</summary>
    public GeometryKind? OnlyKind { get; init; }

    public bool TakesShapeless { get; init; }

    /// <summary>The same records under another name, with more problems.</summary>
    public LayerSource As(SourceLayer described) => new(layer, fileName, described, numbers, stage, encoding)
    {
        ClosedLinesAreAreas = ClosedLinesAreAreas,
        OnlyKind = OnlyKind,
        TakesShapeless = TakesShapeless,
    };

    public IEnumerable<SourceRecord> Read(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var read = 0L;
        using var records = new ArrowRecords(layer, fileName);
        while (records.Next(read, ct) is { } batch)
        {
            using (batch)
            {
                foreach (var record in Records(new ArrowBatch(batch), read, ct))
                    yield return record;
                read += batch.Length;
            }
        }

        CheckEnd(read);
    }

    private IEnumerable<SourceRecord> Records(ArrowBatch batch, long before, CancellationToken ct)
    {
        var readers = batch.FieldReaders(Info.Schema.Fields.Count, encoding);
        var intake = new ShapeIntake(OnlyKind is null ? Info.Kind : GeometryKind.None, ClosedLinesAreAreas);
        var notes = new List<string>();
        for (var row = 0; row < batch.Length; row++)
        {
            ct.ThrowIfCancellationRequested();
            notes.Clear();
            var shape = batch.HasShape(row) ? intake.Read(batch.Wkb(row), notes) : null;
            if (!Takes(shape))
                continue;
            var number = Number(batch, row, before);
            notes.AddRange(stage?.NotesOn(number, shape is not null) ?? []);
            yield return new(number, OfKind(shape, notes), Values(readers, row), notes.Count == 0 ? [] : [.. notes]);
        }
    }

    private bool Takes(LooseShape? shape) =>
        OnlyKind is null || (shape is null ? TakesShapeless : shape.Kind == OnlyKind);

    private LooseShape? OfKind(LooseShape? shape, List<string> notes)
    {
        if (shape is null || shape.Kind == Info.Kind)
            return shape;
        notes.Add("other-kind-dropped");
        return null;
    }

    private static object?[] Values(Func<int, object?>[] readers, int row)
    {
        var values = new object?[readers.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = readers[i](row);
        return values;
    }

    private long Number(ArrowBatch batch, int row, long before) => numbers switch
    {
        FeatureNumbers.RowFromZero => batch.Id(row) + 1,
        FeatureNumbers.Id => batch.Id(row),
        _ => before + row + 1,
    };

    /// <summary>A damaged file may simply end: GDAL then said why, and fewer records came than were counted.</summary>
    private void CheckEnd(long read)
    {
        var isShort = stage is null && OnlyKind is null && read < Info.Count;
        if (isShort && NativeCpl.GetLastErrorType() >= ErrorClass.Failure)
            throw GdalException.WithReason(
                $"'{fileName}' ended after {read} of {Info.Count} records. Ask for the file again.");
    }
}
