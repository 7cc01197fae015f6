namespace LandPlanner.Cases;

/// <summary>An article that punishes an act.</summary>
/// <param name="Id">As the ledger keeps it: "reg-57".</param>
/// <param name="Low">In yuan a square metre, times a fee, or percent: as the base says.</param>
/// <param name="Kinds">The kinds of case it applies to by itself; empty where somebody has to choose it.</param>
public sealed record SanctionRule(
    string Id, string Law, string Article, string ActZh, string ActEn, SanctionBase Base, decimal Low, decimal High, IReadOnlyList<string> Kinds, SanctionGround Ground);
