using LandPlanner.Audits;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Changes;

/// <summary>Approved land or basic farmland: layers whose ground is counted once.</summary>
internal sealed class Constraint
{
    private readonly ChangeInput _input;
    private readonly GroundCover _cover;

    private Constraint(ChangeInput input, GroundCover cover) => (_input, _cover) = (input, cover);

    /// <summary>Null where no layer says anything.</summary>
    public static Constraint? Of(IReadOnlyList<LayerView> layers, ChangeInput input, CancellationToken ct) =>
        layers.Count == 0
            ? null
            : new(input, GroundCover.Of([.. layers.SelectMany(layer => layer.Features).Select(f => f.Shape)], input, ct));

    /// <summary>Of each polygon the m² that lie within.</summary>
    public double[] SquareMetresWithin(IReadOnlyList<Geometry?> shapes, CancellationToken ct)
    {
        var within = new double[shapes.Count];
        foreach (var pair in Pairs(shapes, ct))
            within[pair.A] += pair.SquareMetres;
        return within;
    }

    /// <summary>The part of each shape that lies within; null where there is none to speak of.</summary>
    public Geometry?[] Within(IReadOnlyList<Geometry?> shapes, CancellationToken ct)
    {
        var within = new Geometry?[shapes.Count];
        var near = Pairs(shapes, ct).GroupBy(pair => pair.A, pair => pair.B);
        Parallel.ForEach(near.ToArray(), Work.Options(_input, ct), group => within[group.Key] =
            Within(shapes[group.Key]!, group));
        return within;
    }

    private Geometry Within(Geometry shape, IEnumerable<int> near) =>
        Evidence.Intersection(shape, Evidence.Union([.. near.Select(i => _cover.Near(i, shape.EnvelopeInternal))]));

    private IReadOnlyList<OverlapPair> Pairs(IReadOnlyList<Geometry?> shapes, CancellationToken ct) =>
        CrossTab.Pairs(PolygonSet.Build(shapes, _input.Areas, Work.Options(_input, ct)), _cover.Polygons, ct, _input.Threads);
}
