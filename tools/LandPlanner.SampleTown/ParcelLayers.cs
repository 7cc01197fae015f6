using LandPlanner.Features;
using static LandPlanner.SampleTown.Column;

namespace LandPlanner.SampleTown;

/// <summary>Parcels, projects and places as layers.</summary>
internal sealed class ParcelLayers(Town town)
{
    // Five of nine are of public benefit: whatever their sizes, more than 40 %.
    private static readonly (string Class, string Name, string Project, string Year)[] Uses =
    [
        ("070102", "二类城镇住宅用地", "职工住宅小区", "2024"), ("080403", "中小学用地", "中心小学扩建", "2024"), ("100101", "一类工业用地", "食品加工园", "2024"),
        ("1207", "城镇村道路用地", "片区路网", "2024"), ("090101", "零售商业用地", "商业街", "2025"), ("1401", "公园绿地", "滨河公园", "2025"),
        ("0702", "城镇社区服务设施用地", "社区服务中心", "2025"), ("080602", "基层医疗卫生设施用地", "卫生院迁建", "2026"), ("110101", "一类物流仓储用地", "物流中转站", "2026"),
    ];

    public Layer Tracts => Parcels(
        "成片开发地块", "tract-scheme", town.Schemes.Tracts, "DKBH", "DKMC", "MJ",
        [
            (Text("ND", 4), _ => "2024"), (Text("PC", 30), _ => "2024年度方案"), (Text("GHDLBM", 6), i => Uses[i].Class), (Text("GHDLMC", 60), i => Uses[i].Name),
            (Text("XMMC", 60), i => Uses[i].Project), (Text("SSND", 4), i => Uses[i].Year),
        ]);

    public Layer Additions => Parcels(
        "边界新增地块", "boundary-addition", town.Schemes.Additions, "DKBH", "DKMC", "MJ", [(Text("ND", 4), _ => "2024")]);

    public Layer Idle => Parcels(
        "闲置土地", "idle-land", town.Schemes.Idle, "DZJGH", "DKMC", "MJ", [(Text("XZYY", 40), _ => "政府原因"), (Text("CZZT", 20), _ => "处置中")]);

    public Layer Plans => Parcels("规划地块", "plan-parcel", town.Plans.All, "DKBH", "DKMC", "DKMJ", [(Text("GHDLBM", 6), _ => "0901")]);

    public Layer Rectifications =>
        Parcels("整改图斑", "reference", town.Schemes.Rectifications, "BH", "MC", "MJ", [(Text("LY", 40), _ => "基本农田图斑排查整改")]);

    public Layer Inspections => Parcels(
        "督察图斑", "satellite-patch", town.Schemes.Inspections, "JCBH", null, "JCMJ",
        [(Text("TBLX", 4), _ => "20"), (Text("ND", 4), _ => "2023"), (Text("ZT", 20), _ => "已销号")]);

    public Layer Abandoned => Parcels(
        "疑似撂荒地", "abandoned-plot", town.Minors.Abandoned, "DKBM", "DKMC", "MJ", [(Text("LHYY", 30), _ => "无劳力"), (Text("LHNF", 12), _ => "2023春")]);

    public Layer Approvals => new(
        "用地批准", "approval", GeometryKind.Polygon,
        [Text("AJBH", 24), Text("PZWH", 40), Text("PZLX", 20), Text("XMMC", 60), Text("PZNF", 4), Text("XZQDM", 12), Real("MJ"), Text("BZ", 100)],
        [.. town.Satellite.Approvals.Select((one, i) => new Row(
            one.Shape, $"AJ{i + 1:D4}", one.Number, one.Kind, one.Project, $"{one.Year}", "371002104", town.Areas.Of(one.Shape).SquareMetres, Layers.Mark))]);

    /// <summary>In the fields of satellite monitoring, of which a case is to be made for each record.</summary>
    public Layer Satellite => new(
        Town.SatelliteLayer, "satellite-patch", GeometryKind.Polygon,
        [
            Text("XZQDM", 12), Text("XMC", 40), Text("JCBH", 20), Text("TBLX", 6), Text("TZ", 20), Text("QSX", 8), Text("HSX", 8), Text("DLBM", 5), Text("DLMC", 60), Text("SFYN", 2),
            Text("SFHX", 2), Real("MJ"), Text("BZ", 100),
        ],
        [.. town.Satellite.Patches.Select(patch => new Row(
            patch.Shape, "371002", "环翠区", patch.Number, patch.Type, null, patch.From, patch.Until, patch.Class.Code, patch.Class.Name, patch.Answer.BasicFarmlandSquareMetres > 0 ? "1" : "0",
            patch.Answer.RedLineSquareMetres > 0 ? "1" : "0", town.Areas.Of(patch.Shape).SquareMetres, Layers.Mark))]);

