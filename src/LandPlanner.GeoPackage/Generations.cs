using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>What layers held before they were replaced, each generation in a table that no GIS lists.</summary>
internal static class Generations
{
    private const string Prefix = "landplanner_generation_";

    /// <param name="started">The revision that made the generation.</param>
    public static string TableOf(long started) => Prefix + started.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Puts a layer's table away as it is, R-tree included.</summary>
    public static void Keep(Database database, LayerRow layer, long started)
    {
        DropTriggers(database, layer.Name);
        // Views of other programs speak of the layer, whatever it holds: they are left to find the table that takes its place.
        database.Execute("PRAGMA legacy_alter_table = ON");
        database.Execute(LayerSql.Rename(layer.Name, TableOf(started)));
        if (database.QueryLong("SELECT 1 FROM sqlite_master WHERE name = ?", LayerSql.IndexName(layer.Name)) is not null)
            database.Execute(LayerSql.Rename(LayerSql.IndexName(layer.Name), LayerSql.IndexName(TableOf(started))));
        database.Execute("PRAGMA legacy_alter_table = OFF");
        database.Run("DELETE FROM gpkg_geometry_columns WHERE table_name = ?", layer.Name);
        database.Run("DELETE FROM gpkg_extensions WHERE table_name = ?", layer.Name);
        database.Run("DELETE FROM gpkg_contents WHERE table_name = ?", layer.Name);
    }

    /// <summary>Where the features of a generation lie, and what they are.</summary>
    /// <exception cref="WorkspaceFormatException">They lie nowhere.</exception>
    public static LayerDraft Table(Database database, PastLayer past)
    {
        var (name, started) = (past.Generation.Layer, past.Generation.Started);
        var table = past.Generation.Ended is null ? name : TableOf(started);
        return database.QueryLong("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table) is not null
            ? past.Draft with { Name = table }
            : throw new WorkspaceFormatException(
                $"What '{name}' held as revision {started} wrote it is gone from '{database.Path}'. 'landplanner verify' says more.");
    }

    /// <summary>The kept tables there are.</summary>
    public static List<string> Tables(Database database)
    {
        using var row = database.Bound(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB ? ORDER BY name", Prefix + "*");
        var tables = new List<string>();
        while (row.Step())
            tables.Add(row.Text(0));
        return tables;
    }

    // Those of other programs too: GDAL has some that count features.
    private static void DropTriggers(Database database, string layer)
    {
        var triggers = new List<string>();
        using (var row = database.Bound("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", layer))
        {
            while (row.Step())
                triggers.Add(row.Text(0));
        }

        foreach (var trigger in triggers)
            database.Execute(LayerSql.DropTrigger(trigger));
    }
}
