using LandPlanner.Audits;
using LandPlanner.Cases;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>What became, or would become, of one finding.</summary>
/// <param name="Opened">The case; null where none was opened, or this was a look ahead.</param>
/// <param name="IsNew">Whether its ground was no other case's: whether it was opened, or would be.</param>
/// <param name="Matches">Cases on the same ground, the greatest share first.</param>
/// <param name="Desk">What the layers say of it; null where it has no shape.</param>
public sealed record FindingCase(Finding Finding, Case? Opened, bool IsNew, IReadOnlyList<CaseMatch> Matches, DeskResult? Desk);

/// <summary>What became, or would become, of findings.</summary>
/// <param name="Run">The kept run they are of.</param>
/// <param name="Revision">Null where none was opened.</param>
public sealed record FindingCases(string Run, IReadOnlyList<FindingCase> All, Revision? Revision)
{
    public int NewCount => All.Count(one => one.IsNew);
}
