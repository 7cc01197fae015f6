using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Reads the changes that a history query asks for, each with the fields its layer had at the time.</summary>
internal sealed class ChangeReader(Database database, int srsId)
{
    private readonly GeometryFactory _factory = new(new PrecisionModel(), srsId);
    private readonly Dictionary<long, Revision> _revisions = RevisionLog.ReadAll(database).ToDictionary(revision => revision.Number);
    private readonly Dictionary<(string, long), LayerDraft> _drafts = [];

    public IEnumerable<Change> Read(HistoryQuery query)
    {
        using var row = database.Bound(
            """
            SELECT revision, layer, feature_id, before, after FROM landplanner_changes
            WHERE (?1 IS NULL OR layer = ?1) AND (?2 IS NULL OR feature_id = ?2) ORDER BY revision, id
            """,
            query.Layer, query.FeatureId);
        while (row.Step())
        {
            var revision = _revisions.GetValueOrDefault(row.Long(0))
                ?? throw new WorkspaceFormatException("The history has a change without its revision. 'landplanner verify' says more.");
            if (revision.At < query.From || revision.At > query.Until)
                continue;
            var change = Read(revision, row);
            if (query.Within is not { } box || Meets(change.Before, box) || Meets(change.After, box))
                yield return change;
        }
    }

    private Change Read(Revision revision, Statement row)
    {
        var layer = row.Text(1);
        var schema = DraftAt(layer, revision.Number).Schema;
        var record = new ChangeRecord(layer, row.Long(2), row.TextOrNull(3), row.TextOrNull(4));
        var unknown = record.UnknownBefore;
        return new(revision, layer, record.FeatureId, Feature(unknown is null ? record.Before : null), Feature(record.After)) { BeforeHash = unknown };

        Feature? Feature(string? json) => json is null ? null : FeatureJson.Read(json, schema, _factory);
    }

    private LayerDraft DraftAt(string layer, long revision)
    {
        var written = database.QueryLong("SELECT max(revision) FROM landplanner_writes WHERE layer = ? AND revision < ?", layer, revision) ?? 0;
        if (!_drafts.TryGetValue((layer, written), out var draft))
            _drafts[(layer, written)] = draft = LayerJson.Read(RevisionDetails.DraftOf(_revisions[written].Details));
        return draft;
    }

    private static bool Meets(Feature? feature, Envelope box) =>
        feature?.Shape is { IsEmpty: false } shape && shape.EnvelopeInternal.Intersects(box);
}
