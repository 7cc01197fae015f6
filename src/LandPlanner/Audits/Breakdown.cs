using LandPlanner.Features;
using LandPlanner.Overlays;

namespace LandPlanner.Audits;

/// <summary>What lies under each of some shapes: land classes, villages, owners.</summary>
internal sealed class Breakdown
{
    private static readonly ClassKey UnknownClass = new("", "", false);
    private static readonly OwnerKey UnknownOwner = new("", "", "");

    private readonly AuditWorld _world;
    private readonly FeatureSet? _landUse;
    private readonly FeatureSet? _villages;
    private readonly ArraySegment<OverlapPair>[] _landUsePairs;
    private readonly ArraySegment<OverlapPair>[] _villagePairs;

    public Breakdown(AuditWorld world, PolygonSet shapes)
    {
        _world = world;
        _landUse = world.Under(LayerRole.LandUse);
        _villages = world.Under(LayerRole.Village);
        _landUsePairs = Pairs(shapes, _landUse);
        _villagePairs = Pairs(shapes, _villages);
    }

    public Finding Complete(Draft draft, int index)
    {
        var (found, layer, subject) = (draft.Found, draft.Layer, draft.Subject);
        var finding = new Finding(
            draft.Rule.Id, draft.Verdict, layer.Info.Name, subject.Id, layer.NameOf(subject), layer.Text(subject, "number"), "",
            found.Shape, found.PlanarArea, found.Area, found.Constraints)
        {
            Declared = draft.Declared,
            ConstraintSum = found.ConstraintSum,
        };
        if (found.Shape is null)
            return finding with { Village = layer.Text(subject, "village") };
        var whole = Shares.Whole.Of(found.Shape, _world.Input.Areas) with { Area = found.Area };
        var villages = Villages(whole, index);
        return finding with
        {
            Classes = Classes(whole, index),
            Ownership = Ownership(whole, index),
            Villages = villages,
            Village = VillageOf(draft, villages),
            LandUseExcess = Excess(whole, _landUsePairs[index]),
            VillageExcess = Excess(whole, _villagePairs[index]),
        };
    }

    /// <summary>By how much what lies under a shape is more than the shape, since it lies over itself; else null.</summary>
    private static Areas.Area? Excess(Shares.Whole whole, ArraySegment<OverlapPair> pairs)
    {
        var excess = pairs.Sum(pair => pair.SquareMetres) - whole.SquareMetres;
        return excess >= whole.Blur ? Areas.Area.FromSquareMetres(excess) : null;
    }

    private string VillageOf(Draft draft, IReadOnlyList<VillageShare> villages)
    {
        var own = draft.Layer.Text(draft.Subject, "village");
        var largest = villages.Where(share => share.Name.Length > 0).MaxBy(share => share.Area)?.Name ?? "";
        return _villages is null && own.Length > 0 || largest.Length == 0 ? own : largest;
    }

    public IReadOnlyList<ClassShare> Classes(Shares.Whole whole, int index)
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

    public IReadOnlyList<OwnershipShare> Ownership(Shares.Whole whole, int index) => _landUse is null
        ? []
        : [
            .. Shares.Close(whole, _landUsePairs[index].Select(pair => (OwnerAt(pair.B), pair.SquareMetres)), UnknownOwner, key => $"{key.Kind}\n{key.Code}\n{key.Name}")
                .Select(share => new OwnershipShare(share.Key.Kind, share.Key.Code, share.Key.Name, share.Area)),
        ];

    public IReadOnlyList<VillageShare> Villages(Shares.Whole whole, int index)
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
        var (layer, patch) = _landUse![index];
        var known = layer.ClassOf(patch);
        var code = layer.Text(patch, "class");
        return new(known?.Code ?? code, known?.NameZh ?? layer.Text(patch, "className"), known?.IsCultivated == true);
    }

    /// <summary>The share of ridges in a patch of cultivated land; 0 elsewhere, and where what the layer says is no share.</summary>
    private double RidgeFactor(int index)
    {
        var (layer, patch) = _landUse![index];
        return layer.ClassOf(patch)?.IsCultivated == true && layer.Number(patch, "ridgeFactor") is >= 0 and < 1 and var factor ? factor : 0;
    }

    private OwnerKey OwnerAt(int index)
    {
        var (layer, patch) = _landUse![index];
        return new(layer.Text(patch, "ownership"), layer.Text(patch, "ownerCode"), layer.Text(patch, "owner"));
    }

    private static string VillageAt(FeatureSet set, int index)
    {
        var (layer, feature) = set[index];
        var village = layer.Text(feature, "village");
        return village.Length == 0 && layer.Role == LayerRole.Village ? layer.Text(feature, "name") : village;
    }

    private ArraySegment<OverlapPair>[] Pairs(PolygonSet shapes, FeatureSet? under) => under is null
        ? [.. Enumerable.Repeat(ArraySegment<OverlapPair>.Empty, shapes.Count)]
        : under.PairsOf(shapes, _world.Input.Threads, _world.Cancelled);

    private readonly record struct ClassKey(string Code, string Name, bool IsCultivated);

    private readonly record struct OwnerKey(string Kind, string Code, string Name);
}
