using System.Collections.Concurrent;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Audits;

/// <summary>The layers of one audit, and which of them speak for which role.</summary>
/// <remarks>Any thread may ask, and nothing asked changes an answer: sets are built when first needed and kept.</remarks>
internal sealed class AuditWorld
{
    private readonly ConcurrentDictionary<string, KeptSet> _sets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Rule, FeatureSet?> _constraints = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    public AuditWorld(AuditInput input, CancellationToken ct)
        : this(input, [.. input.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal).Select(layer => new LayerView(layer, input))], ct)
    {
        CheckSubjects();
    }

    private AuditWorld(AuditInput input, IReadOnlyList<LayerView> layers, CancellationToken ct)
    {
        (Input, Layers, Cancelled) = (input, layers, ct);
        Coverage = new(this);
    }

    public AuditInput Input { get; }

    public CancellationToken Cancelled { get; }

    public IReadOnlyList<LayerView> Layers { get; }

    public Coverage Coverage { get; }

    public IEnumerable<LayerView> Used => Layers.Where(layer => _used.ContainsKey(layer.Info.Name));

    /// <summary>The layers that speak for a role: the newest vintage and those without one; of land use, which may not be counted twice, one.</summary>
    public IReadOnlyList<LayerView> Current(LayerRole role) => CurrentLayers.Of(Layers, role, layer => layer.Info);

    public LayerView? Find(string? name) => Layers.FirstOrDefault(layer => layer.Info.Name == name && layer.IsPolygonal);

    /// <summary>The layers a rule looks at, one by one.</summary>
    public IEnumerable<LayerView> SubjectLayers(Rule rule) => Layers.Where(layer =>
        layer.IsPolygonal
        && IsSubjectRole(rule, layer.Role)
        && (Input.Subjects?.Contains(layer.Info.Name) ?? (!Input.Pack.Constrains(layer.Role) || Current(layer.Role).Contains(layer))));

    /// <summary>The constraint of a rule; null where no layer has its role.</summary>
    public FeatureSet? Constraint(Rule rule) => _constraints.GetOrAdd(rule, FindConstraint);

    /// <summary>The layers that speak for a role as one set; null where there are none.</summary>
    public FeatureSet? Under(LayerRole role) => Current(role) is { Count: > 0 } layers ? Set(layers, []) : null;

    /// <summary>Features of layers that meet conditions, built once.</summary>
    public FeatureSet Set(IReadOnlyList<LayerView> layers, IReadOnlyList<Condition> where)
    {
        var key = string.Join('\n', layers.Select(layer => layer.Info.Name)) + "\n\n" + string.Join('\n', where.Select(Key));
        Use(layers);
        return _sets.GetOrAdd(key, _ => new(where, new(() => FeatureSet.Of(layers, where, Input.Areas)))).Set.Value;
    }

    /// <summary>What of each subject lies outside a cover.</summary>
    public Remainder Outside(FeatureSet subjects, FeatureSet cover) =>
        subjects.Outside(cover, () => new(subjects, cover, Input, Cancelled));

    public void Use(IEnumerable<LayerView> layers)
    {
        foreach (var layer in layers)
            _used[layer.Info.Name] = true;
    }

    /// <summary>The world after edits to some features; what they leave alone is shared.</summary>
    public AuditWorld With(IReadOnlyList<LayerEdit> edits)
    {
        var edited = edits.ToDictionary(edit => edit.Layer, StringComparer.Ordinal);
        var layers = Layers.Select(layer => edited.TryGetValue(layer.Info.Name, out var edit) ? layer.With(edit.Touched, edit.Now) : layer).ToList();
        if (!layers.Zip(Layers).All(pair => pair.First.ReadsLike(pair.Second)))
            return new(Input with { Layers = [.. layers.Select(layer => layer.Layer)] }, Cancelled);
        var world = new AuditWorld(Input, layers, Cancelled);
        foreach (var (key, kept) in _sets)
        {
            var set = kept.Set.Value;
            foreach (var edit in edits.Where(edit => set.Layers.Any(layer => layer.Info.Name == edit.Layer)))
                set = set.With(layers.First(layer => layer.Info.Name == edit.Layer), edit.Touched, kept.Where);
            world._sets[key] = new(kept.Where, new(set));
        }

        return world;
    }

    /// <summary>Whether edits have changed so much of a set that it had better be laid out anew.</summary>
    public bool IsWorn => _sets.Values.Any(kept => kept.Set.Value.IsWorn);

    private FeatureSet? FindConstraint(Rule rule)
    {
        var layers = rule.Constraint!.Roles.SelectMany(Current).OrderBy(layer => layer.Info.Name, StringComparer.Ordinal).ToList();
        return layers.Count == 0 ? null : Set(layers, rule.Constraint.Where);
    }

    private static string Key(Condition condition) => condition switch
    {
        Condition.OneOf one => $"{one.Meaning}={string.Join(',', one.Values)}",
        Condition.ClassKind kind => $"kind={string.Join(',', kind.Flows)}",
        _ => throw new ArgumentException($"There is no condition {condition}.", nameof(condition)),
    };

    public static bool IsSubjectRole(Rule rule, LayerRole role) => rule.Subject.Roles.Count == 0 || rule.Subject.Roles.Contains(role);

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
                    $"Import it again under the role it should be audited as.");
            }
        }
    }

    private sealed record KeptSet(IReadOnlyList<Condition> Where, Lazy<FeatureSet> Set);
}
