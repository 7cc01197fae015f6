using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>Streams features of one snapshot, decoding ahead of the caller on a thread of its own.</summary>
internal static class FeatureStream
{
    /// <param name="features">Asked on that thread, to stop when it is told to.</param>
    public static IAsyncEnumerable<Feature> ReadAsync(
        Database database, Func<CancellationToken, IEnumerable<Feature>> features, CancellationToken ct) => ReadAhead.RunAsync(
        async (hand, stop) =>
        {
            using var interrupting = stop.Register(database.Interrupt);
            await hand(features(stop));
        },
        ct);
}
