using LandPlanner.Audits;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace LandPlanner.Projects.Matching;

/// <summary>How far candidates lie from the nearest road, in metres of the plane.</summary>
internal sealed class RoadDistance
{
    private readonly PolygonSet _candidates;
    private readonly Outlines _outlines;
    private readonly STRtree<Geometry> _roads = new();

    /// <param name="candidates">Their shapes.</param>
    public RoadDistance(MatchInput input, PolygonSet candidates, LayerView? landUse, CancellationToken ct)
    {
        List<Geometry> roads = [.. Shapes(input, landUse).OfType<Geometry>().SelectMany(Parts)];
        (_candidates, _outlines) = (candidates, new(roads, ct));
        foreach (var road in roads)
            _roads.Insert(road.EnvelopeInternal, road);
        _roads.Build();
    }

    /// <summary>0 where they meet; null where no road is known.</summary>
    /// <param name="shape">Of the candidate.</param>
    public double? Of(int candidate, Geometry shape)
    {
        if (_outlines.IsEmpty)
            return null;
        var metres = _outlines.MetresFrom(_candidates, candidate);
        return metres > 0 && Parts(shape).Any(IsAroundOrWithin) ? 0 : metres;
    }

    /// <summary>Whether one lies within the other without their outlines meeting.</summary>
    private bool IsAroundOrWithin(Geometry part)
    {
        var box = part.EnvelopeInternal;
        return _roads.Query(box).Any(road => (box.Covers(road.EnvelopeInternal) || road.EnvelopeInternal.Covers(box)) && part.Intersects(road));
    }

    private static IEnumerable<Geometry> Parts(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).Where(part => !part.IsEmpty);

    private static IEnumerable<Geometry?> Shapes(MatchInput input, LayerView? landUse)
    {
        if (input.Roads is { } named)
            return named.Features.Select(feature => feature.Shape);
        if (landUse is not { Scheme: { } scheme } view || input.Rules.RoadClasses.GetValueOrDefault(scheme.Id) is not { } classes)
            return [];
        return view.Features.Where(feature => LandUse.IsOf(view.Text(feature, "class"), classes) is true).Select(feature => feature.Shape);
    }
}
