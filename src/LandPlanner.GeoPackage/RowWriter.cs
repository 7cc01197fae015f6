using System.Buffers;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Writes single features.</summary>
internal static class RowWriter
{
    private const int ShapeParameter = 3;

    /// <param name="sql"><see cref="LayerSql.Insert"/> or <see cref="LayerSql.Update"/>.</param>
    public static void Run(Database database, string sql, LayerDraft layer, int srsId, Feature feature)
    {
        using var statement = database.Bound(sql, feature.Id, feature.Version);
        var field = ShapeParameter;
        if (layer.Kind != GeometryKind.None)
            BindShape(statement, field++, feature.Shape, layer.Kind, srsId);
        foreach (var value in feature.Values)
            statement.BindValue(field++, value);
        statement.Run();
    }

    private static void BindShape(Statement statement, int parameter, Geometry? shape, GeometryKind kind, int srsId)
    {
        if (shape is null)
        {
            statement.BindNull(parameter);
            return;
        }

        var blob = new ArrayBufferWriter<byte>();
        GeometryBlob.Write(shape, kind, srsId, blob);
        statement.BindBlob(parameter, blob.WrittenSpan);
    }
}
