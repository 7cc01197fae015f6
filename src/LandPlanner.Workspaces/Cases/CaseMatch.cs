using LandPlanner.Areas;
using LandPlanner.Cases;

namespace LandPlanner.Workspaces.Cases;

/// <summary>A case that lies on the ground of another polygon.</summary>
/// <param name="Share">Of the polygon, from 0 to 1.</param>
/// <param name="OfCase">Of the case's own polygon, from 0 to 1.</param>
public sealed record CaseMatch(Case Case, Area Overlap, double Share, double OfCase);
