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
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);
    private readonly Lazy<LandClassScheme?> _scheme;

    public LayerView(AuditLayer layer, AuditInput input)
        : this(layer, input.Areas, input.Classes)
    {
    }

    public LayerView(AuditLayer layer, EllipsoidalArea areas, LandClassTables tables)
    {
        (_layer, _areas, _tables) = (layer, areas, tables);
        Features = [.. layer.Features.OrderBy(feature => feature.Id)];
        _scheme = new(DecideScheme);
    }

    public LayerInfo Info => _layer.Info;

    public LayerRole Role => _layer.Info.Role;

    public bool IsPolygonal => Info.Kind == GeometryKind.Polygon;

    public Feature[] Features { get; }

    /// <summary>How the classes were read; empty where nobody asked.</summary>
    public string Note { get; private set; } = "";

    public Envelope Extent()
    {
        var extent = new Envelope();
        foreach (var feature in Features)
        {
            if (feature.Shape is { } shape)
                extent.ExpandToInclude(shape.EnvelopeInternal);
        }

        return extent;
    }

    /// <summary>The scheme its classes are of: decided by what it holds, else assumed.</summary>
    public LandClassScheme? Scheme => _scheme.Value;

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

    public LandClass? ClassOf(Feature feature) => _scheme.Value?.Find(Text(feature, "class"));

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

    // The classes of a land-use layer are the first scheme's (三调) by the standard of that layer, where its codes alone do not tell.
    private LandClassScheme? DecideScheme()
    {
        var seen = Features.Select(feature => (Code: Text(feature, "class"), Name: Text(feature, "className"))).Where(pair => pair.Code.Length > 0);
        var decision = _tables.DecideScheme(seen.Select(pair => new ClassSeen(pair.Code, pair.Name.Length > 0 ? pair.Name : null)));
        var scheme = decision.Scheme ?? (_tables.Schemes.Count > 0 ? _tables.Schemes[0] : null);
        Note = decision.Scheme is null ? $"{scheme?.Id} assumed: {decision.Reason}" : $"{scheme?.Id}: {decision.Reason}";
        return scheme;
    }

    private int FieldFor(string meaning)
    {
        if (!_fields.TryGetValue(meaning, out var field))
            _fields[meaning] = field = _layer.Role.FieldFor(meaning, Info.Schema);
        return field;
    }
}
