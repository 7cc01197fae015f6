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

    /// <summary>The fields to order by, the first before the next, then by ascending id; empty for id alone. Cannot be asked together with <see cref="AfterId"/> or <see cref="AsOf"/>.</summary>
    public IReadOnlyList<FieldOrder> OrderBy { get; init; } = [];

    /// <summary>
    /// Leaves <see cref="Features.Feature.Shape"/> null, so that no geometry need be read; <see cref="Within"/> chooses as ever. Cannot be asked together with <see cref="AsOf"/>.
    /// </summary>
    public bool WithoutShapes { get; init; }

    /// <summary>
    /// The number of a revision: asks for the layer as it stood right after it. Null for the layer as it stands. Cannot be asked together
    /// with <see cref="Where"/>.
    /// </summary>
    public long? AsOf { get; init; }

    /// <exception cref="WorkspaceException">It asks what cannot be asked together.</exception>
    public void RefuseMixed()
    {
        if (OrderBy.Count > 0 && AfterId > 0)
            throw new WorkspaceException("Features after an id come in the order of ids. Leave out the order by fields, or ask for the first so many of them instead.");
        if (OrderBy.Count > 0 && AsOf is not null)
            throw new WorkspaceException("A layer as it stood comes in the order of ids. Leave out the order by fields, and order what comes.");
        if (WithoutShapes && AsOf is not null)
            throw new WorkspaceException("A layer as it stood comes with its shapes. Ask for it with them, or for the layer as it stands.");
    }
}
