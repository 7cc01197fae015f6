using LandPlanner.Features;
using LandPlanner.SampleTown.Files;
using NetTopologySuite.Geometries;
using static LandPlanner.SampleTown.Column;

namespace LandPlanner.SampleTown;

/// <summary>What the ledgers of villages must come to.</summary>
/// <param name="File">The spreadsheet of incomes, by its name in the folder.</param>
/// <param name="AboveTen">Villages with 10万元 or more, as the work report counts them.</param>
/// <param name="Layer">Of housing estates.</param>
internal sealed record ExpectedVillages(string File, int Year, int Entered, int AboveTen, decimal TotalWan, string Layer, int Estates, int Homes, int Registered);

/// <summary>What the collectives of the villages took in, and the housing estates with their titles.</summary>
internal sealed class VillageEconomy
{
    private const int Year = 2023;
    private const int AboveTen = 19;
    private const int Silent = 2;
    private const int Homes = 6_675;
    private const decimal TenWan = 10;

    private static readonly string[] Names =
    [
        "温泉花园", "汤泉小区", "柳林一期", "柳林二期", "柳林三期", "栾家泊小区", "南汤家园", "北汤家园", "桥上小区", "龙泉小区",
        "杏花苑", "槐荫小区", "鹿鸣苑", "凤凰台小区", "前营小区", "后营小区", "青石苑", "磨山小区", "泊子小区", "望岛小区",
    ];

    private readonly Town _town;
    private readonly (string Village, decimal? Wan)[] _incomes;
    private readonly (string Name, int Patch, int Homes, int Registered)[] _estates;

    public VillageEconomy(Town town)
    {
        _town = town;
        var chance = new Chance(town.Options.Seed, "village income");
        var order = chance.Shuffle(Enumerable.Range(0, town.Ground.Villages.All.Count));
        var wan = new decimal?[order.Length];
        for (var i = 0; i < order.Length - Silent; i++)
            wan[order[i]] = i < AboveTen ? TenWan + Math.Round((decimal)(85 * chance.Unit() * chance.Unit()), 2) : Math.Round((decimal)chance.Between(1.5, 9.9), 2);
        _incomes = [.. town.Ground.Villages.All.Select((village, i) => (village.Name, wan[i]))];
        _estates = Build(new(town.Options.Seed, "estates"));
    }

    public ExpectedVillages Expected => new(
        "村集体收入.xlsx", Year, _incomes.Count(income => income.Wan is not null), _incomes.Count(income => income.Wan >= TenWan), _incomes.Sum(income => income.Wan ?? 0), "住宅小区", _estates.Length,
        _estates.Sum(estate => estate.Homes), _estates.Sum(estate => estate.Registered));

    public Layer Estates => new(
        "住宅小区", "estate", GeometryKind.Polygon, [Text("XQMC", 60), Text("ZLDWMC", 60), Integer("ZHS", 8), Integer("BZHS", 8), Text("BZ", 100)],
        [
            .. _estates.Select(estate => new Row(
                _town.Ground.PatchShapes[estate.Patch], estate.Name, _town.Ground.Villages.All[_town.Ground.Survey.Patches[estate.Patch].Village].Name, (long)estate.Homes, (long)estate.Registered, Layers.Mark)),
        ]);

    public void WriteIncomes(string folder) => Xlsx.Write(
        Path.Combine(folder, Expected.File),
        ("集体收入",
        [
            [$"温泉镇{Year}年村集体收入统计表（单位：万元）", null, null, Layers.Mark],
            ["序号", "村名", "集体收入", "主要来源"],
            .. _incomes.Select((income, i) => new object?[] { i + 1, income.Village, income.Wan, income.Wan is null ? null : i % 3 == 0 ? "土地流转" : i % 3 == 1 ? "房屋租赁" : "合作社分红" }),
            ["合计", null, _incomes.Sum(income => income.Wan ?? 0), null],
        ]));

    /// <summary>On the patches of housing nearest to the core, of villages where the town has too few, and on what is no farmland where a small town has too few of both.</summary>
    private (string, int, int, int)[] Build(Chance chance)
    {
        var ground = _town.Ground;
        int[] patches =
        [
            .. Enumerable.Range(0, ground.Cells.Length).Where(patch => !Code(patch).StartsWith("01", StringComparison.Ordinal) && ground.PatchShapes[patch] is Polygon)
                .OrderBy(patch => Code(patch) switch { "0701" => 0, "0702" => 1, _ => 2 }).ThenBy(ground.ToCore).Take(Names.Length),
        ];
        var weights = patches.Select(_ => 0.3 + chance.Unit()).ToArray();
        var homes = weights.Select(weight => (int)(Homes * weight / weights.Sum())).ToArray();
        homes[0] += Homes - homes.Sum();
        return [.. patches.Select((patch, i) => (Names[i], patch, homes[i], i % 5 == 0 ? homes[i] : i == 7 ? 0 : (int)(homes[i] * chance.Unit())))];

        string Code(int patch) => ground.Survey.Patches[patch].Class.Code;
    }
}
