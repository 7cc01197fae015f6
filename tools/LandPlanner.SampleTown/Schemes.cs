using LandPlanner.Areas;

namespace LandPlanner.SampleTown;

/// <summary>The parcels the work report counts: each layer adds up to its mu.</summary>
internal sealed class Schemes
{
    private static readonly Area OverstatedBy = new(123_456);

    private readonly Ground _ground;
    private readonly Sites _sites;
    private readonly Chance _chance;

    public Schemes(Ground ground, Sites sites, long seed)
    {
        (_ground, _sites, _chance) = (ground, sites, new(seed, "schemes"));
        Idle = LayIdle();
        Tracts = LayTracts();
        Additions = LayAdditions();
        Inspections = LayInspections();
        Rectifications = Lay(365.35m, 14, i => ($"ZG2023-{i + 1:D3}", $"基本农田整改图斑{i + 1:D2}"), _ => Intent.None, Anywhere, Open);
    }

    /// <summary>9 parcels, 276 mu.</summary>
    public IReadOnlyList<Parcel> Tracts { get; }

    /// <summary>7 parcels, 515 mu.</summary>
    public IReadOnlyList<Parcel> Additions { get; }

    /// <summary>1 parcel, 100.4 mu.</summary>
    public IReadOnlyList<Parcel> Idle { get; }

    public IReadOnlyList<Parcel> Inspections { get; }

    /// <summary>365.35 mu.</summary>
    public IReadOnlyList<Parcel> Rectifications { get; }

    private List<Parcel> LayIdle()
    {
        var village = _ground.Villages.All[1];
        return Lay(100.4m, 1, _ => ("3710022019B00417", "柳林旧村改造三期"), _ => Intent.None, _ => (village.CoreU, village.CoreV, 200), Dry);
    }

    private List<Parcel> LayTracts() => Lay(
        276m, 9, i => ($"CPKF2024-{i + 1:D2}", $"温泉镇成片开发{"一二三四五六七八九"[i]}号地块"),
        i => i switch { 2 => Intent.OnBasicFarmland | Intent.OutsideZone, 6 => Intent.OutsideZone, _ => Intent.None },
        i => Rim(i, i is 2 or 6 ? ControlLines.ZoneMetres : 0.72 * ControlLines.ZoneMetres), Dry);

    private Parcel[] LayAdditions()
    {
        var parcels = Lay(
            515m, 7, i => ($"KFBJ2024-{i + 1:D2}", $"开发边界新增{"甲乙丙丁戊己庚"[i]}地块"),
            i => i switch { 1 => Intent.OnRedLine, 4 => Intent.OnBasicFarmland, _ => Intent.None },
            i => Rim(i, 1.5 * ControlLines.ZoneMetres), Dry).ToArray();
        parcels[5] = parcels[5] with { Declared = parcels[5].Declared + OverstatedBy };
        return parcels;
    }

    private List<Parcel> LayInspections() => Lay(
        21.6m, 3, i => (InspectionNumber(i), InspectionNumber(i)),
        i => i == 0 ? Intent.OnBasicFarmland : Intent.None, Anywhere, Open);

    /// <summary>A patch of an inspection goes by its number: 1 of the state's, 2 of the province's.</summary>
    private static string InspectionNumber(int i) => i == 0 ? "DC2023-370000-0017" : $"XS2023-3710-{i:D4}";

    /// <summary>Parcels of varied size that together measure <paramref name="mu"/>; the last makes up for what the grid left over.</summary>
    private List<Parcel> Lay(
        decimal mu, int count, Func<int, (string Number, string Name)> name, Func<int, Intent> intent,
        Func<int, (double U, double V, double Radius)> place, Func<IReadOnlyList<int>, bool> ground)
    {
        var shares = AreaClosure.Share(Area.FromMu(mu), [.. Enumerable.Range(0, count).Select(_ => _chance.Between(0.7, 1.3))]);
        var (parcels, left) = (new List<Parcel>(), Area.FromMu(mu));
        for (var i = 0; i < count; i++)
        {
            var ((number, title), (u, v, radius)) = (name(i), place(i));
            var size = i == count - 1 ? left : shares[i];
            var plot = _sites.Find(size.SquareMetres, u, v, radius, cells => ground(cells) && (intent(i) == Intent.None || HostOf(cells, intent(i)) >= 0));
            parcels.Add(new(number, title, plot, plot.Official, intent(i), Reserve(plot, intent(i))));
            left -= plot.Official;
        }

        return parcels;
    }

    private (double U, double V, double Radius) Rim(int i, double metres)
    {
        var (u, v) = _ground.Terrain.Core;
        var (sin, cos) = Math.SinCos(0.6 + i * 2.4);
        return (u + metres * cos, v + metres * sin, 160);
    }

    private (double U, double V, double Radius) Anywhere(int i)
    {
        var village = _chance.Pick(_ground.Villages.All);
        return (village.CoreU, village.CoreV, 600);
    }

    /// <summary>In the town, and clear of waters and the main ways.</summary>
    private bool Dry(IReadOnlyList<int> cells) =>
        cells.All(cell => _ground.ClassAt(cell) is { } land && !land.IsWater && land.Code is not ("1001" or "1003"));

    /// <summary>Dry and without buildings.</summary>
    private bool Open(IReadOnlyList<int> cells) => Dry(cells) && !cells.Any(cell => _ground.ClassAt(cell)!.IsConstruction);

    /// <summary>The patch under most of some cells that suits an intent; -1 where it is none, nearly all, nearly nothing, or another parcel's.</summary>
    private int HostOf(IReadOnlyList<int> cells, Intent intent)
    {
        var hosts = cells.Where(cell => Suits(_ground.ClassAt(cell)!, intent)).GroupBy(cell => _ground.Survey.Of[cell]).ToArray();
        if (hosts.Length == 0)
            return -1;
        var most = hosts.MaxBy(group => group.Count())!;
        return most.Count() > 0.08 * cells.Count && most.Count() < 0.85 * cells.Count && _sites.IsFree(_ground.Cells[most.Key]) ? most.Key : -1;
    }

    private static bool Suits(LandClass land, Intent intent) =>
        intent.HasFlag(Intent.OnBasicFarmland) ? land.IsCultivated : intent.HasFlag(Intent.OnRedLine) ? land.IsForest : !land.IsLinear;

    /// <summary>Keeps a parcel's host for it alone.</summary>
    private int Reserve(Plot plot, Intent intent)
    {
        if (intent == Intent.None)
            return -1;
        var host = plot.Pieces.Where(piece => Suits(_ground.ClassAt(piece.Cell)!, intent)).GroupBy(piece => _ground.Survey.Of[piece.Cell])
            .MaxBy(group => group.Count())!.Key;
        _sites.Take(_ground.Cells[host]);
        return host;
    }
}
