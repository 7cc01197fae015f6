using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Makes batches of rows on one thread while another inserts those before.</summary>
/// <param name="firstId">The features get ids from here upward and version 1; null where they keep their own.</param>
internal sealed class BatchEncoder(LayerDraft layer, int srsId, EllipsoidalArea areas, long? firstId)
{
    private const int FirstBytes = 1 << 16;

    // Buffers grow large enough to be collected with the oldest generation only: used again, they never need be.
    private readonly ConcurrentQueue<ArrayBufferWriter<byte>> _spare = new();
    private readonly CanonicalJson _json = new();
    private long _nextId = firstId ?? 0;

    public RowBatch Encode(IReadOnlyList<Feature> features)
    {
        var batch = new RowBatch(features, _spare.TryDequeue(out var spare) ? spare : new(FirstBytes));
        for (var i = 0; i < features.Count; i++)
        {
            (batch.Ids[i], batch.Versions[i]) = firstId is null ? (features[i].Id, features[i].Version) : (_nextId++, 1);
            batch.Hashes[i] = EncodeRow(batch, i);
        }

        return batch;
    }

    /// <summary>Takes back the buffer of a batch that nobody reads any more. From any thread.</summary>
    public void TakeBack(RowBatch batch)
    {
        batch.Bytes.ResetWrittenCount();
        _spare.Enqueue(batch.Bytes);
    }

    private FeatureHash EncodeRow(RowBatch batch, int row)
    {
        var feature = batch.Features[row];
        var start = batch.Bytes.WrittenCount;
        var header = feature.Shape is null ? 0 : GeometryBlob.Write(feature.Shape, layer.Kind, srsId, batch.Bytes);
        batch.Ends.Add(batch.Bytes.WrittenCount);
        FeatureJson.Write(
            _json, batch.Ids[row], feature.Shape is null, batch.Bytes.WrittenSpan[(start + header)..], feature.Values, layer.Schema, batch.Versions[row]);
        foreach (var value in feature.Values)
            EncodeText(batch, value);
        if (layer.Kind == GeometryKind.Polygon)
            batch.Area += areas.Of(feature.Shape);
        return FeatureHash.Of(_json.Written);
    }

    private static void EncodeText(RowBatch batch, object? value)
    {
        if (value is not string text)
            return;
        batch.Bytes.Advance(Encoding.UTF8.GetBytes(text, batch.Bytes.GetSpan(3 * text.Length)));
        batch.Ends.Add(batch.Bytes.WrittenCount);
    }
}
