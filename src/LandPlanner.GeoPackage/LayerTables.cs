using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>A layer's table with all that GeoPackage wants registered for it.</summary>
internal static class LayerTables
{
    private static readonly string[] ReservedPrefixes = ["gpkg_", "sqlite_", "rtree_", "landplanner_"];

    /// <exception cref="WorkspaceException">The name cannot be a table's.</exception>
    public static void CheckName(string layer)
    {
        if (string.IsNullOrWhiteSpace(layer) || layer.Contains('\0', StringComparison.Ordinal) ||
            ReservedPrefixes.Any(prefix => layer.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            var reserved = string.Join(", ", ReservedPrefixes);
            throw new WorkspaceException(
                $"A layer cannot be called '{layer}': a name must not be empty or begin with {reserved}. Choose another.");
        }
    }

    public static void Create(Database database, LayerDraft draft, int srsId)
    {
        Register(database, draft, srsId, LayerSql.GeometryTypeName(draft.Kind));
        if (draft.Kind == GeometryKind.None)
            return;
        database.Run(
            "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            draft.Name, LayerSql.GeometryColumn);
    }

    /// <summary>The table alone, without an index.</summary>
    public static void Register(Database database, LayerDraft draft, int srsId, string geometryType)
    {
        database.Execute(LayerSql.CreateTable(draft, geometryType));
        var kind = draft.Kind == GeometryKind.None ? "attributes" : "features";
        database.Run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)",
            draft.Name, kind, draft.Name, draft.Kind == GeometryKind.None ? null : srsId);
        if (draft.Kind == GeometryKind.None)
            return;
        database.Run(
            "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            draft.Name, LayerSql.GeometryColumn, geometryType, srsId);
    }

    /// <summary>Puts a freshly packed R-tree in the place of the old, with its triggers.</summary>
    public static void PutIndex(Database database, LayerDraft draft, PackedIndex index, CancellationToken ct)
    {
        PutIndexAlone(database, draft, index, ct);
        if (draft.Kind != GeometryKind.None)
            database.Execute(LayerSql.CreateTriggers(draft.Name));
    }

    /// <summary>For a table that will never change.</summary>
    public static void PutIndexAlone(Database database, LayerDraft draft, PackedIndex index, CancellationToken ct)
    {
        if (draft.Kind == GeometryKind.None)
            return;
        database.Execute(LayerSql.DropIndex(draft.Name));
        database.Execute(LayerSql.CreateIndex(draft.Name));
        index.Write(database, draft.Name, ct);
    }

    public static void PutExtent(Database database, string layer, Envelope? extent, DateTime at) => database.Run(
        "UPDATE gpkg_contents SET last_change = ?, min_x = ?, max_x = ?, min_y = ?, max_y = ? WHERE table_name = ?",
        at, extent?.MinX, extent?.MaxX, extent?.MinY, extent?.MaxY, layer);

    /// <summary>The first id that no feature of the layer ever had, additions by other programs counted.</summary>
    public static long NextId(Database database, LayerRow? layer) =>
        layer is null ? 1 : NextId(database, layer.Name, layer.NextId);

    /// <param name="listed">What the workspace's own list has.</param>
    public static long NextId(Database database, string layer, long listed) => Math.Max(
        listed, 1 + (database.QueryLong("SELECT max(seq) FROM sqlite_sequence WHERE name = ?", layer) ?? 0));
}
