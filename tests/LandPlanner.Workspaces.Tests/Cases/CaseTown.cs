using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>A square kilometre with two surveys, basic farmland (its south half), a red line (its north end) and one approval, in a workspace; coordinates from its corner.</summary>
internal static class CaseTown
{
    public const double X = 420_300;
    public const double Y = 4_141_200;

    public static readonly RevisionNote Note = new("周工", "样例");

    /// <summary>The same squares as orchard or factory within a field.</summary>
    private static readonly (string Class, double X, double Y, double Side)[] Changed =
        [("0601", 100, 600, 50), ("0601", 200, 600, 50), ("0201", 100, 100, 50), ("0601", 300, 100, 50)];

    public static async Task<CaseBook> BuildAsync(Workspace workspace, CancellationToken ct)
    {
        await WriteAsync(workspace, "村庄", "village", null, ["ZLDWMC"], ct, ([Square(0, 0, 500, 1000)], ["西村"]), ([Square(500, 0, 500, 1000)], ["东村"]));
        await WriteAsync(workspace, "地类2023", "land-use", new(2023, 12, 31), ["DLBM", "DLMC"], ct, ([Square(0, 0, 1000, 1000)], ["0103", "旱地"]));
        var holes = Changed.Select(one => Square(one.X, one.Y, one.Side, one.Side).Shell).ToArray();
        await WriteAsync(workspace, "地类2024", "land-use", new(2024, 12, 31), ["DLBM", "DLMC"], ct,
        [
            ([new(Square(0, 0, 1000, 1000).Shell, holes)], ["0103", "旱地"]),
            .. Changed.Select(one => ((Polygon[])[Square(one.X, one.Y, one.Side, one.Side)], (object?[])[one.Class, one.Class == "0601" ? "工业用地" : "果园"])),
        ]);
        await WriteAsync(workspace, "永农", "basic-farmland", null, ["YJJBNTTBBH"], ct, ([Square(0, 0, 1000, 500)], ["YN1"]));
        await WriteAsync(workspace, "红线", "red-line", null, ["MC"], ct, ([Square(0, 950, 1000, 50)], ["HX1"]));
        await WriteAsync(workspace, "农转用", "approval", null, ["PZWH"], ct, ([Square(190, 590, 70, 70)], ["鲁政土字〔2024〕1号"]));
        return await CaseBook.OpenAsync(workspace, ct);
    }

    public static Polygon Square(double x, double y, double width, double height) => GeometryFactory.Default.CreatePolygon(
    [
        new(X + x, Y + y), new(X + x + width, Y + y), new(X + x + width, Y + y + height), new(X + x, Y + y + height), new(X + x, Y + y),
    ]);

    public static async Task WriteAsync(
        Workspace workspace, string name, string role, DateOnly? vintage, string[] fields, CancellationToken ct, params (Polygon[] Shape, object?[] Values)[] rows)
    {
        var schema = new FeatureSchema([.. fields.Select(field => new Field(field, FieldType.Text))]);
        var draft = new LayerDraft(name, new(role), GeometryKind.Polygon, schema, vintage, role == "village" ? null : "村庄");
        var features = rows.Select(row => new Feature(0, GeometryFactory.Default.CreateMultiPolygon(row.Shape), row.Values)).ToAsyncEnumerable();
        await workspace.Store.WriteLayerAsync(draft, WriteMode.Create, features, () => Made, Note, ct);
    }

    private static readonly Provenance Made = new(
        "made", "", "", "made", "UTF-8", "format", "EPSG:4550", "format", new(0, 0, 0, 0, default, default, default, default, default, []));
}
