using LandPlanner.Features;

namespace LandPlanner.Audits;

/// <summary>A layer an audit may be asked to look at.</summary>
/// <param name="IsUsual">Whether it is audited where no layers are named.</param>
public sealed record SubjectLayer(LayerInfo Info, bool IsUsual);

/// <summary>What somebody who asks for an audit can choose from.</summary>
/// <param name="Rules">Those in force, in the pack's order.</param>
/// <param name="Layers">Those at least one of the rules speaks of, by name, ordinal.</param>
public sealed record AuditChoice(RulePackInfo Pack, IReadOnlyList<Rule> Rules, IReadOnlyList<SubjectLayer> Layers)
{
    /// <param name="layers">All that the audit would be handed.</param>
    public static AuditChoice Of(RulePack pack, IReadOnlyList<LayerInfo> layers, DateOnly on)
    {
        var rules = pack.Rules.Where(rule => rule.IsInForce(on)).ToList();
        var ordered = layers.OrderBy(layer => layer.Name, StringComparer.Ordinal).ToList();
        var subjects = ordered.Where(layer => layer.Kind == GeometryKind.Polygon && rules.Exists(rule => AuditWorld.IsSubjectRole(rule, layer.Role)));
        return new(pack.Info, rules, [.. subjects.Select(layer => new SubjectLayer(layer, IsUsual(pack, layer, ordered)))]);
    }

    private static bool IsUsual(RulePack pack, LayerInfo layer, List<LayerInfo> all) =>
        !pack.Constrains(layer.Role) || CurrentLayers.Of(all, layer.Role, info => info).Contains(layer);
}
