using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Workspaces.Tables;
using NetTopologySuite.Geometries;
using Shapes = LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Changes;

/// <summary>Two vintages and what lies over them, in metres from a corner near Wenquan; fields called as their meanings.</summary>
internal sealed record Vintages(IReadOnlyList<AuditLayer> Before, IReadOnlyList<AuditLayer> Others)
{
    public static readonly LandClassTables Tables = TableSet.Open().LandClasses;

    private static readonly string[] Meanings =
        ["class", "className", "village", "villageCode", "name", "planting", "ridgeFactor", "number", "owner", "cause", "year", "kind", "changedOn"];

    public static Vintages Of((string Values, string Wkt)[] before, (string Values, string Wkt)[] after) =>
        new([Layer("before", "land-use", new(2023, 12, 31), before), Layer("after", "land-use", new(2024, 12, 31), after)], []);

    public Vintages With(string name, string role, params (string Values, string Wkt)[] rows) =>
        this with { Others = [.. Others, Layer(name, role, null, rows)] };

    public Vintages Change(Func<AuditLayer, AuditLayer> change) =>
        new([.. Before.Select(change)], [.. Others.Select(change)]);

    public ChangeInput Input(int threads = 1) => new(Before[0], Before[1], Shapes.Zone41, Tables)
    {
        Villages = Role("village"),
        Approvals = Role("approval"),
        BasicFarmland = Role("basic-farmland"),
        Threads = threads,
    };

    public ChangeResult Run(int threads = 1) => ChangeMatrix.Run(Input(threads), TestContext.Current.CancellationToken);

    public static Area Official(string wkt) => Shapes.Zone41.Of(Shapes.Shape(wkt));

    public static string Box(double minX, double minY, double maxX, double maxY) => Shapes.Box(minX, minY, maxX, maxY);

    public static AuditLayer Layer(string name, string role, DateOnly? vintage, (string Values, string Wkt)[] rows)
    {
        var features = rows.Select((row, i) => new Feature(i + 1, Shape(row.Wkt), Values(row.Values))).ToArray();
        var schema = new FeatureSchema([.. Meanings.Select(meaning => new Field(meaning, FieldType.Text))]);
        var info = new LayerInfo(
            name, new(role), GeometryKind.Polygon, schema, new(4550), vintage, null, rows.Length,
            features.Aggregate(Area.Zero, (sum, feature) => sum + Shapes.Zone41.Of(feature.Shape)), null, 1, "hash of " + name, null);
        return new(info, features, new(new(role), role, role, GeometryKind.Polygon, Meanings.ToDictionary(m => m, m => (IReadOnlyList<string>)[m])));
    }

    private static Geometry? Shape(string wkt) => wkt.Length == 0 ? null : Shapes.Shape(wkt);

    private IReadOnlyList<AuditLayer> Role(string role) => [.. Others.Where(layer => layer.Info.Role.Name == role)];

    private static object?[] Values(string values)
    {
        var pairs = values.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return [.. Meanings.Select(meaning => (object?)pairs.GetValueOrDefault(meaning))];
    }
}
