using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Stores;

namespace LandPlanner.Schemes;

/// <summary>Gathers what layers and ledgers give for the draft of a tract scheme.</summary>
public static class SchemeDrafting
{
    /// <exception cref="WorkspaceException">As <see cref="SchemeChecking.Scheme"/>.</exception>
    public static SchemeDraft Of(SchemeInput input, SchemeDraftForm form, CancellationToken ct)
    {
        var result = SchemeChecking.Scheme(input, ct);
        var parcels = new SchemeParcels(input.Audit, input.Layer, SchemeChecking.TractScheme, ct);
        var classes = result.Year is { } year ? input.Rules.ClassesOf(year, input.Audit.Classes) : null;
        var drafted = Enumerable.Range(0, parcels.Features.Count).Select(parcel => Parcel(input, parcels, classes, result, parcel)).ToList();
        return new(
            result, classes, drafted, Villages(input, result), Present(input, parcels),
            [.. drafted.GroupBy(parcel => parcel.Class, StringComparer.OrdinalIgnoreCase).OrderBy(use => use.Key.Length == 0).ThenBy(use => use.Key, StringComparer.Ordinal)
                .Select(use => new PlannedUse(use.Key, use.First().ClassName, use.First().IsPublic, use.Count(), Sum(use)))],
            [.. drafted.GroupBy(parcel => parcel.Phase).OrderBy(phase => phase.Key.Length == 0).ThenBy(phase => phase.Key, StringComparer.Ordinal).Select(phase => new DraftPhase(phase.Key, [.. phase], Sum(phase)))],
            Roads(input, parcels, form, ct), input.Ledgers.Consents, [.. input.Ledgers.Years.Where(row => row.Scheme == input.Layer).OrderBy(row => row.Year)]);
    }

    private static DraftParcel Parcel(SchemeInput input, SchemeParcels parcels, LandClassScheme? classes, SchemeResult result, int parcel)
    {
        var code = parcels.Text(parcel, "plannedClass");
        var village = parcels.Text(parcel, "village");
        if (village.Length == 0)
        {
            // By the ground: where most of it lies.
            village = result.Checks.Where(check => check.Id == "consent")
                .SelectMany(check => check.Parts.Where(part => part.Id == parcels.Features[parcel].Id).Select(part => (check.Subject, part.Area))).MaxBy(pair => pair.Area).Subject ?? "";
        }

        return new(
            parcels.Part(parcel), parcels.Text(parcel, "number"), village, code, classes?.Find(code)?.NameZh ?? parcels.Text(parcel, "plannedClassName"), code.Length == 0 ? null : input.Rules.IsPublic(code),
            parcels.Text(parcel, "project"), parcels.Text(parcel, "phase"), parcels.Text(parcel, "status"));
    }

    /// <summary>As consent is asked of them.</summary>
    private static List<DraftShare> Villages(SchemeInput input, SchemeResult result)
    {
        var villages = result.Checks.Where(check => check.Id == "consent").OrderBy(check => check.Subject.Length == 0).ThenBy(check => check.Subject, StringComparer.Ordinal).ToList();
        var parts = villages.Select(check => check.Parts.Sum(part => part.Area.SquareMetres)).ToList();
        var shared = Closed(input, result.Area, parts);
        List<DraftShare> shares = [.. villages.Select((check, i) => new DraftShare(check.Subject, check.Parts.Count, shared[i]))];
        if (shared.Count > villages.Count)
            shares.Add(new("", 0, shared[^1]));
        return [.. shares.GroupBy(share => share.Name).Select(group => new DraftShare(group.Key, group.Max(share => share.Parcels), group.Aggregate(Area.Zero, (sum, share) => sum + share.Area)))];
    }

    private static List<PresentUse>? Present(SchemeInput input, SchemeParcels parcels)
    {
        if (parcels.On(LayerRole.LandUse, (_, _) => true) is not { } beneath)
            return null;
        var uses = beneath.GroupBy(one => SchemeParcels.Text(one.Layer, one.Feature, "class"), StringComparer.OrdinalIgnoreCase).OrderBy(use => use.Key, StringComparer.Ordinal)
            .Select(use => (Code: use.Key, Name: SchemeParcels.Text(use.First().Layer, use.First().Feature, "className"), SquareMetres: use.Sum(one => one.SquareMetres))).ToList();
        var shared = Closed(input, parcels.Whole, [.. uses.Select(use => use.SquareMetres)]);
        List<PresentUse> present = [.. uses.Select((use, i) => Use(input, use.Code, use.Name, shared[i])).Where(use => use.Area > Area.Zero)];
        if (shared.Count > uses.Count)
            present.Add(new("", "", null, false, shared[^1]));
        return present;
    }

    private static PresentUse Use(SchemeInput input, string code, string name, Area area)
    {
        var known = input.Audit.Classes.FindAny(code) is [var first, ..] ? first : null;
        return new(code, known?.NameZh ?? name, known?.Major, known?.IsCultivated == true, area);
    }

    /// <summary>Parts shared out over a whole; what they leave over is a part of its own, where it is more than a sliver.</summary>
    private static List<Area> Closed(SchemeInput input, Area whole, IReadOnlyList<double> parts)
    {
        var rest = whole.SquareMetres - parts.Sum();
        return [.. AreaClosure.Share(whole, parts.Sum() == 0 || Area.FromSquareMetres(Math.Max(0, rest)) >= input.Audit.Pack.Info.Tolerance.Sliver ? [.. parts, rest] : parts)];
    }

    private static List<AdjoiningRoad>? Roads(SchemeInput input, SchemeParcels parcels, SchemeDraftForm form, CancellationToken ct)
    {
        var layers = CurrentLayers.Of(input.Audit.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal), LayerRole.LandUse, layer => layer.Info);
        if (layers.Count == 0)
            return null;
        var near = new List<(string Code, long Patch, string Parcel)>();
        foreach (var (layer, feature) in layers.SelectMany(layer => layer.Features.Select(feature => (layer, feature))))
        {
            ct.ThrowIfCancellationRequested();
            var code = SchemeParcels.Text(layer, feature, "class");
            if (feature.Shape is null || !form.RoadClasses.Any(known => code.StartsWith(known, StringComparison.OrdinalIgnoreCase)))
                continue;
            near.AddRange(Enumerable.Range(0, parcels.Features.Count).Where(parcel => parcels.Features[parcel].Shape!.IsWithinDistance(feature.Shape, form.RoadMetres)).Select(parcel => (code, feature.Id, parcels.Name(parcel))));
        }

        return
        [
            .. near.GroupBy(one => one.Code, StringComparer.OrdinalIgnoreCase).OrderBy(road => road.Key, StringComparer.Ordinal).Select(road => new AdjoiningRoad(
                road.Key, Use(input, road.Key, "", Area.Zero).Name, road.Select(one => one.Patch).Distinct().Count(), [.. road.Select(one => one.Parcel).Distinct().Order(StringComparer.Ordinal)])),
        ];
    }

    private static Area Sum(IEnumerable<DraftParcel> parcels) => parcels.Aggregate(Area.Zero, (sum, parcel) => sum + parcel.Part.Area);
}
