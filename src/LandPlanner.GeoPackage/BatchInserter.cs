using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Inserts batches of rows and gathers what the end of a bulk write needs to know.</summary>
internal sealed class BatchInserter(Database database, LayerDraft layer) : IDisposable
{
    private const int VersionParameter = 2;
    private const int ShapeParameter = 3;

    private readonly Statement _insert = database.Prepare(LayerSql.Insert(layer));
    private readonly int _firstField = layer.Kind == GeometryKind.None ? ShapeParameter : ShapeParameter + 1;

    public Manifest Manifest { get; } = new();

    public PackedIndex Index { get; } = new();

    public Envelope Extent { get; } = new();

    public Area Area { get; private set; }

    /// <summary>Returns when all is inserted. The first failure is the one thrown.</summary>
    public Task FillAsync(IAsyncEnumerable<Feature> features, BatchEncoder encoder, CancellationToken ct) => WritePipeline.RunAsync(
        features,
        (batch, _) => ValueTask.FromResult(encoder.Encode(batch)),
        (batch, stop) =>
        {
            Insert(batch, stop);
            encoder.TakeBack(batch);
        },
        ct);

    private void Insert(RowBatch batch, CancellationToken ct)
    {
        var bytes = batch.Bytes.WrittenSpan;
        var (start, cell) = (0, 0);
        for (var i = 0; i < batch.Features.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            var (id, feature) = (batch.Ids[i], batch.Features[i]);
            var end = batch.Ends[cell++];
            BindShape(feature.Shape, bytes[start..end]);
            start = end;
            for (var field = 0; field < feature.Values.Length; field++)
            {
                if (feature.Values[field] is not string)
                {
                    _insert.BindValue(_firstField + field, feature.Values[field]);
                    continue;
                }

                end = batch.Ends[cell++];
                _insert.BindUtf8(_firstField + field, bytes[start..end]);
                start = end;
            }

            _insert.Bind(1, id).Bind(VersionParameter, batch.Versions[i]).Run();
            Gather(id, feature.Shape, batch.Hashes[i]);
        }

        Area += batch.Area;
    }

    public void Dispose() => _insert.Dispose();

    private void BindShape(Geometry? shape, ReadOnlySpan<byte> blob)
    {
        if (layer.Kind == GeometryKind.None)
            return;
        if (shape is null)
            _insert.BindNull(ShapeParameter);
        else
            _insert.BindBlob(ShapeParameter, blob);
    }

    private void Gather(long id, Geometry? shape, FeatureHash hash)
    {
        Manifest.Add(id, hash);
        if (shape is null || shape.IsEmpty)
            return;
        Index.Add(IndexCell.Of(id, shape.EnvelopeInternal));
        Extent.ExpandToInclude(shape.EnvelopeInternal);
    }
}
