using LandPlanner.Features;
using LandPlanner.Overlays;

namespace LandPlanner.Audits;

/// <summary>What lies under each finding: land classes, villages, owners.</summary>
internal sealed class Breakdown
{
    private static readonly ClassKey UnknownClass = new("", "", false);
    private static readonly OwnerKey UnknownOwner = new("", "", "");

    private readonly AuditWorld _world;
    private readonly FeatureSet? _landUse;
    private readonly FeatureSet? _villages;
    private readonly ArraySegment<OverlapPair>[] _landUsePairs;
    private readonly ArraySegment<OverlapPair>[] _villagePairs;

    public Breakdown(AuditWorld world, IReadOnlyList<Draft> drafts)
    {
        _world = world;
        _landUse = Under(world, LayerRole.LandUse);
        _villages = Under(world, LayerRole.Village);
        var shapes = PolygonSet.Build([.. drafts.Select(draft => draft.Shape)], world.Input.Areas);
        _landUsePairs = Pairs(shapes, _landUse, drafts.Count);
        _villagePairs = Pairs(shapes, _villages, drafts.Count);
    }

    public Finding Complete(Draft draft, int index)
    {
        var planar = Areas.Area.FromSquareMetres(draft.Shape?.Area ?? 0);
        var finding = new Finding(
            draft.Rule.Id, draft.Verdict, draft.Layer.Info.Name, draft.Subject.Id, draft.Layer.NameOf(draft.Subject),
            draft.Layer.Text(draft.Subject, "number"), "", draft.Shape, planar, _world.Input.Areas.Of(draft.Shape), draft.Constraints)
        {
            Declared = draft.Declared,
        };
        if (draft.Shape is null)
            return finding with { Village = draft.Layer.Text(draft.Subject, "village") };
        var whole = Shares.Whole.Of(draft.Shape, _world.Input.Areas);
        var villages = Villages(whole, index);
        return finding with
        {
            Classes = Classes(whole, index),
            Ownership = Ownership(whole, index),
            Villages = villages,
            Village = VillageOf(draft, villages),
        };
    }

    private string VillageOf(Draft draft, IReadOnlyList<VillageShare> villages)
    {
        var own = draft.Layer.Text(draft.Subject, "village");
        var largest = villages.Where(share => share.Name.Length > 0).MaxBy(share => share.Area)?.Name ?? "";
        return _villages is null && own.Length > 0 || largest.Length == 0 ? own : largest;
    }

    private IReadOnlyList<ClassShare> Classes(Shares.Whole whole, int index)
    {
        if (_landUse is null)
            return [];
        var parts = _landUsePairs[index].Select(pair => (Key: ClassAt(pair.B), pair.SquareMetres, Ridges: pair.SquareMetres * RidgeFactor(pair.B))).ToList();
        var ridges = parts.GroupBy(part => part.Key).ToDictionary(group => group.Key, group => group.Sum(part => part.Ridges));
        return
        [
            .. Shares.Close(whole, parts.Select(part => (part.Key, part.SquareMetres)), UnknownClass, key => $"{key.Code}\n{key.Name}")
                .Select(share => Share(share.Key, share.Area, ridges.GetValueOrDefault(share.Key) / share.SquareMetres)),
        ];
    }

    private static ClassShare Share(ClassKey key, Areas.Area gross, double ridgeShare) => new(
        key.Code, key.Name, key.IsCultivated, gross, gross - Areas.Area.FromSquareMetres(gross.SquareMetres * ridgeShare));

    private IReadOnlyList<OwnershipShare> Ownership(Shares.Whole whole, int index) => _landUse is null
        ? []
        : [
            .. Shares.Close(whole, _landUsePairs[index].Select(pair => (OwnerAt(pair.B), pair.SquareMetres)), UnknownOwner, key => $"{key.Kind}\n{key.Code}\n{key.Name}")
                .Select(share => new OwnershipShare(share.Key.Kind, share.Key.Code, share.Key.Name, share.Area)),
        ];

    private IReadOnlyList<VillageShare> Villages(Shares.Whole whole, int index)
    {
        var (set, pairs) = _villages is null ? (_landUse, _landUsePairs) : (_villages, _villagePairs);
        if (set is null || (_villages is null && !set.Layers.Any(layer => layer.Has("village"))))
            return [];
        return
        [
            .. Shares.Close(whole, pairs[index].Select(pair => (VillageAt(set, pair.B), pair.SquareMetres)), "", name => name)
                .Select(share => new VillageShare(share.Key, share.Area)),
        ];
    }

    private ClassKey ClassAt(int index)
    {
        var (layer, patch) = _landUse!.Members[index];
        var known = layer.ClassOf(patch);
        var code = layer.Text(patch, "class");
        return new(known?.Code ?? code, known?.NameZh ?? layer.Text(patch, "className"), known?.IsCultivated == true);
    }

    /// <summary>The share of ridges in a patch of cultivated land; 0 elsewhere, and where what the layer says is no share.</summary>
    private double RidgeFactor(int index)
    {
        var (layer, patch) = _landUse!.Members[index];
        return layer.ClassOf(patch)?.IsCultivated == true && layer.Number(patch, "ridgeFactor") is >= 0 and < 1 and var factor ? factor : 0;
    }

    private OwnerKey OwnerAt(int index)
    {
        var (layer, patch) = _landUse!.Members[index];
        return new(layer.Text(patch, "ownership"), layer.Text(patch, "ownerCode"), layer.Text(patch, "owner"));
    }

    private static string VillageAt(FeatureSet set, int index)
    {
        var (layer, feature) = set.Members[index];
        var village = layer.Text(feature, "village");
        return village.Length == 0 && layer.Role == LayerRole.Village ? layer.Text(feature, "name") : village;
    }

    private static FeatureSet? Under(AuditWorld world, LayerRole role) =>
        world.Current(role) is { Count: > 0 } layers ? world.Set(layers, []) : null;

    private ArraySegment<OverlapPair>[] Pairs(PolygonSet shapes, FeatureSet? under, int count)
    {
        if (under is null)
            return new ArraySegment<OverlapPair>[count];
        var pairs = CrossTab.Pairs(shapes, under.Polygons, _world.Cancelled, _world.Input.Threads);
        return [.. Remainder.Runs(pairs, count).Select(run => run.Pairs)];
    }

    private readonly record struct ClassKey(string Code, string Name, bool IsCultivated);

    private readonly record struct OwnerKey(string Kind, string Code, string Name);
}
