using System.Globalization;
using LandPlanner.Features;
using Microsoft.Data.Sqlite;

namespace LandPlanner.SampleTown.Files;

/// <summary>A GeoPackage of one layer, plain: no spatial index, as a script would make it.</summary>
internal static class GeoPackageFile
{
    private const string Tables = """
        PRAGMA application_id = 0x47504B47;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
            last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
        INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian', -1, 'NONE', -1, 'undefined', NULL),
            ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL);
        """;

    /// <param name="table">The table's name, of letters and digits.</param>
    /// <param name="wkt">The definition of the coordinate system.</param>
    public static void Write(string path, string table, Layer layer, int epsg, string wkt)
    {
        File.Delete(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
        using var transaction = connection.BeginTransaction();
        Run(connection, Tables);
        Run(connection, "INSERT INTO gpkg_spatial_ref_sys VALUES ($name, $code, 'EPSG', $code, $wkt, NULL)",
            ("$name", $"EPSG:{epsg}"), ("$code", epsg), ("$wkt", wkt));
        Describe(connection, table, layer, epsg);
        Fill(connection, table, layer, epsg);
        transaction.Commit();
    }

    private static void Describe(SqliteConnection connection, string table, Layer layer, int epsg)
    {
        var extent = new NetTopologySuite.Geometries.Envelope();
        foreach (var row in layer.Rows)
            extent.ExpandToInclude(row.Shape!.EnvelopeInternal);
        var columns = layer.Columns.Select(column => $"\"{column.Name}\" {TypeOf(column)}");
        Run(connection, $"CREATE TABLE \"{table}\" (fid INTEGER PRIMARY KEY, geom MULTIPOLYGON, {string.Join(", ", columns)})");
        Run(connection,
            "INSERT INTO gpkg_contents VALUES ($table, 'features', $table, $mark, '2025-01-01T00:00:00.000Z', $west, $south, $east, $north, $code)",
            ("$table", table), ("$mark", Layers.Mark), ("$west", extent.MinX), ("$south", extent.MinY), ("$east", extent.MaxX),
            ("$north", extent.MaxY), ("$code", epsg));
        Run(connection, "INSERT INTO gpkg_geometry_columns VALUES ($table, 'geom', 'MULTIPOLYGON', $code, 0, 0)", ("$table", table), ("$code", epsg));
    }

    private static string TypeOf(Column column) => column.Type switch
    {
        FieldType.Text => string.Create(CultureInfo.InvariantCulture, $"TEXT({column.Width})"),
        FieldType.Integer => "INTEGER",
        _ => "DOUBLE",
    };

    private static void Fill(SqliteConnection connection, string table, Layer layer, int epsg)
    {
        using var insert = connection.CreateCommand();
        var names = layer.Columns.Select((_, i) => $"$v{i}").Prepend("$geom").ToArray();
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES (NULL, {string.Join(", ", names)})";
        var slots = names.Select(name => insert.Parameters.AddWithValue(name, null)).ToArray();
        foreach (var row in layer.Rows)
        {
            slots[0].Value = Blob(row.Shape!, epsg);
            for (var i = 0; i < row.Values.Length; i++)
                slots[i + 1].Value = row.Values[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    private static byte[] Blob(NetTopologySuite.Geometries.Geometry shape, int epsg)
    {
        var multi = shape is NetTopologySuite.Geometries.Polygon polygon ? shape.Factory.CreateMultiPolygon([polygon]) : shape;
        return [(byte)'G', (byte)'P', 0, 1, .. BitConverter.GetBytes(epsg), .. multi.AsBinary()];
    }

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
