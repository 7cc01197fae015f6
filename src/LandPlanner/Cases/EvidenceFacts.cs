namespace LandPlanner.Cases;

/// <summary>What is known of a piece of evidence.</summary>
/// <param name="DistanceMetres">From the patch, 0 inside; null where the evidence tells no place.</param>
/// <param name="Azimuth">Degrees clockwise from north, in which the camera looked.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record EvidenceFacts(string Kind, string FileName, string Sha256, double? DistanceMetres, double? Azimuth, DateTime? TakenAt, DateTime AddedAt);
