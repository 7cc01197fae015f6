using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Histories;

/// <summary>What of one generation of a layer ever lay at a place.</summary>
internal sealed class PlaceGeneration(IFeatureReader reader, LayerGeneration generation, Coordinate place)
{
    private readonly Dictionary<(long Id, long Version), Life> _lives = [];

    /// <param name="changes">All of the layer near the place, oldest first, those of other generations too.</param>
    public async Task<IEnumerable<PlaceVersion>> ReadAsync(IReadOnlyList<Change> changes, CancellationToken ct)
    {
        foreach (var change in changes.Where(change => change.Revision.Number > generation.Started
            && (generation.Ended is not { } ended || change.Revision.Number < ended)))
        {
            if (Find(change.Before) is { } left)
                left.End = change.Revision;
            if (Find(change.After) is { } came)
                came.Begin = change.Revision;
        }

        var last = new FeatureQuery { Within = PlaceHistory.BoxOf(place), AsOf = generation.Ended - 1 };
        await foreach (var feature in reader.ReadAsync(generation.Layer, last, ct))
        {
            if (Find(feature) is { } stayed)
                stayed.End = generation.ReplacedBy?.Revision;
        }

        await FindWritesAsync(ct);
        return _lives.Values.OrderBy(life => life.Begin!.Number).ThenBy(life => life.Feature.Id)
            .Select(life => new PlaceVersion(generation.DraftAt(life.Begin!.Number), life.Feature, life.Begin, life.End));
    }

    private Life? Find(Feature? feature)
    {
        if (feature is null || !PlaceHistory.LiesAt(feature.Shape, place))
            return null;
        var key = (feature.Id, feature.Version);
        if (!_lives.TryGetValue(key, out var life))
            _lives[key] = life = new(feature);
        return life;
    }

    // No change brought them: a bulk write did, and they were there right after it.
    private async Task FindWritesAsync(CancellationToken ct)
    {
        var left = _lives.Values.Where(life => life.Begin is null).ToList();
        foreach (var write in generation.Writes.SkipLast(1))
        {
            var query = new FeatureQuery { Ids = [.. left.Select(life => life.Feature.Id)], AsOf = write.Revision.Number };
            var there = left.Count == 0
                ? []
                : await reader.ReadAsync(generation.Layer, query, ct).Select(feature => feature.Id).ToHashSetAsync(cancellationToken: ct);
            foreach (var life in left.Where(life => there.Contains(life.Feature.Id)))
                life.Begin = write.Revision;
            left.RemoveAll(life => life.Begin is not null);
        }

        foreach (var life in left)
            life.Begin = generation.Writes[^1].Revision;
    }

    private sealed class Life(Feature feature)
    {
        public Feature Feature { get; } = feature;

        public Revision? Begin { get; set; }

        public Revision? End { get; set; }
    }
}
