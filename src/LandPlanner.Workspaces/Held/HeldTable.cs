using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Workspaces.Held;

/// <summary>A layer held in memory as a table: rows are its features, by their position.</summary>
/// <remarks>Any thread may ask. Sizes are measured when first asked for.</remarks>
public sealed class HeldTable(HeldLayer layer, EllipsoidalArea areas)
{
    private readonly Lazy<object?[]> _sizes = new(() => Measure(layer, areas));

    public HeldLayer Layer => layer;

    /// <summary>Whether features have an area or a length.</summary>
    public bool HasSize => layer.Info.Kind is GeometryKind.Polygon or GeometryKind.Line;

    public bool IsNumber(TableColumn column) =>
        column.Index < 0 || layer.Info.Schema.Fields[column.Index].Type is FieldType.Integer or FieldType.Real;

    public object? Value(int row, TableColumn column) => column.Index switch
    {
        -1 => layer.Features[row].Id,
        -2 => _sizes.Value[row],
        var field => layer.Features[row].Values[field],
    };

    /// <summary>The row of a feature; -1 where there is none.</summary>
    public int RowOf(long id)
    {
        var (low, high) = (0, layer.Features.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var difference = layer.Features[middle].Id.CompareTo(id);
            if (difference == 0)
                return middle;
            (low, high) = difference < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The rows a query keeps, in its order: numbers by size, text by code point (texts that are all digits, as numbers), empty cells last either way, then by id.</summary>
    public int[] Arrange(TableQuery query, CancellationToken ct)
    {
        var rows = Keep(query, ct);
        ct.ThrowIfCancellationRequested();
        return query.SortBy == TableColumn.Id ? ById(rows, query.IsDescending) : new TableOrder(this, query.SortBy, query.IsDescending).Sort(rows);
    }

    private static int[] ById(int[] rows, bool isDescending)
    {
        if (isDescending)
            Array.Reverse(rows);
        return rows;
    }

    private int[] Keep(TableQuery query, CancellationToken ct)
    {
        var filters = query.Filters.Where(filter => !string.IsNullOrWhiteSpace(filter.Text))
            .Select(filter => (filter.Column, Filter: ValueFilter.Parse(filter.Text, IsNumber(filter.Column)))).ToArray();
        var text = query.Text.Trim();
        var part = new TextPart(text);
        if (filters.Length == 0 && text.Length == 0 && query.Within is null)
            return [.. Enumerable.Range(0, layer.Features.Count)];
        var kept = new bool[layer.Features.Count];
        Parallel.For(0, kept.Length, new ParallelOptions { CancellationToken = ct }, row => kept[row] =
            (query.Within is not { } box || layer.Features[row].Box?.Intersects(box) == true)
            && Array.TrueForAll(filters, filter => filter.Filter.Accepts(Value(row, filter.Column)))
            && (text.Length == 0 || Holds(row, part)));
        return [.. Enumerable.Range(0, kept.Length).Where(row => kept[row])];
    }

    private bool Holds(int row, TextPart part)
    {
        var feature = layer.Features[row];
        foreach (var value in feature.Values)
        {
            if (part.IsIn(value))
                return true;
        }

        return part.IsIn(feature.Id);
    }

    private static object?[] Measure(HeldLayer layer, EllipsoidalArea areas)
    {
        var sizes = new object?[layer.Features.Count];
        Parallel.For(0, sizes.Length, row => sizes[row] = layer.Features[row].Shape switch
        {
            { Kind: GeometryKind.Polygon } shape => (double)shape.Area(areas).Mu(),
            { Kind: GeometryKind.Line } shape => Math.Round(shape.LengthMetres(), 2),
            _ => null,
        });
        return sizes;
    }
}
