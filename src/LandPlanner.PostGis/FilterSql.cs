using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>A query as a condition with numbered parameters.</summary>
internal sealed class FilterSql(LayerDraft layer, int srid)
{
    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];

    public IReadOnlyList<object?> Values => _values;

    public string Where(FeatureQuery query)
    {
        if (query.AfterId > 0)
            _conditions.Add($"fid > {Mark(query.AfterId)}");
        if (query.Ids is { } ids)
            _conditions.Add($"fid = ANY({Mark(ids.ToArray())})");
        if (query.Within is { } box)
            _conditions.Add(layer.Kind == GeometryKind.None ? "FALSE" : Meets(box, isExact: query.Limit is not null || query.WithoutShapes));
        if (query.Where is { } filter)
            _conditions.Add(Condition(filter));
        return _conditions.Count == 0 ? "TRUE" : string.Join(" AND ", _conditions);
    }

    /// <summary>Fields for ORDER BY, then the id.</summary>
    public string Order(IEnumerable<FieldOrder> fields) => string.Concat(fields.Select(field => $"{Order(field)}, ")) + "fid";

    /// <exception cref="WorkspaceException">The layer has no such field.</exception>
    public Field Find(string field)
    {
        var index = layer.Schema.IndexOf(field);
        return index >= 0
            ? layer.Schema.Fields[index]
            : throw new WorkspaceException($"The layer '{layer.Name}' has no field '{field}'. Ask for one of its own fields.");
    }

    public string Order(FieldOrder order)
    {
        var column = Column(order.Field);
        return $"{(Find(order.Field).Type == FieldType.Text ? $"nullif({column}, '')" : column)} {(order.IsDescending ? "DESC" : "ASC")} NULLS LAST";
    }

    /// <summary>Text is compared by code point, whatever the database's own order.</summary>
    public string Column(string field)
    {
        var found = Find(field);
        var column = Quote(SqlNames.Column(found.Name));
        return found.Type == FieldType.Text ? $"{column} COLLATE \"C\"" : column;
    }

    /// <param name="isExact">Boxes in tables and indexes are rounded outward to single precision. Where rows are counted, or come without shapes, the
    /// server must look at the coordinates; else the reader does.</param>
    private string Meets(Envelope box, bool isExact)
    {
        var (minX, minY, maxX, maxY) = (Mark(box.MinX), Mark(box.MinY), Mark(box.MaxX), Mark(box.MaxY));
        var near = string.Create(CultureInfo.InvariantCulture, $"geom && ST_MakeEnvelope({minX}, {minY}, {maxX}, {maxY}, {srid})");
        return isExact
            ? $"{near} AND ST_XMin(geom) <= {maxX} AND ST_XMax(geom) >= {minX} AND ST_YMin(geom) <= {maxY} AND ST_YMax(geom) >= {minY}"
            : near;
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
        return compare.Comparison == Comparison.StartsWith
            ? $"starts_with({column}, {Mark(compare.Value)})"
            : $"{column} {Operator(compare.Comparison)} {Mark(compare.Value)}";
    }

    // One array parameter, since a statement takes 65535 parameters at most.
    private string OneOf(AttributeFilter.OneOf oneOf) =>
        oneOf.Values.Count == 0 ? "FALSE" : $"{Column(oneOf.Field)} = ANY({Mark(ArrayOf(oneOf.Values))})";

    private static Array ArrayOf(IReadOnlyList<object> values)
    {
        var array = Array.CreateInstance(values[0].GetType(), values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i], i);
        return array;
    }

    private string Mark(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }

    private static string Operator(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.NotEqual => "<>",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        _ => ">=",
    };
}
