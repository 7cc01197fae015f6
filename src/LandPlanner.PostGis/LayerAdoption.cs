using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Takes in what was changed past the workspace in one layer, and puts its listing right.</summary>
internal sealed class LayerAdoption(Session session, string name, ExpectedLayer expected)
{
    private readonly LayerDraft _draft = LayerJson.Read(expected.DraftJson);
    private readonly EllipsoidalArea _areas = EllipsoidalArea.For(session.Crs);
    private readonly Envelope _extent = new();

    public string Name => name;

    public long Count { get; private set; }

    public Area Area { get; private set; }

    public async Task TakeAsync(Adoption adoption, CancellationToken ct)
    {
        foreach (var change in adoption.ChangesOf(name))
        {
            var last = await RevisionLog.LastChangeAsync(session, name, change.FeatureId, ct);
            var found = change.IsThere ? await ReadAsync(change.FeatureId, ct) : null;
            // Written anew: what lies there then is what the record says, to the byte.
            if (adoption.Take(change, last, found, _draft, _areas) is { } feature)
                await PutAsync(feature, ct);
            expected.Ledger!.Set(change.FeatureId, adoption.Records[^1].HashAfter);
            expected.Name(change.FeatureId);
        }

        await MeasureAsync(ct);
    }

    public async Task FinishAsync(Revision revision, CancellationToken ct)
    {
        await LayerRow.PutAsync(
            session, new(name, expected.DraftJson, expected.ProvenanceJson, Count, Area, revision.Number),
            expected.Ledger!.ContentHash(LayerJson.Write(_draft.Schema)), _extent.IsNull ? null : _extent, extentKnown: true, ct);
        var nextId = Math.Max(await LayerTables.NextIdAsync(session, name, ct), expected.GreatestId + 1);
        await LayerTables.SetNextIdAsync(session, Table(name), nextId, ct);
    }

    private async Task<Feature> ReadAsync(long id, CancellationToken ct)
    {
        try
        {
            var reader = new RowReader(_draft, session.Factory);
            return (await session.ListAsync(session.Sql.Select(_draft, "fid = $1"), reader.Read, ct, id))[0];
        }
        catch (WorkspaceFormatException damage)
        {
            throw new AdoptionRefusedException($"Nothing was adopted. {damage.Message}");
        }
    }

    private async Task PutAsync(Feature feature, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(session.Connection);
        var stored = StoredFeature.Of(feature, _draft, session.Factory);
        RevisionLog.Add(batch, session.Sql.Update(_draft), stored.Parameters);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task MeasureAsync(CancellationToken ct)
    {
        var reader = new RowReader(_draft, session.Factory);
        await using var command = session.Command(session.Sql.Select(_draft, "TRUE"));
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var shape = reader.Read(row).Shape;
            Count++;
            if (_draft.Kind == GeometryKind.Polygon)
                Area += _areas.Of(shape);
            if (shape is { IsEmpty: false })
                _extent.ExpandToInclude(shape.EnvelopeInternal);
        }
    }
}
