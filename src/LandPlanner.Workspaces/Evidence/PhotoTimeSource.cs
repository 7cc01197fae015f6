namespace LandPlanner.Workspaces.Evidence;

/// <summary>What told the time of a photo; the surest first.</summary>
public enum PhotoTimeSource
{
    /// <summary>The camera's clock with its offset from UTC (DateTimeOriginal, OffsetTimeOriginal).</summary>
    CameraWithOffset,

    /// <summary>The receiver (GPSDateStamp, GPSTimeStamp): UTC, and as old as the fix it came with.</summary>
    Gps,

    /// <summary>The camera's clock, nobody knows where (DateTimeOriginal alone).</summary>
    Camera,
}
