using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Plans;

/// <summary>Which layers of control lines are those of a plan.</summary>
public static class PlanControls
{
    public static readonly LayerRole Role = new("control-line");

    /// <summary>
    /// The layers named, or else those of the plan's years; where none says these years, or the plan says none, those that say no years. Those of other years belong to another plan.
    /// </summary>
    /// <param name="layers">All there are, of any role.</param>
    /// <param name="names">Names of layers; null where nobody said. None for a plan that has no control lines.</param>
    /// <exception cref="WorkspaceException">A layer that is named has no polygons of control lines.</exception>
    /// <exception cref="LayerNotFoundException">There is none of that name.</exception>
    public static IReadOnlyList<LayerInfo> Of(LayerInfo plan, IReadOnlyList<LayerInfo> layers, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            var all = layers.Where(IsControl).ToList();
            return all.Where(layer => plan.Term is not null && layer.Term == plan.Term).ToList() is { Count: > 0 } same ? same : [.. all.Where(layer => layer.Term is null)];
        }

        var chosen = names.Distinct().Select(name => layers.FirstOrDefault(layer => layer.Name == name) ?? throw new LayerNotFoundException(name)).ToList();
        return chosen.Find(layer => !IsControl(layer)) is { } wrong
            ? throw new WorkspaceException($"The layer '{wrong.Name}' has no polygons of the role '{Role}' (it is '{wrong.Role}'), so it cannot say what the plan protects. Name a layer of control lines.")
            : chosen;
    }

    private static bool IsControl(LayerInfo layer) => layer.Role == Role && layer.Kind == GeometryKind.Polygon;
}
