using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>Looks whether a workspace has what a measure asks, before a single feature is looked at.</summary>
internal sealed class FigureCheck(FigureWorld world, FigureText text)
{
    /// <returns>What is missing; null where nothing is.</returns>
    /// <exception cref="FigureException">The measure asks of a layer what it cannot be asked.</exception>
    public FigureGap? GapOf(FigureMeasure measure)
    {
        var gap = GapOf(measure.Source, measure switch
        {
            FigureMeasure.Sum { Field: var field } => field,
            FigureMeasure.Distinct { Field: var field } => field,
            _ => null,
        });
        if (gap is null && measure is FigureMeasure.Land { Region: { } region })
            gap = GapOf(region, null);
        if (gap is null)
            Require(measure);
        return gap;
    }

    private FigureGap? GapOf(FigureSource source, FigureField? field)
    {
        var layers = world.Of(source).ToList();
        if (layers.Count == 0)
            return Gap(source, null);
        return (field is null ? null : GapOf(source, layers, field)) ?? (source.Where is { } where ? GapOf(source, layers, where) : null);
    }

    private FigureGap? GapOf(FigureSource source, IReadOnlyList<FigureLayer> layers, FigureCondition condition) => condition switch
    {
        FigureCondition.AllOf all => all.Parts.Select(part => GapOf(source, layers, part)).FirstOrDefault(gap => gap is not null),
        FigureCondition.AnyOf any => any.Parts.Select(part => GapOf(source, layers, part)).FirstOrDefault(gap => gap is not null),
        FigureCondition.Not not => GapOf(source, layers, not.Part),
        FigureCondition.Ground ground => GapOf(ground.Region, null),
        FigureCondition.Compare compare => GapOf(source, layers, compare.Field),
        FigureCondition.OneOf oneOf => GapOf(source, layers, oneOf.Field),
        FigureCondition.InYear inYear => GapOf(source, layers, inYear.Field),
        FigureCondition.Known known => GapOf(source, layers, known.Field),
        _ => null,
    };

