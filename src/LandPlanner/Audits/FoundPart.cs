using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>The part of a subject that a verdict rests on.</summary>
/// <param name="Shape">Null where the subject has none.</param>
/// <param name="PlanarArea">In the Gauss-Kruger plane.</param>
/// <param name="Area">Official; ground under several constraints counts once.</param>
/// <param name="Constraints">The features it conflicts with, by layer name, ordinal.</param>
public sealed record FoundPart(
    Geometry? Shape, Area PlanarArea, Area Area, IReadOnlyList<ConstraintReference> Constraints)
{
    /// <summary>
    /// The official area summed over the constraint features one by one, where that is more than <see cref="Area"/>
    /// because they lie over each other; else null.
    /// </summary>
    public Area? ConstraintSum { get; init; }

    internal static FoundPart Of(Geometry? shape, EllipsoidalArea areas, IReadOnlyList<ConstraintReference> constraints) =>
        new(shape, Area.FromSquareMetres(shape?.Area ?? 0), areas.Of(shape), constraints);
}
