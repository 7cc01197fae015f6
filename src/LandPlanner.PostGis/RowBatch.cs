using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>Features made ready to send: shapes as bytes, values as stored, hashes taken.</summary>
internal sealed class RowBatch(IReadOnlyList<Feature> features)
{
    public IReadOnlyList<Feature> Features { get; } = features;

    public long[] Ids { get; } = new long[features.Count];

    public long[] Versions { get; } = new long[features.Count];

    public byte[]?[] Shapes { get; } = new byte[features.Count][];

    public object?[][] Values { get; } = new object?[features.Count][];

    public FeatureHash[] Hashes { get; } = new FeatureHash[features.Count];

    public Area Area { get; set; }
}
