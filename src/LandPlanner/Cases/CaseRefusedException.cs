using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>A move that cannot be made. Nothing was changed.</summary>
/// <param name="reasons">Full sentences, all of them at once.</param>
public sealed class CaseRefusedException(string number, IReadOnlyList<string> reasons)
    : WorkspaceException($"{number}: {string.Join(" ", reasons)} Nothing was changed.")
{
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
