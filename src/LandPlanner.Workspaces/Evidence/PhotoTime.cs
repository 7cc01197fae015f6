namespace LandPlanner.Workspaces.Evidence;

/// <summary>When a photo was taken.</summary>
/// <param name="Clock">What the clock showed; of <see cref="PhotoTimeSource.Gps"/> in UTC.</param>
/// <param name="Offset">How far the clock was ahead of UTC; null where the photo does not say, and then no instant can be told.</param>
public readonly record struct PhotoTime(DateTime Clock, TimeSpan? Offset, PhotoTimeSource Source)
{
    public DateTimeOffset? Instant => Offset is { } offset ? new(DateTime.SpecifyKind(Clock, DateTimeKind.Unspecified), offset) : null;
}
