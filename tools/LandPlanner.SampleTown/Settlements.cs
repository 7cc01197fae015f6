namespace LandPlanner.SampleTown;

/// <summary>The town's core, its industrial quarters by the railway, and the villages: streets and what stands between them.</summary>
internal sealed class Settlements(CellGrid grid, Terrain terrain, Villages villages, Noise noise, long seed)
{
    private readonly ulong _salt = Hash.Mix((ulong)seed ^ Hash.Of("settlements"));
    private readonly (double U, double V) _core = terrain.Core;
    private readonly BlockPattern _coreBlocks = new(0.16, 86, 68, Lane(grid));
    private readonly BlockPattern _works = new(0.10, 150, 120, Lane(grid));

    /// <summary>Radius of the town's core before it is bent.</summary>
    public const double CoreRadiusMetres = 820;

    /// <summary>The class of a built-up place; null in the open land.</summary>
    public string? ClassAt(double u, double v)
    {
        var bend = 1 + 0.45 * noise.At(u, v, 520, 3);
        var away = Math.Sqrt(Square(u - _core.U) + Square(v - _core.V)) * bend;
        if (away < CoreRadiusMetres)
            return CoreClass(u, v, away);
        if (IsWorks(u, v, bend))
            return WorksClass(u, v);
        return VillageClass(u, v);
    }

    private string CoreClass(double u, double v, double away)
    {
        var block = _coreBlocks.At(u, v);
        if (block.IsLane)
            return "1004";
        var dice = Hash.Unit(_salt, block.Across, block.Along);
        var inner = away < 0.45 * CoreRadiusMetres;
        return dice switch
        {
            < 0.50 => "0701",
            < 0.66 => inner ? "05H1" : "0701",
            < 0.74 => "08H2",
            < 0.80 => inner ? "08H1" : "0601",
            < 0.87 => "0810",
            < 0.90 => "0809",
            < 0.92 => "1005",
            < 0.96 => "1201",
            _ => inner ? "05H1" : "0102",
        };
    }

    private bool IsWorks(double u, double v, double bend)
    {
        var railV = terrain.Rail.At(u);
        var east = Square((u - _core.U - 1250) / 620) + Square((v - railV - 260) / 210);
        var west = Square((u - _core.U + 1900) / 430) + Square((v - railV - 230) / 180);
        return Math.Min(east, west) * bend < 1;
    }

    private string WorksClass(double u, double v)
    {
        var block = _works.At(u, v);
        if (block.IsLane)
            return "1004";
        return Hash.Unit(_salt, block.Across, block.Along) switch
        {
            < 0.68 => "0601",
            < 0.80 => "0508",
            < 0.86 => "0809",
            < 0.93 => "1201",
            _ => "0103",
        };
    }

    private string? VillageClass(double u, double v)
    {
        for (var i = 0; i < villages.All.Count; i++)
        {
            var village = villages.All[i];
            var (du, dv) = (u - village.CoreU, v - village.CoreV);
            if (Math.Abs(du) < 300 && Math.Abs(dv) < 300
                && Math.Sqrt(du * du + dv * dv) < village.CoreRadius * (1 + 0.55 * noise.At(u, v, 170, 2)))
            {
                return VillageBlock(i, du, dv);
            }
        }

        return null;
    }

    private string VillageBlock(int village, double du, double dv)
    {
        var pattern = new BlockPattern(Hash.Unit(_salt, village, 7) * 0.9 - 0.45, 88, 46, Lane(grid));
        var block = pattern.At(du, dv);
        if (block.IsLane)
            return "1004";
        return Hash.Unit(_salt + (ulong)village, block.Across, block.Along) switch
        {
            < 0.82 => "0702",
            < 0.86 => "08H1",
            < 0.88 => "08H2",
            < 0.91 => "05H1",
            < 0.94 => "0810",
            < 0.97 => "1201",
            _ => "0201",
        };
    }

    private static double Lane(CellGrid grid) => Math.Max(9, 1.42 * grid.CellMetres);

    private static double Square(double value) => value * value;
}
