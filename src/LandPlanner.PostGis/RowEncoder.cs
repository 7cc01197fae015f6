using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Makes batches of rows on one thread while another sends those before.</summary>
internal sealed class RowEncoder(LayerDraft layer, int srid, EllipsoidalArea areas)
{
    private const int WkbHeaderBytes = 5;
    private const int EwkbHeaderBytes = 9;
    private const int FirstBytes = 1 << 16;

    // Buffers grow large enough to be collected with the oldest generation only: used again, they never need be.
    private readonly ConcurrentQueue<ArrayBufferWriter<byte>> _spare = new();
    private readonly CanonicalJson _json = new();
    private readonly ArrayBufferWriter<byte> _wkb = new();

    /// <param name="firstId">Of the batch; the others follow it, and all have version 1. Null where features keep their own.</param>
    public RowBatch Encode(IReadOnlyList<Feature> features, long? firstId)
    {
        var batch = new RowBatch(features, _spare.TryDequeue(out var spare) ? spare : new(FirstBytes));
        for (var i = 0; i < features.Count; i++)
        {
            var feature = features[i];
            _wkb.ResetWrittenCount();
            if (feature.Shape is not null)
                ShapeBytes.Write(feature.Shape, layer.Kind, _wkb);
            (batch.Ids[i], batch.Versions[i]) = firstId is { } first ? (first + i, 1) : (feature.Id, feature.Version);
            var values = batch.Values[i] = StoredValues.Of(feature.Values, layer.Schema);
            FeatureJson.Write(_json, batch.Ids[i], feature.Shape is null, _wkb.WrittenSpan, values, layer.Schema, batch.Versions[i]);
            batch.Hashes[i] = FeatureHash.Of(_json.Written);
            if (feature.Shape is not null)
                WriteEwkb(_wkb.WrittenSpan, batch.Bytes);
            batch.Ends[i] = batch.Bytes.WrittenCount;
            if (layer.Kind == GeometryKind.Polygon)
                batch.Area += areas.Of(feature.Shape);
        }

        return batch;
    }

    /// <summary>Takes back the buffer of a batch that nobody reads any more. From any thread.</summary>
    public void TakeBack(RowBatch batch)
    {
        batch.Bytes.ResetWrittenCount();
        _spare.Enqueue(batch.Bytes);
    }

    /// <summary>The bytes that a binary COPY takes for a geometry: WKB with its SRID. Written by ourselves, since the same bytes are
    /// hashed and a second encoding would cost as much as sending them.</summary>
    private void WriteEwkb(ReadOnlySpan<byte> wkb, ArrayBufferWriter<byte> target)
    {
        const uint hasSrid = 0x20000000;
        var bytes = wkb.Length - WkbHeaderBytes + EwkbHeaderBytes;
        var ewkb = target.GetSpan(bytes);
        ewkb[0] = wkb[0];
        BinaryPrimitives.WriteUInt32LittleEndian(ewkb[1..], BinaryPrimitives.ReadUInt32LittleEndian(wkb[1..]) | hasSrid);
        BinaryPrimitives.WriteInt32LittleEndian(ewkb[5..], srid);
        wkb[WkbHeaderBytes..].CopyTo(ewkb[EwkbHeaderBytes..]);
        target.Advance(bytes);
    }
}
