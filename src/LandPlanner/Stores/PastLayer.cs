using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>A layer as it stood right after a revision: where its features lie, and what must be taken back.</summary>
/// <param name="Generation">Whose features to begin with, as they stand now or stood when it was replaced.</param>
public sealed record PastLayer(LayerGeneration Generation, long AsOf)
{
    public LayerDraft Draft => Generation.DraftAt(AsOf);

    /// <summary>Changes after <see cref="AsOf"/> and before this revision must be taken back.</summary>
    public long Until => Generation.Ended ?? long.MaxValue;

    /// <param name="writes">The revisions that wrote the layer, oldest first.</param>
    /// <param name="head">The number of the newest revision.</param>
    /// <exception cref="LayerNotFoundException">There was no such layer at that revision.</exception>
    /// <exception cref="WorkspaceException">The query cannot be asked of the past, there is no such revision, or what the
    /// layer held then was not kept.</exception>
    public static PastLayer Find(string layer, FeatureQuery query, IEnumerable<Revision> writes, long head)
    {
        var asOf = query.AsOf ?? head;
        if (query.Where is not null)
            throw new WorkspaceException("Attributes can be asked only of a layer as it stands. Leave the filter out, and choose among what comes.");
        if (asOf < 1 || asOf > head)
            throw new WorkspaceException($"The workspace has no revision {asOf}: its history runs from 1 to {head}. 'landplanner history' lists it.");
        var timeline = LayerTimeline.Of(writes) is [var known, ..] ? known : null;
        var generation = timeline?.Find(asOf) ?? throw new LayerNotFoundException(layer, asOf);
        if (!generation.IsKept)
        {
            throw new WorkspaceException(
                $"What '{layer}' held at revision {asOf} was not kept: an earlier LandPlanner replaced it in revision {generation.Ended}. Ask for a later revision.");
        }

        return new(generation, asOf);
    }
}
