using NetTopologySuite.Geometries;

namespace LandPlanner.Stores;

/// <summary>What to read from a layer. An unset member means no restriction.</summary>
public sealed record FeatureQuery
{
    public static readonly FeatureQuery All = new();

    /// <summary>Keeps features whose envelope meets this one, given in the layer's own CRS.</summary>
    public Envelope? Within { get; init; }

    public IReadOnlyCollection<long>? Ids { get; init; }

    public AttributeFilter? Where { get; init; }

    /// <summary>Keeps features with a greater id: the way to ask for the next page.</summary>
    public long AfterId { get; init; }

    public int? Limit { get; init; }

    /// <summary>
    /// The number of a revision: asks for the layer as it stood right after it. Null for the layer as it stands. Cannot be asked together
    /// with <see cref="Where"/>.
    /// </summary>
    public long? AsOf { get; init; }
}
