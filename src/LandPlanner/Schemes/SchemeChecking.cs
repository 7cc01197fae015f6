using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Schemes;

/// <summary>Holds tract schemes (自然资规〔2020〕5号, 〔2023〕7号) and boundary additions to the checks that can be reckoned.</summary>
public static class SchemeChecking
{
    public static readonly LayerRole TractScheme = new("tract-scheme");
    public static readonly LayerRole BoundaryAddition = new("boundary-addition");

    /// <exception cref="WorkspaceException">The layer is no tract scheme, its parcels are of several years, or one has a class that the classes of its year do not have.</exception>
    public static SchemeResult Scheme(SchemeInput input, CancellationToken ct)
    {
        var parcels = new SchemeParcels(input.Audit, input.Layer, TractScheme, ct);
        var year = input.Year ?? YearOf(parcels);
        var ground = new GroundChecks(input.Audit, parcels, input.Rules.Scheme, ct);
        var (shares, county) = (new ShareChecks(input, parcels, year), new CountyChecks(input, parcels, year));
        List<SchemeCheck> checks =
        [
            shares.PublicShare(), .. ground.ByRules(), ground.NoOverlap(), .. new ConsentChecks(input, parcels).Run(), county.PlanProgress(), county.SupplyRate(), county.IdleRate(), county.StockTask(),
            shares.LevyShare(),
        ];
        return Result(parcels, TractScheme, year, Ordered(checks, SchemeRules.SchemeChecks));
    }

    /// <exception cref="WorkspaceException">The layer holds no boundary additions, or it or the boundary names a zone that there is not.</exception>
    public static SchemeResult Boundary(SchemeInput input, CancellationToken ct)
    {
        var parcels = new SchemeParcels(input.Audit, input.Layer, BoundaryAddition, ct);
        var ground = new GroundChecks(input.Audit, parcels, input.Rules.Boundary, ct);
        var (zones, unknown) = Zones(input, parcels);
        return Result(parcels, BoundaryAddition, input.Year ?? YearOf(parcels), Ordered([.. ground.ByRules(), ground.NoOverlap()], SchemeRules.BoundaryChecks)) with { Zones = zones, ZonesUnknown = unknown };
    }

    private static (ZoneBalance? Zones, ZonesUnknown? Why) Zones(SchemeInput input, SchemeParcels parcels)
    {
        var zones = input.Rules.Zones;
        var layers = CurrentLayers.Of(input.Audit.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal), LayerRole.UrbanBoundary, layer => layer.Info);
        if (layers.Count == 0)
            return (null, new("没有城镇开发边界图层。", "There is no layer of the urban boundary."));
        var (before, gained, lost) = (new Area[zones.Count], new Area[zones.Count], new Area[zones.Count]);
        var open = new List<string>();
        foreach (var (layer, feature) in layers.SelectMany(layer => layer.Features.Select(feature => (layer, feature))))
        {
            var (code, whose) = (SchemeParcels.Text(layer, feature, "zoneCode"), $"{layer.Info.Name} {feature.Id}");
            if (code.Length == 0)
                open.Add(whose);
            else
                before[Zone(code, whose)] += input.Audit.Areas.Of(feature.Shape);
        }

        if (open.Count > 0)
        {
            return (null, new(
                $"边界有 {open.Count} 个要素没有分区代码（GHFQDM），第一个是 {open[0]}；补上后再算分区面积。",
                $"{open.Count} features of the boundary name no zone (GHFQDM), the first of them {open[0]}. Enter it, and the areas by zone are reckoned."));
        }

        var beneath = parcels.On(LayerRole.UrbanBoundary, (_, _) => true)!.ToLookup(one => one.Parcel);
        var (outside, inside) = (Area.Zero, Area.Zero);
        for (var parcel = 0; parcel < parcels.Features.Count; parcel++)
        {
            var to = Zone(parcels.Text(parcel, "zoneCode") is { Length: > 0 } said ? said : input.Rules.AdditionZone, parcels.Name(parcel));
            var parts = new double[zones.Count + 1];
            foreach (var one in beneath[parcel])
                parts[Zone(SchemeParcels.Text(one.Layer, one.Feature, "zoneCode"), one.Layer.Info.Name)] += one.SquareMetres;
            parts[^1] = Math.Max(0, parcels.Polygons.SquareMetres(parcel) - parts.Sum());
            var shared = AreaClosure.Share(parcels.Areas[parcel], parts);
            outside += shared[^1];
            gained[to] += shared[^1];
            for (var from = 0; from < zones.Count; from++)
            {
                inside += shared[from];
                if (from == to)
                    continue;
                gained[to] += shared[from];
                lost[from] += shared[from];
            }
        }

        return (new([.. zones.Select((zone, i) => new ZoneArea(zone, before[i], gained[i], lost[i]))], outside, inside), null);

        int Zone(string code, string whose) => zones.ToList().FindIndex(zone => zone.Code == code) is >= 0 and var index
            ? index
            : throw new WorkspaceException($"'{whose}' has the zone '{code}', which is none of {string.Join(", ", zones.Select(zone => zone.Code))} (GHFQDM). Correct it, or add it to data/schemes/checks.yaml.");
    }

    private static int? YearOf(SchemeParcels parcels)
    {
        var years = Enumerable.Range(0, parcels.Features.Count).Select(parcel => parcels.Text(parcel, "year")).Where(text => text.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        if (years.Count > 1)
            throw new WorkspaceException($"The parcels of '{parcels.Layer}' are of several years ({string.Join(", ", years)}); a scheme is of one. Keep each in a layer of its own, or say the year with --year.");
        return years is [var only]
            ? int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : throw new WorkspaceException($"The parcels of '{parcels.Layer}' are of the year '{only}', which is none. Say it with --year.")
            : null;
    }

    private static List<SchemeCheck> Ordered(IEnumerable<SchemeCheck> checks, IReadOnlyList<string> order) => [.. checks.OrderBy(check => order.ToList().IndexOf(check.Id))];

    private static SchemeResult Result(SchemeParcels parcels, LayerRole role, int? year, IReadOnlyList<SchemeCheck> checks) =>
        new(role, parcels.Layer, year, [.. Enumerable.Range(0, parcels.Features.Count).Select(parcels.Part)], parcels.Whole, checks);
}
