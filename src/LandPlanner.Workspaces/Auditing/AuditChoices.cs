using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Workspaces.Auditing;

/// <summary>What can be chosen for an audit of a workspace.</summary>
public static class AuditChoices
{
    /// <param name="layers">All of the workspace's.</param>
    /// <param name="rulePack">A rule pack's file; null for the default pack of <c>data/rules</c>.</param>
    /// <exception cref="Stores.WorkspaceException">The rule pack is not fit.</exception>
    public static AuditChoice Read(Workspace workspace, IReadOnlyList<LayerInfo> layers, string? rulePack, DateOnly on) =>
        AuditChoice.Of(AuditInputs.ReadPack(workspace, rulePack), [.. layers.Where(layer => AuditInputs.IsLookedAt(workspace, layer))], on);
}
