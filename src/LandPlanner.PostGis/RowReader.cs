using System.Buffers;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Reads the rows of <see cref="LayerSql.Select"/>.</summary>
internal sealed class RowReader(LayerDraft layer, GeometryFactory factory)
{
    private const int VersionColumn = 1;
    private const int ShapeColumn = 2;
    private const int FirstField = 3;

    private readonly ArrayBufferWriter<byte> _wkb = new();

    /// <exception cref="WorkspaceException">Another program left something in the row that its layer cannot
    /// hold.</exception>
    public Feature Read(NpgsqlDataReader row)
    {
        try
        {
            return new(row.GetInt64(0), Shape(row), Values(row), row.GetInt64(VersionColumn));
        }
        catch (Exception damage) when (damage is FormatException or InvalidCastException or ArgumentException)
        {
            throw new WorkspaceFormatException(
                $"Feature {row.GetInt64(0)} of '{layer.Name}' holds something its layer cannot: {damage.Message} Mend it in the program that wrote it.", damage);
        }
    }

    /// <summary>The hash of a row; null where it cannot be read.</summary>
    public FeatureHash? Hash(NpgsqlDataReader row, CanonicalJson json)
    {
        try
        {
            var feature = Read(row);
            _wkb.ResetWrittenCount();
            if (feature.Shape is not null)
                ShapeBytes.Write(feature.Shape, layer.Kind, _wkb);
            FeatureJson.Write(json, feature.Id, feature.Shape is null, _wkb.WrittenSpan, feature.Values, layer.Schema, feature.Version);
            return FeatureHash.Of(json.Written);
        }
        catch (WorkspaceException)
        {
            return null;
        }
    }

    /// <summary>Why a row without a hash does not fit its layer, as a sentence.</summary>
    public string WhyUnfit(NpgsqlDataReader row)
    {
        try
        {
            Read(row);
            return Obstacles.OtherKind(layer.Kind);
        }
        catch (WorkspaceFormatException damage)
        {
            return damage.Message;
        }
    }

    private Geometry? Shape(NpgsqlDataReader row)
    {
        if (layer.Kind == GeometryKind.None || row.IsDBNull(ShapeColumn))
            return null;
        var shape = row.GetFieldValue<Geometry>(ShapeColumn);
        return shape.Factory.Equals(factory) ? shape : factory.CreateGeometry(shape);
    }

    private object?[] Values(NpgsqlDataReader row)
    {
        var fields = layer.Schema.Fields;
        var values = new object?[fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = row.IsDBNull(FirstField + i) ? null : Value(row, FirstField + i, fields[i].Type);
        return values;
    }

    public static object Value(NpgsqlDataReader row, int column, FieldType type) => type switch
    {
        FieldType.Text => row.GetString(column),
        FieldType.Integer => row.GetInt64(column),
        FieldType.Real => row.GetDouble(column),
        FieldType.Boolean => row.GetBoolean(column),
        FieldType.Date => row.GetFieldValue<DateOnly>(column),
        FieldType.DateTime => row.GetDateTime(column),
        _ => row.GetFieldValue<byte[]>(column),
    };
}
