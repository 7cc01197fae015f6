using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>A query as a condition with parameters in the order of their marks.</summary>
internal sealed class FilterSql(LayerDraft layer)
{
    private readonly List<string> _conditions = ["fid > ?"];
    private readonly List<object?> _values = [];

    public IReadOnlyList<object?> Values => _values;

    public string Where(FeatureQuery query)
    {
        _values.Add(query.AfterId);
        if (query.Ids is { } ids)
        {
            _conditions.Add("fid IN (SELECT value FROM json_each(?))");
            _values.Add(JsonList(ids.Select(id => (object)id)));
        }

        if (query.Within is { } box && layer.Kind != GeometryKind.None)
        {
            _conditions.Add(LayerSql.InBox(layer.Name));
            _values.AddRange([box.MaxX, box.MinX, box.MaxY, box.MinY]);
        }
        else if (query.Within is not null)
        {
            _conditions.Add("FALSE");
        }

        if (query.Where is { } filter)
            _conditions.Add(Condition(filter));
        return string.Join(" AND ", _conditions);
    }

    /// <summary>Fields for ORDER BY, the id not among them.</summary>
    public string Order(IEnumerable<FieldOrder> fields) => string.Join(", ", fields.Select(field => Order(Find(field.Field), field.IsDescending)));

    /// <exception cref="WorkspaceException">The layer has no such field.</exception>
    public Field Find(string field)
    {
        var index = layer.Schema.IndexOf(field);
        return index >= 0
            ? layer.Schema.Fields[index]
            : throw new WorkspaceException($"The layer '{layer.Name}' has no field '{field}'. Ask for one of its own fields.");
    }

    private static string Order(Field field, bool isDescending)
    {
        var column = LayerSql.Quote(field.Name);
        return $"{(field.Type == FieldType.Text ? $"nullif({column}, '')" : column)} {(isDescending ? "DESC" : "ASC")} NULLS LAST";
    }

    private string Condition(AttributeFilter filter) => filter switch
    {
        AttributeFilter.Compare compare => Compare(compare),
        AttributeFilter.OneOf oneOf => OneOf(oneOf),
        AttributeFilter.IsNull isNull => $"{Column(isNull.Field)} IS {(isNull.Negated ? "NOT " : "")}NULL",
        AttributeFilter.AllOf all => Join(all.Parts, " AND ", "TRUE"),
        AttributeFilter.AnyOf any => Join(any.Parts, " OR ", "FALSE"),
        _ => throw new ArgumentException($"The filter {filter.GetType().Name} is not known."),
    };

    private string Join(IReadOnlyList<AttributeFilter> parts, string word, string none) =>
        parts.Count == 0 ? none : $"({string.Join(word, parts.Select(Condition))})";

    private string Compare(AttributeFilter.Compare compare)
    {
        var column = Column(compare.Field);
        if (compare.Comparison == Comparison.StartsWith)
        {
            _values.AddRange([compare.Value, compare.Value]);
            return $"substr({column}, 1, length(?)) = ?";
        }

        _values.Add(compare.Value);
        return $"{column} {Operator(compare.Comparison)} ?";
    }

    // One JSON parameter, since SQLite takes 32766 parameters at most. Its parser of numbers is not exact: reals go
    // one by one.
    private string OneOf(AttributeFilter.OneOf oneOf)
    {
        var column = Column(oneOf.Field);
        if (oneOf.Values.Any(value => value is double or byte[]))
        {
            _values.AddRange(oneOf.Values);
            return $"{column} IN ({string.Join(", ", oneOf.Values.Select(_ => "?"))})";
        }

        _values.Add(JsonList(oneOf.Values));
        return $"{column} IN (SELECT value FROM json_each(?))";
    }

    private string Column(string field) => LayerSql.Quote(Find(field).Name);

    private static string Operator(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "<>",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };

    private static string JsonList(IEnumerable<object> values)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var value in values)
        {
            _ = value switch
            {
                long number => json.Integer(number),
                bool truth => json.Integer(truth ? 1 : 0),
                DateOnly date => json.Date(date),
                DateTime moment => json.Moment(moment),
                _ => json.Text((string)value),
            };
        }

        return json.EndArray().ToString();
    }
}
