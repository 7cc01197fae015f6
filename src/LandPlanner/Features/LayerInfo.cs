using LandPlanner.Areas;
using LandPlanner.Crs;
using NetTopologySuite.Geometries;

namespace LandPlanner.Features;

/// <summary>What a layer is, before its features come.</summary>
/// <param name="Vintage">The date the content speaks of; null where nobody said.</param>
/// <param name="Covers">The layer over whose polygons this one is complete: outside them the audit answers "not covered"; null where nobody said.</param>
public sealed record LayerDraft(
    string Name,
    LayerRole Role,
    GeometryKind Kind,
    FeatureSchema Schema,
    DateOnly? Vintage = null,
    string? Covers = null)
{
    /// <summary>The years a plan speaks of; null where nobody said, or it is no plan.</summary>
    public PlanTerm? Term { get; init; }
}

/// <summary>A layer as it stands in a workspace.</summary>
/// <param name="Area">The sum of its features' official areas; zero unless it has polygons.</param>
/// <param name="Extent">In <paramref name="Crs"/>; null where it has no shape.</param>
/// <param name="Revision">The last revision that touched it.</param>
/// <param name="ContentHash">SHA-256 over its features in ascending id, lower-case hex: equal content, equal hash, in any store.</param>
public sealed record LayerInfo(
    string Name,
    LayerRole Role,
    GeometryKind Kind,
    FeatureSchema Schema,
    CrsCode Crs,
    DateOnly? Vintage,
    string? Covers,
    long Count,
    Area Area,
    Envelope? Extent,
    long Revision,
    string ContentHash,
    Provenance? Provenance)
{
    /// <summary>The years a plan speaks of; null where nobody said, or it is no plan.</summary>
    public PlanTerm? Term { get; init; }
}
