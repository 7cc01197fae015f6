using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Figures;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Tables;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Figures;

/// <summary>A small workspace on the central meridian, where a metre of the plane is a metre of ground: a hectare drawn is a hectare.</summary>
internal static class FigureDesk
{
    private const double East = 500_000;
    private const double North = 4_141_000;

    private static readonly GeometryFactory Shapes = new();

    public static TableSet Tables { get; } = TableSet.Open();

    public static FigureVocabulary Words { get; } = new(Tables.Roles, Tables.Ledgers, Tables.CaseProcess);

    public static FigureWorld World(params FigureLayer[] layers) => new(layers, Words, EllipsoidalArea.For(TestCrs.Gk123), Tolerance.Default);

    public static FigureQuery Query(string text) => FigureParser.Parse(FigureText.Line("2023.yaml", text), Words);

    public static Figure Figure(string query, string reported, string compare = "equal")
    {
        var value = ReportedValue.Parse(FigureText.Line("2023.yaml", reported));
        return new("f", "数字", "figure", value, FigureBound.Parse(FigureText.Line("2023.yaml", compare), value), Query(query), "报告");
    }

    /// <summary>The quantity a query comes to.</summary>
    public static Quantity Ask(FigureWorld world, string query) => Result(world, query).Value!.Value;

    public static FigureResult Result(FigureWorld world, string query)
    {
        var parsed = Query(query);
        var reported = parsed.Kind switch
        {
            QuantityKind.Count => "0个",
            QuantityKind.Area => "0㎡",
            QuantityKind.Homes => "0户",
            _ => "0元",
        };
        return world.Recompute(Figure(query, reported), TestContext.Current.CancellationToken);
    }

    public static FigureLayer Layer(string name, string role, GeometryKind kind, Field[] fields, params (Geometry? Shape, object?[] Values)[] rows) =>
        new(name, new(role), kind, new(fields), [.. rows.Select((row, i) => new Feature(i + 1, row.Shape, row.Values))]);

    /// <summary>Polygons with numbers.</summary>
    public static FigureLayer Polygons(string name, string role, params Geometry[] shapes) =>
        Layer(name, role, GeometryKind.Polygon, [new("BH", FieldType.Text)], [.. shapes.Select((shape, i) => ((Geometry?)shape, new object?[] { $"{i + 1}" }))]);

    /// <summary>In metres from the south-west corner of the desk.</summary>
    public static Polygon Box(double west, double south, double east, double north) => Shapes.CreatePolygon(
    [
        new(East + west, North + south), new(East + east, North + south), new(East + east, North + north), new(East + west, North + north), new(East + west, North + south),
    ]);

    public static Point At(double x, double y) => Shapes.CreatePoint(new Coordinate(East + x, North + y));
}
