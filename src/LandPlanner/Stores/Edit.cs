using NetTopologySuite.Geometries;

namespace LandPlanner.Stores;

/// <summary>Who did something, and why: what every revision must say.</summary>
public sealed record RevisionNote(string Author, string Reason);

/// <summary>Changes to features that happen together or not at all. May span layers.</summary>
public sealed record Edit(RevisionNote Note)
{
    public IReadOnlyList<FeatureAdd> Adds { get; init; } = [];

    public IReadOnlyList<FeatureUpdate> Updates { get; init; } = [];

    public IReadOnlyList<FeatureDelete> Deletes { get; init; } = [];

    /// <summary>What it brings with it (photos, documents), to be kept in the same revision. What is kept already with the same content is not kept again.</summary>
    public IReadOnlyList<KeptContent> Records { get; init; } = [];

    /// <summary>The records as a revision lists them: by kind, then id (ordinal). What is brought twice alike is there once.</summary>
    /// <exception cref="RecordExistsException">Two have the same kind and id and different content.</exception>
    public IReadOnlyList<KeptContent> RecordsInOrder()
    {
        var ordered = new List<KeptContent>();
        foreach (var record in Records.OrderBy(record => record.Kind, StringComparer.Ordinal).ThenBy(record => record.Id, StringComparer.Ordinal))
        {
            if (ordered is not [.., var last] || last.Name != record.Name)
                ordered.Add(record);
            else if (!record.Holds(last.Content.Span))
                throw new RecordExistsException(record.Kind, record.Id);
        }

        return ordered;
    }

    /// <exception cref="WorkspaceException">A feature is named twice.</exception>
    public void RefuseTwice()
    {
        var named = Updates.Select(update => (update.Layer, update.Id)).Concat(Deletes.Select(delete => (delete.Layer, delete.Id)))
            .Concat(Adds.Where(add => add.Id is not null).Select(add => (add.Layer, add.Id!.Value)));
        var seen = new HashSet<(string, long)>();
        foreach (var (layer, id) in named)
        {
            if (!seen.Add((layer, id)))
                throw new WorkspaceException($"The edit names feature {id} of '{layer}' twice. Nothing was saved: change it once only.");
        }
    }
}

/// <param name="Id">Of a feature the layer once had, to be brought back under its own id with the version after its last; null for
/// a new feature.</param>
public sealed record FeatureAdd(string Layer, Geometry? Shape, object?[] Values, long? Id = null);

/// <param name="ExpectedVersion">The version the editor saw; a different one in the store refuses the whole edit.</param>
public sealed record FeatureUpdate(string Layer, long Id, long ExpectedVersion, Geometry? Shape, object?[] Values);

/// <param name="ExpectedVersion">The version the editor saw; a different one in the store refuses the whole edit.</param>
public sealed record FeatureDelete(string Layer, long Id, long ExpectedVersion);
