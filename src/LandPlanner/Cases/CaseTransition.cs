namespace LandPlanner.Cases;

/// <summary>A move that was made.</summary>
/// <param name="At">UTC.</param>
/// <param name="Changed">The fields it changed and to what, "due_on 2024-01-31 → 2024-02-29; person → 王五"; empty for none.</param>
public sealed record CaseTransition(CaseMove Move, Case Before, Case After, DateOnly On, DateTime At, Actor By, string Note, string Changed);
