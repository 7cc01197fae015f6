using System.Buffers;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Features made ready to insert: shapes as blobs, texts as UTF-8, hashes taken.</summary>
internal sealed class RowBatch(IReadOnlyList<Feature> features, ArrayBufferWriter<byte> bytes)
{
    public ArrayBufferWriter<byte> Bytes { get; } = bytes;

    public IReadOnlyList<Feature> Features { get; } = features;

    public long[] Ids { get; } = new long[features.Count];

    public long[] Versions { get; } = new long[features.Count];

    public FeatureHash[] Hashes { get; } = new FeatureHash[features.Count];

    /// <summary>For each feature where its shape ends in <see cref="Bytes"/>, then where each of its texts does; it
    /// starts where the one before ends.</summary>
    public List<int> Ends { get; } = [];

    public Area Area { get; set; }
}
