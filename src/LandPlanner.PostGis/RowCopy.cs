using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace LandPlanner.PostGis;

/// <summary>Sends batches of rows by binary COPY and gathers what the end of a bulk write needs to know.</summary>
internal sealed class RowCopy(NpgsqlBinaryImporter importer, LayerDraft layer) : IAsyncDisposable
{
    private readonly NpgsqlDbType[] _types = [.. layer.Schema.Fields.Select(field => TypeOf(field.Type))];

    public Manifest Manifest { get; } = new();

    public Envelope Extent { get; } = new();

    public Area Area { get; private set; }

    public static async Task<RowCopy> BeginAsync(Session session, LayerDraft layer, string table, CancellationToken ct) =>
        new(await session.Connection.BeginBinaryImportAsync(session.Sql.Copy(layer, table), ct), layer);

    public void Send(RowBatch batch, CancellationToken ct)
    {
        for (var i = 0; i < batch.Features.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            importer.StartRow();
            importer.Write(batch.Ids[i], NpgsqlDbType.Bigint);
            importer.Write(batch.Versions[i], NpgsqlDbType.Bigint);
            SendShape(batch.Shapes[i]);
            for (var field = 0; field < _types.Length; field++)
                SendValue(batch.Values[i][field], _types[field]);
            Manifest.Add(batch.Ids[i], batch.Hashes[i]);
            if (batch.Features[i].Shape is { IsEmpty: false } shape)
                Extent.ExpandToInclude(shape.EnvelopeInternal);
        }

        Area += batch.Area;
    }

    public async Task CompleteAsync(CancellationToken ct) => await importer.CompleteAsync(ct);

    /// <summary>Without <see cref="CompleteAsync"/> nothing was sent.</summary>
    public ValueTask DisposeAsync() => importer.DisposeAsync();

    private void SendShape(byte[]? ewkb)
    {
        if (layer.Kind == GeometryKind.None)
            return;
        if (ewkb is null)
            importer.WriteNull();
        else
            importer.Write(ewkb, NpgsqlDbType.Bytea);
    }

    private void SendValue(object? value, NpgsqlDbType type)
    {
        switch (value)
        {
            case null:
                importer.WriteNull();
                break;
            case string text:
                importer.Write(text, type);
                break;
            case long number:
                importer.Write(number, type);
                break;
            case double real:
                importer.Write(real, type);
                break;
            default:
                importer.Write(value, type);
                break;
        }
    }

    private static NpgsqlDbType TypeOf(FieldType type) => type switch
    {
        FieldType.Text => NpgsqlDbType.Text,
        FieldType.Integer => NpgsqlDbType.Bigint,
        FieldType.Real => NpgsqlDbType.Double,
        FieldType.Boolean => NpgsqlDbType.Boolean,
        FieldType.Date => NpgsqlDbType.Date,
        FieldType.DateTime => NpgsqlDbType.TimestampTz,
        _ => NpgsqlDbType.Bytea,
    };
}
