using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>How far a place is from its subject, on the workspace's plane.</summary>
/// <param name="DistanceMetres">0 inside; null where there is nothing to measure, or the place lies where the plane does not reach.</param>
public readonly record struct PlaceCheck(PlaceVerdict Verdict, double? DistanceMetres)
{
    internal static readonly PlaceCheck NoPlace = new(PlaceVerdict.NoPlace, null);
    internal static readonly PlaceCheck NoSubject = new(PlaceVerdict.NoSubject, null);
    internal static readonly PlaceCheck OffThePlane = new(PlaceVerdict.TooFar, null);

    internal static PlaceCheck Of(Geometry place, Geometry? subject, double limitMetres)
    {
        if (subject is null || subject.IsEmpty)
            return NoSubject;
        var metres = subject.Distance(place);
        return new(metres == 0 ? PlaceVerdict.Inside : metres <= limitMetres ? PlaceVerdict.Near : PlaceVerdict.TooFar, metres);
    }
}
