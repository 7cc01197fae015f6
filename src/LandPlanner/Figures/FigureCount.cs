using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Figures;

/// <summary>One measure taken of the layers it asks. It has passed <see cref="FigureCheck"/>.</summary>
internal sealed class FigureCount
{
    private const int CentsPlaces = 2;

    private readonly FigureWorld _world;
    private readonly CancellationToken _ct;
    private readonly List<FigureTrace> _traces = [];
    private readonly List<FigureUnknown> _unknowns = [];

    public FigureCount(FigureWorld world, FigureMeasure measure, CancellationToken ct)
    {
        (_world, _ct) = (world, ct);
        Value = measure switch
        {
            FigureMeasure.Land land => OfLand(land),
            FigureMeasure.Sum sum => OfSum(sum),
            FigureMeasure.Distinct distinct => OfDistinct(distinct),
            _ => OfNumber(measure.Source),
        };
    }

    public Quantity Value { get; }

    public IReadOnlyList<FigureTrace> Traces => _traces;

    public IReadOnlyList<FigureUnknown> Unknowns => _unknowns;

    private Quantity OfNumber(FigureSource source)
    {
        var count = 0L;
        foreach (var (layer, features) in Found(source))
        {
            count += features.Count;
            Keep(layer, features.Select(feature => new FigureShare(feature.Id, 1)));
        }

        return Quantity.Of(count);
    }

    private Quantity OfLand(FigureMeasure.Land land)
    {
        var region = land.Region is { } asked ? FigureRegion.Of(_world, asked, _ct) : null;
        var sum = Area.Zero;
        foreach (var (layer, features) in Found(land.Source))
        {
            var areas = region is null ? [.. features.Select(feature => _world.Areas.Of(feature.Shape))] : region.AreasOf([.. features.Select(feature => feature.Shape)]);
            Keep(layer, features.Zip(areas).Where(pair => pair.Second > Area.Zero).Select(pair => new FigureShare(pair.First.Id, Quantity.Of(pair.Second).Amount)));
            sum = areas.Aggregate(sum, (all, area) => all + area);
        }

        return Quantity.Of(sum);
    }

    /// <summary>Money is summed in whole cents; areas as their fields give them.</summary>
    private Quantity OfSum(FigureMeasure.Sum sum)
    {
        var amount = 0m;
        foreach (var (layer, features) in Found(sum.Source))
        {
            var column = FigureColumn.Find(layer, sum.Field.Name, _world.Words);
            var size = sum.Unit?.Size ?? SizeOf(column?.Declares ?? AreaUnit.SquareMetres);
            var numbers = features.Select(feature => column is null ? null : FigureColumn.NumberOf(feature.Values[column.Index])).ToList();
            var amounts = numbers.Select(number => sum.Kind == QuantityKind.Money ? Math.Round((number ?? 0) * size, CentsPlaces, MidpointRounding.AwayFromZero) : (number ?? 0) * size).ToList();
            amount += amounts.Sum();
            Keep(layer, features.Zip(amounts, (feature, share) => new FigureShare(feature.Id, share)));
            if (numbers.Contains(null))
                _unknowns.Add(new(layer.Name, column?.Field.Name ?? sum.Field.Name, [.. features.Where((_, i) => numbers[i] is null).Select(feature => feature.Id)]));
        }

        return new(sum.Kind, amount);
    }

    private Quantity OfDistinct(FigureMeasure.Distinct distinct)
    {
        var seen = new HashSet<object>();
        foreach (var (layer, features) in Found(distinct.Source))
        {
            if (FigureColumn.Find(layer, distinct.Field.Name, _world.Words) is not { } column)
                continue;
            var known = features.Where(feature => ValueOf(feature, column) is not null).ToList();
            seen.UnionWith(known.Select(feature => ValueOf(feature, column)!));
            Keep(layer, known.Select(feature => new FigureShare(feature.Id, 0)));
        }

        return Quantity.Of(seen.Count);
    }

    private static object? ValueOf(Feature feature, FigureColumn column) => feature.Values[column.Index] switch
    {
        string text => text.Trim() is { Length: > 0 } trimmed ? trimmed : null,
        var value => value,
    };

    private static decimal SizeOf(AreaUnit unit) => FigureUnit.Find(unit switch
    {
        AreaUnit.Mu => "mu",
        AreaUnit.Hectares => "ha",
        _ => "m2",
    })!.Size;

    private IEnumerable<(FigureLayer Layer, List<Feature> Features)> Found(FigureSource source)
    {
        foreach (var layer in _world.Of(source))
        {
            _ct.ThrowIfCancellationRequested();
            yield return (layer, [.. new FigureFilter(_world, layer, _ct).Find(source.Where).Select(feature => layer.Features[feature])]);
        }
    }

    private void Keep(FigureLayer layer, IEnumerable<FigureShare> shares)
    {
        if (shares.ToList() is { Count: > 0 } known)
            _traces.Add(new(layer.Name, known));
    }
}
