using LandPlanner.Places;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Components.Places;

/// <summary>The way of a round on somebody's map.</summary>
internal static class RoundPath
{
    /// <param name="stops">In visiting order, each with whether it was inspected.</param>
    public static Task ShowAsync(MapSession session, IReadOnlyList<(InspectedPlace Place, bool IsDone)> stops, Coordinate? start, bool returns) => session.CallAsync(
        "places.showRound",
        stops.Where(stop => stop.Place.At is not null).Select(stop => new { x = stop.Place.At!.X, y = stop.Place.At.Y, done = stop.IsDone }).ToArray<object>(),
        start is null ? null : new[] { start.X, start.Y },
        returns,
        true);

    public static Task ClearAsync(MapSession session) => session.CallAsync("places.showRound", Array.Empty<object>(), null, false, false);
}
