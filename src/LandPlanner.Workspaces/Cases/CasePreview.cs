namespace LandPlanner.Workspaces.Cases;

/// <summary>What would become of one draft.</summary>
/// <param name="Draft">With its shape on the grid and its village.</param>
/// <param name="IsNew">Whether it would be opened: its ground is no other's.</param>
/// <param name="Matches">Cases on the same ground, the greatest share first.</param>
/// <param name="Twin">The place in the list of another draft, which would be opened, on the same ground; null for none.</param>
public sealed record CasePreview(CaseDraft Draft, bool IsNew, IReadOnlyList<CaseMatch> Matches, int? Twin);
