using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace LandPlanner.Topology;

/// <summary>
/// Says of an invalid shape which of its rings, or of its parts, or how they lie together, is wrong, and where.
/// </summary>
internal static class PolygonDiagnosis
{
    /// <summary>At least one defect, in the coordinates of the shape.</summary>
    public static List<Defect> Of(MultiPolygon shape)
    {
        var parts = shape.Geometries.Cast<Polygon>().ToArray();
        var defects = parts.SelectMany(OfRings).ToList();
        if (defects.Count > 0)
            return defects;
        defects.AddRange(parts.SelectMany(part => OfPart(part, parts)));
        if (defects.Count == 0)
            defects.Add(OfWhole(shape, parts));
        return defects;
    }

    /// <summary>The word for what NetTopologySuite found in a single ring.</summary>
    public static string RingReason(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.RingSelfIntersection => DefectReasons.RingTouchesItself,
        TopologyValidationErrors.TooFewPoints => DefectReasons.ShortRing,
        TopologyValidationErrors.InvalidCoordinate => DefectReasons.NotANumber,
        TopologyValidationErrors.RingNotClosed => DefectReasons.UnclosedRing,
        _ => DefectReasons.SelfIntersection,
    };

    private static IEnumerable<Defect> OfRings(Polygon part) =>
        RingsOf(part)
            .Select(ring => new IsValidOp(part.Factory.CreatePolygon(ring)).ValidationError)
            .Where(error => error is not null)
            .Select(error => At(RingReason(error.ErrorType), error.Coordinate));

    private static IEnumerable<Defect> OfPart(Polygon part, Polygon[] all)
    {
        var error = new IsValidOp(part).ValidationError;
        if (error is null)
            return [];
        if (error.ErrorType == TopologyValidationErrors.HoleOutsideShell)
            return part.Holes.Where(hole => HoleMoves.IsOutside(hole, part)).Select(hole => OfHole(hole, all)).DefaultIfEmpty(
                At(DefectReasons.HoleOutsideShell, error.Coordinate));
        var reason = error.ErrorType switch
        {
            TopologyValidationErrors.NestedHoles => DefectReasons.NestedHoles,
            TopologyValidationErrors.DisconnectedInteriors => DefectReasons.DisconnectedInterior,
            _ => HaveDouble(RingsOf(part)) ? DefectReasons.DuplicateRing : DefectReasons.CrossingRings,
        };
        return [At(reason, error.Coordinate)];
    }

    private static Defect OfHole(LinearRing hole, Polygon[] all) => At(
        HoleMoves.PartAround(hole, all) >= 0 ? DefectReasons.WrongRingRole : DefectReasons.HoleOutsideShell,
        hole.GetCoordinateN(0));

    private static Defect OfWhole(MultiPolygon shape, Polygon[] parts)
    {
        var error = new IsValidOp(shape).ValidationError;
        var reason = error.ErrorType == TopologyValidationErrors.NestedShells ? DefectReasons.NestedShells
            : HaveDouble(parts.Select(part => (LinearRing)part.ExteriorRing)) ? DefectReasons.DuplicateRing
            : DefectReasons.OverlappingParts;
        return At(reason, error.Coordinate);
    }

    private static bool HaveDouble(IEnumerable<LinearRing> rings) =>
        rings.Select(ring => CanonicalRings.Of(ring))
            .GroupBy(ring => (ring.NumPoints, ring.GetCoordinateN(0), ring.GetCoordinateN(1)))
            .Any(alike => alike.Skip(1).Any(ring => ring.EqualsExact(alike.First())));

    private static IEnumerable<LinearRing> RingsOf(Polygon part) => part.Holes.Prepend(part.Shell);

    private static Defect At(string reason, Coordinate at) => new(reason, at.X, at.Y);
}
