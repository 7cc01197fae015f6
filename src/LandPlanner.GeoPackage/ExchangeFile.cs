using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>A GeoPackage that carries layers out of a workspace and back: no history, and no index, so that any program may write to it.</summary>
/// <remarks>Each table has <c>fid</c> (the feature's id), <c>lp_version</c> (the version it left with) and the layer's fields; shapes in <c>geom</c>.</remarks>
public static class ExchangeFile
{
    /// <param name="path">Where nothing stands yet.</param>
    /// <exception cref="WorkspaceException">It cannot be written; what was begun is to be thrown away.</exception>
    public static void Write(string path, CrsDefinition crs, IReadOnlyList<ExchangeLayer> layers)
    {
        using var database = Database.Open(path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWriteCreate);
        database.Execute(SqlText.CreateGeoPackage);
        database.Execute("BEGIN");
        WorkspaceFile.AddCrs(database, crs);
        foreach (var layer in layers)
            Write(database, layer, crs.Code.Epsg);
        database.Commit();
    }

    /// <summary>Reads a table back, in ascending id, whatever wrote to it meanwhile; Z and M are dropped. A row without a version (added on the way) has version 1.</summary>
    /// <param name="path">Of a file that may be written to: a log beside it is taken in.</param>
    /// <param name="layer">The fields to read; others are left alone.</param>
    /// <param name="problems">Of rows that could not be read, a full sentence each.</param>
    /// <exception cref="WorkspaceException">It is no GeoPackage, or the table or one of its columns is not there.</exception>
    public static IReadOnlyList<Feature> Read(string path, LayerDraft layer, out IReadOnlyList<string> problems)
    {
        try
        {
            using var database = Database.Open(path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
            CheckColumns(database, layer);
            return Read(database, layer, out problems);
        }
        catch (WorkspaceFormatException damage)
        {
            throw new WorkspaceFormatException($"'{Path.GetFileName(path)}' is damaged or no GeoPackage. Ask for it again.", damage);
        }
    }

    private static void Write(Database database, ExchangeLayer layer, int srsId)
    {
        var draft = layer.Draft;
        LayerTables.CheckName(draft.Name);
        LayerTables.Register(database, draft, srsId, layer.IsForPoints ? "POINT" : LayerSql.GeometryTypeName(draft.Kind));
        var sql = LayerSql.Insert(draft);
        var extent = new Envelope();
        foreach (var feature in layer.Features)
        {
            RowWriter.Run(database, sql, draft, srsId, feature);
            extent.ExpandToInclude(feature.Shape?.EnvelopeInternal ?? new Envelope());
        }

        if (!extent.IsNull)
        {
            database.Run(
                "UPDATE gpkg_contents SET min_x = ?, max_x = ?, min_y = ?, max_y = ? WHERE table_name = ?",
                extent.MinX, extent.MaxX, extent.MinY, extent.MaxY, draft.Name);
        }
    }

    private static void CheckColumns(Database database, LayerDraft layer)
    {
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var info = database.Bound("SELECT name FROM pragma_table_info(?)", layer.Name);
        while (info.Step())
            columns.Add(info.Text(0));
        var file = Path.GetFileName(database.Path);
        if (columns.Count == 0)
            throw new WorkspaceException($"'{file}' has no table '{layer.Name}' any more. Ask for the file as the device saved it.");
        string[] own = layer.Kind == GeometryKind.None ? ["fid", "lp_version"] : ["fid", "lp_version", LayerSql.GeometryColumn];
        var missing = own.Concat(layer.Schema.Fields.Select(field => field.Name)).Where(name => !columns.Contains(name)).ToList();
        if (missing.Count > 0)
            throw new WorkspaceException($"The table '{layer.Name}' of '{file}' lacks {string.Join(", ", missing)}: its columns were changed on the way. Put them back.");
    }

    private static List<Feature> Read(Database database, LayerDraft layer, out IReadOnlyList<string> problems)
    {
        var (features, unread) = (new List<Feature>(), new List<string>());
        var reader = new RowReader(layer, GeometryFactory.Default);
        using var rows = database.Prepare(LayerSql.Select(layer, "TRUE"));
        while (rows.Step())
        {
            try
            {
                features.Add(reader.Read(rows));
            }
            catch (WorkspaceFormatException unfit)
            {
                unread.Add(unfit.Message);
            }
        }

        problems = unread;
        return features;
    }
}
