using LandPlanner.Calendars;
using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>Finds which features of a layer a condition holds for. The condition has passed <see cref="FigureCheck"/>.</summary>
internal sealed class FigureFilter(FigureWorld world, FigureLayer layer, CancellationToken ct)
{
    /// <summary>The positions of the features, ascending.</summary>
    public IReadOnlyList<int> Find(FigureCondition? condition)
    {
        var all = Enumerable.Range(0, layer.Features.Count);
        if (condition is null)
            return [.. all];
        var test = Test(condition);
        return [.. all.Where(feature => test(feature) == true)];
    }

    private Func<int, bool?> Test(FigureCondition condition) => condition switch
    {
        FigureCondition.AllOf all => Every([.. all.Parts.Select(Test)]),
        FigureCondition.AnyOf any => Some([.. any.Parts.Select(Test)]),
        FigureCondition.Not not => Test(not.Part) is var test ? feature => !test(feature) : null!,
        FigureCondition.Compare compare => Values(compare.Field, value => Compare(compare.Field, value, compare.Comparison, compare.Value)),
        FigureCondition.OneOf oneOf => Values(oneOf.Field, value => oneOf.Values.Any(wanted => Compare(oneOf.Field, value, Comparison.Equal, wanted))),
        FigureCondition.InYear inYear => Values(inYear.Field, value => IsIn(value, inYear.Year)),
        FigureCondition.Known known => Column(known.Field) is { } column ? feature => IsKnown(layer.Features[feature].Values[column.Index]) != known.Negated : _ => known.Negated,
        FigureCondition.Size size => feature => Holds(Quantity.Of(world.Areas.Of(layer.Features[feature].Shape)).Amount.CompareTo(size.Area.Amount), size.Comparison),
        FigureCondition.Ground ground => Ground(ground),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static Func<int, bool?> Every(IReadOnlyList<Func<int, bool?>> tests) => feature =>
    {
        bool? all = true;
        foreach (var test in tests)
            all &= test(feature);
        return all;
    };

    private static Func<int, bool?> Some(IReadOnlyList<Func<int, bool?>> tests) => feature =>
    {
        bool? any = false;
        foreach (var test in tests)
            any |= test(feature);
        return any;
    };

    private Func<int, bool?> Ground(FigureCondition.Ground ground)
    {
        var region = FigureRegion.Of(world, ground.Region, ct);
        var on = region.Meet(layer.Features.Select(feature => feature.Shape).ToList(), ground.IsWithin);
        return feature => on[feature];
    }

    private FigureColumn? Column(FigureField field) => FigureColumn.Find(layer, field.Name, world.Words);

    private Func<int, bool?> Values(FigureField field, Func<object, bool> test)
    {
        var column = field.Name == FigureField.Stage ? FigureColumn.Find(layer, "state", world.Words) : Column(field);
        return column is null ? _ => null : feature => layer.Features[feature].Values[column.Index] is { } value && IsKnown(value) ? test(value) : null;
    }

    private bool Compare(FigureField field, object value, Comparison comparison, FigureLiteral wanted)
    {
        if (field.Name == FigureField.Stage)
            return world.Words.StatesOf(wanted.Text).Contains((string)value);
        if (value is string text)
            return CompareText(text.Trim(), comparison, Column(field)?.Entry?.CodeOf(wanted.Text) ?? wanted.Text);
        var order = value switch
        {
            bool flag => flag.CompareTo(bool.Parse(wanted.Text)),
            DateOnly date => date.CompareTo(wanted.Date!.Value),
            DateTime time => ChinaTime.DayOf(time).CompareTo(wanted.Date!.Value),
            _ => FigureColumn.NumberOf(value) is { } number ? number.CompareTo(wanted.Number!.Value) : ((double)value).CompareTo((double)wanted.Number!.Value),
        };
        return Holds(order, comparison);
    }

    private static bool CompareText(string text, Comparison comparison, string wanted) => comparison switch
    {
        Comparison.StartsWith => text.StartsWith(wanted, StringComparison.Ordinal),
        Comparison.NotEqual => text != wanted,
        _ => text == wanted,
    };

    private static bool IsIn(object value, FigureLiteral year) => value switch
    {
        string text => text.TrimStart().StartsWith(year.Text, StringComparison.Ordinal),
        DateOnly date => date.Year == year.Number,
        DateTime time => ChinaTime.DayOf(time).Year == year.Number,
        _ => (long)value == year.Number,
    };

    private static bool IsKnown(object? value) => value is not null && !(value is string text && string.IsNullOrWhiteSpace(text));

    private static bool Holds(int order, Comparison comparison) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };
}
