using LandPlanner.Features;

namespace LandPlanner.GeoPackage;

/// <summary>A layer on its way out of a workspace.</summary>
/// <param name="Features">With the ids and versions they have there.</param>
/// <param name="IsForPoints">Registered as holding single points, as people draw them, and not the multi-points of a workspace; such a layer must begin empty.</param>
public sealed record ExchangeLayer(LayerDraft Draft, IReadOnlyList<Feature> Features, bool IsForPoints = false);
