namespace LandPlanner.Cases;

/// <summary>A state of the process.</summary>
/// <param name="Id">"issued", "rectifying", as in the table.</param>
public sealed record CaseState(string Id, string TitleZh, string TitleEn, CaseStage Stage);
