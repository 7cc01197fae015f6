using LandPlanner.Areas;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Figures;

/// <summary>The ground of some polygons, counted once where they lie over each other.</summary>
internal sealed class FigureRegion
{
    private readonly FigureWorld _world;
    private readonly List<Geometry> _shapes;
    private readonly PolygonSet _set;
    private readonly CancellationToken _ct;

    private FigureRegion(FigureWorld world, List<Geometry> shapes, CancellationToken ct)
    {
        (_world, _shapes, _ct) = (world, shapes, ct);
        _set = PolygonSet.Build(shapes, world.Areas, 1);
    }

    public static FigureRegion Of(FigureWorld world, FigureSource source, CancellationToken ct) => new(
        world,
        [
            .. world.Of(source).SelectMany(layer => new FigureFilter(world, layer, ct).Find(source.Where).Select(feature => layer.Features[feature].Shape))
                .OfType<Geometry>(),
        ],
        ct);

    /// <summary>The official area each shape has in the region.</summary>
    public Area[] AreasOf(IReadOnlyList<Geometry?> shapes)
    {
        var subjects = PolygonSet.Build(shapes, _world.Areas, 1);
        var pairs = CrossTab.Pairs(subjects, _set, _ct).GroupBy(pair => pair.A).ToDictionary(group => group.Key, group => group.ToList());
        var overlapping = Overlapping([.. pairs.Values.Where(group => group.Count > 1).SelectMany(group => group).Select(pair => pair.B).Distinct()]);
        var areas = new Area[shapes.Count];
        foreach (var (shape, group) in pairs)
        {
            areas[shape] = Area.FromSquareMetres(group.Count(pair => overlapping.Contains(pair.B)) > 1
                ? OverlapArea.Between(subjects, shape, PolygonSet.Build([Evidence.Union([.. group.Select(pair => _shapes[pair.B])])], _world.Areas, 1), 0).SquareMetres
                : group.Sum(pair => pair.SquareMetres));
        }

        return areas;
    }

    /// <summary>Whether each shape has ground in the region that is more than a sliver, or less than a sliver outside it; points and lines have their place. Null where there is no shape.</summary>
    public bool?[] Meet(IReadOnlyList<Geometry?> shapes, bool isWithin)
    {
        var areas = AreasOf(shapes);
        var sliver = _world.Tolerance.Sliver;
        return
        [
            .. shapes.Select((shape, i) => shape switch
            {
                null => (bool?)null,
                IPolygonal => isWithin ? _world.Areas.Of(shape) - areas[i] < sliver : areas[i] >= sliver,
                _ => Lies(shape, isWithin),
            }),
        ];
    }

    private bool Lies(Geometry shape, bool isWithin)
    {
        var met = _shapes.Where(polygon => polygon.EnvelopeInternal.Intersects(shape.EnvelopeInternal) && polygon.Intersects(shape)).ToList();
        return met.Count > 0 && (!isWithin || Evidence.Union(met).Covers(shape));
    }

    /// <summary>Those of some polygons that lie over others of them.</summary>
    private HashSet<int> Overlapping(IReadOnlyList<int> polygons)
    {
        var set = PolygonSet.Build([.. polygons.Select(polygon => _shapes[polygon])], _world.Areas, 1);
        return [.. CrossTab.Within(set, _ct).Where(pair => !_world.Tolerance.IsNoise(pair.SquareMetres)).SelectMany(pair => new[] { polygons[pair.A], polygons[pair.B] })];
    }
}
