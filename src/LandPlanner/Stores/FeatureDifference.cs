using LandPlanner.Areas;
using LandPlanner.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Stores;

/// <summary>A field in which two versions of a feature differ.</summary>
public sealed record FieldDifference(Field Field, object? From, object? To);

/// <summary>The ground that the second of two shapes has over the first, and lacks: official areas, never negative.</summary>
public sealed record GroundDifference(Area Gained, Area Lost);

/// <summary>In what two versions of a feature differ.</summary>
/// <param name="Fields">In the order of the schema.</param>
/// <param name="Ground">Null unless the shapes differ and are polygons; null too where one is so broken that they cannot be laid over each other.</param>
public sealed record FeatureDifference(IReadOnlyList<FieldDifference> Fields, bool ShapeDiffers, GroundDifference? Ground)
{
    public bool IsNone => Fields.Count == 0 && !ShapeDiffers;

    /// <param name="layer">What both are versions in: its kind and fields are used.</param>
    public static FeatureDifference Between(Feature from, Feature to, LayerInfo layer, EllipsoidalArea areas)
    {
        var fields = layer.Schema.Fields
            .Select((field, i) => new FieldDifference(field, from.Values[i], to.Values[i]))
            .Where(difference => !FeatureContent.SameValue(difference.From, difference.To))
            .ToList();
        if (FeatureContent.SameShape(from.Shape, to.Shape, layer.Kind))
            return new(fields, false, null);
        return new(fields, true, layer.Kind == GeometryKind.Polygon ? Lay(from.Shape, to.Shape, areas) : null);
    }

    private static GroundDifference? Lay(Geometry? from, Geometry? to, EllipsoidalArea areas)
    {
        try
        {
            var common = from is null || to is null ? Area.Zero : areas.Of(OverlayNGRobust.Overlay(from, to, SpatialFunction.Intersection));
            return new(Beyond(areas.Of(to), common), Beyond(areas.Of(from), common));
        }
        catch (Exception broken) when (broken is TopologyException or ArgumentException)
        {
            return null;
        }
    }

    // Rounded each for itself, the part may come out a hundredth larger than the whole.
    private static Area Beyond(Area whole, Area part) => whole > part ? whole - part : Area.Zero;
}
