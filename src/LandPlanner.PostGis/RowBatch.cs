using System.Buffers;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Features made ready to send: the bytes of their rows, hashes taken.</summary>
internal sealed class RowBatch(IReadOnlyList<Feature> features, ArrayBufferWriter<byte> bytes)
{
    public ArrayBufferWriter<byte> Bytes { get; } = bytes;

    public IReadOnlyList<Feature> Features { get; } = features;

    public long[] Ids { get; } = new long[features.Count];

    public FeatureHash[] Hashes { get; } = new FeatureHash[features.Count];

    public Area Area { get; set; }
}
