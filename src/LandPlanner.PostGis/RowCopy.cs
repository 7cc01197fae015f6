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

    /// <summary>Returns when all is sent. The first failure is the one thrown.</summary>
    /// <param name="takeIds">Answers the first of so many ids that follow each other; null where features keep their own.</param>
    public Task FillAsync(
        IAsyncEnumerable<Feature> features, RowEncoder encoder, Func<int, CancellationToken, ValueTask<long>>? takeIds, CancellationToken ct) => WritePipeline.RunAsync(
        features,
        async (batch, stop) => encoder.Encode(batch, takeIds is null ? null : await takeIds(batch.Count, stop)),
        (batch, stop) =>
        {
            Send(batch, stop);
            encoder.TakeBack(batch);
        },
        ct);

    public async Task CompleteAsync(CancellationToken ct) => await importer.CompleteAsync(ct);

    /// <summary>Without <see cref="CompleteAsync"/> nothing was sent.</summary>
    public ValueTask DisposeAsync() => importer.DisposeAsync();

    private void Send(RowBatch batch, CancellationToken ct)
    {
        var (bytes, start) = (batch.Bytes.WrittenMemory, 0);
        for (var i = 0; i < batch.Features.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            importer.StartRow();
            importer.Write(batch.Ids[i], NpgsqlDbType.Bigint);
            importer.Write(batch.Versions[i], NpgsqlDbType.Bigint);
            SendShape(bytes[start..batch.Ends[i]]);
            start = batch.Ends[i];
            for (var field = 0; field < _types.Length; field++)
                SendValue(batch.Values[i][field], _types[field]);
            Manifest.Add(batch.Ids[i], batch.Hashes[i]);
            if (batch.Features[i].Shape is { IsEmpty: false } shape)
                Extent.ExpandToInclude(shape.EnvelopeInternal);
        }

        Area += batch.Area;
    }

    /// <param name="ewkb">Nothing where there is no shape.</param>
    private void SendShape(ReadOnlyMemory<byte> ewkb)
    {
        if (layer.Kind == GeometryKind.None)
            return;
        if (ewkb.IsEmpty)
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
