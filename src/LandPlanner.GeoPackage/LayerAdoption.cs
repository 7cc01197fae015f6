using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Takes in what was changed past the workspace in one layer, and puts its index and listing right.</summary>
internal sealed class LayerAdoption(Database database, string name, ExpectedLayer expected, CrsDefinition crs, CancellationToken ct)
{
    private readonly LayerDraft _draft = LayerJson.Read(expected.DraftJson);
    private readonly GeometryFactory _factory = new(new PrecisionModel(), crs.Code.Epsg);
    private readonly EllipsoidalArea _areas = EllipsoidalArea.For(crs);
    private readonly PackedIndex _index = new();
    private readonly Envelope _extent = new();

    public string Name => name;

    public long Count { get; private set; }

    public Area Area { get; private set; }

    public void Take(Adoption adoption)
    {
        if (_draft.Kind != GeometryKind.None)
            database.Execute(LayerSql.DropTriggers(name));
        foreach (var change in adoption.ChangesOf(name))
        {
            ct.ThrowIfCancellationRequested();
            var last = RevisionLog.ChangesOf(database, "layer = ? AND feature_id = ?", name, change.FeatureId).LastOrDefault();
            // Written anew: what lies there then is what the record says, to the byte.
            if (adoption.Take(change, last, change.IsThere ? Read(change.FeatureId) : null, _draft, _areas) is { } feature)
                RowWriter.Run(database, LayerSql.Update(_draft), _draft, crs.Code.Epsg, feature);
            expected.Ledger!.Set(change.FeatureId, adoption.Records[^1].HashAfter);
            expected.Name(change.FeatureId);
        }

        Measure();
    }

    public void Finish(Revision revision)
    {
        var listed = database.QueryLong("SELECT next_id FROM landplanner_layers WHERE name = ?", name) ?? 1;
        var nextId = LayerTables.NextId(database, name, Math.Max(listed, expected.GreatestId + 1));
        LayerRow.Put(
            database, new(name, expected.DraftJson, expected.ProvenanceJson, Count, Area, revision.Number), nextId,
            expected.Ledger!.ContentHash(LayerJson.Write(_draft.Schema)));
        LayerTables.PutIndex(database, _draft, _index, ct);
        LayerTables.PutExtent(database, name, _extent.IsNull ? null : _extent, revision.At);
    }

    private Feature Read(long id)
    {
        using var row = database.Bound(LayerSql.Select(_draft, "fid = ?"), id);
        row.Step();
        try
        {
            return new RowReader(_draft, _factory).Read(row);
        }
        catch (WorkspaceFormatException damage)
        {
            throw new AdoptionRefusedException($"Nothing was adopted. {damage.Message}");
        }
    }

    private void Measure()
    {
        using var row = database.Prepare(LayerSql.Select(_draft, "TRUE"));
        var reader = new RowReader(_draft, _factory);
        while (row.Step())
        {
            ct.ThrowIfCancellationRequested();
            var feature = reader.Read(row);
            Count++;
            if (_draft.Kind == GeometryKind.Polygon)
                Area += _areas.Of(feature.Shape);
            if (feature.Shape is not { IsEmpty: false } shape)
                continue;
            _index.Add(IndexCell.Of(feature.Id, shape.EnvelopeInternal));
            _extent.ExpandToInclude(shape.EnvelopeInternal);
        }
    }
}
