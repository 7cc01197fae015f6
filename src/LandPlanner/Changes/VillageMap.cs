using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Changes;

/// <summary>In which village ground lies: by the layers of villages, else by what the patches say of themselves.</summary>
/// <remarks>
/// Where the patches tell, the later vintage is asked first. Of villages drawn over each other the first in the order of
/// layers and ids keeps the ground.
/// </remarks>
internal sealed class VillageMap
{
    private const int Split = -1;

    private readonly ChangeInput _input;
    private readonly GroundCover? _cover;
    private readonly List<Village> _villages = [Village.Unknown];
    private readonly int[] _ofShape = [];
    private readonly int[][] _ofPatch;
    private readonly ArraySegment<OverlapPair>[][] _near;

    public VillageMap(ChangeInput input, IReadOnlyList<LayerView> layers, Side[] sides, CancellationToken ct)
    {
        _input = input;
        var index = new Dictionary<Village, int> { [Village.Unknown] = 0 };
        if (layers.Count == 0)
        {
            _ofPatch = Array.ConvertAll(sides, side => Array.ConvertAll(side.Features, f => IndexOf(index, side.View, f)));
            _near = [];
            return;
        }

        var members = layers.SelectMany(layer => layer.Features.Select(feature => (layer, feature))).ToArray();
        _cover = GroundCover.Of(Array.ConvertAll(members, member => member.feature.Shape), input, ct);
        _ofShape = Array.ConvertAll(members, member => IndexOf(index, member.layer, member.feature));
        _near = Array.ConvertAll(sides, side => Near(side, ct));
        _ofPatch = [.. sides.Select((side, number) => Settle(side, _near[number]))];
    }

    /// <summary>The unknown one first.</summary>
    public IReadOnlyList<Village> Villages => _villages;

    /// <summary>What corners snapped to the 0.1 mm grid may add to or take from a shape, in m².</summary>
    public static double Blur(Geometry shape) => 0.005 + 1e-4 * shape.Length;

    /// <summary>The village all of this ground lies in; null where it must be cut.</summary>
    /// <param name="before">A patch of the earlier layer; −1 where only the later has the ground.</param>
    public int? Whole(int before, int after)
    {
        if (_cover is null)
        {
            var told = after >= 0 ? _ofPatch[1][after] : 0;
            return told == 0 && before >= 0 ? _ofPatch[0][before] : told;
        }

        var one = before >= 0 ? _ofPatch[0][before] : Split;
        if (one == Split && after >= 0)
            one = _ofPatch[1][after];
        return one == Split ? null : one;
    }

    /// <summary>A shape cut by village; what no village reaches goes to the unknown one.</summary>
    public IEnumerable<(int Village, Geometry Shape, double SquareMetres)> Cut(int before, int after, Geometry shape)
    {
        var near = before >= 0 ? _near[0][before] : _near[1][after];
        var left = _input.Areas.SquareMetresOf(shape);
        foreach (var village in near.GroupBy(pair => _ofShape[pair.B], pair => pair.B).OrderBy(group => group.Key))
        {
            var part = Evidence.Intersection(shape, Evidence.Union([.. village.Select(i => _cover!.Near(i, shape.EnvelopeInternal))]));
            var area = _input.Areas.SquareMetresOf(part);
            if (_input.Tolerance.IsNoise(area))
                continue;
            left -= area;
            yield return (village.Key, part, area);
        }

        if (left < Blur(shape))
            yield break;
        var outside = near.Count == 0
            ? shape
            : Evidence.Difference(shape, Evidence.Union([.. near.Select(pair => _cover!.Near(pair.B, shape.EnvelopeInternal))]));
        yield return (0, outside, left);
    }

    private int IndexOf(Dictionary<Village, int> index, LayerView view, Feature feature)
    {
        var name = view.Text(feature, "village");
        if (name.Length == 0 && view.Role == LayerRole.Village)
            name = view.Text(feature, "name");
        var village = new Village(view.Text(feature, "villageCode"), name);
        if (!index.TryGetValue(village, out var at))
        {
            index[village] = at = _villages.Count;
            _villages.Add(village);
        }

        return at;
    }

    private ArraySegment<OverlapPair>[] Near(Side side, CancellationToken ct)
    {
        var pairs = CrossTab.Pairs(side.Cover.Polygons, _cover!.Polygons, ct, _input.Threads);
        return [.. PairRuns.Of(pairs, side.Features.Length).Select(run => run.Pairs)];
    }

    private int[] Settle(Side side, ArraySegment<OverlapPair>[] near)
    {
        var villages = new int[side.Features.Length];
        for (var i = 0; i < villages.Length; i++)
        {
            if (side.Cover.Shapes[i] is { IsEmpty: false } shape)
                villages[i] = Settle(near[i], side.Cover.SquareMetres[i], Blur(shape));
        }

        return villages;
    }

    private int Settle(ArraySegment<OverlapPair> near, double squareMetres, double blur)
    {
        if (near.Sum(pair => pair.SquareMetres) < blur)
            return 0;
        var largest = near.GroupBy(pair => _ofShape[pair.B], pair => pair.SquareMetres)
            .Select(group => (Village: group.Key, Sum: group.Sum())).MaxBy(group => group.Sum);
        return squareMetres - largest.Sum < blur ? largest.Village : Split;
    }
}
