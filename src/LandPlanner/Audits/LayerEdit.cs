using LandPlanner.Features;

namespace LandPlanner.Audits;

/// <summary>What edits did to one layer.</summary>
/// <param name="Touched">Ids of all features that were added, changed or deleted.</param>
/// <param name="Now">Those of them that are there now.</param>
internal sealed record LayerEdit(string Layer, IReadOnlySet<long> Touched, IReadOnlyList<Feature> Now);
