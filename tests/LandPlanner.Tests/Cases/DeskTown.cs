using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using NetTopologySuite.Geometries;
using Shapes = LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Cases;

/// <summary>A square kilometre with its surveys and lines, in metres from a corner near Wenquan; fields called as their meanings.</summary>
/// <remarks>
/// By default all of it is a dry field (0103) in both surveys, of the ends of 2023 and 2024; basic farmland is its south (y below 500), the red line its north (y above 900), and approvals,
/// complete over the town, are none.
/// </remarks>
internal sealed record DeskTown(IReadOnlyList<AuditLayer> Layers)
{
    public const string Before = "survey 2023";
    public const string Now = "survey 2024";
    public const string Field = "class=0103, className=旱地";

    public static readonly LandClassTables Classes = CaseRows.Tables.LandClasses;

    private static readonly string[] Meanings = ["class", "className", "name", "number", "planting", "kind", "approval", "year", "plannedClass", "plannedClassName"];

    public static DeskTown Plain { get; } = new DeskTown([])
        .With("town", "village", null, null, ("name=town", Box(0, 0, 1000, 1000)))
        .With(Before, "land-use", new(2023, 12, 31), "town", (Field, Box(0, 0, 1000, 1000)))
        .With(Now, "land-use", new(2024, 12, 31), "town", (Field, Box(0, 0, 1000, 1000)))
        .With("basic", "basic-farmland", null, "town", ("name=basic", Box(0, 0, 1000, 500)))
        .With("red", "red-line", null, "town", ("name=red", Box(0, 900, 1000, 1000)))
        .With("农转用", "approval", null, "town");

    public DeskTown With(string name, string role, DateOnly? vintage, string? covers, params (string Values, string Wkt)[] rows)
    {
        Feature[] features = [.. rows.Select((row, i) => new Feature(i + 1, Shapes.Shape(row.Wkt), Values(row.Values)))];
        var extent = new Envelope();
        foreach (var feature in features)
            extent.ExpandToInclude(feature.Shape!.EnvelopeInternal);
        var schema = new FeatureSchema([.. Meanings.Select(meaning => new Field(meaning, FieldType.Text))]);
        var info = new LayerInfo(
            name, new(role), GeometryKind.Polygon, schema, new(4550), vintage, covers, rows.Length,
            features.Aggregate(Area.Zero, (sum, feature) => sum + Shapes.Zone41.Of(feature.Shape)), extent, 1, "hash of " + name, null);
        var definition = new RoleDefinition(new(role), role, role, GeometryKind.Polygon, Meanings.ToDictionary(m => m, m => (IReadOnlyList<string>)[m]));
        return new([.. Layers.Where(layer => layer.Info.Name != name), new(info, features, definition)]);
    }

    /// <summary>The later survey: a class in a square, and the field around it.</summary>
    public DeskTown Became(string landClass, double minX, double minY, double maxX, double maxY) => Survey(Now, new(2024, 12, 31), landClass, minX, minY, maxX, maxY);

    /// <summary>The earlier survey: a class in a square, and the field around it.</summary>
    public DeskTown Was(string landClass, double minX, double minY, double maxX, double maxY) => Survey(Before, new(2023, 12, 31), landClass, minX, minY, maxX, maxY);

    public DeskTown Approved(string values, double minX, double minY, double maxX, double maxY) => With("农转用", "approval", null, "town", (values, Box(minX, minY, maxX, maxY)));

    public DeskTown Without(params string[] names) => new([.. Layers.Where(layer => !names.Contains(layer.Info.Name))]);

    public DeskTown Change(Func<AuditLayer, AuditLayer> change) => new([.. Layers.Select(change)]);

    public DeskResult Look(double minX, double minY, double maxX, double maxY, string changeType = "", DateOnly? from = null, DateOnly? until = null) =>
        Look(new DeskPatch(Shapes.Shape(Box(minX, minY, maxX, maxY)), changeType, from, until));

    public DeskResult Look(DeskPatch patch, int threads = 1) => Assert.Single(Look([patch], threads));

    public IReadOnlyList<DeskResult> Look(IReadOnlyList<DeskPatch> patches, int threads = 1) =>
        DeskComparison.Run(new(CaseRows.Tables.Desk, Layers, Shapes.Zone41, Classes) { Threads = threads }, patches, TestContext.Current.CancellationToken);

    public static Area Official(double minX, double minY, double maxX, double maxY) => Shapes.Zone41.Of(Shapes.Shape(Box(minX, minY, maxX, maxY)));

    public static string Box(double minX, double minY, double maxX, double maxY) => Shapes.Box(minX, minY, maxX, maxY);

    private DeskTown Survey(string name, DateOnly vintage, string landClass, double minX, double minY, double maxX, double maxY)
    {
        var hole = string.Create(CultureInfo.InvariantCulture, $"({minX} {minY}, {minX} {maxY}, {maxX} {maxY}, {maxX} {minY}, {minX} {minY})");
        return With(name, "land-use", vintage, "town",
            (landClass.Contains('=', StringComparison.Ordinal) ? landClass : $"class={landClass}, className={Classes.Find("SD2019", landClass)?.NameZh}", Box(minX, minY, maxX, maxY)),
            (Field, $"POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0), {hole})"));
    }

    private static object?[] Values(string values)
    {
        var pairs = values.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return [.. Meanings.Select(meaning => (object?)pairs.GetValueOrDefault(meaning))];
    }
}
