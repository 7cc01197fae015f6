using LandPlanner.Areas;
using LandPlanner.Overlays;

namespace LandPlanner.Audits;

/// <summary>Members laid out for overlaps once and for all, with what each has in common with the others.</summary>
internal sealed class LaidMembers
{
    // So few are laid out before other threads have woken up.
    private const int Few = 256;

    private readonly Lazy<PolygonSet> _polygons;
    private readonly EllipsoidalArea _areas;
    private readonly OverlapPair[]?[] _partners;

    public LaidMembers(FeatureSet.Member[] members, EllipsoidalArea areas)
    {
        (Members, _areas, _partners) = (members, areas, new OverlapPair[members.Length][]);
        _polygons = new(() => PolygonSet.Build(Array.ConvertAll(members, member => member.Feature.Shape), areas, members.Length < Few ? 1 : 0));
    }

    /// <summary>In the order of <see cref="FeatureSet.Member"/>.</summary>
    public FeatureSet.Member[] Members { get; }

    public PolygonSet Polygons => _polygons.Value;

    /// <summary>The pairs of one member, as A, with the others it overlaps. Found when first asked for.</summary>
    public OverlapPair[] Partners(int index) => _partners[index] ??= FindPartners(index);

    /// <summary>Finds the partners of all, which is quicker than one by one.</summary>
    public void FindPartners(int threads, CancellationToken ct)
    {
        var found = CrossTab.Within(Polygons, ct, threads);
        var others = found.Select(pair => pair with { A = pair.B, B = pair.A });
        OverlapPair[] both = [.. found.Concat(others).OrderBy(pair => pair.A).ThenBy(pair => pair.B)];
        foreach (var (index, pairs) in PairRuns.Of(both, Members.Length))
            _partners[index] = [.. pairs];
    }

    /// <summary>The position of a feature; −1 where it is not among the members.</summary>
    public int Find(string layer, long id)
    {
        var (low, high) = (0, Members.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Members[middle].CompareTo(layer, id);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private OverlapPair[] FindPartners(int index)
    {
        var alone = PolygonSet.Build([Members[index].Feature.Shape], _areas, threads: 1);
        return
        [
            .. CrossTab.Pairs(alone, Polygons, CancellationToken.None, threads: 1)
                .Where(pair => pair.B != index).Select(pair => Between(index, pair.B)),
        ];
    }

    /// <summary>Measured from the lower index, as all partners are where they are found together.</summary>
    private OverlapPair Between(int index, int other) =>
        OverlapArea.Between(Polygons, Math.Min(index, other), Polygons, Math.Max(index, other)) with { A = index, B = other };
}
