using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Changes single features of one layer inside a transaction that is open already.</summary>
internal sealed class LayerEditor(Session session, LayerRow layer)
{
    private readonly Dictionary<long, Feature> _locked = [];
    private readonly List<Envelope> _left = [];
    private readonly Envelope _entered = new();
    private long _countChange;
    private Area _areaChange = Area.Zero;

    public string Layer => layer.Name;

    public List<ChangeRecord> Changes { get; } = [];

    /// <summary>Locks the features that an edit changes or deletes, and checks their versions.</summary>
    /// <exception cref="EditConflictException">A feature is gone or has another version.</exception>
    public async Task LockAsync(Edit edit, CancellationToken ct)
    {
        var wanted = edit.Updates.Where(update => update.Layer == Layer).Select(update => (update.Id, update.ExpectedVersion))
            .Concat(edit.Deletes.Where(delete => delete.Layer == Layer).Select(delete => (delete.Id, delete.ExpectedVersion))).ToList();
        if (wanted.Count == 0)
            return;
        var reader = new RowReader(layer.Draft, session.Factory);
        var sql = session.Sql.Select(layer.Draft, "fid = ANY($1)") + " FOR UPDATE";
        foreach (var feature in await session.ListAsync(sql, reader.Read, ct, wanted.ConvertAll(pair => pair.Id).ToArray()))
            _locked[feature.Id] = feature;
        foreach (var (id, version) in wanted)
        {
            var current = _locked.GetValueOrDefault(id);
            if (current?.Version != version)
                throw new EditConflictException(Layer, id, current, await RevisionLog.LastToTouchAsync(session, Layer, id, ct));
        }
    }

    public async Task WriteAsync(Edit edit, EllipsoidalArea areas, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(session.Connection);
        foreach (var update in edit.Updates.Where(update => update.Layer == Layer))
        {
            var before = _locked[update.Id];
            var after = Stored(update.Id, update.Shape, update.Values, before.Version + 1);
            RevisionLog.Add(batch, session.Sql.Update(layer.Draft), after.Parameters);
            Record(before, after.Feature, areas);
        }

        foreach (var delete in edit.Deletes.Where(delete => delete.Layer == Layer))
        {
            RevisionLog.Add(batch, session.Sql.Delete(Layer), delete.Id);
            Record(_locked[delete.Id], null, areas);
        }

        foreach (var (add, id, version) in await PlaceAsync([.. edit.Adds.Where(add => add.Layer == Layer)], ct))
        {
            var feature = Stored(id, add.Shape, add.Values, version);
            RevisionLog.Add(batch, session.Sql.Insert(layer.Draft), feature.Parameters);
            Record(null, feature.Feature, areas);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>New ids for what is new, and the next version for what comes back under the id it had.</summary>
    private async Task<List<(FeatureAdd Add, long Id, long Version)>> PlaceAsync(List<FeatureAdd> adds, CancellationToken ct)
    {
        var fresh = adds.Count(add => add.Id is null);
        var ids = new Queue<long>(fresh == 0 ? [] : await LayerTables.TakeIdsAsync(session, Layer, fresh, ct));
        var placed = new List<(FeatureAdd, long, long)>();
        foreach (var add in adds)
            placed.Add(add.Id is { } id ? (add, id, await ReviveAsync(id, ct)) : (add, ids.Dequeue(), 1));
        return placed;
    }

    private async Task<long> ReviveAsync(long id, CancellationToken ct)
    {
        if (await session.AskLongAsync($"SELECT 1 FROM {session.In(SqlNames.Table(Layer))} WHERE fid = $1", ct, id) is not null)
            throw Revival.InUse(Layer, id);
        var last = await RevisionLog.LastChangeAsync(session, Layer, id, ct);
        var written = last is null && await RevisionLog.WroteAsync(session, Layer, id, ct);
        return Revival.Version(Layer, id, last, () => written);
    }

    /// <param name="now">The layer's row, read when nobody else can change it.</param>
    public LayerTotals Totals(LayerRow now)
    {
        var shrinks = now.Extent is { } border && _left.Any(left =>
            left.MinX <= border.MinX || left.MaxX >= border.MaxX || left.MinY <= border.MinY || left.MaxY >= border.MaxY);
        var isKnown = now.ExtentKnown && !shrinks;
        var extent = now.Extent?.Copy() ?? new();
        extent.ExpandToInclude(_entered);
        return new(now.Listed.Count + _countChange, now.Listed.Area + _areaChange, isKnown && !extent.IsNull ? extent : null, isKnown);
    }

    private StoredFeature Stored(long id, Geometry? shape, object?[] values, long version)
    {
        if (values.Length != layer.Draft.Schema.Fields.Count)
            throw new ArgumentException($"The feature has {values.Length} values, '{Layer}' {layer.Draft.Schema.Fields.Count} fields.");
        return StoredFeature.Of(new(id, shape, values, version), layer.Draft, session.Factory);
    }

    private void Record(Feature? before, Feature? after, EllipsoidalArea areas)
    {
        var changed = (after ?? before)!;
        Changes.Add(new(Layer, changed.Id, Json(before), Json(after)));
        _countChange += (after is null ? 0 : 1) - (before is null ? 0 : 1);
        if (layer.Draft.Kind == GeometryKind.Polygon)
            _areaChange += areas.Of(after?.Shape) - areas.Of(before?.Shape);
        if (before?.Shape is { IsEmpty: false } left)
            _left.Add(left.EnvelopeInternal);
        if (after?.Shape is { IsEmpty: false } entered)
            _entered.ExpandToInclude(entered.EnvelopeInternal);
    }

    private string? Json(Feature? feature) =>
        feature is null ? null : FeatureJson.Write(feature, layer.Draft.Kind, layer.Draft.Schema);
}
