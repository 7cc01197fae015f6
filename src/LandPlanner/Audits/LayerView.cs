using System.Collections.Concurrent;
using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>A layer as the audit reads it: in ascending id, by the meanings of its fields.</summary>
internal sealed class LayerView
{
    private readonly AuditLayer _layer;
    private readonly EllipsoidalArea _areas;
    private readonly LandClassTables _tables;
    private readonly ConcurrentDictionary<string, int> _fields = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<ClassSeen, int>> _seen;
    private readonly Lazy<SchemeDecision> _scheme;
    private Lazy<Envelope> _extent;

    /// <summary>A layer made up for what is under the pen, whose classes are read as those of a layer that is there.</summary>
    public LayerView(AuditLayer layer, AuditInput input, LayerView? readLike)
        : this(layer, input.Areas, input.Classes, [], null)
    {
        if (readLike is not null)
            _scheme = readLike._scheme;
    }

    public LayerView(AuditLayer layer, AuditInput input)
        : this(layer, input.Areas, input.Classes)
    {
    }

    public LayerView(AuditLayer layer, EllipsoidalArea areas, LandClassTables tables)
        : this(layer, areas, tables, [.. layer.Features.OrderBy(feature => feature.Id)], null)
    {
    }

    private LayerView(
        AuditLayer layer, EllipsoidalArea areas, LandClassTables tables, Feature[] features, Dictionary<ClassSeen, int>? seen)
    {
        (_layer, _areas, _tables, Features) = (layer, areas, tables, features);
        _seen = seen is null ? new(() => CountClasses([], Features, 1)) : new(seen);
        _scheme = new(() => _tables.DecideScheme(_seen.Value.Keys));
        _extent = new(() => ExtentOf(Features, null));
    }

    public LayerInfo Info => _layer.Info;

    /// <summary>The layer as it was handed in, with the features it has now.</summary>
    public AuditLayer Layer => _layer with { Features = Features };

    public LayerRole Role => _layer.Info.Role;

    public bool IsPolygonal => Info.Kind == GeometryKind.Polygon;

    /// <summary>In ascending id.</summary>
    public Feature[] Features { get; }

    /// <summary>How the classes were read; empty where nobody asked.</summary>
    public string Note => !_scheme.IsValueCreated ? ""
        : _scheme.Value.Scheme is null ? $"{Scheme?.Id} assumed: {_scheme.Value.Reason}"
        : $"{Scheme?.Id}: {_scheme.Value.Reason}";

    /// <summary>The box around all shapes.</summary>
    public Envelope Extent => _extent.Value;

    /// <summary>
    /// The scheme its classes are of: decided by what it holds; else the first (三调), by the standard of a land-use layer.
    /// </summary>
    public LandClassScheme? Scheme => _scheme.Value.Scheme ?? (_tables.Schemes.Count > 0 ? _tables.Schemes[0] : null);

    /// <summary>The layer after edits to some of its features.</summary>
    /// <param name="touched">Ids of all that were added, changed or deleted.</param>
    /// <param name="now">Those of them that are there now.</param>
    public LayerView With(IReadOnlySet<long> touched, IEnumerable<Feature> now)
    {
        var added = now.ToDictionary(feature => feature.Id);
        var left = touched.Select(Find).OfType<Feature>().ToList();
        var seen = _seen.IsValueCreated ? CountClasses(CountClasses(new(_seen.Value), left, -1), added.Values, 1) : null;
        var layer = new LayerView(_layer, _areas, _tables, Merge(touched, added), seen);
        if (_extent.IsValueCreated && !left.Any(TouchesBorder))
            layer._extent = new(ExtentOf(added.Values, Extent));
        return layer;
    }

    /// <summary>Whether features of the two mean the same classes by the same codes.</summary>
    public bool ReadsLike(LayerView other) => !other._scheme.IsValueCreated || Scheme == other.Scheme;

    /// <summary>Null where the layer has no such feature.</summary>
    public Feature? Find(long id) => FirstFrom(id) is var at && at < Features.Length && Features[at].Id == id ? Features[at] : null;

    /// <summary>Those of some features of this layer that meet conditions.</summary>
    public IEnumerable<FeatureSet.Member> Chosen(IEnumerable<Feature> features, IReadOnlyList<Condition> where) =>
        features.Where(feature => where.All(condition => Meets(feature, condition))).Select(feature => new FeatureSet.Member(this, feature));

    public bool Has(string meaning) => FieldFor(meaning) >= 0;

