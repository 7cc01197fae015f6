namespace LandPlanner.Workspaces.Evidence;

/// <summary>Where a camera stood, as its receiver told: degrees of WGS 84, east and north positive.</summary>
/// <param name="ErrorMetres">How far off the receiver thought it could be (GPSHPositioningError); null where it did not say.</param>
/// <remarks>
/// WGS 84 and CGCS2000 differ by centimetres and are taken for the same. Whether a program shifted the place to GCJ-02, some hundred metres away, cannot be known from a
/// photo: the camera of a telephone writes the receiver's own place, some map and chat programs write theirs.
/// </remarks>
public readonly record struct PhotoPlace(double LongitudeDegrees, double LatitudeDegrees, double? ErrorMetres = null);