    public Layer RuralProjects => Projects("乡村振兴项目", [.. town.Projects.Rural, .. town.Projects.Linking]);

    public Layer IndustryProjects => Projects("产业项目", town.Projects.Industry);

    public Layer KeyProjects => Projects("重点项目", town.Projects.Key);

    public Layer Sights => Places("文旅项目", "place", GeometryKind.Point, town.Minors.Sites);

    public Layer Sewage => Places("污水处理站", "place", GeometryKind.Point, town.Minors.Sewage);

    public Layer Greenhouses => Places("大棚", "place", GeometryKind.Polygon, town.Minors.Greenhouses);

    public Layer IdleBuildings => Places("闲置楼宇", "place", GeometryKind.Polygon, town.Minors.IdleBuildings);

    public Layer DustSources => Places("疑似扬尘源", "place", GeometryKind.Point, town.Minors.DustSources);

    /// <summary>In the fields of the ledger of sown crops, as the villages told of them.</summary>
    public Layer Grain => new(
        "粮食种植地块", "sown-crop", GeometryKind.Polygon,
        [
            Text("number", 24), Integer("year", 4), Text("season", 10), Text("village", 60), Text("crop", 20), Real("area_mu"), Real("area_m2"), Text("by", 10), Text("BZ", 100),
        ],
        [
            .. town.Grain.Fields.Select((sown, i) => new Row(
                sown.Shape, $"ZZ2023-{i + 1:D4}", 2023L, "autumn", sown.Village, sown.Crop, (double)sown.Official.Mu(2), sown.Official.SquareMetres, "entry", Layers.Mark)),
        ]);

    private Layer Parcels(
        string name, string role, IReadOnlyList<Parcel> parcels, string number, string? title, string area, (Column Column, Func<int, object> Value)[] extra)
    {
        Column[] columns =
        [
            Text(number, 24), .. title is null ? Array.Empty<Column>() : [Text(title, 60)], Text("ZLDWMC", 60), Real(area),
            .. extra.Select(pair => pair.Column), Text("BZ", 100),
        ];
        return new(name, role, GeometryKind.Polygon, columns, [.. parcels.Select((parcel, i) => new Row(
            parcel.Plot.Shape,
            [
                parcel.Number, .. title is null ? Array.Empty<object>() : [parcel.Name], Minors.VillageOf(town.Ground, parcel.Plot),
                parcel.Declared.SquareMetres, .. extra.Select(pair => pair.Value(i)), Layers.Mark,
            ]))]);
    }

    private static Layer Projects(string name, IReadOnlyList<Project> projects)
    {
        Column[] columns =
        [
            Text("XMBH", 24), Text("XMMC", 60), Text("XMLX", 30), Text("XZQMC", 60), Real("YDMJ"), Real("TZE"), .. Months("PLAN"),
            .. Months("ACT"), Text("BZ", 100),
        ];
        return new(name, "project", GeometryKind.Polygon, columns, [.. projects.Select(project => new Row(
            project.Parcel.Plot.Shape,
            [
                project.Parcel.Number, project.Parcel.Name, project.Kind, project.Village, project.Parcel.Declared.SquareMetres,
                (double)project.TotalWan, .. project.PlanWan.Select(wan => (object)(double)wan),
                .. project.ActualWan.Select(wan => (object?)(double?)wan), Layers.Mark,
            ]))]);
    }

    private static IEnumerable<Column> Months(string prefix) => Enumerable.Range(1, 12).Select(month => Real($"{prefix}{month:D2}", 14));

    private static Layer Places(string name, string role, GeometryKind kind, IReadOnlyList<Place> places) => new(
        name, role, kind, [Text("MC", 60), Text("LX", 40), Text("ZLDWMC", 60), Real("JZMJ"), Text("BZ", 100)],
        [.. places.Select(place => new Row(place.Shape, place.Name, place.Kind, place.Village, place.SquareMetres, Layers.Mark))]);
}