    /// <summary>The trimmed value of the field with this meaning; empty where there is none.</summary>
    public string Text(Feature feature, string meaning) => FieldFor(meaning) is >= 0 and var field
        ? Convert.ToString(feature.Values[field], CultureInfo.InvariantCulture)?.Trim() ?? ""
        : "";

    /// <summary>Null where the field is missing, empty or no number.</summary>
    public double? Number(Feature feature, string meaning) =>
        double.TryParse(Text(feature, meaning), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>The area the feature declares; null where it declares none.</summary>
    public Area? Declared(Feature feature)
    {
        if (Number(feature, "declaredArea") is not { } number || Math.Abs(number) > 1e12)
            return null;
        return _layer.Role.UnitOf(Info.Schema.Fields[FieldFor("declaredArea")].Name) switch
        {
            AreaUnit.Mu => Area.FromMu((decimal)number),
            AreaUnit.Hectares => Area.FromSquareMetres(number * 10_000),
            _ => Area.FromSquareMetres(number),
        };
    }

    public LandClass? ClassOf(Feature feature) => Scheme?.Find(Text(feature, "class"));

    public bool Meets(Feature feature, Condition condition) => condition switch
    {
        Condition.OneOf one => one.Values.Contains(Text(feature, one.Meaning), StringComparer.OrdinalIgnoreCase),
        Condition.ClassKind kind => kind.Flows.Contains(FlowFromFarmland(ClassOf(feature))),
        _ => false,
    };

    public string NameOf(Feature feature)
    {
        var name = Text(feature, "name");
        if (name.Length == 0)
            name = Text(feature, "number");
        return name.Length > 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{Info.Name} {feature.Id}");
    }

    /// <summary>The official area; zero without a shape.</summary>
    public Area AreaOf(Feature feature) => _areas.Of(feature.Shape);

    /// <summary>What it would be to farmland to become this class.</summary>
    private static FarmlandFlowKind FlowFromFarmland(LandClass? landClass) => landClass?.Flow switch
    {
        null => FarmlandFlowKind.Unknown,
        FlowKind.Cultivated => FarmlandFlowKind.Kept,
        FlowKind.Construction => FarmlandFlowKind.NonAgricultural,
        FlowKind.OrchardForestGrass => FarmlandFlowKind.NonGrain,
        FlowKind.OtherAgricultural => FarmlandFlowKind.AgriculturalFacility,
        _ => FarmlandFlowKind.OtherOutflow,
    };

    /// <summary>Adds to how often each class is met; what is met no more is taken out.</summary>
    private Dictionary<ClassSeen, int> CountClasses(Dictionary<ClassSeen, int> counts, IEnumerable<Feature> features, int step)
    {
        foreach (var feature in features)
        {
            var (code, name) = (Text(feature, "class"), Text(feature, "className"));
            if (code.Length == 0)
                continue;
            var seen = new ClassSeen(code, name.Length > 0 ? name : null);
            if ((counts[seen] = counts.GetValueOrDefault(seen) + step) == 0)
                counts.Remove(seen);
        }

        return counts;
    }

    private Feature[] Merge(IReadOnlySet<long> touched, Dictionary<long, Feature> added)
    {
        var merged = new Feature[Features.Length - touched.Count(id => Find(id) is not null) + added.Count];
        var (from, to) = (0, 0);
        foreach (var id in touched.Order())
        {
            var at = FirstFrom(id);
            Array.Copy(Features, from, merged, to, at - from);
            (from, to) = (at < Features.Length && Features[at].Id == id ? at + 1 : at, to + at - from);
            if (added.TryGetValue(id, out var feature))
                merged[to++] = feature;
        }

        Array.Copy(Features, from, merged, to, Features.Length - from);
        return merged;
    }

    /// <summary>The position of the first feature with this id or a greater one.</summary>
    private int FirstFrom(long id)
    {
        var (low, high) = (0, Features.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Features[middle].Id < id ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private bool TouchesBorder(Feature feature)
    {
        if (feature.Shape is not { IsEmpty: false } shape)
            return false;
        var box = shape.EnvelopeInternal;
        return box.MinX <= Extent.MinX || box.MaxX >= Extent.MaxX || box.MinY <= Extent.MinY || box.MaxY >= Extent.MaxY;
    }

    private static Envelope ExtentOf(IEnumerable<Feature> features, Envelope? about)
    {
        var extent = about?.Copy() ?? new();
        foreach (var feature in features)
        {
            if (feature.Shape is { } shape)
                extent.ExpandToInclude(shape.EnvelopeInternal);
        }

        return extent;
    }

    private int FieldFor(string meaning) => _fields.GetOrAdd(meaning, name => _layer.Role.FieldFor(name, Info.Schema));
}
