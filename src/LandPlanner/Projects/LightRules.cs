using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>The rules that lights can be given by, and which one is in use. Immutable.</summary>
/// <param name="All">In the order of the table.</param>
/// <param name="EnterByDay">The day of the month after, from which on a month's actual should be there.</param>
public sealed record LightRules(IReadOnlyList<LightRule> All, string InUse, int EnterByDay)
{
    public LightRule Used => Get(InUse);

    /// <exception cref="WorkspaceException">There is no such rule.</exception>
    public LightRule Get(string id) => All.FirstOrDefault(rule => rule.Id == id)
        ?? throw new WorkspaceException($"There is no rule of lights '{id}' in data/projects/lights.yaml; there are {string.Join(", ", All.Select(rule => rule.Id))}.");

    /// <summary>The last month whose actuals should be there on a day.</summary>
    public Month LastDue(DateOnly today) => Month.Of(today).Plus(today.Day >= EnterByDay ? -1 : -2);
}
