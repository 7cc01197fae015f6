using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A photo in the package that no row of evidence speaks of, as from a camera of its own.</summary>
/// <param name="Nearest">The subject nearest to the photo's place; null where it tells none, or no subject has a shape.</param>
/// <param name="Place">On the workspace's plane; null where it tells none, or the plane does not reach.</param>
/// <param name="Check">Of that place beside <paramref name="Nearest"/>.</param>
public sealed record LoosePhoto(ReturnedPhoto Photo, PackageSubject? Nearest, Geometry? Place, PlaceCheck Check);
