using LandPlanner.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.SampleTown;

/// <param name="PlanWan">Planned investment of each month, in 万元.</param>
/// <param name="ActualWan">Investment reported for each month, in 万元; null for months to come.</param>
internal sealed record Project(Parcel Parcel, string Kind, string Village, decimal[] PlanWan, decimal?[] ActualWan)
{
    public decimal TotalWan => PlanWan.Sum();
}

/// <summary>Projects drawn freely: oblique rectangles that follow no border, so that their pieces come from an overlay, not from the lattice.</summary>
internal sealed class Projects
{
    private const int MonthsReported = 7;

    /// <summary>No piece of a project may be so small or thin that a tolerance could hide it.</summary>
    private const double LeastPieceSquareMetres = 6;
    private const double LeastPieceMetres = 0.3;

    private static readonly string[] RuralNames =
    [
        "无花果深加工", "草莓采摘大棚", "温泉民宿集群", "苹果冷链仓储", "食用菌工厂", "茶园提升", "海棠苗木基地",
        "粮食烘干中心", "蜂蜜加工坊", "葡萄酒庄", "农机服务站",
    ];

    private static readonly string[] LinkingNames = ["村道拓宽", "灌溉管网", "污水收集", "文化广场", "路灯亮化"];

    private static readonly string[] IndustryNames =
    [
        "精密机械", "医疗器械", "渔具智造", "碳纤维制品", "海洋食品", "智能仓储", "汽车零部件", "电子元件", "节能门窗",
        "包装印务", "康养中心", "温泉酒店", "数据中心", "新型建材", "冷链物流", "服装设计园", "检测实验室",
    ];

    private static readonly string[] KeyNames = ["高端装备园", "温泉康养城", "海洋生物港", "智慧物流园", "医疗产业园", "新材料基地", "文旅综合体"];

    private static readonly GeometryFactory Shapes = new();
    private readonly Ground _ground;
    private readonly Sites _sites;
    private readonly Chance _chance;
    private readonly STRtree<int> _patches = new();

    public Projects(Ground ground, Sites sites, long seed)
    {
        (_ground, _sites, _chance) = (ground, sites, new(seed, "projects"));
        for (var patch = 0; patch < ground.PatchShapes.Length; patch++)
            _patches.Insert(ground.PatchShapes[patch].EnvelopeInternal, patch);
        Rural = Lay(11, 8_610m, "乡村振兴产业", "XCZX", RuralNames, 900);
        Linking = Lay(5, 1_260m, "衔接推进区", "XJTJ", LinkingNames, 700);
        Industry = Lay(17, 636_000m, "产业", "CY", IndustryNames, 4200);
        Key = Lay(7, 259_000m, "重点", "ZD", KeyNames, 5200);
        Go();
    }

    /// <summary>11 rural industry projects, 8610万元.</summary>
    public IReadOnlyList<Project> Rural { get; private set; }

    /// <summary>5 projects of the linking fund.</summary>
    public IReadOnlyList<Project> Linking { get; }

    /// <summary>17 industry projects, 63.6亿元.</summary>
    public IReadOnlyList<Project> Industry { get; private set; }

    /// <summary>7 key projects, 25.9亿元.</summary>
    public IReadOnlyList<Project> Key { get; private set; }

    /// <summary>By kind, as the town lists them.</summary>
    public IEnumerable<Project> All => Key.Concat(Industry).Concat(Rural).Concat(Linking);

    public IEnumerable<Parcel> Parcels => Rural.Concat(Linking).Concat(Industry).Concat(Key).Select(project => project.Parcel);

    /// <summary>Lets some go otherwise, so that the town has every light for every reason.</summary>
    private void Go()
    {
        Industry = [ProjectCourse.NotBegun(Industry[0], 5), ProjectCourse.NotBegun(Industry[1], 7), ProjectCourse.NotBegun(Industry[2], 8), .. Industry.Skip(3)];
        Key = [ProjectCourse.Behind(Key[0]), ProjectCourse.ToldUntil(Key[1], 4), .. Key.Skip(2)];
        Rural = [ProjectCourse.ToldUntil(Rural[0], 6), .. Rural.Skip(1)];
    }

