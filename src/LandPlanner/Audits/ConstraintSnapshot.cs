using System.Collections.Concurrent;
using LandPlanner.Features;
using LandPlanner.Topology;

namespace LandPlanner.Audits;

/// <summary>The layers of a workspace held ready in memory: says of one polygon, now, what the audit would say of it.</summary>
/// <remarks>
/// Verdicts, areas and constraints are those of <see cref="Audit.Run"/>, by the same code. Never changes: edits give a new
/// snapshot that shares what they leave alone. Any thread may ask.
/// </remarks>
public sealed class ConstraintSnapshot
{
    private readonly AuditWorld _world;
    private readonly ConcurrentBag<Intake> _intakes;
    private readonly Rule[] _rules;

    private ConstraintSnapshot(AuditWorld world, ConcurrentBag<Intake> intakes)
    {
        (_world, _intakes) = (world, intakes);
        _rules = [.. world.Input.Pack.Rules.Where(rule => rule.IsInForce(world.Input.On))];
    }

    /// <summary>The layers as they are here, edits with them.</summary>
    public IReadOnlyList<AuditLayer> Layers => [.. _world.Layers.Select(layer => layer.Layer)];

    /// <summary>What is to be said of how the layers were read: one that should be covered by a layer that is not there.</summary>
    public IReadOnlyList<string> Notes => [.. _world.Used.Select(layer => Coverage.NoteOn(layer, _world)).Where(note => note.Length > 0)];

    /// <summary>Whether edits have grown so many that laying all out anew (<see cref="Relaid"/>) makes answers quicker.</summary>
    public bool IsWorn => _world.IsWorn;

    /// <summary>Lays out all constraints, on as many threads as the input says.</summary>
    /// <param name="input">Its subjects are not looked at: who asks says what is under the pen.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static ConstraintSnapshot Build(AuditInput input, CancellationToken ct)
    {
        var world = new AuditWorld(input with { Subjects = null, Threads = 1 }, CancellationToken.None);
        var snapshot = new ConstraintSnapshot(world, []);
        snapshot.Warm(input.Threads, ct);
        return snapshot;
    }

    /// <summary>The snapshot after edits; quick, whatever lies in it.</summary>
    /// <param name="changes">Of one feature the last counts. Layers that are not here are passed over.</param>
    public ConstraintSnapshot With(IReadOnlyList<FeatureChange> changes)
    {
        var edits = changes.GroupBy(change => change.Layer, StringComparer.Ordinal).Select(EditOf).ToList();
        var world = _world.With(edits);
        var snapshot = new ConstraintSnapshot(world, _intakes);
        foreach (var constraint in snapshot.Constraints())
            _ = world.Coverage.Cover(constraint);
        return snapshot;
    }

    /// <summary>The same with all laid out anew.</summary>
    public ConstraintSnapshot Relaid(int threads, CancellationToken ct) =>
        Build(_world.Input with { Layers = Layers, Threads = threads }, ct);

    /// <summary>What the audit would say of a polygon that is drawn under a role.</summary>
    /// <param name="values">By meaning of the table of roles ("declaredArea" in m², "zoneCode", …); what rules ask of the subject itself.</param>
    public LiveAnswer Check(
        LayerRole role, LooseShape shape, IReadOnlyDictionary<string, object?>? values = null, Drawing drawing = Drawing.Loose) =>
        Check(LayerOf(role, values ?? new Dictionary<string, object?>()), 0, shape, [.. (values ?? new Dictionary<string, object?>()).Values], drawing);

    /// <summary>What the audit would say of a feature if it were in a layer as it is given here.</summary>
    /// <exception cref="Stores.LayerNotFoundException">The snapshot has no such layer.</exception>
    public LiveAnswer Check(string layer, Feature feature, Drawing drawing = Drawing.Loose)
    {
        var view = _world.Layers.FirstOrDefault(view => view.Info.Name == layer) ?? throw new Stores.LayerNotFoundException(layer);
        return Check(view, feature.Id, feature.Shape is { } shape ? LooseShape.Of(shape) : null, feature.Values, drawing);
    }

