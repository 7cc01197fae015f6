using LandPlanner.Features;
using static LandPlanner.SampleTown.Column;

namespace LandPlanner.SampleTown;

/// <summary>The villages and the control lines as layers, in the fields of the land bureau's database standards.</summary>
internal static class Layers
{
    /// <summary>Says in each record that it is made up.</summary>
    public const string Mark = "合成样例数据,非真实";

    public static readonly string[] ZoneNames = ["温泉镇城镇集中建设区", "温泉镇城镇弹性发展区", "温泉镇特别用途区"];

    private const string Town = "温泉镇";
    private const string TownCode = "371002104";

    public static Layer Villages(Town town)
    {
        var ground = town.Ground;
        var shapes = ground.Tracer.Trace(ground.Villages.Of, ground.Villages.All.Count);
        return new("村庄", "village", GeometryKind.Polygon,
            [Text("BSM", 18), Text("YSDM", 10), Text("ZLDWDM", 19), Text("ZLDWMC", 60), Real("MJ"), Text("MSSM", 2), Text("BZ", 100)],
            [.. ground.Villages.All.Select((village, i) => new Row(
                shapes[i], $"3710020002{i + 1:D8}", "1000600100", village.Code, village.Name, town.Areas.Of(shapes[i]).SquareMetres, "00", Mark))]);
    }

    /// <summary>The number by which a block of basic farmland goes, unlike any other's.</summary>
    public static string FarmlandNumber(int block) => $"{TownCode}{block + 1:D5}";

    public static Layer Farmland(Town town)
    {
        var (ground, farmland) = (town.Ground, town.Farmland);
        var shapes = ground.Tracer.Trace(farmland.Of, farmland.First.Count);
        Row Block(int block)
        {
            var (patch, area) = (ground.Survey.PatchAt(farmland.First[block]), town.Areas.Of(shapes[block]));
            var village = ground.Villages.All[patch.Village];
            var number = FarmlandNumber(block);
            return new(
                shapes[block], $"3710020003{block + 1:D8}", "2005010300", TownCode, Town, number, patch.Class.Code, patch.Class.Name, "30", village.Code,
                village.Name, village.Code, village.Name, area.SquareMetres, area.SquareMetres, "是", 2021L, "20211231", null, Mark);
        }

        return new("永久基本农田", "basic-farmland", GeometryKind.Polygon,
            [
                Text("BSM", 18), Text("YSDM", 10), Text("XZQDM", 12), Text("XZQMC", 60), Text("YJJBNTTBBH", 20), Text("DLBM", 5), Text("DLMC", 60),
                Text("QSXZ", 2), Text("QSDWDM", 19), Text("QSDWMC", 60), Text("ZLDWDM", 19), Text("ZLDWMC", 60), Real("YJJBNTTBMJ"), Real("YJJBNTMJ"),
                Text("WDGD", 4), Integer("SJNF", 4), Text("BHKSSJ", 8), Text("BHJSSJ", 8), Text("BZ", 100),
            ],
            [.. Enumerable.Range(0, shapes.Length).Select(Block)]);
    }

    public static Layer RedLine(Town town)
    {
        var ground = town.Ground;
        var red = Array.ConvertAll(ground.Survey.Of, patch => patch >= 0 && town.Lines.IsRedLine[patch] ? 0 : -1);
        var pieces = Components.Find(ground.Grid, red);
        var shapes = ground.Tracer.Trace(pieces.Of, pieces.Sizes.Count);
        return new("生态保护红线", "red-line", GeometryKind.Polygon,
            [Text("BSM", 18), Text("YSDM", 10), Text("XJXZQDM", 12), Text("LXDM", 12), Text("MC", 60), Text("LHLX", 30), Real("QYMJ"), Text("BZ", 100)],
            [.. shapes.Select((shape, i) => new Row(
                shape, $"3710020004{i + 1:D8}", "2099010200", "371002", $"HX{i + 1:D3}", $"温泉镇水源涵养红线{i + 1:D3}", "水源涵养",
                town.Areas.Of(shape).SquareMetres, Mark))]);
    }

    public static Layer UrbanBoundary(Town town)
    {
        var ground = town.Ground;
        var zones = Array.ConvertAll(ground.Survey.Of, patch => patch >= 0 ? town.Lines.ZoneOf[patch] : -1);
        var shapes = ground.Tracer.Trace(zones, ZoneNames.Length);
        string[] kinds = ["城镇集中建设区", "城镇弹性发展区", "特别用途区"];
        return new("城镇开发边界", "urban-boundary", GeometryKind.Polygon,
            [
                Text("BSM", 18), Text("YSDM", 10), Text("XZQDM", 12), Text("XZQMC", 60), Text("CZMC", 60), Text("GHFQDM", 2), Text("GHFQMC", 30),
                Real("MJ"), Text("BZ", 100),
            ],
            [.. Enumerable.Range(0, ZoneNames.Length).Where(zone => shapes[zone] is not null).Select(zone => new Row(
                shapes[zone], $"3710020005{zone + 1:D8}", "2090020110", TownCode, Town, ZoneNames[zone], $"0{zone + 1}", kinds[zone],
                town.Areas.Of(shapes[zone]).SquareMetres, Mark))]);
    }
}
