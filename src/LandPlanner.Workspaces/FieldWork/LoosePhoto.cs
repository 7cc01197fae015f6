namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A photo in the package that no row of evidence speaks of, as from a camera of its own.</summary>
/// <param name="Nearest">The subject nearest to the photo's place; null where it tells none, or no subject has a shape.</param>
/// <param name="Check">Of that place beside <paramref name="Nearest"/>.</param>
public sealed record LoosePhoto(ReturnedPhoto Photo, PackageSubject? Nearest, PlaceCheck Check);
