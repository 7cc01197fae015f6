using LandPlanner.Areas;

namespace LandPlanner.SampleTown;

/// <summary>Planned parcels that try the audit's tolerance: each lies against basic farmland by a hair, or leaves the town.</summary>
internal sealed class PlanParcels
{
    private const double StripMetres = 0.03;
    private const double SliverSquareMetres = 0.6;
    private static readonly Area UnderstatedBy = new(8_800);

    private readonly Ground _ground;
    private readonly Sites _sites;
    private readonly List<int[]> _beside = [];

    public PlanParcels(Ground ground, Sites sites)
    {
        (_ground, _sites) = (ground, sites);
        var cell = ground.Grid.CellMetres;
        Touching = Against("贴界地块", "GH-001", (int)Math.Ceiling(30 / cell), _ => 0);
        Strip = Against("毫厘带状地块", "GH-002", (int)Math.Ceiling(45 / cell), window => sites.Builder.ShareUpTo(window, StripMetres));
        Sliver = Against("碎屑地块", "GH-003", 1, window => sites.Builder.ShareOf(window, SliverSquareMetres));
        Leaving = Leave();
        var honest = Plain("面积不符地块", "GH-005", 2400);
        MisDeclared = honest with { Declared = honest.Declared - UnderstatedBy };
        Clear = Plain("清白地块", "GH-006", 1800);
    }

    /// <summary>Shares a border with basic farmland, and nothing more.</summary>
    public Parcel Touching { get; }

    /// <summary>Reaches 0.03 m into basic farmland along its whole north side.</summary>
    public Parcel Strip { get; }

    /// <summary>Reaches 0.6 m² into basic farmland.</summary>
    public Parcel Sliver { get; }

    /// <summary>Lies partly outside the town, where no layer says anything.</summary>
    public Parcel Leaving { get; }

    public Parcel MisDeclared { get; }

    public Parcel Clear { get; }

    public IReadOnlyList<Parcel> All => [Touching, Strip, Sliver, Leaving, MisDeclared, Clear];

    /// <summary>The fields beside them: basic farmland keeps these cells, and the rest of a field north of its row.</summary>
    public IReadOnlyList<int[]> FarmlandBeside => _beside;

    private Parcel Against(string name, string number, int width, Func<Window, double> shareOf)
    {
        var grid = _ground.Grid;
        var window = _sites.FindWindow(width, 3, candidate => candidate.WholeCells.All(IsBuildable)
            && candidate.TopCells.All(cell => IsField(cell) && _ground.Survey.Of[cell - grid.Columns] == _ground.Survey.Of[cell])
            && _sites.IsFree(Beside(candidate)));
        _beside.Add(Beside(window));
        _sites.Take([.. window.WholeCells, .. _beside[^1]]);
        var share = shareOf(window);
        var plot = _sites.Builder.Build(window with { Share = share });
        return new(number, name, plot, plot.Official, share > 0 ? Intent.OnBasicFarmland : Intent.None);
    }

    /// <summary>What lies north of a window of the fields it reaches.</summary>
    private int[] Beside(Window window) =>
    [
        .. window.TopCells.Select(cell => _ground.Survey.Of[cell]).Distinct().SelectMany(field => _ground.Cells[field])
            .Where(cell => cell / _ground.Grid.Columns >= window.Row + window.Height),
    ];

    private bool IsField(int cell) =>
        _ground.ClassAt(cell) is { IsCultivated: true } && _ground.ToCore(_ground.Survey.Of[cell]) > 1.6 * ControlLines.ZoneMetres;

    private Parcel Leave()
    {
        var side = Math.Max(4, (int)Math.Round(60 / _ground.Grid.CellMetres));
        var window = _sites.FindWindow(side, side, candidate =>
        {
            var inside = candidate.WholeCells.Where(cell => _ground.Survey.Of[cell] >= 0).ToArray();
            return inside.Length > 0.3 * side * side && inside.Length < 0.7 * side * side
                && inside.All(cell => _ground.ClassAt(cell) is { IsForest: true } or { IsOrchard: true });
        });
        _sites.Take(window.WholeCells);
        var plot = _sites.Builder.Build(window);
        return new("GH-004", "跨镇界地块", plot, plot.Official);
    }

    private Parcel Plain(string name, string number, double squareMetres)
    {
        var (u, v) = _ground.Terrain.Core;
        var plot = _sites.Find(squareMetres, u, v, 1500, cells => cells.All(IsBuildable));
        return new(number, name, plot, plot.Official);
    }

    private bool IsBuildable(int cell) => _ground.ClassAt(cell) is { IsWater: false } and { Code: not ("1001" or "1003") };
}
