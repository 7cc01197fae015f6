using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Held;

/// <summary>A column of an attribute table.</summary>
/// <param name="Index">The position of a field in the schema, or one of the two that no field holds.</param>
public readonly record struct TableColumn(int Index)
{
    /// <summary>The feature's id.</summary>
    public static readonly TableColumn Id = new(-1);

    /// <summary>The official area of a polygon in mu, the length of a line in metres.</summary>
    public static readonly TableColumn Size = new(-2);
}

/// <param name="Text">See <see cref="ValueFilter"/>.</param>
public sealed record ColumnFilter(TableColumn Column, string Text);

/// <summary>Which rows of a table to show, and in what order.</summary>
public sealed record TableQuery
{
    public TableColumn SortBy { get; init; } = TableColumn.Id;

    public bool IsDescending { get; init; }

    /// <summary>Found in any column, without regard to case; empty for all.</summary>
    public string Text { get; init; } = "";

    /// <summary>All must let a row through.</summary>
    public IReadOnlyList<ColumnFilter> Filters { get; init; } = [];

    /// <summary>Keeps features whose envelope meets this one; null for all.</summary>
    public Envelope? Within { get; init; }
}
