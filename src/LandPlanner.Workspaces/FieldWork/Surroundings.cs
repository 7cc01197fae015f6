using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Union;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>The ground around what is taken to the field: boxes, joined.</summary>
internal sealed class Surroundings
{
    private readonly IPreparedGeometry? _ground;

    public Surroundings(IEnumerable<Geometry?> shapes, double metres)
    {
        var boxes = shapes.OfType<Geometry>().Where(shape => !shape.IsEmpty).Select(shape => Around(shape.EnvelopeInternal, metres)).ToList();
        _ground = boxes.Count == 0 ? null : PreparedGeometryFactory.Prepare(UnaryUnionOp.Union(boxes));
    }

    /// <summary>Null where nothing has a shape.</summary>
    public Envelope? Extent => _ground?.Geometry.EnvelopeInternal;

    /// <summary>The features of a layer that lie there, cut off where they leave it.</summary>
    public async Task<IReadOnlyList<Feature>> ClipAsync(IFeatureReader reader, LayerInfo layer, CancellationToken ct)
    {
        if (_ground is null || layer.Kind == GeometryKind.None)
            return [];
        return await reader.ReadAsync(layer.Name, new() { Within = Extent }, ct).Select(feature => Clip(feature, layer.Kind)).OfType<Feature>().ToListAsync(ct);
    }

    private Feature? Clip(Feature feature, GeometryKind kind)
    {
        if (feature.Shape is not { } shape || !_ground!.Intersects(shape))
            return null;
        if (_ground.Covers(shape))
            return feature;
        var part = Parts(OverlayNGRobust.Overlay(shape, _ground.Geometry, SpatialFunction.Intersection), kind);
        return part is null ? null : feature with { Shape = part };
    }

    /// <summary>What is of the layer's kind: a polygon that only touches the ground leaves a line or a point, which is not.</summary>
    private static Geometry? Parts(Geometry cut, GeometryKind kind)
    {
        var parts = Enumerable.Range(0, cut.NumGeometries).Select(cut.GetGeometryN).Where(part => !part.IsEmpty && IsOf(part, kind)).ToArray();
        return parts.Length == 0 ? null : cut.Factory.BuildGeometry(parts);
    }

    private static bool IsOf(Geometry part, GeometryKind kind) => kind switch
    {
        GeometryKind.Polygon => part is Polygon,
        GeometryKind.Line => part is LineString,
        _ => part is Point,
    };

    private static Geometry Around(Envelope box, double metres)
    {
        var wider = box.Copy();
        wider.ExpandBy(metres);
        return GeometryFactory.Default.ToGeometry(wider);
    }
}
