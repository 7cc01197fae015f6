using LandPlanner.Audits;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;

namespace LandPlanner.Projects.Matching;

/// <summary>How far a shape lies from the nearest road, in metres of the plane.</summary>
internal sealed class RoadDistance
{
    private readonly IndexedFacetDistance? _outlines;
    private readonly STRtree<Geometry> _roads = new();

    public RoadDistance(MatchInput input, LayerView? landUse, CancellationToken ct)
    {
        List<Geometry> roads = [.. Shapes(input, landUse).OfType<Geometry>().SelectMany(Parts)];
        ct.ThrowIfCancellationRequested();
        foreach (var road in roads)
            _roads.Insert(road.EnvelopeInternal, road);
        _roads.Build();
        if (roads.Count == 0)
            return;
        _outlines = new(roads[0].Factory.CreateGeometryCollection([.. roads]));
        // Its tree is laid out when first asked, which must not happen on several threads at once.
        _outlines.Distance(roads[0]);
    }

    /// <summary>0 where they meet; null where no road is known.</summary>
    public double? Of(Geometry shape)
    {
        if (_outlines is null)
            return null;
        var metres = _outlines.Distance(shape);
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
