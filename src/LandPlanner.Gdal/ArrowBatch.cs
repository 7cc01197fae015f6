using Apache.Arrow;
using System.Text;

namespace LandPlanner.Gdal;

/// <summary>A batch as GDAL lays it out: the feature id, the fields in order, the shapes.</summary>
internal sealed class ArrowBatch
{
    private readonly RecordBatch _batch;
    private readonly BinaryArray? _shapes;

    public ArrowBatch(RecordBatch batch)
    {
        _batch = batch;
        var shapes = batch.Schema.FieldsList.ToList().FindIndex(IsShape);
        _shapes = shapes < 0 ? null : batch.Column(shapes) as BinaryArray;
    }

    public int Length => _batch.Length;

    public long Id(int row) => ((Int64Array)_batch.Column(0)).Values[row];

    public bool HasShape(int row) => _shapes is not null && !_shapes.IsNull(row);

    public ReadOnlySpan<byte> Wkb(int row) => _shapes!.GetBytes(row, out _);

    public Func<int, object?>[] FieldReaders(int fields, Encoding? encoding) =>
        [.. Enumerable.Range(1, fields).Select(i => ArrowValues.ReaderOf(_batch.Column(i), encoding))];

    private static bool IsShape(Field field) =>
        field.HasMetadata && field.Metadata.TryGetValue("ARROW:extension:name", out var name)
        && name is "WKB" or "ogc.wkb" or "geoarrow.wkb";
}
