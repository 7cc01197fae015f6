namespace LandPlanner.Schemes;

/// <summary>What the ledgers say that a scheme is judged by.</summary>
/// <param name="Consents">Of this scheme, one a village.</param>
/// <param name="Years">Of all schemes.</param>
/// <param name="Supplies">One a year.</param>
public sealed record SchemeLedgers(IReadOnlyList<SchemeConsent> Consents, IReadOnlyList<SchemeYear> Years, IReadOnlyList<LandSupply> Supplies);

/// <summary>What a village said.</summary>
/// <param name="Total">Members or representatives entitled; above zero.</param>
/// <param name="Agreed">At most as many.</param>
public sealed record SchemeConsent(string Village, bool IsOfMembers, long Total, long Agreed);

/// <summary>What an approved scheme planned for a year and did, in mu; null where nobody said.</summary>
public sealed record SchemeYear(string Scheme, int Year, decimal? PlannedMu, decimal? DoneMu)
{
    /// <summary>Null where it is not known.</summary>
    public bool? IsMet => PlannedMu is { } planned && DoneMu is { } done ? done >= planned : null;
}

/// <summary>How much land the county had approved, supplied, and idle at the year's end, in mu; null where nobody said.</summary>
/// <param name="IsTaskMet">Whether the task to reduce unused stock (增存挂钩) was met.</param>
public sealed record LandSupply(int Year, decimal? ApprovedMu, decimal? SuppliedMu, decimal? IdleMu, bool? IsTaskMet);
