using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Makes batches of rows, as a binary COPY takes them, on one thread while another sends those before.</summary>
/// <remarks>Not by the driver's importer: a call for each value of each row cost as much as all the rest of sending.</remarks>
internal sealed class RowEncoder(LayerDraft layer, int srid, EllipsoidalArea areas)
{
    private const int WkbHeaderBytes = 5;
    private const int EwkbHeaderBytes = 9;
    private const int FirstBytes = 1 << 16;

    // Buffers grow large enough to be collected with the oldest generation only: used again, they never need be.
    private readonly ConcurrentQueue<ArrayBufferWriter<byte>> _spare = new();
    private readonly CanonicalJson _json = new();
    private readonly ArrayBufferWriter<byte> _wkb = new();
    private readonly ArrayBufferWriter<byte> _ewkb = new();

    /// <param name="ids">One for each, with version 1. Null where features keep their own.</param>
    public RowBatch Encode(IReadOnlyList<Feature> features, IReadOnlyList<long>? ids)
    {
        var batch = new RowBatch(features, _spare.TryDequeue(out var spare) ? spare : new(FirstBytes));
        for (var i = 0; i < features.Count; i++)
        {
            var (id, version) = ids is null ? (features[i].Id, features[i].Version) : (ids[i], 1);
            (batch.Ids[i], batch.Hashes[i]) = (id, EncodeRow(batch.Bytes, features[i], id, version));
            if (layer.Kind == GeometryKind.Polygon)
                batch.Area += areas.Of(features[i].Shape);
        }

        return batch;
    }

    /// <summary>Takes back the buffer of a batch that nobody reads any more. From any thread.</summary>
    public void TakeBack(RowBatch batch)
    {
        batch.Bytes.ResetWrittenCount();
        _spare.Enqueue(batch.Bytes);
    }

    private FeatureHash EncodeRow(ArrayBufferWriter<byte> row, Feature feature, long id, long version)
    {
        _wkb.ResetWrittenCount();
        if (feature.Shape is not null)
            ShapeBytes.Write(feature.Shape, layer.Kind, _wkb);
        var values = StoredValues.Of(feature.Values, layer.Schema);
        FeatureJson.Write(_json, id, feature.Shape is null, _wkb.WrittenSpan, values, layer.Schema, version);

        CopyBytes.WriteRow(row, values.Length + (layer.Kind == GeometryKind.None ? 2 : 3));
        CopyBytes.Write(row, id);
        CopyBytes.Write(row, version);
        if (feature.Shape is not null)
            CopyBytes.Write(row, Ewkb(_wkb.WrittenSpan));
        else if (layer.Kind != GeometryKind.None)
            CopyBytes.WriteNull(row);
        foreach (var value in values)
            CopyBytes.Write(row, value);
        return FeatureHash.Of(_json.Written);
    }

    /// <summary>WKB with its SRID: what the server takes for a geometry.</summary>
    private ReadOnlySpan<byte> Ewkb(ReadOnlySpan<byte> wkb)
    {
        const uint hasSrid = 0x20000000;
        _ewkb.ResetWrittenCount();
        var header = _ewkb.GetSpan(EwkbHeaderBytes);
        header[0] = wkb[0];
        BinaryPrimitives.WriteUInt32LittleEndian(header[1..], BinaryPrimitives.ReadUInt32LittleEndian(wkb[1..]) | hasSrid);
        BinaryPrimitives.WriteInt32LittleEndian(header[5..], srid);
        _ewkb.Advance(EwkbHeaderBytes);
        _ewkb.Write(wkb[WkbHeaderBytes..]);
        return _ewkb.WrittenSpan;
    }
}
