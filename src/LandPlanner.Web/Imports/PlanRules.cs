using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Web.Imports;

/// <summary>What must hold of plans before anything is stored, as the workspace stands now.</summary>
internal sealed class PlanRules(WorkspaceHost host, IReadOnlyList<LayerPlan> plans)
{
    /// <summary>Whether all that is ticked can be imported as it stands.</summary>
    public bool IsReady => plans.Any(plan => plan.IsTicked) && plans.All(plan => !plan.IsTicked || IsSound(plan));

    /// <summary>Whether a layer can be imported as it stands.</summary>
    public bool IsSound(LayerPlan plan) => plan.IsPlaced && !string.IsNullOrWhiteSpace(plan.Name) && IsModeFit(plan) && IsKindFit(plan) && plan.IsTermSound && !IsNamedTwice(plan);

    /// <summary>Whether there is what is to be added to, and nothing where something new is to be.</summary>
    public bool IsModeFit(LayerPlan plan) => plan.Mode == WriteMode.Replace || (host.Watch.Find(plan.Name.Trim()) is not null) == (plan.Mode == WriteMode.Append);

    /// <summary>Whether layers of the role hold shapes of this kind.</summary>
    public bool IsKindFit(LayerPlan plan) => host.Workspace.Tables.Roles.Get(new(plan.Role)).Kind is not { } kind || kind == plan.Found.Source.Kind || plan.Found.Source.Count == 0;

    /// <summary>The years that a layer has already and keeps where nobody says others; null for none.</summary>
    public PlanTerm? TermKept(LayerPlan plan) => plan.Mode == WriteMode.Replace && host.Watch.Find(plan.Name.Trim()) is { } layer && layer.Role.Name == plan.Role ? layer.Term : null;

    public bool IsNamedTwice(LayerPlan plan) => plans.Any(other => other != plan && other.IsTicked && other.Mode != WriteMode.Append && other.Name.Trim() == plan.Name.Trim());
}