    private FigureGap? GapOf(FigureSource source, IReadOnlyList<FigureLayer> layers, FigureField field)
    {
        if (field.Name == FigureField.Stage)
        {
            return layers.FirstOrDefault(layer => !FigureVocabulary.AreCases(layer.Role)) is { } other
                ? throw text.Wrong(field.Offset, $"'{other.Name}' holds no cases; only cases have a stage.")
                : null;
        }

        if (layers.Any(layer => FigureColumn.Find(layer, field.Name, world.Words) is not null))
            return null;
        var known = layers.SelectMany(layer => KnownFields(layer.Role)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (known.Contains(field.Name))
            return Gap(source, field.Name);
        var columns = layers.SelectMany(layer => layer.Schema.Fields).Select(column => column.Name).Concat(known).Distinct(StringComparer.OrdinalIgnoreCase);
        throw text.Wrong(field.Offset, $"there is no field '{field.Name}' in {string.Join(", ", layers.Select(layer => $"'{layer.Name}'"))}.{NearestWord.Hint(field.Name, columns)}");
    }

    private void Require(FigureMeasure measure)
    {
        if (measure is FigureMeasure.Land land)
        {
            RequirePolygons(land.Source, "an area");
            if (land.Region is { } region)
                RequireRegion(region);
        }

        if (measure is FigureMeasure.Sum sum)
            RequireNumbers(sum);
        Require(measure.Source);
    }

    private void Require(FigureSource source)
    {
        if (source.Where is { } where)
            Require(source, where);
    }

    private void Require(FigureSource source, FigureCondition condition)
    {
        switch (condition)
        {
            case FigureCondition.AllOf all:
                foreach (var part in all.Parts)
                    Require(source, part);
                break;
            case FigureCondition.AnyOf any:
                foreach (var part in any.Parts)
                    Require(source, part);
                break;
            case FigureCondition.Not not:
                Require(source, not.Part);
                break;
            case FigureCondition.Size:
                RequirePolygons(source, "an area");
                break;
            case FigureCondition.Ground ground:
                RequireRegion(ground.Region);
                break;
            case FigureCondition.Compare compare:
                RequireComparable(source, compare.Field, [compare.Value], compare.Comparison);
                break;
            case FigureCondition.OneOf oneOf:
                RequireComparable(source, oneOf.Field, oneOf.Values, Comparison.Equal);
                break;
            case FigureCondition.InYear inYear:
                RequireYears(source, inYear.Field);
                break;
        }
    }

    private void RequireRegion(FigureSource region)
    {
        RequirePolygons(region, "a region");
        Require(region);
    }

    private void RequirePolygons(FigureSource source, Sentence what)
    {
        if (world.Of(source).FirstOrDefault(layer => layer.Kind != GeometryKind.Polygon) is { } layer)
            throw text.Wrong(source.Offset, $"'{layer.Name}' has no polygons, and {what} is made of polygons.");
    }

    private void RequireNumbers(FigureMeasure.Sum sum)
    {
        foreach (var (layer, column) in Columns(sum.Source, sum.Field))
        {
            if (column.Field.Type is not (FieldType.Integer or FieldType.Real))
                throw text.Wrong(sum.Field.Offset, $"'{column.Field.Name}' of '{layer.Name}' is {Said(column.Field.Type)} and cannot be summed.");
        }
    }

    private void RequireYears(FigureSource source, FigureField field)
    {
        foreach (var (layer, column) in Columns(source, field))
        {
            if (column.Field.Type is FieldType.Real or FieldType.Boolean or FieldType.Binary)
                throw text.Wrong(field.Offset, $"'{column.Field.Name}' of '{layer.Name}' is {Said(column.Field.Type)} and lies in no year.");
        }
    }

    private void RequireComparable(FigureSource source, FigureField field, IReadOnlyList<FigureLiteral> values, Comparison comparison)
    {
        if (field.Name == FigureField.Stage)
            return;
        var columns = Columns(source, field).ToList();
        foreach (var value in values)
        {
            foreach (var (layer, column) in columns)
                RequireComparable(layer, column, value, field, comparison);
            RequireChoice(columns, value, comparison);
        }
    }

    private void RequireComparable(FigureLayer layer, FigureColumn column, FigureLiteral value, FigureField field, Comparison comparison)
    {
        var type = column.Field.Type;
        var isOrdered = comparison is Comparison.Less or Comparison.LessOrEqual or Comparison.Greater or Comparison.GreaterOrEqual;
        if (type == FieldType.Binary || isOrdered && type is FieldType.Text or FieldType.Boolean || comparison == Comparison.StartsWith && type != FieldType.Text)
            throw text.Wrong(field.Offset, $"'{column.Field.Name}' of '{layer.Name}' is {Said(type)}, which cannot be compared so.");
        var fits = type switch
        {
            FieldType.Integer or FieldType.Real => value.Number is not null,
            FieldType.Date or FieldType.DateTime => value.Date is not null,
            FieldType.Boolean => bool.TryParse(value.Text, out _),
            _ => true,
        };
        if (!fits)
            throw text.Wrong(value.Offset, $"'{column.Field.Name}' of '{layer.Name}' is {Said(type)}; '{value.Text}' is none.");
    }

    /// <summary>Refused only where no layer could ever say it: layers that are no ledgers say what they like.</summary>
    private void RequireChoice(List<(FigureLayer Layer, FigureColumn Column)> columns, FigureLiteral value, Comparison comparison)
    {
        if (comparison == Comparison.StartsWith || columns.Count == 0 || columns.Any(pair => pair.Column.Entry is not { Choices.Count: > 0 } entry || entry.CodeOf(value.Text) is not null))
            return;
        var codes = columns.SelectMany(pair => pair.Column.Entry!.Choices).Select(choice => choice.Code).Distinct().ToList();
        throw text.Wrong(value.Offset, $"'{columns[0].Column.Field.Name}' of '{columns[0].Layer.Name}' is never '{value.Text}'; it is one of {string.Join(", ", codes)}.{NearestWord.Hint(value.Text, codes)}");
    }

    private IEnumerable<(FigureLayer Layer, FigureColumn Column)> Columns(FigureSource source, FigureField field) =>
        from layer in world.Of(source)
        let column = FigureColumn.Find(layer, field.Name, world.Words)
        where column is not null
        select (layer, column);

    private FigureGap Gap(FigureSource source, string? field) => new(
        source.Layer, source.Role is { } role ? world.Words.Roles.Get(role) : null, field,
        source.Role is { } carried && world.Words.Roles.Get(carried).LayerAliases.Count == 0 ? world.Words.FormsOf(carried).FirstOrDefault()?.Layer : null);

    private IEnumerable<string> KnownFields(LayerRole role)
    {
        var definition = world.Words.Roles.Get(role);
        return definition.FieldAliases.SelectMany(pair => pair.Value.Prepend(pair.Key))
            .Concat(world.Words.FormsOf(role).SelectMany(form => form.Fields).Select(field => field.Name));
    }

    private static Sentence Said(FieldType type) => type switch
    {
        FieldType.Text => (Sentence)"a text",
        FieldType.Integer => "a whole number",
        FieldType.Real => "a number",
        FieldType.Boolean => "true or false",
        FieldType.Date => "a date",
        FieldType.DateTime => "a time",
        _ => "binary",
    };
}
