using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Projects.Matching;

/// <summary>Polygons of one or more layers that say something of the ground, which may lie over each other: two plans of one place, or a layer that was drawn carelessly.</summary>
/// <remarks>
/// Areas are added up only where no two polygons beneath a parcel lie over each other. Where they do, ground of which all say the same counts once, and ground of which they do not is disputed.
/// A class and a finer one below it say the same: the finer is taken.
/// </remarks>
internal sealed class SaidGround
{
    // Between neighbours rounding leaves hairs, which are no overlap.
    private const double HairSquareMetres = 0.01;

    private readonly PolygonSet _candidates;
    private readonly EllipsoidalArea _areas;
    private readonly List<(LayerView Layer, Feature Feature)> _ground;
    private readonly PolygonSet _polygons;
    private readonly ILookup<int, OverlapPair> _beneath;
    private readonly ILookup<int, int> _over;

    /// <param name="layers">By name, ordinal.</param>
    public SaidGround(PolygonSet candidates, IEnumerable<LayerView> layers, EllipsoidalArea areas, CancellationToken ct)
    {
        var around = new Envelope();
        for (var i = 0; i < candidates.Count; i++)
            around.ExpandToInclude(candidates.BoxOf(i));
        (_candidates, _areas) = (candidates, areas);
        _ground = [.. layers.SelectMany(layer => layer.Features.Where(feature => feature.Shape is { } shape && shape.EnvelopeInternal.Intersects(around)).Select(feature => (layer, feature)))];
        _polygons = PolygonSet.Build([.. _ground.Select(one => one.Feature.Shape)], areas, new ParallelOptions { CancellationToken = ct });
        _beneath = CrossTab.Pairs(candidates, _polygons, ct).ToLookup(pair => pair.A);
        _over = CrossTab.Within(_polygons, ct).Where(pair => pair.SquareMetres > HairSquareMetres).ToLookup(pair => pair.A, pair => pair.B);
    }

    /// <param name="whole">The parcel's official area.</param>
    /// <param name="said">What a polygon says; empty where it says nothing.</param>
    /// <param name="judge">Whether that is a yes; null where it is too coarse to tell.</param>
    public KnownGround Of(int parcel, Area whole, Func<LayerView, Feature, string> said, Func<string, bool?> judge)
    {
        List<Piece> pieces = [.. _beneath[parcel].Select(pair => (pair, Said: said(_ground[pair.B].Layer, _ground[pair.B].Feature))).Where(one => one.Said.Length > 0)
            .Select(one => new Piece(one.pair.B, _ground[one.pair.B].Layer.Info.Name, one.Said, judge(one.Said), one.pair.SquareMetres))];
        if (Over(pieces) is not { Count: > 0 } over)
            return new(Sum(pieces, true), Sum(pieces, false), 0, [], []);
        if (pieces[0].Verdict is { } verdict && pieces.TrueForAll(piece => piece.Verdict == verdict) && pieces.GroupBy(piece => piece.Layer).Any(layer => IsWhole(layer, over, whole)))
        {
            var agreeing = Layers(over.Where(pair => pair.One.Layer != pair.Other.Layer));
            return verdict ? new(whole.SquareMetres, 0, 0, [], agreeing) : new(0, whole.SquareMetres, 0, [], agreeing);
        }

        return Laid(parcel, pieces, over);
    }

    /// <summary>By the shapes themselves.</summary>
    private KnownGround Laid(int parcel, List<Piece> pieces, List<(Piece One, Piece Other)> over)
    {
        var shapes = pieces.ToDictionary(piece => piece.Index, piece => Evidence.Intersection(_candidates, parcel, _polygons, piece.Index));
        // Two may lie over each other elsewhere alone.
        var here = over.Select(pair => (pair.One, pair.Other, Shape: Evidence.Intersection(shapes[pair.One.Index], shapes[pair.Other.Index]))).Where(pair => pair.Shape.Area > HairSquareMetres).ToList();
        var disputes = here.FindAll(pair => pair.One.Contradicts(pair.Other));
        var disputed = Evidence.Union([.. disputes.Select(pair => pair.Shape)]);
        return new(
            Undisputed(true), Undisputed(false), _areas.SquareMetresOf(disputed), [.. disputes.SelectMany(pair => new[] { pair.One, pair.Other }).OrderBy(piece => piece.Index).Select(piece => (piece.Layer, piece.Said)).Distinct()],
            disputes.Count > 0 ? [] : Layers(here.Where(pair => pair.One.Layer != pair.Other.Layer).Select(pair => (pair.One, pair.Other))));

        double Undisputed(bool verdict) => _areas.SquareMetresOf(Evidence.Difference(Evidence.Union([.. pieces.Where(piece => piece.Verdict == verdict).Select(piece => shapes[piece.Index])]), disputed));
    }

    private List<(Piece One, Piece Other)>? Over(List<Piece> pieces)
    {
        if (_over.Count == 0 || !pieces.Exists(piece => _over.Contains(piece.Index)))
            return null;
        var byIndex = pieces.ToDictionary(piece => piece.Index);
        return [.. pieces.SelectMany(piece => _over[piece.Index].Where(byIndex.ContainsKey).Select(other => (piece, byIndex[other])))];
    }

    private static List<string> Layers(IEnumerable<(Piece One, Piece Other)> pairs) => [.. pairs.SelectMany(pair => new[] { pair.One.Layer, pair.Other.Layer }).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether pieces of one layer, none of them over another, fill the parcel.</summary>
    private static bool IsWhole(IGrouping<string, Piece> layer, List<(Piece One, Piece Other)> over, Area whole) =>
        layer.Sum(piece => piece.SquareMetres) >= whole.SquareMetres - HairSquareMetres && !over.Exists(pair => pair.One.Layer == layer.Key && pair.Other.Layer == layer.Key);

    private static double Sum(List<Piece> pieces, bool verdict) => pieces.Where(piece => piece.Verdict == verdict).Sum(piece => piece.SquareMetres);

    /// <param name="Index">Of the polygon.</param>
    /// <param name="SquareMetres">Beneath the parcel, official.</param>
    private readonly record struct Piece(int Index, string Layer, string Said, bool? Verdict, double SquareMetres)
    {
        public bool Contradicts(Piece other) => Verdict != other.Verdict
            && !((Verdict is null || other.Verdict is null) && (Said.StartsWith(other.Said, StringComparison.OrdinalIgnoreCase) || other.Said.StartsWith(Said, StringComparison.OrdinalIgnoreCase)));
    }
}
