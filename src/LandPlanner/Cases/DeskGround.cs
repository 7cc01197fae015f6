using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Features;
using LandPlanner.Overlays;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Cases;

/// <summary>The layers as far as they lie near the patches, laid out for overlaps.</summary>
internal sealed class DeskGround
{
    private readonly DeskInput _input;
    private readonly ParallelOptions _options;
    private readonly PackedTree _patches;
    private readonly IReadOnlyList<LayerView> _views;
    private readonly Dictionary<string, Sheet> _sheets = new(StringComparer.Ordinal);

    public DeskGround(DeskInput input, IReadOnlyList<Geometry> patches, CancellationToken ct)
    {
        _input = input;
        _options = new() { CancellationToken = ct, MaxDegreeOfParallelism = input.Threads > 0 ? input.Threads : Environment.ProcessorCount };
        _patches = PackedTree.Over([.. patches.Select(shape => BoxOf(shape.EnvelopeInternal))], _options.MaxDegreeOfParallelism);
        _views = [.. input.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal).Select(layer => new LayerView(layer, input.Areas, input.Classes))];
        Surveys = DeskSurveys.Of(_views);
        BasicFarmland = Current(LayerRole.BasicFarmland);
        RedLine = Current(LayerRole.RedLine);
        UrbanBoundary = Current(LayerRole.UrbanBoundary);
        Approvals = [.. _views.Where(view => view.Role == LayerRole.Approval && view.IsPolygonal)];
        Plans = [.. _views.Where(view => view.Role == LayerRole.PlanParcel && view.IsPolygonal)];
    }

    public IReadOnlyList<LayerView> Surveys { get; }

    public IReadOnlyList<LayerView> BasicFarmland { get; }

    public IReadOnlyList<LayerView> RedLine { get; }

    public IReadOnlyList<LayerView> UrbanBoundary { get; }

    public IReadOnlyList<LayerView> Approvals { get; }

    public IReadOnlyList<LayerView> Plans { get; }

    public PolygonSet Lay(IReadOnlyList<Geometry?> shapes) => PolygonSet.Build(shapes, _input.Areas, _options);

    public IReadOnlyList<OverlapPair> Pairs(PolygonSet a, PolygonSet b) => CrossTab.Pairs(a, b, _options.CancellationToken, _options.MaxDegreeOfParallelism);

    /// <summary>The shapes that pairs have in common; that of <paramref name="a"/> itself where it lies within the other.</summary>
    public Geometry[] Shapes(PolygonSet a, IReadOnlyList<Geometry> whole, Sheet b, IReadOnlyList<OverlapPair> pairs)
    {
        const double within = 1e-5;
        var shapes = new Geometry[pairs.Count];
        Parallel.For(0, pairs.Count, _options, i => shapes[i] = a.SquareMetres(pairs[i].A) - pairs[i].SquareMetres < within
            ? whole[pairs[i].A]
            : Evidence.Intersection(a, pairs[i].A, b.Cover.Polygons, pairs[i].B));
        return shapes;
    }

    /// <summary>Of each shape the m² that lie on a sheet.</summary>
    public double[] Within(PolygonSet shapes, Sheet sheet)
    {
        var within = new double[shapes.Count];
        foreach (var pair in Pairs(shapes, sheet.Cover.Polygons))
            within[pair.A] += pair.SquareMetres;
        return within;
    }

    /// <summary>What of some layers lies near the patches, each piece of ground once.</summary>
    /// <param name="key">Names the choice among the layers.</param>
    public Sheet Near(IReadOnlyList<LayerView> layers, string key = "", Func<LayerView, Feature, bool>? which = null)
    {
        var name = string.Join('\n', layers.Select(layer => layer.Info.Name)) + "\n\n" + key;
        if (!_sheets.TryGetValue(name, out var sheet))
            _sheets[name] = sheet = Lay(layers.SelectMany(layer => layer.Features.Where(feature => IsNear(feature) && which?.Invoke(layer, feature) != false).Select(feature => (layer, feature))));
        return sheet;
    }

    /// <summary>The ground over which layers are complete: what each covers, or where nobody said, its own extent.</summary>
    public Sheet Reach(IReadOnlyList<LayerView> layers)
    {
        var name = "reach\n" + string.Join('\n', layers.Select(layer => layer.Info.Name));
        if (!_sheets.TryGetValue(name, out var sheet))
            _sheets[name] = sheet = Lay(layers.SelectMany(ReachOf));
        return sheet;
    }

    /// <summary>Whether layers say how far they are complete.</summary>
    public bool TellsReach(IReadOnlyList<LayerView> layers) => layers.Any(layer => Covered(layer) is not null);

    private Sheet Lay(IEnumerable<(LayerView Layer, Feature Feature)> members)
    {
        (LayerView Layer, Feature Feature)[] list = [.. members];
        return new(list, GroundCover.Of([.. list.Select(member => member.Feature.Shape)], _input.Areas, _input.Tolerance, _options));
    }

    private IEnumerable<(LayerView, Feature)> ReachOf(LayerView layer) => Covered(layer) is { } covered
        ? covered.Features.Where(IsNear).Select(feature => (covered, feature))
        : [(layer, new Feature(0, GeometryFactory.Default.ToGeometry(layer.Extent), []))];

    private LayerView? Covered(LayerView layer) => layer.Info.Covers is { } name ? _views.FirstOrDefault(view => view.Info.Name == name && view.IsPolygonal) : null;

    private IReadOnlyList<LayerView> Current(LayerRole role) => CurrentLayers.Of(_views, role, view => view.Info);

    private bool IsNear(Feature feature)
    {
        if (feature.Shape is not { IsEmpty: false } shape)
            return false;
        var found = new List<int>();
        _patches.Find(BoxOf(shape.EnvelopeInternal), found);
        return found.Count > 0;
    }

    private static GridBox BoxOf(Envelope box) => box.IsNull ? GridBox.Empty : new(box.MinX * Grid.Scale, box.MinY * Grid.Scale, box.MaxX * Grid.Scale, box.MaxY * Grid.Scale);

    /// <summary>Features of some layers and their ground.</summary>
    internal sealed record Sheet((LayerView Layer, Feature Feature)[] Members, GroundCover Cover);
}
