using LandPlanner.Workspaces.Evidence;

namespace LandPlanner.Workspaces.FieldWork;

/// <summary>A photo as it came back.</summary>
/// <param name="Path">Inside the package, with forward slashes; as it was written where it leads outside.</param>
/// <param name="Sha256">In lower-case hexadecimal; null unless it is here.</param>
/// <param name="Reading">What it says of itself, or why it is no photo; null unless it is here.</param>
public sealed record ReturnedPhoto(string Path, PhotoPresence Presence, long Bytes = 0, string? Sha256 = null, PhotoReading? Reading = null);
