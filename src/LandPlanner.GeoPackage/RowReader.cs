using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using static SQLitePCL.raw;

namespace LandPlanner.GeoPackage;

/// <summary>Reads the rows of <see cref="LayerSql.Select"/>.</summary>
internal sealed class RowReader(LayerDraft layer, GeometryFactory factory)
{
    private const int VersionColumn = 1;
    private const int ShapeColumn = 2;
    private const int FirstField = 3;

    /// <summary>Whether features are read without the shapes that their rows have.</summary>
    public bool WithoutShapes { get; init; }

    /// <exception cref="WorkspaceException">Another program left something in the row that its layer cannot
    /// hold.</exception>
    public Feature Read(Statement row)
    {
        try
        {
            var shape = WithoutShapes || row.IsNull(ShapeColumn) ? null : ShapeBytes.Read(GeometryBlob.Wkb(row.Blob(ShapeColumn)), factory);
            return new(row.Long(0), shape, Values(row), row.Long(VersionColumn));
        }
        catch (FormatException damage)
        {
            throw new WorkspaceFormatException(
                $"Feature {row.Long(0)} of '{layer.Name}' holds something its layer cannot: {damage.Message} Mend it in the program that wrote it.", damage);
        }
    }

    /// <summary>A value of a field in any column of a row.</summary>
    /// <exception cref="WorkspaceException">Another program left something there that the field cannot hold.</exception>
    public static object? Value(Statement row, int column, Field field, string layer)
    {
        try
        {
            return row.IsNull(column) ? null : Value(row, column, field);
        }
        catch (FormatException damage)
        {
            throw new WorkspaceFormatException($"The layer '{layer}' holds something it cannot: {damage.Message} Mend it in the program that wrote it.", damage);
        }
    }

    public static bool Meets(Statement row, Envelope box) =>
        !row.IsNull(ShapeColumn) && GeometryBlob.EnvelopeOf(row.Blob(ShapeColumn)).Intersects(box);

    /// <summary>The hash of a row; null where it cannot be read.</summary>
    public FeatureHash? Hash(Statement row, CanonicalJson json)
    {
        try
        {
            var noShape = row.IsNull(ShapeColumn);
            var wkb = noShape ? [] : CanonicalWkb(row);
            FeatureJson.Write(json, row.Long(0), noShape, wkb, Values(row), layer.Schema, row.Long(VersionColumn));
            return FeatureHash.Of(json.Written);
        }
        catch (Exception damage) when (damage is FormatException or WorkspaceException)
        {
            return null;
        }
    }

    /// <summary>Why a row without a hash does not fit its layer, as a sentence.</summary>
    public string WhyUnfit(Statement row)
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

    // Nearly always the bytes as they lie; another program may have written single parts, Z or big-endian.
    private ReadOnlySpan<byte> CanonicalWkb(Statement row)
    {
        var wkb = GeometryBlob.Wkb(row.Blob(ShapeColumn));
        ReadOnlySpan<byte> usual = [1, (byte)ShapeBytes.MultiType(layer.Kind), 0, 0, 0];
        if (wkb.StartsWith(usual))
            return wkb;
        var target = new System.Buffers.ArrayBufferWriter<byte>();
        ShapeBytes.Write(ShapeBytes.Read(wkb, factory), layer.Kind, target);
        return target.WrittenSpan;
    }

    private object?[] Values(Statement row)
    {
        var fields = layer.Schema.Fields;
        var values = new object?[fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = row.IsNull(FirstField + i) ? null : Value(row, FirstField + i, fields[i]);
        return values;
    }

    private static object Value(Statement row, int column, Field field) => (field.Type, row.TypeOf(column)) switch
    {
        (FieldType.Text, SQLITE_TEXT) => row.Text(column),
        (FieldType.Text, SQLITE_INTEGER or SQLITE_FLOAT) => row.AnyText(column),
        (FieldType.Integer, SQLITE_INTEGER) => row.Long(column),
        (FieldType.Real, SQLITE_FLOAT or SQLITE_INTEGER) => row.Real(column),
        (FieldType.Boolean, SQLITE_INTEGER) => row.Long(column) != 0,
        (FieldType.Date, SQLITE_TEXT) => Moments.ReadDate(row.Text(column)),
        (FieldType.DateTime, SQLITE_TEXT) => Moments.ReadMoment(row.Text(column)),
        (FieldType.Binary, SQLITE_BLOB) => row.Blob(column).ToArray(),
        _ => throw new FormatException($"the field '{field.Name}' takes {field.Type} values only."),
    };
}
