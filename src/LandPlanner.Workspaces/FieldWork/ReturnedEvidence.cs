using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A row of evidence that was added in the field.</summary>
/// <param name="Id">In the package.</param>
/// <param name="Uuid">Given by the device: the same row sent twice has the same.</param>
/// <param name="SubjectId">As it was written; null where it was left empty.</param>
/// <param name="Subject">Null where the package holds no such subject.</param>
/// <param name="Place">Where it was drawn, on the workspace's plane.</param>
/// <param name="PlaceCheck">Of <paramref name="Place"/>.</param>
/// <param name="Photo">Null where none was taken.</param>
/// <param name="PhotoPlace">Where the photo itself says it was taken, on the workspace's plane; null where it says nothing, or the plane does not reach.</param>
/// <param name="PhotoCheck">Of that place.</param>
public sealed record ReturnedEvidence(
    long Id,
    string? Uuid,
    long? SubjectId,
    PackageSubject? Subject,
    string? Kind,
    string? Note,
    string? Operator,
    Geometry? Place,
    PlaceCheck PlaceCheck,
    ReturnedPhoto? Photo,
    Geometry? PhotoPlace,
    PlaceCheck PhotoCheck);
