using LandPlanner.Stores;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>What layers held before they were replaced, each generation in a table of its own.</summary>
internal static class Generations
{
    private const string Prefix = "landplanner_generation_";

    /// <param name="started">The revision that made the generation.</param>
    public static string TableOf(long started) => Prefix + started.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Copies what a layer holds away; answers the revision that started it.</summary>
    public static async Task<long> KeepAsync(Session session, string layer, CancellationToken ct) =>
        await session.AskLongAsync($"SELECT {session.In("landplanner_keep")}($1)", ct, layer)
        ?? throw new WorkspaceFormatException($"The history does not say what wrote '{layer}'. Nothing was changed: 'landplanner verify' says more.");

    /// <summary>Where the features of a generation lie.</summary>
    public static string TableOf(PastLayer past) =>
        past.Generation.Ended is null ? Table(past.Generation.Layer) : TableOf(past.Generation.Started);

    /// <summary>The kept tables there are.</summary>
    public static Task<List<string>> TablesAsync(Session session, CancellationToken ct) => session.ListAsync(
        "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = $1 AND starts_with(tablename, $2) ORDER BY 1",
        row => row.GetString(0), ct, session.Address.Schema, Prefix);
}
