using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Xunit;

namespace LandPlanner.Testing;

public abstract partial class FeatureStoreConformance
{
    /// <summary>A life of edits, appends, replacements and revivals, with what the layer held after each kept beside it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_past_is_what_was_there_then(int seed)
    {
        await using var store = await CreateEmptyAsync();
        var life = new LayerLife(seed);
        for (var step = 0; step < 40; step++)
            await life.StepAsync(store);

        foreach (var (revision, expected) in life.Past)
        {
            Assert.Equal(Said(expected.Values), Said(await ReadAsync(store, new() { AsOf = revision })));
            var box = new Envelope(0, 150, 0, 40);
            Assert.Equal(
                Said(expected.Values.Where(feature => feature.Shape?.EnvelopeInternal.Intersects(box) == true)),
                Said(await ReadAsync(store, new() { AsOf = revision, Within = box })));
            Assert.Equal(
                Said(expected.Values.Where(feature => feature.Id > 7).Take(4)),
                Said(await ReadAsync(store, new() { AsOf = revision, AfterId = 7, Limit = 4 })));
        }

        Assert.Empty((await store.VerifyAsync(null, Ct)).Problems);
    }

    private static List<string> Said(IEnumerable<Feature> features) =>
        [.. features.Select(feature => FeatureJson.Write(feature, GeometryKind.Polygon, Schema))];

    private sealed class LayerLife(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Dictionary<long, Feature> _gone = [];
        private SortedDictionary<long, Feature> _now = [];
        private long _nextId = 1;

        public Dictionary<long, SortedDictionary<long, Feature>> Past { get; } = [];

        public async Task StepAsync(IFeatureStore store)
        {
            var choice = Past.Count == 0 ? 9 : _random.Next(10);
            var revision = choice switch
            {
                9 => await WriteAsync(store, Replace(), mode: WriteMode.Replace),
                8 or 7 => await WriteAsync(store, Bulk(), mode: WriteMode.Append),
                _ => await store.CommitAsync(Edit(), Ct),
            };
            Past[revision.Number] = new(_now);
        }

        private List<Feature> Replace()
        {
            foreach (var feature in _now.Values)
                _gone[feature.Id] = feature;
            _now = [];
            return Bulk();
        }

        private List<Feature> Bulk()
        {
            var features = Enumerable.Range(0, _random.Next(6)).Select(_ => new Feature(_nextId++, Shape(), AnyValues())).ToList();
            foreach (var feature in features)
                _now[feature.Id] = feature;
            return features;
        }

        private Edit Edit()
        {
            var touched = _now.Values.OrderBy(_ => _random.Next()).Take(_random.Next(4)).ToList();
            var updated = touched.Take(touched.Count / 2).ToList();
            var deleted = touched.Skip(updated.Count).ToList();
            var revived = _gone.Values.OrderBy(feature => feature.Id).Skip(_random.Next(5)).Take(1).ToList();
            return new(Note)
            {
                Updates = [.. updated.Select(Update)],
                Adds = [.. revived.Select(Revive), .. Enumerable.Range(0, _random.Next(3)).Select(_ => Add())],
                Deletes = [.. deleted.Select(Delete)],
            };
        }

        private FeatureUpdate Update(Feature before)
        {
            var after = new Feature(before.Id, Shape(), AnyValues(), before.Version + 1);
            _now[after.Id] = after;
            return new(Parcels.Name, before.Id, before.Version, after.Shape, after.Values);
        }

        private FeatureAdd Revive(Feature gone)
        {
            var feature = new Feature(gone.Id, Shape(), AnyValues(), gone.Version + 1);
            _gone.Remove(gone.Id);
            _now[feature.Id] = feature;
            return new(Parcels.Name, feature.Shape, feature.Values, feature.Id);
        }

        private FeatureAdd Add()
        {
            var feature = new Feature(_nextId++, Shape(), AnyValues());
            _now[feature.Id] = feature;
            return new(Parcels.Name, feature.Shape, feature.Values);
        }

        private FeatureDelete Delete(Feature feature)
        {
            _gone[feature.Id] = feature;
            _now.Remove(feature.Id);
            return new(Parcels.Name, feature.Id, feature.Version);
        }

        private Polygon? Shape() => _random.Next(8) == 0 ? null : SquareShape(_random.Next(300), _random.Next(80));

        private object?[] AnyValues() => Values($"名{_random.Next(100)}", _random.Next(3) == 0 ? null : _random.Next());
    }
}
