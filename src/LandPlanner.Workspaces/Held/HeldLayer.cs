using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;

namespace LandPlanner.Workspaces.Held;

/// <summary>A layer held in memory as it stood at a revision. Never changes: edits give a new one that shares what they leave alone.</summary>
public sealed class HeldLayer
{
    private const int MostTouched = 2000;

    private readonly Dictionary<long, HeldFeature> _byId;
    private readonly HPRtree<HeldFeature> _tree;

    // Features that the tree has otherwise, or not at all; null for one that is gone.
    private readonly IReadOnlyDictionary<long, HeldFeature?> _touched;

    private HeldLayer(
        LayerInfo info, HeldFeature[] features, Dictionary<long, HeldFeature> byId, HPRtree<HeldFeature> tree, IReadOnlyDictionary<long, HeldFeature?> touched) =>
        (Info, Features, _byId, _tree, _touched) = (info, features, byId, tree, touched);

    public LayerInfo Info { get; }

    /// <summary>In ascending id.</summary>
    public IReadOnlyList<HeldFeature> Features { get; }

    public static async Task<HeldLayer> ReadAsync(IFeatureReader reader, string layer, CancellationToken ct)
    {
        var info = await reader.GetLayerAsync(layer, ct);
        var features = new List<HeldFeature>((int)Math.Min(info.Count, 1 << 24));
        await foreach (var feature in reader.ReadAsync(layer, FeatureQuery.All, ct))
            features.Add(HeldFeature.Of(feature));
        return Lay(info, [.. features]);
    }

    public HeldFeature? Find(long id) => _touched.TryGetValue(id, out var touched) ? touched : _byId.GetValueOrDefault(id);

    /// <summary>Features whose envelope meets <paramref name="box"/>, in ascending id.</summary>
    public List<HeldFeature> Find(Envelope box)
    {
        var found = new List<HeldFeature>();
        foreach (var feature in _tree.Query(box))
        {
            if (feature.Box!.Intersects(box) && !_touched.ContainsKey(feature.Id))
                found.Add(feature);
        }

        foreach (var feature in _touched.Values)
        {
            if (feature?.Box?.Intersects(box) == true)
                found.Add(feature);
        }

        found.Sort((one, other) => one.Id.CompareTo(other.Id));
        return found;
    }

    /// <summary>The layer after edits.</summary>
    /// <param name="info">The layer as it stands after them.</param>
    /// <param name="changes">In the order of the history; of one feature the last counts.</param>
    public HeldLayer With(LayerInfo info, IReadOnlyList<Change> changes)
    {
        var touched = new Dictionary<long, HeldFeature?>(_touched);
        foreach (var change in changes)
            touched[change.FeatureId] = change.After is { } after ? HeldFeature.Of(after) : null;
        var last = changes.Select(change => change.FeatureId).ToHashSet();
        HeldFeature[] features = [.. Features.Where(feature => !last.Contains(feature.Id)).Concat(last.Select(id => touched[id]).OfType<HeldFeature>()).OrderBy(feature => feature.Id)];
        return touched.Count > MostTouched ? Lay(info, features) : new(info, features, _byId, _tree, touched);
    }

    private static HeldLayer Lay(LayerInfo info, HeldFeature[] features)
    {
        var tree = new HPRtree<HeldFeature>();
        foreach (var feature in features)
        {
            if (feature.Box is { } box)
                tree.Insert(box, feature);
        }

        // The first question packs it: not for many threads at once.
        tree.Build();
        VertexRanks.Set(features);
        return new(info, features, features.ToDictionary(feature => feature.Id), tree, new Dictionary<long, HeldFeature?>());
    }
}
