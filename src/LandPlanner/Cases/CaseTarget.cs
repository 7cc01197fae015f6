namespace LandPlanner.Cases;

/// <summary>What a figure should come to.</summary>
/// <param name="Source">Empty for all.</param>
/// <param name="Kind">Empty for all.</param>
/// <param name="Limit">From 0 to 1.</param>
/// <param name="IsMost">Whether the figure is to be at most the limit; else at least.</param>
public sealed record CaseTarget(CaseFigureKind Figure, string Source, string Kind, decimal Limit, bool IsMost)
{
    /// <summary>Judges a figure by what it is and by what it may still become.</summary>
    public CaseTargetVerdict Judge(CaseFigure figure)
    {
        if (figure.Share is not { } least || figure.Most is not { } most)
            return CaseTargetVerdict.Unknown;
        if (IsMost ? most <= Limit : least >= Limit)
            return CaseTargetVerdict.Met;
        return (IsMost ? least > Limit : most < Limit) ? CaseTargetVerdict.NotMet : CaseTargetVerdict.Unknown;
    }

    internal bool Fits(string source, string kind) => (Source.Length == 0 || Source == source) && (Kind.Length == 0 || Kind == kind);
}

public enum CaseTargetVerdict
{
    Met,
    NotMet,

    /// <summary>There are no cases, or what is pending decides.</summary>
    Unknown,
}
