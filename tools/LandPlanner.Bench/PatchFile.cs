using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Workspaces.Tables;
using NetTopologySuite.Geometries;

namespace LandPlanner.Bench;

/// <summary>A land-use shapefile as a bureau sends it: GBK text without a .cpg, EPSG:4529, one wobbly ring of about 55 vertices in each cell of a lattice.</summary>
internal static class PatchFile
{
    private const int FirstEasting = 41_400_000;
    private const int FirstNorthing = 3_900_000;
    private const double CellMetres = 100;
    private static readonly string[] Names = ["旱地", "水田", "乔木林地", "农村宅基地", "公路用地", "坑塘水面"];
    private static readonly string[] Codes = ["0103", "0101", "0301", "0702", "1003", "1104"];
    private static readonly string[] Villages = ["温泉村", "青龙山村", "石桥子村", "东大河村", "榆树沟村"];

    private static readonly FeatureSchema Schema = new(
    [
        new("BSM", FieldType.Text, 18),
        new("YSDM", FieldType.Text, 10),
        new("TBBH", FieldType.Text, 8),
        new("DLBM", FieldType.Text, 5),
        new("DLMC", FieldType.Text, 60),
        new("QSDWMC", FieldType.Text, 60),
        new("ZLDWMC", FieldType.Text, 60),
        new("TBMJ", FieldType.Real),
        new("KCMJ", FieldType.Real),
        new("SJNF", FieldType.Integer),
    ]);

    /// <summary>The same file for the same count, always.</summary>
    public static async Task WriteAsync(string path, int count, CancellationToken ct)
    {
        var crs = TableSet.Open().Crs.Get(new(4529));
        var layer = new LayerDraft(Path.GetFileNameWithoutExtension(path), LayerRole.LandUse, GeometryKind.Polygon, Schema, null, null);
        await VectorFileWriter.WriteAsync(path, layer, crs.Wkt, Patches(count).ToAsyncEnumerable(), new("GBK"), ct);
        File.Delete(Path.ChangeExtension(path, ".cpg"));
    }

    private static IEnumerable<Feature> Patches(int count)
    {
        var random = new Random(20_241_231);
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (FirstEasting + (i % columns + 0.5) * CellMetres, FirstNorthing + (i / columns + 0.5) * CellMetres);
            yield return new(i + 1, Wobbly(x, y, random), Values(i, random));
        }
    }

    private static Polygon Wobbly(double x, double y, Random random)
    {
        var ring = new Coordinate[random.Next(40, 71)];
        for (var i = 0; i < ring.Length - 1; i++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * i / (ring.Length - 1));
            var radius = CellMetres * (0.3 + 0.15 * random.NextDouble());
            ring[i] = new(Math.Round(x + radius * cos, 4), Math.Round(y + radius * sin, 4));
        }

        ring[^1] = ring[0].Copy();
        return new(new(ring));
    }

    private static object?[] Values(int i, Random random)
    {
        var use = random.Next(Names.Length);
        var village = Villages[random.Next(Villages.Length)];
        return
        [
            $"371002{i + 1:D12}", "2001010100", $"{i % 10_000:D4}", Codes[use], Names[use], village + "民委员会", "温泉镇" + village,
            Math.Round(4000 + 2000 * random.NextDouble(), 2), 0.0, 2024L,
        ];
    }
}
