using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces.RulePacks;

namespace LandPlanner.Workspaces.Auditing;

/// <summary>Reads what an audit looks at from a workspace.</summary>
internal static class AuditInputs
{
    /// <param name="reader">The workspace, or a snapshot of it.</param>
    /// <param name="rulePack">A rule pack's file; null for the default pack of <c>data/rules</c>.</param>
    /// <exception cref="WorkspaceException">The rule pack is not fit.</exception>
    public static async Task<AuditInput> ReadAsync(
        Workspace workspace, IFeatureReader reader, string? rulePack, DateOnly on, CancellationToken ct)
    {
        var pack = ReadPack(workspace, rulePack);
        var layers = new List<AuditLayer>();
        foreach (var info in (await reader.ListLayersAsync(ct)).Where(layer => IsLookedAt(workspace, layer)))
        {
            var features = await reader.ReadAsync(info.Name, FeatureQuery.All, ct).ToListAsync(ct);
            layers.Add(new(info, features, workspace.Tables.Roles.Get(info.Role)));
        }

        return new(pack, layers, workspace.Areas, workspace.Tables.LandClasses, on);
    }

    /// <param name="rulePack">A rule pack's file; null for the default pack of <c>data/rules</c>.</param>
    /// <exception cref="WorkspaceException">The rule pack is not fit.</exception>
    public static RulePack ReadPack(Workspace workspace, string? rulePack)
    {
        var path = rulePack ?? Path.Combine(workspace.Tables.Folder, "rules", "default.yaml");
        return RulePackReader.Read(path, workspace.Tables.Roles, workspace.Tables.LandClasses);
    }

    /// <summary>Whether an audit may look at a layer.</summary>
    public static bool IsLookedAt(Workspace workspace, LayerInfo layer) =>
        layer.Kind == GeometryKind.Polygon && layer.Role != LayerRole.Reference && workspace.Tables.Ledgers.OfLayer(layer.Name) is null;
}
