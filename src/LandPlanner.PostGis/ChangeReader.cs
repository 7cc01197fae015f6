using System.Runtime.CompilerServices;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Reads the changes that a history query asks for, each with the fields its layer had at the time.</summary>
internal sealed class ChangeReader(Session session)
{
    public async IAsyncEnumerable<Change> ReadAsync(HistoryQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var revisions = (await RevisionLog.ReadAllAsync(session, ct)).ToDictionary(revision => revision.Number);
        var drafts = DraftsOf(revisions.Values);
        await using var command = session.Command(
            $"""
            SELECT revision, layer, feature_id, before, after FROM {session.In("landplanner_changes")}
            WHERE ($1::text IS NULL OR layer = $1) AND ($2::bigint IS NULL OR feature_id = $2) ORDER BY revision, layer, feature_id
            """,
            query.Layer, query.FeatureId);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var revision = revisions.GetValueOrDefault(row.GetInt64(0))
                ?? throw new WorkspaceFormatException("The history has a change without its revision. 'landplanner verify' says more.");
            if (revision.At < query.From || revision.At > query.Until)
                continue;
            var change = Read(revision, drafts, row);
            if (query.Within is not { } box || Meets(change.Before, box) || Meets(change.After, box))
                yield return change;
        }
    }

    private Change Read(Revision revision, ILookup<string, (long Number, LayerDraft Draft)> drafts, NpgsqlDataReader row)
    {
        var layer = row.GetString(1);
        var schema = drafts[layer].Last(written => written.Number < revision.Number).Draft.Schema;
        var record = new ChangeRecord(layer, row.GetInt64(2), row.TextOrNull(3), row.TextOrNull(4));
        var unknown = record.UnknownBefore;
        return new(revision, layer, record.FeatureId, Feature(unknown is null ? record.Before : null), Feature(record.After)) { BeforeHash = unknown };

        Feature? Feature(string? json) => json is null ? null : FeatureJson.Read(json, schema, session.Factory);
    }

    private static ILookup<string, (long Number, LayerDraft Draft)> DraftsOf(IEnumerable<Revision> revisions) => revisions
        .Where(revision => revision.Kind == RevisionKind.LayerWritten).OrderBy(revision => revision.Number)
        .ToLookup(revision => revision.Layers[0], revision => (revision.Number, LayerJson.Read(RevisionDetails.DraftOf(revision.Details))));

    private static bool Meets(Feature? feature, Envelope box) =>
        feature?.Shape is { IsEmpty: false } shape && shape.EnvelopeInternal.Intersects(box);
}
