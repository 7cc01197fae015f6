using System.Buffers;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Features made ready to send: shapes as bytes, values as stored, hashes taken.</summary>
internal sealed class RowBatch(IReadOnlyList<Feature> features, ArrayBufferWriter<byte> bytes)
{
    public ArrayBufferWriter<byte> Bytes { get; } = bytes;

    public IReadOnlyList<Feature> Features { get; } = features;

    public long[] Ids { get; } = new long[features.Count];

    public long[] Versions { get; } = new long[features.Count];

    /// <summary>Where each feature's shape ends in <see cref="Bytes"/>; it starts where the one before ends.</summary>
    public int[] Ends { get; } = new int[features.Count];

    public object?[][] Values { get; } = new object?[features.Count][];

    public FeatureHash[] Hashes { get; } = new FeatureHash[features.Count];

    public Area Area { get; set; }
}
