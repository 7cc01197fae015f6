using LandPlanner.Areas;

namespace LandPlanner.Features;

/// <summary>What a layer is to the audit: "land-use", "basic-farmland", … as listed in <c>data/roles.yaml</c>.</summary>
public readonly record struct LayerRole(string Name)
{
    public static readonly LayerRole Village = new("village");
    public static readonly LayerRole LandUse = new("land-use");
    public static readonly LayerRole BasicFarmland = new("basic-farmland");
    public static readonly LayerRole RedLine = new("red-line");
    public static readonly LayerRole UrbanBoundary = new("urban-boundary");
    public static readonly LayerRole Approval = new("approval");
    public static readonly LayerRole PlanParcel = new("plan-parcel");
    public static readonly LayerRole SatellitePatch = new("satellite-patch");
    public static readonly LayerRole Case = new("case");
    public static readonly LayerRole Evidence = new("evidence");
    public static readonly LayerRole Reference = new("reference");

    public override string ToString() => Name;
}

/// <summary>What a role means in the table of roles: how a layer of it is found to say its number, name, class and the rest.</summary>
/// <param name="FieldAliases">
/// For each meaning ("number", "name", "class", "village", "villageCode", "owner", "ownership", "declaredArea", "ridgeFactor", "planting", …) the field
/// names it goes by, the preferred one first; compared without regard to case.
/// </param>
public sealed record RoleDefinition(
    LayerRole Role,
    string TitleZh,
    string TitleEn,
    GeometryKind? Kind,
    IReadOnlyDictionary<string, IReadOnlyList<string>> FieldAliases)
{
    /// <summary>Names that layers of this role go by in deliveries, for example "DLTB"; compared without regard to case.</summary>
    public IReadOnlyList<string> LayerAliases { get; init; } = [];

    /// <summary>Whether layers of this role are of a plan, and so may have the years it speaks of (<see cref="PlanTerm"/>).</summary>
    public bool IsPlan { get; init; }

    /// <summary>The unit of each alias of an area that is not in square metres; see <see cref="UnitOf"/>.</summary>
    public IReadOnlyDictionary<string, AreaUnit> AreaUnits { get; init; } = new Dictionary<string, AreaUnit>();

    /// <summary>The unit in which a field called <paramref name="fieldName"/> declares areas; square metres unless the table says otherwise.</summary>
    public AreaUnit UnitOf(string fieldName)
    {
        foreach (var (alias, unit) in AreaUnits)
        {
            if (alias.Equals(fieldName, StringComparison.OrdinalIgnoreCase))
                return unit;
        }

        return AreaUnit.SquareMetres;
    }

    /// <summary>The position in <paramref name="schema"/> of the field that carries <paramref name="meaning"/>; -1 where none does.</summary>
    public int FieldFor(string meaning, FeatureSchema schema)
    {
        foreach (var alias in FieldAliases.GetValueOrDefault(meaning) ?? [])
        {
            var index = schema.IndexOf(alias);
            if (index >= 0)
                return index;
        }

        return -1;
    }
}
