namespace LandPlanner.Cases;

/// <summary>Evidence that a move asks for.</summary>
/// <param name="Kind">"wide", "acceptance", as the evidence ledger calls it.</param>
/// <param name="IsFresh">Counts only what was added since the case came into its state: a returned case is not answered with the photos it was returned for.</param>
public sealed record EvidenceDemand(string Kind, int Count, bool IsFresh);
