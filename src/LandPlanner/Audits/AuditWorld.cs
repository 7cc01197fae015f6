using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Audits;

/// <summary>The layers of one audit, and which of them speak for which role.</summary>
internal sealed class AuditWorld
{
    private readonly Dictionary<string, FeatureSet> _sets = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);

    public AuditWorld(AuditInput input, CancellationToken ct)
    {
        (Input, Cancelled) = (input, ct);
        Layers = [.. input.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal).Select(layer => new LayerView(layer, input))];
        Coverage = new(this);
        CheckSubjects();
    }

    public AuditInput Input { get; }

    public CancellationToken Cancelled { get; }

    public IReadOnlyList<LayerView> Layers { get; }

    public Coverage Coverage { get; }

    public IEnumerable<LayerView> Used => Layers.Where(layer => _used.Contains(layer.Info.Name));

    /// <summary>The layers that speak for a role: the newest vintage and those without one; of land use, which may not be counted twice, one.</summary>
    public IReadOnlyList<LayerView> Current(LayerRole role)
    {
        var all = Layers.Where(layer => layer.Role == role && layer.IsPolygonal).ToList();
        var newest = all.Max(layer => layer.Info.Vintage);
        if (role == LayerRole.LandUse)
            return [.. all.Where(layer => layer.Info.Vintage == newest).Take(1)];
        return [.. all.Where(layer => layer.Info.Vintage is not { } vintage || vintage == newest)];
    }

    public LayerView? Find(string? name) => Layers.FirstOrDefault(layer => layer.Info.Name == name && layer.IsPolygonal);

    /// <summary>The layers a rule looks at, one by one.</summary>
    public IEnumerable<LayerView> SubjectLayers(Rule rule) => Layers.Where(layer =>
        layer.IsPolygonal
        && IsSubjectRole(rule, layer.Role)
        && (Input.Subjects?.Contains(layer.Info.Name) ?? (!Input.Pack.Constrains(layer.Role) || Current(layer.Role).Contains(layer))));

    /// <summary>The constraint of a rule; null where no layer has its role.</summary>
    public FeatureSet? Constraint(Rule rule)
    {
        var layers = rule.Constraint!.Roles.SelectMany(Current).OrderBy(layer => layer.Info.Name, StringComparer.Ordinal).ToList();
        return layers.Count == 0 ? null : Set(layers, rule.Constraint.Where);
    }

    /// <summary>Features of layers that meet conditions, built once.</summary>
    public FeatureSet Set(IReadOnlyList<LayerView> layers, IReadOnlyList<Condition> where)
    {
        var key = string.Join('\n', layers.Select(layer => layer.Info.Name)) + "\n\n" + string.Join('\n', where.Select(Key));
        if (!_sets.TryGetValue(key, out var set))
            _sets[key] = set = FeatureSet.Of(layers, where, Input.Areas);
        Use(layers);
        return set;
    }

    public void Use(IEnumerable<LayerView> layers) => _used.UnionWith(layers.Select(layer => layer.Info.Name));

    private static string Key(Condition condition) => condition switch
    {
        Condition.OneOf one => $"{one.Meaning}={string.Join(',', one.Values)}",
        Condition.ClassKind kind => $"kind={string.Join(',', kind.Flows)}",
        _ => throw new ArgumentException($"There is no condition {condition}.", nameof(condition)),
    };

    private static bool IsSubjectRole(Rule rule, LayerRole role) => rule.Subject.Roles.Count == 0 || rule.Subject.Roles.Contains(role);

    private void CheckSubjects()
    {
        foreach (var name in Input.Subjects ?? [])
        {
            var layer = Layers.FirstOrDefault(layer => layer.Info.Name == name) ?? throw new LayerNotFoundException(name);
            if (!layer.IsPolygonal)
                throw new WorkspaceException($"The layer '{name}' has no polygons, so there is nothing to audit. Name a polygon layer.");
            if (!Input.Pack.Rules.Any(rule => IsSubjectRole(rule, layer.Role)))
            {
                throw new WorkspaceException(
                    $"No rule of the pack '{Input.Pack.Info.Id}' speaks of layers of the role '{layer.Role}', which '{name}' has. " +
                    "Import it again under the role it should be audited as.");
            }
        }
    }
}
