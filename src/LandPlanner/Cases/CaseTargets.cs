namespace LandPlanner.Cases;

/// <summary>What figures of cases should come to, and what counts as due soon (<c>data/cases/targets.yaml</c>). Immutable.</summary>
/// <param name="SoonDays">A case due so many days ahead or fewer is due soon.</param>
public sealed record CaseTargets(int SoonDays, IReadOnlyList<CaseTarget> All)
{
    /// <summary>The first target that fits a figure over cases of a source and kind; null where there is none.</summary>
    /// <param name="source">Empty for cases of several sources: then only targets for all fit.</param>
    /// <param name="kind">Empty for cases of several kinds.</param>
    public CaseTarget? Find(CaseFigureKind figure, string source = "", string kind = "") => All.FirstOrDefault(target => target.Figure == figure && target.Fits(source, kind));

    /// <summary>A figure with the target for it, found by what source and kind its cases share.</summary>
    public JudgedFigure Judge(CaseFigure figure)
    {
        var target = Find(figure.Kind, Shared(figure, one => one.Source), Shared(figure, one => one.Kind));
        return new(figure, target, target?.Judge(figure));
    }

    private static string Shared(CaseFigure figure, Func<Case, string> word) => figure.Of.Count > 0 && figure.Of.All(one => word(one) == word(figure.Of[0])) ? word(figure.Of[0]) : "";
}

/// <param name="Target">Null where there is none.</param>
/// <param name="Verdict">Null where there is no target.</param>
public sealed record JudgedFigure(CaseFigure Figure, CaseTarget? Target, CaseTargetVerdict? Verdict);
