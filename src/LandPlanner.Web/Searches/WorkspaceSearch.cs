using System.Collections.Concurrent;
using LandPlanner.Features;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Searches;

/// <summary>Finds features of all layers by their names, numbers, projects and villages. The words of a layer are gathered when first needed, and again after it has changed. Evidence is found by the case it is for.</summary>
/// <remarks>Any thread may ask.</remarks>
internal sealed class WorkspaceSearch(HeldLayers held, LayerCatalog catalog)
{
    private readonly ConcurrentDictionary<string, LayerWords> _known = new(StringComparer.Ordinal);

    /// <param name="most">The most hits to name; all are counted.</param>
    public async Task<SearchResult> FindAsync(string words, int most, CancellationToken ct)
    {
        var (wanted, features) = (words.Trim(), 0L);
        var found = new List<LayerWords.Match>();
        var layers = catalog.Layers.Reverse().Where(layer => layer.Info.Role != LayerRole.Evidence).OrderBy(PlaceOf).ToList();
        var read = new List<LayerWords>();
        foreach (var layer in layers)
        {
            ct.ThrowIfCancellationRequested();
            var content = await WordsAsync(layer, ct);
            content.Find(wanted, read.Count, found);
            read.Add(content);
            features += content.Held.Features.Count;
        }

        found.Sort();
        return new([.. found.Take(most).Select(match => read[match.Order].Hit(match, layers[match.Order], wanted))], found.Count, layers.Count, features);
    }

    /// <summary>Villages first, for whoever types a village's name wants it; results last, for they are about what stands before them. Between them as layers lie.</summary>
    private static int PlaceOf(MapLayer layer) => layer.Info.Role == LayerRole.Village ? 0 : layer.Symbol.Group == LayerCatalog.ResultGroup ? 2 : 1;

    private async Task<LayerWords> WordsAsync(MapLayer layer, CancellationToken ct)
    {
        var content = await held.GetAsync(layer.Name, ct);
        if (_known.TryGetValue(layer.Name, out var known) && ReferenceEquals(known.Held, content))
            return known;
        return _known[layer.Name] = LayerWords.Of(content, layer.Role);
    }
}
