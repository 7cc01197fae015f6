namespace LandPlanner.Cases;

/// <summary>What figures of cases should come to, and what counts as due soon (<c>data/cases/targets.yaml</c>). Immutable.</summary>
/// <param name="SoonDays">A case due so many days ahead or fewer is due soon.</param>
public sealed record CaseTargets(int SoonDays, IReadOnlyList<CaseTarget> All)
{
    /// <summary>The first target that fits cases of a source and kind; null where there is none.</summary>
    /// <param name="source">Empty for cases of several sources: then only targets for all fit.</param>
    /// <param name="kind">Empty for cases of several kinds.</param>
    public CaseTarget? Find(CaseFigureKind figure, string source = "", string kind = "") => All.FirstOrDefault(target => target.Figure == figure && target.Fits(source, kind));
}
