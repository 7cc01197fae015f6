using LandPlanner.Areas;
using LandPlanner.Features;
using static LandPlanner.SampleTown.Column;

namespace LandPlanner.SampleTown;

/// <summary>The land-use layer DLTB of one survey, by the rules of TD/T 1057-2020.</summary>
internal sealed class LandUseLayer(Town town, Survey survey, int year)
{
    private static readonly Column[] Columns =
    [
        Text("BSM", 18), Text("YSDM", 10), Text("TBYBH", 8), Text("TBBH", 8), Text("DLBM", 5), Text("DLMC", 60), Text("QSXZ", 2),
        Text("QSDWDM", 19), Text("QSDWMC", 60), Text("ZLDWDM", 19), Text("ZLDWMC", 60), Real("TBMJ"), Text("KCDLBM", 5), Real("KCXS", 6, 4),
        Real("KCMJ"), Real("TBDLMJ"), Text("GDLX", 2), Text("GDPDJB", 2), Real("XZDWKD", 5, 1), Text("ZZSXDM", 6), Text("ZZSXMC", 20),
        Text("CZCSXM", 4), Integer("SJNF", 4), Text("MSSM", 2), Text("BZ", 254),
    ];

    /// <summary>Share of ridges by slope grade 1 to 5 on terraces, and on plain slopes.</summary>
    private static readonly double[] TerraceRidges = [0, 0.068, 0.1195, 0.1886, 0.2557];
    private static readonly double[] SlopeRidges = [0, 0.021, 0.0435, 0.0712, 0.098];

    public static Area[] AreasOf(Town town, IReadOnlyList<NetTopologySuite.Geometries.Geometry> shapes, IReadOnlyList<Patch> patches)
    {
        var areas = new Area[shapes.Count];
        foreach (var village in Enumerable.Range(0, patches.Count).GroupBy(patch => patches[patch].Village))
        {
            var members = village.ToArray();
            var exact = members.Select(patch => town.Areas.SquareMetresOf(shapes[patch])).ToArray();
            var closed = AreaClosure.Share(Area.FromSquareMetres(exact.Sum()), exact);
            for (var i = 0; i < members.Length; i++)
                areas[members[i]] = closed[i];
        }

        return areas;
    }

    public Layer Build(string name)
    {
        var shapes = Array.ConvertAll(town.Ground.Tracer.Trace(survey.Of, survey.Patches.Count), shape => shape!);
        var areas = AreasOf(town, shapes, survey.Patches);
        var rows = new List<Row>();
        foreach (var village in Enumerable.Range(0, survey.Patches.Count).GroupBy(patch => survey.Patches[patch].Village).OrderBy(group => group.Key))
        {
            // Numbered from the north-west corner of the village on.
            var number = 0;
            foreach (var patch in village.OrderByDescending(patch => survey.Patches[patch].FirstCell))
                rows.Add(new(shapes[patch], Values(survey.Patches[patch], areas[patch], rows.Count + 1, ++number)));
        }

        return new(name, "land-use", GeometryKind.Polygon, Columns, rows);
    }

    private object?[] Values(Patch patch, Area area, int serial, int number)
    {
        var (land, village) = (patch.Class, town.Ground.Villages.All[patch.Village]);
        var (grade, terrace, ridges) = Slope(patch);
        var ridgeArea = new Area((long)Math.Round(area.Hundredths * ridges, MidpointRounding.AwayFromZero));
        var (planting, plantingName) = Planting(patch);
        var isState = land.Code is "1001" or "1003" or "1101" or "1103" or "1106";
        return
        [
            $"3710020001{serial:D8}", "2001010100", $"{number}", $"{number}", land.Code, land.Name, isState ? "10" : "30",
            village.Code, village.Name, village.Code, village.Name, area.SquareMetres, ridges > 0 ? "1203" : null, (double)ridges,
            ridgeArea.SquareMetres, (area - ridgeArea).SquareMetres, terrace, grade, LineWidth(land.Code), planting, plantingName,
            land.NeedsSettlement ? Settlement(patch) : null, (long)year, "00", Layers.Mark,
        ];
    }

    private (string? Grade, string? Terrace, decimal Ridges) Slope(Patch patch)
    {
        if (!patch.Class.IsCultivated)
            return (null, null, 0);
        var (_, slope) = town.Ground.Terrain.Uphill(survey.Grid.U(patch.FirstCell), survey.Grid.V(patch.FirstCell));
        var degrees = double.RadiansToDegrees(Math.Atan(slope));
        var grade = degrees switch { <= 2 => 1, <= 6 => 2, <= 15 => 3, <= 25 => 4, _ => 5 };
        var isTerrace = grade > 2 || patch.FirstCell % 3 == 0;
        return ($"{grade}", grade == 1 ? null : isTerrace ? "TT" : "PD", (decimal)(isTerrace ? TerraceRidges : SlopeRidges)[grade - 1]);
    }

    private (string? Code, string? Name) Planting(Patch patch) => !patch.Class.IsCultivated ? (null, null)
        : IsUnsown(patch) ? ("WG", "未耕种")
        : Hash.Unit(7, patch.FirstCell, town.Options.Seed) switch
        {
            < 0.78 => ("LS", "种植粮食作物"),
            < 0.92 => ("FLS", "种植非粮食作物"),
            _ => ("LYFL", "粮与非粮轮作"),
        };

    // The fields left unsown were sown when the first survey was taken.
    private bool IsUnsown(Patch patch) => survey == town.Year.Survey && town.Year.IsUnsown(patch);

    private static double? LineWidth(string code) => code switch
    {
        "1001" => 14,
        "1003" => 18,
        "1006" => 6,
        "1107" => 5,
        _ => null,
    };

    private string Settlement(Patch patch)
    {
        var (u, v) = (survey.Grid.U(patch.FirstCell), survey.Grid.V(patch.FirstCell));
        var (coreU, coreV) = town.Ground.Terrain.Core;
        var isTown = Math.Sqrt((u - coreU) * (u - coreU) + (v - coreV) * (v - coreV)) < 1.3 * Settlements.CoreRadiusMetres;
        return (isTown ? "202" : "203") + (patch.Class.Code is "0601" or "0508" ? "A" : "");
    }
}
