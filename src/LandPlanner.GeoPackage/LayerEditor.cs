using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Changes single features of one layer inside a transaction that is open already.</summary>
internal sealed class LayerEditor(Database database, LayerRow layer, CrsDefinition crs)
{
    private readonly GeometryFactory _factory = new(new PrecisionModel(), crs.Code.Epsg);
    private readonly EllipsoidalArea _areas = EllipsoidalArea.For(crs);
    private readonly List<Envelope> _left = [];
    private readonly Envelope _extent = layer.Extent?.Copy() ?? new();
    private long _nextId = LayerTables.NextId(database, layer);

    public string Layer => layer.Name;

    public long Count { get; private set; } = layer.Listed.Count;

    public Area Area { get; private set; } = layer.Listed.Area;

    public List<ChangeRecord> Changes { get; } = [];

    public void Add(FeatureAdd add)
    {
        var feature = add.Id is { } id
            ? new Feature(id, add.Shape, Fitting(add.Values), Revive(id))
            : new(_nextId++, add.Shape, Fitting(add.Values));
        RowWriter.Run(database, LayerSql.Insert(layer.Draft), layer.Draft, crs.Code.Epsg, feature);
        Count++;
        Record(null, feature);
    }

    public void Update(FeatureUpdate update)
    {
        var before = Expect(update.Id, update.ExpectedVersion);
        var after = new Feature(update.Id, update.Shape, Fitting(update.Values), before.Version + 1);
        RowWriter.Run(database, LayerSql.Update(layer.Draft), layer.Draft, crs.Code.Epsg, after);
        Record(before, after);
    }

    public void Delete(FeatureDelete delete)
    {
        var before = Expect(delete.Id, delete.ExpectedVersion);
        database.Run(LayerSql.Delete(layer.Name), delete.Id);
        Count--;
        Record(before, null);
    }

    /// <summary>Puts the layer's new totals and extent where they are listed.</summary>
    public void Finish(Revision revision)
    {
        database.Run(
            "UPDATE landplanner_layers SET feature_count = ?, area_hundredths = ?, revision = ?, next_id = ?, content_hash = NULL WHERE name = ?",
            Count, Area.Hundredths, revision.Number, _nextId, layer.Name);
        if (layer.Draft.Kind == GeometryKind.None)
            return;
        var shrunk = _left.Any(TouchesBorder);
        var extent = shrunk ? LayerExtent.Measure(database, layer.Name) : _extent;
        LayerTables.PutExtent(database, layer.Name, extent.IsNull ? null : extent, revision.At);
    }

    private long Revive(long id) => Find(id) is null
        ? Revival.Version(layer.Name, id, RevisionLog.LastChange(database, layer.Name, id), () => RevisionLog.Wrote(database, layer.Name, id))
        : throw Revival.InUse(layer.Name, id);

    private Feature? Find(long id)
    {
        using var row = database.Bound(LayerSql.Select(layer.Draft, "fid = ?"), id);
        return row.Step() ? new RowReader(layer.Draft, _factory).Read(row) : null;
    }

    private Feature Expect(long id, long version)
    {
        var current = Find(id);
        return current?.Version == version
            ? current
            : throw new EditConflictException(layer.Name, id, current,
                RevisionLog.LastToTouch(database, layer.Name, id));
    }

    private void Record(Feature? before, Feature? after)
    {
        var changed = (after ?? before)!;
        Changes.Add(new(layer.Name, changed.Id, Json(before), Json(after)));
        if (layer.Draft.Kind == GeometryKind.Polygon)
            Area += _areas.Of(after?.Shape) - _areas.Of(before?.Shape);
        if (before?.Shape is { IsEmpty: false } left)
            _left.Add(left.EnvelopeInternal);
        if (after?.Shape is { IsEmpty: false } entered)
            _extent.ExpandToInclude(entered.EnvelopeInternal);
    }

    private string? Json(Feature? feature) =>
        feature is null ? null : FeatureJson.Write(feature, layer.Draft.Kind, layer.Draft.Schema);

    private object?[] Fitting(object?[] values) => values.Length == layer.Draft.Schema.Fields.Count
        ? values
        : throw new ArgumentException($"The feature has {values.Length} values, '{layer.Name}' {layer.Draft.Schema.Fields.Count} fields.");

    private bool TouchesBorder(Envelope left) => layer.Extent is not { } extent ||
        left.MinX <= extent.MinX || left.MaxX >= extent.MaxX || left.MinY <= extent.MinY || left.MaxY >= extent.MaxY;
}
