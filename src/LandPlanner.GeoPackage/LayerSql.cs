using System.Globalization;
using LandPlanner.Features;

namespace LandPlanner.GeoPackage;

/// <summary>Statements that hold a layer's or a field's name. Names only through <see cref="Quote"/>, values only as
/// parameters.</summary>
internal static class LayerSql
{
    public const string GeometryColumn = "geom";

    private static readonly string[] TriggerParts = ["insert", "update1", "update2", "update3", "update4", "delete"];

    /// <summary>An identifier as SQL writes it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string IndexName(string layer) => $"rtree_{layer}_{GeometryColumn}";

    /// <param name="geometryType">Of the shape's column; that of the layer's kind where it is left out.</param>
    public static string CreateTable(LayerDraft draft, string? geometryType = null)
    {
        var shape = draft.Kind == GeometryKind.None ? "" : $"{GeometryColumn} {geometryType ?? GeometryTypeName(draft.Kind)}, ";
        var fields = string.Concat(draft.Schema.Fields.Select(field => $", {Quote(field.Name)} {ColumnType(field.Type)}"));
        return $"CREATE TABLE {Quote(draft.Name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {shape}lp_version INTEGER NOT NULL DEFAULT 1{fields})";
    }

    public static string Rename(string table, string name) => $"ALTER TABLE {Quote(table)} RENAME TO {Quote(name)}";

    public static string DropTrigger(string trigger) => $"DROP TRIGGER {Quote(trigger)}";

    public static string DropIndex(string layer) => $"DROP TABLE IF EXISTS {Quote(IndexName(layer))}";

    /// <summary>Parameters: fid, version, shape (unless the layer has none), then the fields.</summary>
    public static string Insert(LayerDraft draft)
    {
        var columns = Columns(draft).ToList();
        return $"INSERT INTO {Quote(draft.Name)} ({string.Join(", ", columns)}) VALUES ({Marks(columns.Count)})";
    }

    /// <summary>Parameters as <see cref="Insert"/>.</summary>
    public static string Update(LayerDraft draft)
    {
        var sets = Columns(draft).Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"{column} = ?{i + 1}"));
        return $"UPDATE {Quote(draft.Name)} SET {string.Join(", ", sets.Skip(1))} WHERE fid = ?1";
    }

    public static string Delete(string layer) => $"DELETE FROM {Quote(layer)} WHERE fid = ?";

    /// <summary>Columns: fid, version, shape (null where the layer has none or none is asked for), then the fields.</summary>
    public static string Select(LayerDraft draft, string where, bool withShapes = true)
    {
        var shape = draft.Kind == GeometryKind.None || !withShapes ? "NULL" : GeometryColumn;
        var fields = string.Concat(draft.Schema.Fields.Select(field => $", {Quote(field.Name)}"));
        return $"SELECT fid, lp_version, {shape}{fields} FROM {Quote(draft.Name)} WHERE {where} ORDER BY fid";
    }

    /// <summary>Ids alone, ordered by fields and then by themselves.</summary>
    public static string SelectIds(string layer, string where, string order, int? limit)
    {
        var first = limit is { } most ? string.Create(CultureInfo.InvariantCulture, $" LIMIT {most}") : "";
        return $"SELECT fid FROM {Quote(layer)} WHERE {where} ORDER BY {order}, fid{first}";
    }

    /// <summary>Columns: value, count.</summary>
    public static string CountBy(string layer, string field, string where, string order) =>
        $"SELECT {Quote(field)}, count(*) FROM {Quote(layer)} WHERE {where} GROUP BY 1 ORDER BY {order}, 1 NULLS LAST";

    /// <summary>Parameters: max x, min x, max y, min y of the box.</summary>
    public static string InBox(string layer) =>
        $"fid IN (SELECT id FROM {Quote(IndexName(layer))} WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?)";

    public static string CreateIndex(string layer) =>
        $"CREATE VIRTUAL TABLE {Quote(IndexName(layer))} USING rtree(id, minx, maxx, miny, maxy)";

    public static string CountShapes(string layer) =>
        $"SELECT count(*) FROM {Quote(layer)} WHERE geom NOTNULL AND substr(geom, 4, 1) NOT IN (x'11', x'10')";

    public static string IndexTable(string layer, string part) => Quote($"{IndexName(layer)}_{part}");

    public static string SelectIndex(string layer) =>
        $"SELECT id, minx, maxx, miny, maxy FROM {Quote(IndexName(layer))}";

    /// <summary>Parameter: the layer.</summary>
    public const string SelectFields = "SELECT name FROM pragma_table_info(?)";

    /// <summary>The triggers that OGC 12-128r17 annex F.3 words, which keep the R-tree right whoever edits.</summary>
    public static string CreateTriggers(string layer)
    {
        var (table, index) = (Quote(layer), Quote(IndexName(layer)));
        var trigger = (string part) => Quote($"{IndexName(layer)}_{part}");
        const string Box = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
        const string Filled = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
        const string Blank = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
        return $"""
            CREATE TRIGGER {trigger("insert")} AFTER INSERT ON {table} WHEN {Filled}
            BEGIN INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {Box}); END;
            CREATE TRIGGER {trigger("update1")} AFTER UPDATE OF geom ON {table} WHEN OLD.fid = NEW.fid AND {Filled}
            BEGIN INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {Box}); END;
            CREATE TRIGGER {trigger("update2")} AFTER UPDATE OF geom ON {table} WHEN OLD.fid = NEW.fid AND {Blank}
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; END;
            CREATE TRIGGER {trigger("update3")} AFTER UPDATE ON {table} WHEN OLD.fid != NEW.fid AND {Filled}
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; INSERT OR REPLACE INTO {index} VALUES (NEW.fid, {Box}); END;
            CREATE TRIGGER {trigger("update4")} AFTER UPDATE ON {table} WHEN OLD.fid != NEW.fid AND {Blank}
            BEGIN DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER {trigger("delete")} AFTER DELETE ON {table} WHEN OLD.geom NOT NULL
            BEGIN DELETE FROM {index} WHERE id = OLD.fid; END;
            """;
    }

    public static string DropTriggers(string layer) => string.Concat(
        TriggerParts.Select(part => $"DROP TRIGGER IF EXISTS {Quote($"{IndexName(layer)}_{part}")};"));

    public static string GeometryTypeName(GeometryKind kind) => kind switch
    {
        GeometryKind.Point => "MULTIPOINT",
        GeometryKind.Line => "MULTILINESTRING",
        _ => "MULTIPOLYGON",
    };

    private static IEnumerable<string> Columns(LayerDraft draft)
    {
        string[] own = draft.Kind == GeometryKind.None ? ["fid", "lp_version"] : ["fid", "lp_version", GeometryColumn];
        return own.Concat(draft.Schema.Fields.Select(field => Quote(field.Name)));
    }

    private static string Marks(int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"?{i}")));

    // TEXT without a length: the length a source declared is a fact in the schema, not a promise about the values.
    private static string ColumnType(FieldType type) => type switch
    {
        FieldType.Text => "TEXT",
        FieldType.Integer => "INTEGER",
        FieldType.Real => "REAL",
        FieldType.Boolean => "BOOLEAN",
        FieldType.Date => "DATE",
        FieldType.DateTime => "DATETIME",
        _ => "BLOB",
    };
}
