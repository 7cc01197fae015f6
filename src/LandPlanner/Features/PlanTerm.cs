using LandPlanner.Stores;

namespace LandPlanner.Features;

/// <summary>The years that a layer of a plan speaks of.</summary>
/// <param name="BaseYear">基期年: whose survey it began with.</param>
/// <param name="TargetYear">目标年: by which it is to be so; after the base year.</param>
public sealed record PlanTerm(int BaseYear, int TargetYear)
{
    private const int First = 1980;
    private const int Last = 2100;

    /// <exception cref="WorkspaceException">They are no such years.</exception>
    public static PlanTerm Of(int baseYear, int targetYear) => baseYear >= First && targetYear <= Last && baseYear < targetYear
        ? new(baseYear, targetYear)
        : throw new WorkspaceException($"A plan from {baseYear} to {targetYear} cannot be: its base year is {First} at least and before its target year, which is {Last} at most.");

    public override string ToString() => FormattableString.Invariant($"{BaseYear}–{TargetYear}");
}