    private LiveAnswer Check(LayerView layer, long id, LooseShape? loose, object?[] values, Drawing drawing)
    {
        var taken = Take(loose);
        return taken.Shape is { } shape && taken.Defects.All(defect => IsHarmless(defect.Reason))
            ? Judge(layer, new(id, shape, values), drawing)
            : new(taken.Defects);
    }

    private LiveAnswer Judge(LayerView layer, Feature feature, Drawing drawing)
    {
        var areas = _world.Input.Areas;
        var subjects = FeatureSet.Of([layer], [new FeatureSet.Member(layer, feature)], areas);
        var under = new Breakdown(_world, subjects.Polygons);
        var whole = Shares.Whole.Of(feature.Shape!, areas);
        return new([])
        {
            Shape = feature.Shape,
            Area = whole.Area,
            PlanarArea = Areas.Area.FromSquareMetres(feature.Shape!.Area),
            PerimeterMetres = feature.Shape.Length,
            Rules = [.. _rules.Where(rule => Speaks(rule, layer, feature)).Select(rule => Judge(rule, subjects, drawing)).OfType<RuleAnswer>()],
            Classes = under.Classes(whole, 0),
            Villages = under.Villages(whole, 0),
        };
    }

    private RuleAnswer? Judge(Rule rule, FeatureSet subjects, Drawing drawing) =>
        RuleAudit.For(_world, rule, subjects, drawing).Judge()[0] is { } judgement ? RuleAnswer.Of(rule, judgement) : null;

    private static bool Speaks(Rule rule, LayerView layer, Feature feature) =>
        AuditWorld.IsSubjectRole(rule, layer.Role) && rule.Subject.Where.All(condition => layer.Meets(feature, condition));

    /// <summary>What a store would be handed: on the grid, rings the right way round.</summary>
    private IntakeResult Take(LooseShape? shape)
    {
        var intake = _intakes.TryTake(out var idle) ? idle : new(_world.Input.Areas, GeometryKind.Polygon);
        var taken = intake.Take(shape);
        _intakes.Add(intake);
        return taken;
    }

    private static bool IsHarmless(string reason) =>
        reason is DefectReasons.RepeatedPoint or DefectReasons.UnclosedRing or DefectReasons.TouchWithoutVertex;

    /// <summary>A layer of the role with a field for each value.</summary>
    private LayerView LayerOf(LayerRole role, IReadOnlyDictionary<string, object?> values)
    {
        var schema = new FeatureSchema([.. values.Keys.Select(meaning => new Field(meaning, FieldType.Text))]);
        var info = new LayerInfo(
            role.Name, role, GeometryKind.Polygon, schema, new(0), null, null, 1, default, null, 0, "", null);
        var names = values.Keys.ToDictionary(meaning => meaning, meaning => (IReadOnlyList<string>)[meaning]);
        return new(new(info, [], new(role, role.Name, role.Name, GeometryKind.Polygon, names)), _world.Input, _world.Current(role) is [var first, ..] ? first : null);
    }

    private LayerEdit EditOf(IGrouping<string, FeatureChange> changes)
    {
        var last = changes.GroupBy(change => change.FeatureId).Select(group => group.Last()).ToList();
        return new(changes.Key, last.Select(change => change.FeatureId).ToHashSet(), [.. last.Select(change => change.Now).OfType<Feature>()]);
    }

    private IEnumerable<FeatureSet> Constraints() =>
        _rules.Where(rule => rule.Constraint is not null).Select(_world.Constraint).OfType<FeatureSet>().Distinct();

    private void Warm(int threads, CancellationToken ct)
    {
        foreach (var constraint in Constraints())
        {
            constraint.Warm(withPartners: true, threads, ct);
            _world.Coverage.Cover(constraint).Warm(withPartners: true, threads, ct);
        }

        foreach (var under in new[] { _world.Under(LayerRole.LandUse), _world.Under(LayerRole.Village) })
            under?.Warm(withPartners: false, threads, ct);
    }
}
