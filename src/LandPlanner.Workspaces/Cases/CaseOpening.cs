using LandPlanner.Cases;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>What became of one draft.</summary>
/// <param name="Opened">The case; null where its ground is another case's already.</param>
/// <param name="Matches">Cases on the same ground, the greatest share first; those below the share that makes it one ground are shown too.</param>
public sealed record CaseOpening(CaseDraft Draft, Case? Opened, IReadOnlyList<CaseMatch> Matches);

/// <summary>What became of all.</summary>
/// <param name="Revision">Null where none was opened.</param>
public sealed record CaseOpenings(IReadOnlyList<CaseOpening> All, Revision? Revision);
