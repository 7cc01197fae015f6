using LandPlanner.Features;

namespace LandPlanner.Audits;

/// <summary>What became of one feature.</summary>
/// <param name="Now">As it is now; null where it was deleted.</param>
public sealed record FeatureChange(string Layer, long FeatureId, Feature? Now);
