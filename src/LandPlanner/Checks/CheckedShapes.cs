using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Checks;

/// <summary>The shapes of a layer in ascending id, each as it is and as it would be stored.</summary>
internal sealed class CheckedShapes
{
    private readonly Geometry?[] _sound;
    private readonly IReadOnlyList<Defect>[] _defects;

    private CheckedShapes(Feature[] features)
    {
        Features = features;
        _sound = new Geometry?[features.Length];
        _defects = new IReadOnlyList<Defect>[features.Length];
    }

    public Feature[] Features { get; }

    public int Count => Features.Length;

    /// <summary>
    /// Valid polygons: the shape itself, or what the door of a layer would make of it; null where that is nothing.
    /// </summary>
    public IReadOnlyList<Geometry?> Sound => _sound;

    public long Id(int index) => Features[index].Id;

    /// <summary>What is wrong with a shape; empty where it is valid.</summary>
    public IReadOnlyList<Defect> Defects(int index) => _defects[index];

    public static CheckedShapes Of(IReadOnlyList<Feature> features, EllipsoidalArea areas, ParallelOptions options)
    {
        var shapes = new CheckedShapes([.. features.OrderBy(feature => feature.Id)]);
        Parallel.For(
            0, shapes.Count, options, () => new Tools(areas),
            (i, _, tools) =>
            {
                (shapes._sound[i], shapes._defects[i]) = tools.Look(shapes.Features[i].Shape);
                return tools;
            },
            _ => { });
        return shapes;
    }

    private sealed class Tools(EllipsoidalArea areas)
    {
        private readonly Validity _validity = new();
        private readonly World _world = new(areas.FalseEastingMetres);
        private readonly Lazy<Intake> _intake = new(() => new(areas, GeometryKind.Polygon));

        public (Geometry? Sound, IReadOnlyList<Defect> Defects) Look(Geometry? shape)
        {
            if (shape is Polygon or MultiPolygon && !shape.IsEmpty && LiesInTheWorld(shape.EnvelopeInternal)
                && _validity.FirstDefectOf(shape) is not { } first)
                return (shape, []);
            var taken = _intake.Value.Take(Loose(shape));
            return (taken.Shape, taken.Defects.Count > 0 ? taken.Defects : [FirstDefectOf(shape!)]);
        }

        // Nothing for the door to repair, and yet not valid: a shape of a few square millimetres, snapped away from it.
        private Defect FirstDefectOf(Geometry shape) =>
            _validity.FirstDefectOf(shape) ?? new(DefectReasons.OtherKind, null, null);

        private bool LiesInTheWorld(Envelope box) =>
            _world.Holds(box.MinX, box.MinY) && _world.Holds(box.MaxX, box.MaxY);

        private static LooseShape? Loose(Geometry? shape)
        {
            if (shape is null)
                return null;
            var loose = LooseShapeReader.Read(new WKBWriter().Write(shape), GeometryKind.Polygon, out _);
            return loose is { IsEmpty: true } && !shape.IsEmpty ? OfAnotherKind : loose;
        }

        private static LooseShape OfAnotherKind { get; } = new(GeometryKind.Point, [0, 0], [1], [1]);
    }
}
