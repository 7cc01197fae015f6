using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown;

/// <summary>A thing with a name and a place, point or polygon, and what it measures by its papers where that counts.</summary>
internal sealed record Place(string Name, string Kind, string Village, Geometry Shape, double SquareMetres = 0);

/// <summary>What the work report counts but no rule looks at: abandoned plots, tourist sites, sewage plants, greenhouses, idle buildings.</summary>
internal sealed class Minors
{
    private const int AbandonedPlots = 435;

    private static readonly string[] Sights =
    [
        "温泉汤池", "民俗馆", "采摘园", "古槐", "滨河步道", "水库观景台", "石桥", "知青点旧址", "茶园", "樱花谷", "登山口",
        "露营地", "村史馆", "陶艺坊", "渔家乐", "荷塘", "灯塔遗址", "花海", "果园集市", "骑行驿站", "戏台", "药浴坊",
    ];

    private readonly Ground _ground;
    private readonly Sites _sites;
    private readonly Chance _chance;

    public Minors(Ground ground, Sites sites, long seed)
    {
        (_ground, _sites, _chance) = (ground, sites, new(seed, "minors"));
        Abandoned = [.. Enumerable.Range(1, AbandonedPlots).Select(LayAbandoned)];
        Sites = Points(Sights.Length, (village, i) => $"{village}{Sights[i]}", "文旅项目");
        Sewage = Points(18, (village, _) => $"{village}污水处理站", "农村污水处理设施");
        Greenhouses = [.. Enumerable.Range(1, 17).Select(i =>
            Polygon($"高标准大棚{i:D2}号", "大棚", 1_200, land => land.IsCultivated || land.IsOrchard))];
        IdleBuildings = [.. new[] { ("温泉镇旧供销社楼", 6_150.0), ("柳林旧厂房", 8_250.0) }.Select(building =>
            Polygon(building.Item1, "闲置楼宇", 2_400, land => land.IsConstruction) with { SquareMetres = building.Item2 })];
        DustSources = Points(23, (village, _) => $"{village}疑似扬尘源", "疑似扬尘源");
    }

    public IReadOnlyList<Parcel> Abandoned { get; }

    public IReadOnlyList<Place> Sites { get; }

    public IReadOnlyList<Place> Sewage { get; }

    public IReadOnlyList<Place> Greenhouses { get; }

    /// <summary>2 buildings with 14 400 m² of floor.</summary>
    public IReadOnlyList<Place> IdleBuildings { get; }

    /// <summary>20余处.</summary>
    public IReadOnlyList<Place> DustSources { get; }

    private Parcel LayAbandoned(int number)
    {
        var village = _chance.Pick(_ground.Villages.All);
        var size = Math.Round(_chance.Between(12, 40) * _ground.Grid.CellMetres * _ground.Grid.CellMetres, 2);
        var plot = _sites.Find(
            size, village.CoreU, village.CoreV, 700, cells => cells.All(cell => _ground.ClassAt(cell) is { IsCultivated: true }));
        return new($"LH-{number:D4}", $"疑似撂荒地{number:D3}号", plot, plot.Official);
    }

    private Place Polygon(string name, string kind, double squareMetres, Func<LandClass, bool> suits)
    {
        var village = _chance.Pick(_ground.Villages.All);
        var plot = _sites.Find(
            squareMetres, village.CoreU, village.CoreV, 300, cells => cells.All(cell => _ground.ClassAt(cell) is { } land && suits(land)));
        return new(name, kind, VillageOf(_ground, plot), plot.Shape, plot.Official.SquareMetres);
    }

    /// <summary>One in each of as many villages, the names unlike.</summary>
    private Place[] Points(int count, Func<string, int, string> name, string kind) => [.. _chance.Shuffle(_ground.Villages.All).Take(count).Select((village, i) =>
    {
        var cell = _ground.Grid.CellAt(village.CoreU + _chance.Between(-150, 150), village.CoreV + _chance.Between(-150, 150));
        var corner = _ground.Lattice.Corners(cell);
        return new Place(name(village.Name, i), kind, village.Name, new Point(corner[0], corner[1]));
    })];

    /// <summary>The village in which most of a plot lies.</summary>
    public static string VillageOf(Ground ground, Plot plot) => ground.Villages.All[plot.Pieces.Where(piece => ground.Villages.Of[piece.Cell] >= 0)
        .GroupBy(piece => ground.Villages.Of[piece.Cell]).MaxBy(group => group.Sum(piece => piece.SquareMetres))!.Key].Name;
}
