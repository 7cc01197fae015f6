using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Schemes;
using LandPlanner.Tests.Audits;
using LandPlanner.Workspaces.RulePacks;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.Schemes;

/// <summary>Layers by the roles and field names of this checkout, and schemes checked by its tables.</summary>
internal static class SchemeDesk
{
    public static readonly TableSet Data = TableSet.Open();

    private static readonly RulePack Pack = RulePackReader.Read(Path.Combine(Data.Folder, "rules", "default.yaml"), Data.Roles, Data.LandClasses);

    public static readonly SchemeLedgers NoLedgers = new([], [], []);

    /// <param name="rows">"FIELD=value, …" and WKT relative to the world's corner.</param>
    public static AuditLayer Layer(string name, string role, params (string Values, string Wkt)[] rows)
    {
        var values = rows.Select(row => row.Values.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1])).ToList();
        var schema = new FeatureSchema([.. values.SelectMany(row => row.Keys).Distinct().Select(field => new Field(field, FieldType.Text))]);
        var features = rows.Select((row, i) => new Feature(i + 1, World.Shape(row.Wkt), [.. schema.Fields.Select(field => (object?)values[i].GetValueOrDefault(field.Name))])).ToList();
        var area = features.Aggregate(Area.Zero, (sum, feature) => sum + World.Zone41.Of(feature.Shape));
        return new(new(name, new(role), GeometryKind.Polygon, schema, new(4550), null, null, rows.Length, area, null, 1, "hash of " + name, null), features, Data.Roles.Get(new(role)));
    }

    public static SchemeResult Scheme(SchemeLedgers ledgers, params AuditLayer[] layers) => Scheme(Data.Schemes, ledgers, layers);

    public static SchemeResult Scheme(SchemeRules rules, SchemeLedgers ledgers, params AuditLayer[] layers) =>
        SchemeChecking.Scheme(Input(ledgers, layers) with { Rules = rules }, TestContext.Current.CancellationToken);

    public static SchemeResult Boundary(params AuditLayer[] layers) => SchemeChecking.Boundary(Input(NoLedgers, layers), TestContext.Current.CancellationToken);

    /// <summary>The only check of a scheme with this id.</summary>
    public static SchemeCheck Check(this SchemeResult result, string id) => Assert.Single(result.Checks, check => check.Id == id);

    public static Area Official(string wkt) => World.Zone41.Of(World.Shape(wkt));

    private static SchemeInput Input(SchemeLedgers ledgers, AuditLayer[] layers) =>
        new(new(Pack, layers, World.Zone41, Data.LandClasses, new(2024, 6, 1)), layers[0].Info.Name, Data.Schemes, ledgers);
}
