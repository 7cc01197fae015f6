namespace LandPlanner.Workspaces.Evidence;

/// <summary>Where a camera looked: degrees clockwise from north, from 0 to below 360.</summary>
public readonly record struct PhotoAzimuth(double Degrees, NorthKind North);
