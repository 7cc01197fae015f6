namespace LandPlanner.SampleTown;

/// <summary>A number of the work report, and the layer from which it must come out again. What does not apply is null.</summary>
/// <param name="Mu">亩, to 0.01.</param>
/// <param name="Wan">Planned investment in 万元.</param>
/// <param name="SquareMetres">Floor area in m².</param>
/// <param name="Where">Which of the layer's records it counts, as FIELD=value.</param>
internal sealed record Figure(
    string Id, string Layer, int Count, decimal? Mu = null, decimal? Wan = null, decimal? SquareMetres = null, string? Where = null)
{
    public static IReadOnlyList<Figure> Of(Town town) =>
    [
        Land("tract-scheme", "成片开发地块", town.Schemes.Tracts),
        Land("boundary-addition", "边界新增地块", town.Schemes.Additions),
        Land("idle-land", "闲置土地", town.Schemes.Idle),
        Land("farmland-rectification", "整改图斑", town.Schemes.Rectifications),
        new("abandoned-plots", "疑似撂荒地", town.Minors.Abandoned.Count),
        new("inspection-patches", "督察图斑", town.Schemes.Inspections.Count),
        Money("rural-projects", "乡村振兴项目", town.Projects.Rural, "XMLX=乡村振兴产业"),
        Money("linking-projects", "乡村振兴项目", town.Projects.Linking, "XMLX=衔接推进区"),
        Money("industry-projects", "产业项目", town.Projects.Industry),
        Money("key-projects", "重点项目", town.Projects.Key),
        new("tourism-sites", "文旅项目", town.Minors.Sites.Count),
        new("sewage-plants", "污水处理站", town.Minors.Sewage.Count),
        new("greenhouses", "大棚", town.Minors.Greenhouses.Count),
        new("idle-buildings", "闲置楼宇", town.Minors.IdleBuildings.Count,
            SquareMetres: town.Minors.IdleBuildings.Sum(building => (decimal)building.SquareMetres)),
        new("dust-sources", "疑似扬尘源", town.Minors.DustSources.Count),
        new("grain", "粮食种植地块", town.Grain.Fields.Count, Mu: town.Grain.Fields.Aggregate(Areas.Area.Zero, (sum, field) => sum + field.Official).Mu(2)),
    ];

    private static Figure Land(string id, string layer, IReadOnlyList<Parcel> parcels) =>
        new(id, layer, parcels.Count, parcels.Aggregate(Areas.Area.Zero, (sum, parcel) => sum + parcel.Plot.Official).Mu(2));

    private static Figure Money(string id, string layer, IReadOnlyList<Project> projects, string? where = null) =>
        new(id, layer, projects.Count, Wan: projects.Sum(project => project.TotalWan), Where: where);
}
