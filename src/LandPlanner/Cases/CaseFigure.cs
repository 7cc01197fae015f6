namespace LandPlanner.Cases;

/// <summary>A share of cases, with the cases behind it.</summary>
/// <param name="Counted">The cases in the numerator.</param>
/// <param name="Pending">Cases that are not counted and still may be: of what must be done in time, those not due yet; of what may still be sent back, those not closed yet.</param>
/// <param name="Of">The cases in the denominator, those counted and pending among them.</param>
public sealed record CaseFigure(CaseFigureKind Kind, IReadOnlyList<Case> Counted, IReadOnlyList<Case> Pending, IReadOnlyList<Case> Of)
{
    /// <summary>From 0 to 1; null where there are no cases, which is neither all nor none of them.</summary>
    public decimal? Share => Of.Count == 0 ? null : (decimal)Counted.Count / Of.Count;

    /// <summary>What the share comes to if everything pending counts; null where there are no cases.</summary>
    public decimal? Most => Of.Count == 0 ? null : (decimal)(Counted.Count + Pending.Count) / Of.Count;
}
