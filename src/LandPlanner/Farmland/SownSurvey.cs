using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Overlays;

namespace LandPlanner.Farmland;

/// <summary>Cultivated land of one planting attribute in one village, or one patch of it.</summary>
/// <param name="Planting">ZZSXDM as the survey has it, or the crop as plots name it; empty where nothing is told.</param>
/// <param name="Crop">What that stands for; null where the table of crops does not have it.</param>
/// <param name="Gross">Of the patches; net of ridges (田坎) it is what was sown.</param>
/// <param name="Patches">How many patches reach into it.</param>
/// <param name="Patch">The one patch it is; null for a village's.</param>
public sealed record SownShare(Village Village, string Planting, Crop? Crop, Area Gross, Area Net, int Patches, Feature? Patch);

/// <summary>What a survey, or a layer of sown plots, says was sown: the shares add up to its cultivated land exactly, gross and net.</summary>
/// <param name="Shares">By village, then planting attribute; of patches by id.</param>
/// <param name="Gross">The sum of the official areas of all cultivated patches.</param>
public sealed record SownSurvey(IReadOnlyList<SownShare> Shares, Area Gross, Area Net)
{
    /// <param name="byPatch">Each patch by itself, in the village with the most of it; else by village, patches across a border being parted.</param>
    /// <param name="villages">Where there are none, the patches' own village field tells.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static SownSurvey Of(
        AuditLayer layer, IReadOnlyList<AuditLayer> villages, CropTable crops, EllipsoidalArea areas, LandClassTables classes, bool byPatch, CancellationToken ct)
    {
        var view = new LayerView(layer, areas, classes);
        Patch[] patches =
        [
            .. view.Features.Where(feature => view.ClassOf(feature)?.IsCultivated == true).Select(feature =>
            {
                var planting = view.Text(feature, "planting").ToUpperInvariant();
                return new Patch(view, feature, planting, crops.OfPlanting(planting));
            }),
        ];
        return Of(patches, villages, areas, classes, byPatch, ct);
    }

    /// <summary>The same of a layer whose polygons are sown plots with the crop's name, as villages tell of them: all of a plot was sown.</summary>
    /// <param name="year">Plots of another year are left out; those that tell none are taken.</param>
    public static SownSurvey OfPlots(
        AuditLayer layer, int year, IReadOnlyList<AuditLayer> villages, CropTable crops, EllipsoidalArea areas, LandClassTables classes, bool byPatch, CancellationToken ct)
    {
        var view = new LayerView(layer, areas, classes);
        Patch[] plots =
        [
            .. view.Features.Where(feature => view.Number(feature, "year") is not { } told || told == year).Select(feature =>
            {
                var crop = view.Text(feature, "kind");
                return new Patch(view, feature, crop, crops.Find(crop));
            }),
        ];
        return Of(plots, villages, areas, classes, byPatch, ct);
    }

    private static SownSurvey Of(Patch[] patches, IReadOnlyList<AuditLayer> villages, EllipsoidalArea areas, LandClassTables classes, bool byPatch, CancellationToken ct)
    {
        var parts = villages.Count == 0
            ? Array.ConvertAll(patches, patch => new List<(Village Village, double Part)> { (patch.OwnVillage, 1) })
            : PartsOf(patches, [.. villages.Select(village => new LayerView(village, areas, classes))], areas, ct);
        var shares = byPatch
            ? patches.Select((patch, i) => Share(patch, parts[i].MaxBy(part => part.Part).Village))
            : patches.SelectMany((patch, i) => Parted(patch, parts[i]))
                .GroupBy(part => (part.Village, part.Planting)).OrderBy(group => group.Key.Village.Code, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Village.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Planting, StringComparer.Ordinal)
                .Select(group => new SownShare(
                    group.Key.Village, group.Key.Planting, group.First().Crop, Sum(group.Select(part => part.Gross)), Sum(group.Select(part => part.Net)), group.Count(), null));
        return new([.. shares], Sum(patches.Select(patch => patch.Gross)), Sum(patches.Select(patch => patch.Net)));
    }

    private static SownShare Share(Patch patch, Village village) =>
        new(village, patch.Planting, patch.Crop, patch.Gross, patch.Net, 1, patch.Feature);

    private static IEnumerable<(Village Village, string Planting, Crop? Crop, Area Gross, Area Net)> Parted(Patch patch, List<(Village Village, double Part)> parts)
    {
        double[] sizes = [.. parts.Select(part => part.Part)];
        var (gross, net) = (AreaClosure.Share(patch.Gross, sizes), AreaClosure.Share(patch.Net, sizes));
        return parts.Select((part, i) => (part.Village, patch.Planting, patch.Crop, gross[i], net[i]));
    }

    /// <summary>In which villages each patch lies, and with how much; what no village reaches is the unknown one's.</summary>
    private static List<(Village Village, double Part)>[] PartsOf(Patch[] patches, LayerView[] villages, EllipsoidalArea areas, CancellationToken ct)
    {
        var members = villages.SelectMany(view => view.Features.Select(feature => (Village: VillageOf(view, feature), feature.Shape))).ToArray();
        var sets = (Patches: PolygonSet.Build(Array.ConvertAll(patches, patch => patch.Feature.Shape), areas), Villages: PolygonSet.Build(Array.ConvertAll(members, member => member.Shape), areas));
        var pairs = CrossTab.Pairs(sets.Patches, sets.Villages, ct).ToLookup(pair => pair.A);
        return [.. patches.Select((patch, i) =>
        {
            var (whole, blur) = (sets.Patches.SquareMetres(i), patch.Feature.Shape is { } shape ? VillageMap.Blur(shape) : 0);
            var parts = pairs[i].Where(pair => pair.SquareMetres > blur).GroupBy(pair => members[pair.B].Village, pair => pair.SquareMetres)
                .Select(group => (Village: group.Key, Part: group.Sum())).ToList();
            if (whole - parts.Sum(part => part.Part) is var left && (left > blur || parts.Count == 0))
                parts.Add((Village.Unknown, Math.Max(left, 1)));
            return parts;
        })];
    }

    private static Village VillageOf(LayerView view, Feature feature) =>
        new(view.Text(feature, "villageCode"), view.Text(feature, "village") is { Length: > 0 } name ? name : view.Text(feature, "name"));

    private static Area Sum(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);

    private sealed class Patch
    {
        public Patch(LayerView view, Feature feature, string planting, Crop? crop)
        {
            (Feature, Planting, Crop) = (feature, planting, crop);
            OwnVillage = VillageOf(view, feature);
            Gross = view.AreaOf(feature);
            Net = view.Number(feature, "ridgeFactor") is > 0 and < 1 and var ridges ? Gross - Area.FromSquareMetres(Gross.SquareMetres * ridges) : Gross;
        }

        public Feature Feature { get; }

        public string Planting { get; }

        public Crop? Crop { get; }

        public Village OwnVillage { get; }

        public Area Gross { get; }

        public Area Net { get; }
    }
}