    private Project[] Lay(int count, decimal totalWan, string kind, string number, string[] names, double squareMetres)
    {
        var totals = ShareOut(totalWan, count);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (plot, village) = Place(squareMetres * _chance.Between(0.6, 1.5));
            var parcel = new Parcel($"{number}2024-{i + 1:D2}", $"{village}{names[i]}项目", plot, plot.Official);
            var plan = ShareOut(totals[i], 12);
            var actual = plan.Select((wan, month) => month < MonthsReported ? Math.Round(wan * (decimal)_chance.Between(0.55, 1.2), 2) : (decimal?)null);
            return new Project(parcel, kind, village, plan, [.. actual]);
        })];
    }

    /// <summary>Uneven shares in whole 0.01 that add up to the total.</summary>
    private decimal[] ShareOut(decimal total, int count)
    {
        var weights = Enumerable.Range(0, count).Select(_ => _chance.Between(0.5, 1.5)).ToArray();
        return [.. AreaClosure.Share(new((long)(total * 100)), weights).Select(share => share.Hundredths / 100m)];
    }

    private (Plot Plot, string Village) Place(double squareMetres)
    {
        while (true)
        {
            var cell = _chance.Below(_ground.Grid.Count);
            if (_ground.Survey.Of[cell] < 0 || !IsBuildable(_ground.ClassAt(cell)!))
                continue;
            var shape = Oblique(_ground.Lattice.Corners(cell), squareMetres);
            if (PiecesOf(shape) is { } pieces && Claim(shape, cell))
                return (new(shape, pieces, _ground.Areas.Of(shape)), _ground.Villages.All[_ground.Villages.Of[cell]].Name);
        }
    }

    private static bool IsBuildable(LandClass land) => !land.IsWater && land.Code is not ("1001" or "1003");

    private Polygon Oblique(double[] corner, double squareMetres)
    {
        var (width, direction) = (Math.Sqrt(squareMetres * _chance.Between(0.5, 1.8)), _chance.Between(0, Math.PI));
        var ((sin, cos), depth) = (Math.SinCos(direction), squareMetres / width);
        Coordinate At(double along, double across) => new(
            Lattice.Snap(corner[0] + along * cos - across * sin), Lattice.Snap(corner[1] + along * sin + across * cos));
        var start = At(0, 0);
        return Shapes.CreatePolygon([start, At(width, 0), At(width, depth), At(0, depth), start.Copy()]);
    }

    /// <summary>What lies under a shape, patch by patch; null where it leaves the town, or a piece would be a sliver.</summary>
    private List<Piece>? PiecesOf(Polygon shape)
    {
        var (pieces, sum) = (new List<Piece>(), 0.0);
        foreach (var patch in _patches.Query(shape.EnvelopeInternal).Order())
        {
            var overlap = OverlayNGRobust.Overlay(shape, _ground.PatchShapes[patch], OverlayNG.INTERSECTION);
            if (overlap.Area == 0)
                continue;
            for (var i = 0; i < overlap.NumGeometries; i++)
            {
                var part = overlap.GetGeometryN(i);
                if (part.Area < LeastPieceSquareMetres || 2 * part.Area / part.Length < LeastPieceMetres)
                    return null;
            }

            if (!IsBuildable(_ground.Survey.Patches[patch].Class))
                return null;
            sum += _ground.Areas.SquareMetresOf(overlap);
            pieces.Add(new(_ground.Cells[patch][0], _ground.Areas.SquareMetresOf(overlap)));
        }

        return Math.Abs(sum - _ground.Areas.SquareMetresOf(shape)) < 0.001 ? pieces : null;
    }

    /// <summary>Takes the cells at and near a shape, unless one is taken.</summary>
    private bool Claim(Polygon shape, int start)
    {
        var reach = shape.EnvelopeInternal.Copy();
        reach.ExpandBy(2 * _ground.Grid.CellMetres);
        var (near, open) = (new HashSet<int> { start }, new Stack<int>([start]));
        while (open.TryPop(out var cell))
        {
            for (var side = 0; side < 4; side++)
            {
                var next = _ground.Grid.Neighbour(cell, side);
                var corner = next < 0 ? [] : _ground.Lattice.Corners(next);
                if (next >= 0 && reach.Contains(corner[0], corner[1]) && near.Add(next))
                    open.Push(next);
            }
        }

        if (!_sites.IsFree([.. near]))
            return false;
        _sites.Take(near);
        return true;
    }
}
